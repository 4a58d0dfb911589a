import type { Readable } from 'node:stream';
import type { DossierField, FieldState, Finding, RecordForm } from '../../pipeline/dossier.ts';
import type { Box } from '../../pipeline/image/raster.ts';
import type { PageKind } from '../../pipeline/page.ts';
import type { RecordType } from '../../pipeline/records/record-type.ts';

/**
 * All that the dashboard asks of the rest of the house. The composition root (cli/serve.ts) hands it in;
 * nothing here is global, nothing here is SQL. Ids are strings; instants are `Date`.
 */
export interface DashboardDeps {
  readonly users: UserPort;
  readonly sessions: SessionPort;
  readonly batches: BatchPort;
  readonly pages: PagePort;
  readonly records: RecordPort;
  readonly search: SearchPort;
  readonly statistics: StatisticsPort;
  readonly books: BookPort;
  readonly audit: AuditPort;
  readonly intake: IntakePort;
  readonly pageFiles: PageFilePort;
  readonly registry: RegistryPort;
  readonly options: DashboardOptions;
}

export interface DashboardOptions {
  /** Folder of the built screens (dist/web); without it only the API answers. */
  readonly webFolder?: string;
  /** Folder for uploads under way and for viewable copies of pages; may be emptied at any time. */
  readonly scratchFolder: string;
  readonly uploadMaxBytes: number;
  /** Cookies are marked Secure: set where the dashboard is reached over TLS. */
  readonly isSecure: boolean;
  /** pino level, or a logger's own options. */
  readonly logLevel: string;
  readonly unitName: string;
}

export const ROLES = ['admin', 'operator', 'reviewer', 'reader'] as const;
/** operator: nộp bản quét · reviewer: duyệt · reader: tra cứu · admin: all of it, and the users. */
export type Role = (typeof ROLES)[number];

export interface User {
  readonly id: string;
  readonly userName: string;
  readonly fullName: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
}

export interface UserPort {
  findByUserName(userName: string): Promise<User | null>;
  list(): Promise<readonly User[]>;
  /** `Failure('E-DUPLICATE')` where the name is taken. */
  create(user: {
    userName: string;
    fullName: string;
    passwordHash: string;
    roles: readonly Role[];
  }): Promise<User>;
  setPassword(userId: string, passwordHash: string, mustChange: boolean): Promise<void>;
  setAccess(userId: string, access: { roles: readonly Role[]; isActive: boolean }): Promise<void>;
}

/** Sessions are kept by the hash of their token: who reads the database cannot sign in with it. */
export interface SessionPort {
  open(tokenHash: string, userId: string, expiresAt: Date): Promise<void>;
  findUser(tokenHash: string, now: Date): Promise<User | null>;
  close(tokenHash: string): Promise<void>;
}

export type BatchState = 'receiving' | 'processing' | 'review' | 'done' | 'failed';

export interface BatchSummary {
  readonly id: string;
  readonly name: string;
  readonly bookTitle: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly pagesTotal: number;
  readonly pagesDone: number;
  readonly pagesFailed: number;
  readonly dossiersTotal: number;
  readonly recordsTotal: number;
  readonly recordsApproved: number;
  /** Fields of its records that nobody has looked at and that are not accepted. */
  readonly doubtfulFields: number;
  readonly state: BatchState;
  /** Pages finished in the last minutes, a minute; null while nothing has finished. */
  readonly pagesPerMinute: number | null;
  readonly secondsLeft: number | null;
}

export type PageState = 'waiting' | 'working' | 'done' | 'failed';

export interface PageSummary {
  readonly id: string;
  readonly batchId: string;
  readonly dossierId: string;
  readonly dossierName: string;
  /** 1-based within the dossier. */
  readonly page: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly pageInFile: number;
  readonly state: PageState;
  /** What is being done, or was being done when it failed: a stage's name. */
  readonly stage: string | null;
  readonly failureCode: string | null;
  readonly kind: PageKind | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Clockwise turn that makes it upright. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly skewDeg: number;
}

export interface BatchPort {
  create(batch: { name: string; bookTitle: string | null; createdBy: string }): Promise<{ id: string }>;
  list(page: { offset: number; limit: number }): Promise<readonly BatchSummary[]>;
  find(batchId: string): Promise<BatchSummary | null>;
}

export interface PagePort {
  listOfBatch(batchId: string): Promise<readonly PageSummary[]>;
  find(pageId: string): Promise<PageSummary | null>;
}

export interface RecordField extends DossierField {
  readonly fieldId: string;
  readonly pageId: string | null;
  /** Rises with each saved value; a save names the version it was made from. */
  readonly version: number;
  /** Other readings of the same pixels, likeliest first. */
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date | null;
}

export type RecordState = 'review' | 'approved' | 'returned';

