import type { BatchFailures } from '../../../storage/database/batch-dossiers.ts';
import type { BookCover } from '../../../storage/database/book-covers.ts';
import { BATCH_PRIORITY, type BatchProgress } from '../../../storage/database/batches.ts';
import type { Book } from '../../../storage/database/books.ts';
import type { Dossier, Page } from '../../../storage/database/pages.ts';
import type { RecordRow } from '../../../storage/database/records.ts';
import type { RecordType } from '../../../pipeline/records/record-type.ts';
import { canRetry, describeFailure } from '../problems.ts';
import type {
  BatchFlow,
  BatchPriority,
  BatchState,
  BatchView,
  DossierView,
  FailureView,
  PageView,
} from '../schemas/batches.ts';
import type { CoverView } from '../schemas/covers.ts';
import type { RecordSummary } from '../schemas/records.ts';
import { viewCover } from './cover-view.ts';
import { readRecordState, titleOf } from './record-title.ts';

function readBatchState(batch: BatchProgress): BatchState {
  if (batch.state === 'receiving') return 'receiving';
  if (batch.state === 'paused' || batch.state === 'draining' || batch.state === 'drained') return 'held';
  if (batch.state !== 'done') return 'processing';
  if (batch.files === 0) return 'empty';
  if (batch.records === 0) return 'failed';
  return batch.recordsApproved === batch.records ? 'approved' : 'review';
}

function readFlow(batch: BatchProgress): BatchFlow {
  if (batch.isPaused) return 'pause';
  if (!batch.isDraining) return 'run';
  return batch.state === 'drained' ? 'drained' : 'drain';
}

function readPriority(priority: number): BatchPriority {
  if (priority <= BATCH_PRIORITY.desk) return 'desk';
  return priority >= BATCH_PRIORITY.backlog ? 'backlog' : 'ordinary';
}

export function viewBatch(
  batch: BatchProgress,
  books: readonly Book[],
  types: readonly RecordType[],
): BatchView {
  const book = books.find((one) => one.id === batch.bookId);
  return {
    id: batch.id,
    name: batch.name,
    book: book
      ? [
          `${titleOf(types, book.recordType).vi} · quyển ${book.number}/${book.year}`,
          ...(book.unitName === null ? [] : [book.unitName]),
        ].join(' · ')
      : null,
    createdAt: batch.createdAt.toISOString(),
    createdBy: batch.createdByName,
    state: readBatchState(batch),
    flow: readFlow(batch),
    priority: readPriority(batch.priority),
    files: batch.files,
    lastFileAt: batch.lastFileAt?.toISOString() ?? null,
    // A file that could not even be counted stands for one page: the line still comes to its end.
    pagesTotal: batch.pages + batch.failedFiles,
    pagesDone: batch.pagesRead,
    pagesFailed: batch.pagesFailed + batch.failedFiles,
    dossiers: batch.dossiers,
    dossiersDismissed: batch.dossiersDismissed,
    records: batch.records,
    recordsApproved: batch.recordsApproved,
    recordsDoubtful: batch.recordsDoubtful,
    pagesPerMinute: batch.pagesPerMinute > 0 ? batch.pagesPerMinute : null,
    secondsLeft: batch.state === 'running' || batch.state === 'receiving' ? batch.secondsLeft : null,
  };
}

function viewPage(page: Page, cover: CoverView | null): PageView {
  const states = {
    waiting: 'waiting',
    running: 'working',
    read: 'done',
    failed: 'failed',
    set_aside: 'failed',
  } as const;
  return {
    id: page.id,
    page: page.pageNo,
    fileName: page.fileName,
    state: states[page.state],
    kind: page.kind,
    isTooDark: page.quality?.issues.includes('too_dark') === true,
    problem: page.failureCode === null ? null : describeFailure(page.failureCode),
    width: page.widthPx,
    height: page.heightPx,
    rotation: page.rotation ?? 0,
    isMirrored: page.isMirrored,
    pixelAspect: page.pixelAspect,
    skewDeg: page.skewDeg ?? 0,
    cover,
    named: page.named,
  };
}

function viewRecord(record: RecordRow, types: readonly RecordType[]): RecordSummary {
  return {
    id: record.id,
    recordType: record.recordType,
    title: titleOf(types, record.recordType),
    state: readRecordState(record.state),
    doubtfulFields: record.doubtfulCount,
  };
}

export function viewDossiers(
  dossiers: readonly Dossier[],
  pages: readonly Page[],
  records: readonly RecordRow[],
  covers: readonly BookCover[],
  types: readonly RecordType[],
): DossierView[] {
  const coverOf = new Map(covers.map(({ pageId, said }) => [pageId, viewCover(said, types)]));
  const pagesOf = groupByDossier(pages);
  const recordsOf = groupByDossier(records);
  return dossiers.map((dossier) => ({
    id: dossier.id,
    name: dossier.name,
    state: dossier.state,
    dismissReason: dossier.dismissReason,
    problem: dossier.failureCode === null ? null : describeFailure(dossier.failureCode),
    pages: (pagesOf.get(dossier.id) ?? []).map((page) => viewPage(page, coverOf.get(page.id) ?? null)),
    records: (recordsOf.get(dossier.id) ?? []).map((record) => viewRecord(record, types)),
  }));
}

/** What could not be read, each thing once: files that could not be opened, pages, dossiers. */
export function listFailures({ uploads, pages, dossiers }: BatchFailures): FailureView[] {
  return [
    ...uploads.map((upload) => ({
      id: `upload-${upload.id}`,
      fileName: upload.originalName,
      page: null,
      ...tellFailure(upload.failureCode),
      canReplace: true,
    })),
    ...pages.map((page) => ({
      id: `page-${page.id}`,
      fileName: page.fileName,
      page: page.pageInFile,
      ...tellFailure(page.failureCode),
      canReplace: true,
    })),
    ...dossiers.map((dossier) => ({
      id: `dossier-${dossier.id}`,
      fileName: dossier.name,
      page: null,
      ...tellFailure(dossier.failureCode),
      canReplace: false,
    })),
  ];
}

function tellFailure(failureCode: string | null) {
  const code = failureCode ?? 'E-BUG';
  return { problem: describeFailure(code), canRetry: canRetry(code) };
}

function groupByDossier<T extends { readonly dossierId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.dossierId);
    if (group) group.push(row);
    else groups.set(row.dossierId, [row]);
  }
  return groups;
}
