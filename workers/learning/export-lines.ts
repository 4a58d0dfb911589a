import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { invertMap } from '../../pipeline/image/homography.ts';
import { mapBox } from '../../pipeline/image/page-map.ts';
import type { Box, GrayImage } from '../../pipeline/image/raster.ts';
import type { FieldKind } from '../../pipeline/records/record-type.ts';
import type { PageReading } from '../../pipeline/page-reading.ts';
import { findRecordType } from '../../pipeline/records/registry.ts';
import type { Pool } from '../../storage/database/pool.ts';
import { listVerifiedFields, type VerifiedField } from '../../storage/database/verified-fields.ts';
import type { ObjectStore } from '../../storage/object-store/object-store.ts';
import { loadReading } from '../steps/read-page.ts';
import { cleanAgain } from './clean-again.ts';
import type { LineSample } from './line-samples.ts';

/** Kinds whose value is what stands on the paper, letter for letter; a date or a sum is kept in another form. */
const AS_WRITTEN: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'name',
  'place',
  'unit',
  'ethnicity',
  'nationality',
  'sex',
  'date_words',
  'money_words',
  'id_no',
  'personal_id',
  'year',
]);

const PAGE_SIZE = 500;
/** Paper around the field's words, as a share of their height. */
const MARGIN = 0.18;
/** A box higher than this many times its words holds several lines, which a line recognizer cannot learn from. */
const MOST_LINES = 1.7;

/**
 * Writes the crops of values that people confirmed or corrected, with what they say, as a training set:
 * one PNG a line and manifest.json. The crops are personal data and stay in the house.
 * Lines of one book (or batch) share a group, so that a model is tested on books it never saw.
 */
export async function exportVerifiedLines(
  pool: Pool,
  store: ObjectStore,
  folder: string,
): Promise<{ lines: number; passedOver: number }> {
  await mkdir(folder, { recursive: true });
  const pageOf = createPageShelf(store);
  const samples: LineSample[] = [];
  let passedOver = 0;
  let after = { recordId: 0, fieldId: '' };
  for (;;) {
    const fields = await listVerifiedFields(pool, after, PAGE_SIZE);
    for (const field of fields) {
      const text = textOnPaper(field);
      const crop = text === undefined ? undefined : await cropField(pageOf, field);
      if (text === undefined || !crop) {
        passedOver++;
        continue;
      }
      const file = `${field.recordId}-${field.fieldId}.png`;
      await writeFile(path.join(folder, file), crop);
      samples.push({
        file,
        text,
        group: field.bookId === null ? `batch-${field.batchId}` : `book-${field.bookId}`,
      });
    }
    const last = fields.at(-1);
    if (!last || fields.length < PAGE_SIZE) break;
    after = { recordId: Number(last.recordId), fieldId: last.fieldId };
  }
  await writeFile(path.join(folder, 'manifest.json'), `${JSON.stringify(samples, null, 1)}\n`);
  return { lines: samples.length, passedOver };
}

/** What the paper says, where that is known: the reading that a person let stand, or a value kept letter for letter. */
function textOnPaper(field: VerifiedField): string | undefined {
  if (field.isConfirmed && field.raw !== null) return field.raw;
  const kind = findRecordType(field.recordType)?.fields.find((spec) => spec.id === field.fieldId)?.kind;
  return kind && AS_WRITTEN.has(kind) ? field.value : undefined;
}

interface CleanedPage {
  readonly reading: PageReading;
  readonly image: GrayImage | undefined;
}

/** Keeps the last page at hand: the fields of a record mostly stand on one. */
function createPageShelf(store: ObjectStore): (field: VerifiedField) => Promise<CleanedPage> {
  let last: { readonly resultKey: string; readonly page: CleanedPage } | undefined;
  return async (field) => {
    if (last?.resultKey !== field.resultKey) {
      const { reading } = await loadReading(store, field.resultKey);
      last = {
        resultKey: field.resultKey,
        page: { reading, image: await cleanAgain(store, field, reading) },
      };
    }
    return last.page;
  };
}

async function cropField(
  pageOf: (field: VerifiedField) => Promise<CleanedPage>,
  field: VerifiedField,
): Promise<Buffer | undefined> {
  const { reading, image } = await pageOf(field);
  if (!image) return undefined;
  const { width, height, lines } = reading.text;
  const box = mapBox(invertMap(reading.map), field.bbox, width, height);
  const heights = lines
    .flatMap((line) => line.words)
    .filter((word) => isInside(word.box, box))
    .map((word) => word.box[3] - word.box[1]);
  const tallest = Math.max(...heights);
  if (heights.length === 0 || box[3] - box[1] > MOST_LINES * tallest) return undefined;
  const margin = Math.round(MARGIN * tallest);
  const left = Math.max(0, box[0] - margin);
  const top = Math.max(0, box[1] - margin);
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 } })
    .extract({
      left,
      top,
      width: Math.min(width, box[2] + margin) - left,
      height: Math.min(height, box[3] + margin) - top,
    })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

function isInside(word: Box, box: Box): boolean {
  const x = (word[0] + word[2]) / 2;
  const y = (word[1] + word[3]) / 2;
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