export interface RecordDetail {
  readonly id: string;
  readonly batchId: string;
  readonly dossierId: string;
  readonly dossierName: string;
  readonly recordType: string;
  readonly form: RecordForm;
  readonly confidence: number;
  readonly state: RecordState;
  readonly returnReason: string | null;
  readonly version: number;
  readonly fields: readonly RecordField[];
  readonly findings: readonly (Finding & { readonly isTicked: boolean })[];
  readonly pages: readonly PageSummary[];
}

/** A later value of a field. `asInBook`: "đúng như trong sổ", kept although a rule objects. */
export interface FieldChange {
  readonly value: string | null;
  readonly state: FieldState;
  readonly asInBook: boolean;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly field: RecordField; readonly findings: RecordDetail['findings'] }
  | { readonly kind: 'conflict'; readonly field: RecordField; readonly changedBy: string | null }
  | { readonly kind: 'absent' };

export interface ReviewQueueSummary {
  readonly recordsTotal: number;
  readonly recordsDone: number;
}

export interface RecordPort {
  find(recordId: string): Promise<RecordDetail | null>;
  listOfBatch(batchId: string): Promise<
    readonly {
      readonly id: string;
      readonly dossierName: string;
      readonly recordType: string;
      readonly state: RecordState;
      readonly doubtfulFields: number;
      readonly title: string | null;
    }[]
  >;
  /** Saves one field if its version is still `expectedVersion`; runs the record's rules again. History keeps all. */
  saveField(
    recordId: string,
    fieldId: string,
    change: FieldChange,
    expectedVersion: number,
    userId: string,
  ): Promise<SaveOutcome>;
  /** False where findings of severity E stand open or somebody changed the record meanwhile. */
  approve(recordId: string, expectedVersion: number, userId: string): Promise<boolean>;
  sendBack(recordId: string, reason: string, userId: string): Promise<boolean>;
  reopen(recordId: string, userId: string): Promise<boolean>;
  /** The record that most needs a person: most doubtful first; `after` is left out. */
  findNextForReview(filter: { batchId?: string; after?: string }): Promise<string | null>;
  summarizeQueue(filter: { batchId?: string }): Promise<ReviewQueueSummary>;
}

export interface SearchHit {
  readonly recordId: string;
  readonly recordType: string;
  readonly state: RecordState;
  readonly fieldId: string;
  readonly value: string;
  readonly pageId: string | null;
  readonly page: number | null;
  readonly bbox: Box | null;
  /** A few more values to tell namesakes apart: birth date, registration number, place. */
  readonly context: Readonly<Record<string, string>>;
  readonly score: number;
}

export interface SearchPort {
  find(query: {
    text: string;
    year?: number;
    recordType?: string;
    approvedOnly: boolean;
    limit: number;
  }): Promise<readonly SearchHit[]>;
}

export interface StatisticsPort {
  countPagesByHour(since: Date): Promise<readonly { readonly hour: Date; readonly pages: number }[]>;
  countFailures(): Promise<readonly { readonly code: string; readonly pages: number }[]>;
  /** Of the fields a person has looked at: how many had been accepted unseen, and how many of those stayed as read. */
  measureAcceptance(): Promise<{
    readonly fields: number;
    readonly accepted: number;
    readonly acceptedReviewed: number;
    readonly acceptedRight: number;
  }>;
}

export interface BookPort {
  list(): Promise<
    readonly {
      readonly id: string;
      readonly title: string;
      readonly unit: string;
      readonly recordType: string;
      readonly year: number | null;
      readonly bookNo: string | null;
      readonly pages: number;
      readonly records: number;
      readonly approved: number;
    }[]
  >;
}

export interface AuditPort {
  /** Append-only (nhật ký): ids and the purpose of a look-up, never values of fields. */
  append(entry: {
    userId: string;
    action: string;
    subject: string;
    details: Readonly<Record<string, string>>;
  }): Promise<void>;
}

export type ReceivedFile =
  | { readonly state: 'received'; readonly pages: number }
  | { readonly state: 'duplicate'; readonly batchId: string; readonly batchName: string };

/** Puts a file that lies complete on disk into a batch; the original is kept by content. */
export interface IntakePort {
  /** `Failure` of kind bad_input where the file cannot be taken. Enqueues the work that follows. */
  receive(file: {
    batchId: string;
    path: string;
    relativePath: string;
    userId: string;
  }): Promise<ReceivedFile>;
  /** All files of the batch have come: pages of one dossier may be put together. */
  close(batchId: string): Promise<void>;
  /** Puts a failed page to work again. */
  retryPage(pageId: string): Promise<void>;
}

export interface PageFilePort {
  /** The file as it came, by content. */
  openOriginal(sha256: string): Promise<{ readonly stream: Readable; readonly bytes: number }>;
}

export interface RegistryPort {
  list(): readonly RecordType[];
  find(recordTypeId: string): RecordType | null;
}
