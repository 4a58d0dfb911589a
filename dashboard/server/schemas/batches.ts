import { z } from 'zod';
import { Id } from './basics.ts';
import { CoverView, CoverWarning, FiledBook } from './covers.ts';
import { RecordSummary } from './records.ts';
import { Problem } from './problem.ts';

export const BatchParams = z.object({ batchId: Id });

export const BatchState = z.enum([
  'receiving',
  'processing',
  'held',
  'review',
  'approved',
  'failed',
  'empty',
]);
export type BatchState = z.infer<typeof BatchState>;

/** run: goes on · pause: held · drain: what was begun is brought to its end · drained: held, and that end is reached. */
export const BatchFlow = z.enum(['run', 'pause', 'drain', 'drained']);
export type BatchFlow = z.infer<typeof BatchFlow>;

/** khẩn (a citizen waits at the desk) · thường · tồn đọng. */
export const BatchPriority = z.enum(['desk', 'ordinary', 'backlog']);
export type BatchPriority = z.infer<typeof BatchPriority>;

export const BookChange = z.object({ book: FiledBook.nullable() });

/** Null: as the page tells of itself. */
export const PaperChange = z.object({ recordType: z.string().max(100).nullable() });
export type PaperChange = z.infer<typeof PaperChange>;

export const FlowChange = z.object({ flow: z.enum(['run', 'pause', 'drain']) });
export const PriorityChange = z.object({ priority: BatchPriority });

export const BatchView = z.object({
  id: z.int(),
  name: z.string(),
  book: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  state: BatchState,
  flow: BatchFlow,
  priority: BatchPriority,
  files: z.int(),
  /** When the last file came in. */
  lastFileAt: z.iso.datetime().nullable(),
  pagesTotal: z.int(),
  pagesDone: z.int(),
  pagesFailed: z.int(),
  dossiers: z.int(),
  /** Of which something was let go by a person, with the reason. */
  dossiersDismissed: z.int(),
  records: z.int(),
  recordsApproved: z.int(),
  /** Records not yet approved that hold a field in doubt. */
  recordsDoubtful: z.int(),
  /** Measured over the last minutes; null while nothing has finished yet or nothing is left. */
  pagesPerMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type BatchView = z.infer<typeof BatchView>;

export const PageView = z.object({
  id: z.int(),
  page: z.int(),
  fileName: z.string(),
  state: z.enum(['waiting', 'working', 'done', 'failed']),
  kind: z.string().nullable(),
  /** Nothing can be seen on it: to be scanned again. */
  isTooDark: z.boolean(),
  problem: Problem.nullable(),
  /** Of the file as it came, in pixels. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Clockwise turn that makes it upright; images are served upright, boxes are not turned. */
  rotation: z.int(),
  /** Images are served the right way round, boxes are not. */
  isMirrored: z.boolean(),
  /** Height of one of the file's pixels over its width: images are served with square ones. */
  pixelAspect: z.number(),
  skewDeg: z.number(),
  /** Only of the cover of a book. */
  cover: CoverView.nullable(),
  /** The record type that a person says begins on it. */
  named: z.string().nullable(),
});
export type PageView = z.infer<typeof PageView>;

/** Something that a person must see to: a file, a page or a dossier that could not be read. */
export const FailureView = z.object({
  id: z.string(),
  fileName: z.string(),
  page: z.int().nullable(),
  problem: Problem,
  /** False where the document itself is at fault: trying again cannot help. */
  canRetry: z.boolean(),
  /** Another scan can take the place of the file. */
  canReplace: z.boolean(),
});
export type FailureView = z.infer<typeof FailureView>;

export const DossierView = z.object({
  id: z.int(),
  name: z.string(),
  state: z.enum(['waiting', 'done', 'failed', 'duplicate']),
  /** Why a person has let it go. */
  dismissReason: z.string().nullable(),
  problem: Problem.nullable(),
  pages: z.array(PageView),
  records: z.array(RecordSummary),
});
export type DossierView = z.infer<typeof DossierView>;

/** More failures of one kind than this are not listed one by one; all of them are put back to work at once. */
export const MOST_FAILURES = 200;

export const BatchDetail = z.object({
  batch: BatchView,
  /** The book that it was put into. */
  book: FiledBook.nullable(),
  /** How many there are, by state; the dossiers themselves are listed some at a time. */
  dossiers: z.object({
    all: z.int(),
    waiting: z.int(),
    done: z.int(),
    failed: z.int(),
    duplicate: z.int(),
    /** Could not be read, or hold a field in doubt that nobody has approved. */
    needsPerson: z.int(),
  }),
  failures: z.array(FailureView),
  /** Covers that name another book than the batch's own. */
  strayCovers: z.array(CoverWarning),
});
export type BatchDetail = z.infer<typeof BatchDetail>;

/** Dossiers in the order of their names. `next` asks for those after them; null at the end. */
export const DossierPage = z.object({ dossiers: z.array(DossierView), next: z.string().nullable() });
export type DossierPage = z.infer<typeof DossierPage>;

/** What the live stream of one batch sends whenever something has changed. */
export const BatchProgress = z.object({ batch: BatchView, failures: z.array(FailureView) });
export type BatchProgress = z.infer<typeof BatchProgress>;

export const NewBatch = z.object({
  name: z.string().trim().min(1).max(200),
  book: FiledBook.nullable(),
});
export type NewBatch = z.infer<typeof NewBatch>;

/** A file that is here already, as its sender knows it. */
export const HeldFile = z.object({ name: z.string(), sizeBytes: z.int(), sha256: z.string() });
export type HeldFile = z.infer<typeof HeldFile>;

/** A batch whose sender went away before they said that all files are in, with what came of it. */
export const OpenBatch = z.object({ batch: BatchView, files: z.array(HeldFile) });
export type OpenBatch = z.infer<typeof OpenBatch>;

export const FailureReason = z.string().trim().min(3).max(500);

export const ReceivedFile = z.object({
  name: z.string(),
  state: z.enum(['received', 'duplicate', 'refused']),
  /** Where the same bytes were received before. */
  duplicateOf: z.object({ batchId: z.int(), batchName: z.string() }).nullable(),
  problem: Problem.nullable(),
});
export type ReceivedFile = z.infer<typeof ReceivedFile>;
