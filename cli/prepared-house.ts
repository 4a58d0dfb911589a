import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { openHouse, type House } from './house.ts';
import type { Lifetime } from './lifetime.ts';
import { describeReach, prepareDatabase } from './prepare-database.ts';

interface DatabaseUrls {
  readonly daily: string;
  readonly admin: string | undefined;
}

/** Brings the database forward by its owner, then opens the house for the daily work; `warn` is told where that could touch the account. */
export async function openPreparedHouse(
  life: Lifetime,
  config: Config,
  urls: DatabaseUrls,
  { log, warn }: { readonly log: Logger; readonly warn: (text: string) => void },
): Promise<House> {
  await prepareDatabase(config, urls);
  const house = await life.start(
    () => openHouse(config, log, urls.daily),
    (opened) => opened.close(),
  );
  const warning = await describeReach(house.pool);
  if (warning !== undefined) warn(warning);
  return house;
}
