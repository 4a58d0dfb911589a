import { execute, maybeOne, one, type Client } from './pool.ts';

export interface DossierWish {
  readonly batchId: number;
  readonly dossierKey: string;
  readonly dossierNames: readonly [string, string];
}

/**
 * The dossier of a batch that a file belongs to, made with its first file. Its plain name goes to the lowest key that
 * wants it, so that the order in which files come in changes nothing. The caller holds the batch's row: one at a time.
 */
export async function findOrAddDossier(client: Client, wish: DossierWish): Promise<number> {
  const known = await maybeOne<{ id: number }>(
    client,
    'select id from dossiers where batch_id = $1 and key = $2',
    [wish.batchId, wish.dossierKey],
  );
  if (known) return known.id;
  const [plain, long] = wish.dossierNames;
  const holder = await maybeOne<{ id: number; key: string | null }>(
    client,
    'select id, key from dossiers where batch_id = $1 and name = $2',
    [wish.batchId, plain],
  );
  if (!holder) return addDossier(client, wish, plain);
  if (holder.key === null || holder.key < wish.dossierKey)
    return addDossier(client, wish, await findFreeName(client, wish.batchId, long));
  // Only a single file can come after: its key is its whole name.
  const longOfHolder = holder.key.slice(holder.key.indexOf(':') + 1);
  await execute(client, 'update dossiers set name = $2 where id = $1', [
    holder.id,
    await findFreeName(client, wish.batchId, longOfHolder),
  ]);
  return addDossier(client, wish, plain);
}

async function addDossier(client: Client, wish: DossierWish, name: string): Promise<number> {
  const added = await one<{ id: number }>(
    client,
    'insert into dossiers (batch_id, name, key) values ($1, $2, $3) returning id',
    [wish.batchId, name, wish.dossierKey],
  );
  return added.id;
}

async function findFreeName(client: Client, batchId: number, wish: string): Promise<string> {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wish : `${wish} (${n})`;
    if (
      !(await maybeOne(client, 'select 1 as taken from dossiers where batch_id = $1 and name = $2', [
        batchId,
        name,
      ]))
    )
      return name;
  }
}
