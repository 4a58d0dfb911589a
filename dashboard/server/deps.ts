import type { RecordType } from '../../pipeline/records/record-type.ts';
import type { FailedThing } from '../../storage/database/dismissals.ts';
import type { Pool } from '../../storage/database/pool.ts';
import type { ProgressEvent } from '../../storage/database/progress.ts';
import type { RetryScope } from '../../storage/database/retry.ts';
import type { Upload } from '../../storage/database/uploads.ts';
import type { Pace } from './auth/pace.ts';
import type { ObjectStore } from '../../storage/object-store/object-store.ts';

/**
 * All that the dashboard asks of the rest of the house. The composition root hands it in; nothing here is global,
 * and no route knows SQL: it calls the functions of storage/database with `pool`.
 */
export interface DashboardDeps {
  readonly pool: Pool;
  readonly objects: ObjectStore;
  readonly intake: Intake;
  /** Told whenever something moves in a batch; called once, when the server is ready. */
  readonly listenProgress: (onEvent: (event: ProgressEvent) => void) => Promise<{ close(): Promise<void> }>;
  readonly recordTypes: readonly RecordType[];
  readonly options: DashboardOptions;
}

export interface DashboardOptions {
  /** Folder of the built screens (dist/web); without it only the API answers. */
  readonly webFolder?: string;
  /** Folder for uploads under way and for viewable copies of pages; may be emptied at any time. */
  readonly scratchFolder: string;
  /** Where the head of the account is kept outside of the database (storage/account/anchors.ts). */
  readonly anchorFile?: string;
  readonly uploadMaxBytes: number;
  /** Cookies are marked Secure: set where the dashboard is reached over TLS. */
  readonly isSecure: boolean;
  /** Proxies whose word on where a request comes from is believed: addresses, networks (CIDR), `loopback`. */
  readonly trustedProxies?: readonly string[];
  /** A session without a request for so long is over. */
  readonly idleMinutes?: number;
  /** How fast one person may open things by their numbers, where not as usual. */
  readonly pace?: Partial<Pace>;
  /** pino level. */
  readonly logLevel: string;
  /** Where the log goes; standard output where it is left out. */
  readonly logStream?: { write(line: string): unknown };
  /** A connection on which nothing moves for so long is let go. */
  readonly idleConnectionMs?: number;
  /** So long may the head of a request take. */
  readonly headersMs?: number;
  /** Viewable copies of pages may take up so much; those not looked at for longest go first. */
  readonly imagesMaxBytes?: number;
  /** Shown at the top of every screen: whose books these are. */
  readonly unitName: string;
}

/** Where files come into the house; the workers' side of it, handed in. */
export interface Intake {
  /**
   * Keeps a file that lies complete at `path` and puts it to work. The caller removes `path` afterwards.
   * `relativePath`: under which name it was dropped, folders included, already known to be safe.
   * Errors: E-NOT-FOUND when the batch does not take files any more, E-DISK-FULL, E-STORE-AWAY.
   */
  receiveFile(file: {
    readonly batchId: number;
    readonly path: string;
    readonly relativePath: string;
    readonly userId: number;
  }): Promise<Upload>;
  /** All files are in: pages may be put together as dossiers. Stands in the account with who said so. */
  sealBatch(batchId: number, userId: number): Promise<void>;
  /** Another scan in the place of a file that could not be read. Errors: E-NOT-FOUND, E-SAME-SCAN, what a file may fail by. */
  replaceFile(replacement: {
    readonly failed: FailedThing;
    readonly path: string;
    readonly fileName: string;
    readonly reason: string;
    readonly userId: number;
  }): Promise<Upload>;
  /** Puts what failed back to work; how many tasks. Stands in the account. */
  retry(scope: RetryScope, userId: number): Promise<number>;
  /** Which record type begins on a page, as a person says; null takes it back. False where no such page was read. */
  namePage(pageId: number, recordType: string | null, userId: number): Promise<boolean>;
}
