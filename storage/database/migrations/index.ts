import { people } from './0001-people.ts';
import { intake } from './0002-intake.ts';
import { records } from './0003-records.ts';
import { oversight } from './0004-oversight.ts';
import { flow } from './0005-flow.ts';
import { lookUps } from './0006-look-ups.ts';
import { badlyRead } from './0007-badly-read.ts';
import { views } from './0008-views.ts';
import { workerModels } from './0009-worker-models.ts';
import { bookCovers } from './0010-book-covers.ts';
import { namedPages } from './0011-named-pages.ts';
import { access } from './0012-access.ts';
import { signIn } from './0013-sign-in.ts';
import { sealedAccount } from './0014-sealed-account.ts';
import { searchKeys } from './0016-search-keys.ts';
import { dossierKeys } from './0018-dossier-keys.ts';
import { takenBack } from './0019-taken-back.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Forward only: a migration that has shipped is never edited; a correction is a new one. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'people', sql: people },
  { version: 2, name: 'intake', sql: intake },
  { version: 3, name: 'records', sql: records },
  { version: 4, name: 'oversight', sql: oversight },
  { version: 5, name: 'flow', sql: flow },
  { version: 6, name: 'look-ups', sql: lookUps },
  { version: 7, name: 'badly-read', sql: badlyRead },
  { version: 8, name: 'views', sql: views },
  { version: 9, name: 'worker-models', sql: workerModels },
  { version: 10, name: 'book-covers', sql: bookCovers },
  { version: 11, name: 'named-pages', sql: namedPages },
  { version: 12, name: 'access', sql: access },
  { version: 13, name: 'sign-in', sql: signIn },
  { version: 14, name: 'sealed-account', sql: sealedAccount },
  { version: 16, name: 'search-keys', sql: searchKeys },
  { version: 18, name: 'dossier-keys', sql: dossierKeys },
  { version: 19, name: 'taken-back', sql: takenBack },
];
