import { execute, many, type Client } from './pool.ts';

/** The small part of a page's result that stands in the database. */
export interface PageResult {
  readonly resultKey: string;
  /** Object key of what people look at: the original itself where every browser shows it as it is. */
  readonly viewKey: string;
  readonly kind: string;
  readonly rotation: number;
  readonly skewDeg: number;
  readonly quality: { readonly score: number; readonly issues: readonly string[] };
  readonly widthPx: number;
  readonly heightPx: number;
  readonly wordCount: number;
}

export interface CountedUpload {
  readonly uploadId: number;
  readonly batchId: number;
  readonly dossierId: number;
  readonly sha256: string;
}

/** All uploads of the counted content, in whatever batch: each gets its pages. */
export function markCounted(client: Client, taskKey: string, pageCount: number): Promise<CountedUpload[]> {
  return many<CountedUpload>(
    client,
    `update uploads set state = 'counted', page_count = $2, failure_code = null, failure_details = null
     where task_key = $1 and state <> 'counted'
     returning id as "uploadId", batch_id as "batchId", dossier_id as "dossierId", sha256`,
    [taskKey, pageCount],
  );
}

export async function addPages(
  client: Client,
  upload: CountedUpload,
  pages: readonly { readonly pageInFile: number; readonly taskKey: string }[],
): Promise<void> {
  await execute(
    client,
    `insert into pages (batch_id, dossier_id, upload_id, sha256, page_in_file, task_key)
     select $1, $2, $3, $4, page, key from unnest($5::int[], $6::text[]) as t(page, key)
     on conflict (upload_id, page_in_file) do nothing`,
    [
      upload.batchId,
      upload.dossierId,
      upload.uploadId,
      upload.sha256,
      pages.map((page) => page.pageInFile),
      pages.map((page) => page.taskKey),
    ],
  );
}

export interface TouchedPage {
  readonly pageId: number;
  readonly batchId: number;
  readonly dossierId: number;
}

const TOUCHED = 'p.id as "pageId", p.batch_id as "batchId", p.dossier_id as "dossierId"';

/** Gives every waiting page of the given tasks what its task has found out; tasks still open change nothing. */
export function spreadResults(client: Client, taskKeys: readonly string[]): Promise<TouchedPage[]> {
  return many<TouchedPage>(
    client,
    `update pages p set
       state = case t.state when 'done' then 'read' when 'failed' then 'failed' else 'set_aside' end,
       kind = t.result->>'kind', rotation = (t.result->>'rotation')::int, skew_deg = (t.result->>'skewDeg')::real,
       quality = t.result->'quality', width_px = (t.result->>'widthPx')::int, height_px = (t.result->>'heightPx')::int,
       word_count = (t.result->>'wordCount')::int, result_key = t.result->>'resultKey', view_key = t.result->>'viewKey',
       failure_code = t.failure_code, failure_details = t.failure_details, finished_at = now()
     from tasks t where t.key = p.task_key and t.key = any($1) and p.state = 'waiting'
       and t.state in ('done', 'failed', 'set_aside')
     returning ${TOUCHED}`,
    [taskKeys],
  );
}

/** Gives the uploads of a failed count its reason. */
export function spreadCountFailure(client: Client, taskKey: string): Promise<Omit<TouchedPage, 'pageId'>[]> {
  return many(
    client,
    `update uploads u set state = 'failed', failure_code = t.failure_code, failure_details = t.failure_details
     from tasks t where t.key = u.task_key and t.key = $1 and u.state = 'waiting' and t.state in ('failed', 'set_aside')
     returning u.batch_id as "batchId", u.dossier_id as "dossierId"`,
    [taskKey],
  );
}
