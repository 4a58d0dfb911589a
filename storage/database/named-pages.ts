import { appendAudit } from './audit.ts';
import { execute, maybeOne, type Client } from './pool.ts';

/**
 * Keeps which record type a person says begins on a page; null: as the page tells of itself. Returns its dossier and
 * batch, undefined where there is no such page that was read.
 */
export async function namePage(
  client: Client,
  pageId: number,
  recordType: string | null,
  userId: number,
): Promise<{ dossierId: number; batchId: number } | undefined> {
  // Dossiers are locked before their pages are looked at, as everywhere (dossier-plan.ts).
  const page = await maybeOne<{ dossierId: number; batchId: number; before: string | null }>(
    client,
    `select d.id as "dossierId", d.batch_id as "batchId", n.record_type as before
     from pages p join dossiers d on d.id = p.dossier_id left join named_pages n on n.page_id = p.id
     where p.id = $1 and p.state = 'read' and d.state <> 'duplicate' for update of d`,
    [pageId],
  );
  if (!page) return undefined;
  const { before, ...where } = page;
  if (before === recordType) return where;
  if (recordType === null) await execute(client, 'delete from named_pages where page_id = $1', [pageId]);
  else
    await execute(
      client,
      `insert into named_pages (page_id, record_type, named_by) values ($1, $2, $3)
       on conflict (page_id) do update set record_type = excluded.record_type, named_by = excluded.named_by, named_at = now()`,
      [pageId, recordType, userId],
    );
  await appendAudit(client, {
    actorId: userId,
    action: 'page.name',
    subjectType: 'page',
    subjectId: pageId,
    details: { recordType },
  });
  return where;
}
