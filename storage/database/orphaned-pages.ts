import { execute, many, type Client, type Db } from './pool.ts';
import { MODEL_OF_TASK } from './tasks.ts';

export interface OrphanedPage {
  readonly pageId: number;
  readonly batchId: number;
  readonly dossierId: number;
  readonly sha256: string;
  readonly pageInFile: number;
  readonly taskKey: string;
}

/**
 * Pages that wait for a model which no worker has had for a while, their tasks locked. None while a worker of an earlier
 * program lives: it does not say what it has. Pages of a newer program wait for that.
 */
export function takeOrphanedPages(
  client: Client,
  own: { readonly model: string; readonly readPage: number },
  options: { readonly unseenMs: number; readonly limit: number },
): Promise<OrphanedPage[]> {
  return many<OrphanedPage>(
    client,
    `with held as (select model from workers
       where stopped_at is null and seen_at > now() - make_interval(secs => $3 / 1000.0)),
     orphans as (
       select t.key from tasks t
       where t.state = 'pending' and t.stage = 'read-page' and ${MODEL_OF_TASK} <> $1
         and split_part(t.stage_version, '~', 1)::int <= $2
         and t.created_at < now() - make_interval(secs => $3 / 1000.0)
         and not exists (select from held where model is null)
         and ${MODEL_OF_TASK} not in (select model from held where model is not null)
       order by t.priority, t.created_at for update skip locked limit $4)
     select p.id as "pageId", p.batch_id as "batchId", p.dossier_id as "dossierId", p.sha256,
       p.page_in_file as "pageInFile", o.key as "taskKey"
     from orphans o join pages p on p.task_key = o.key and p.state = 'waiting' order by p.id`,
    [own.model, own.readPage, options.unseenMs, options.limit],
  );
}

/** Tasks that nobody asks for any more and that left nothing. */
export async function dropUnwanted(db: Db, keys: readonly string[]): Promise<void> {
  await execute(
    db,
    `delete from tasks t where t.key = any($1) and t.state = 'pending'
       and not exists (select from pages p where p.task_key = t.key)
       and not exists (select from task_effects e where e.task_key = t.key)`,
    [keys],
  );
}
