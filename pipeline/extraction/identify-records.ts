import type { Box } from '../image/raster.ts';
import type { PageKind } from '../page.ts';
import { COUNTRY_NAMES } from '../records/letterhead.ts';
import type { RecordType } from '../records/record-type.ts';
import { cutPage, type PageToIdentify, type Stretch } from './cut-page.ts';
import { findTitles, indexTitles, type FormOf, type TitleHit } from './find-titles.ts';
import { findBestPhrase, toPhrase } from './phrases.ts';
import { measureEm } from './placed.ts';
import { readRowTable } from './row-tables.ts';
import { chooseForm, findMarked, voteForTypes, type FormFit } from './rate-form.ts';
import { groupRows, type Row } from './rows.ts';
import type { RecordSegment, SegmentPart } from './segment.ts';
import { splitEntries, type EntryPart } from './split-entries.ts';
import { tokenizePage } from './tokens.ts';
import { isClosingPage, isCoverPage, isFront, isTitledCover, isUnusedForm } from './whole-pages.ts';

export interface IdentifiedPage {
  readonly page: number;
  readonly kind: PageKind;
}

export interface Identification {
  readonly pages: readonly IdentifiedPage[];
  readonly segments: readonly RecordSegment[];
}

const COUNTRY_PHRASES = COUNTRY_NAMES.map(toPhrase);
/** Fewer words than this are no record: stray marks on an empty page. */
const LEAST_WORDS = 4;
/** Labels of its own that a page without a title must bear to be a record rather than a page of the one before. */
const LEAST_LABELS = 4;
/** What the wordings of a contract must weigh where its title does not tell: a letter that names its writer's home is none. */
const LEAST_VOTES = 15;
/** Above another paper on one page a title alone is no record: the paper that a certified copy is made of may be any. */
const LEAST_OF_TITLED = 2;
/** The headings of a table name its record type as surely as a title does. */
const TABLE_CONFIDENCE = 0.97;
/** A person who has the page before their eyes is not doubted. */
const NAMED_CONFIDENCE = 1;
/** By how much a paper must fit better than a register's entry to be taken for one, title or no. */
const ENTRY_LEAD = 3;

const countWords = (rows: readonly Row[]) =>
  rows.flatMap((row) => row.tokens).filter((t) => t.folded.length > 1).length;

/** Papers begin with the country's name; pages of registers do not. */
const hasCountryName = (rows: readonly Row[]) =>
  rows.slice(0, 8).some(
    (row) =>
      findBestPhrase(
        row.tokens.map((t) => t.folded),
        COUNTRY_PHRASES,
      ) !== null,
  );

const rateConfidence = (title: number, found: number) =>
  Math.max(0.05, Math.min(0.99, 0.55 * title + 0.45 * Math.min(1, found / 6)));

class Reader {
  readonly segments: RecordSegment[] = [];
  readonly pages: IdentifiedPage[] = [];
  private cover: SegmentPart[] = [];
  /** Forms of the book whose cover was seen last: its pages need not bear a title. */
  private book: readonly FormOf[] = [];
  /** Fields whose labels stand in the last entry so far, while a page may yet go on with it. */
  private open: ReadonlySet<string> = new Set();
  /** The front of a paper whose inside has yet to come. */
  private front: RecordSegment | null = null;
  private readonly types: readonly RecordType[];
  private readonly titles: ReturnType<typeof indexTitles>;

  constructor(types: readonly RecordType[]) {
    this.types = types;
    this.titles = indexTitles(types);
  }

  read(page: PageToIdentify): void {
    const rows = groupRows(tokenizePage(page.page, page.text));
    const words = countWords(rows);
    const named = this.types.find((type) => type.id === page.named);
    if (named) {
      this.readNamed(page, named, rows);
      this.pages.push({ page: page.page, kind: 'content' });
      return;
    }
    if (page.kind !== 'content' || words < LEAST_WORDS) {
      this.pages.push({ page: page.page, kind: page.kind === 'content' ? 'blank' : page.kind });
      return;
    }
    if (this.readTable(page, this.types)) {
      this.pages.push({ page: page.page, kind: 'content' });
      return;
    }
    if (isCoverPage(rows, words)) {
      this.cover = [{ page: page.page, box: null }];
      this.book = findTitles(rows, this.titles, measureEm(rows)).flatMap(({ forms }) =>
        forms.filter(({ form }) => form.stacked),
      );
      this.pages.push({ page: page.page, kind: 'cover' });
      return;
    }
    if (isClosingPage(rows)) {
      this.pages.push({ page: page.page, kind: 'content' });
      return;
    }
    const stretches = cutPage(page, rows, this.titles);
    const kinds = stretches.map((stretch) =>
      stretch.title
        ? this.readTitled(stretch, stretch.title, words, stretches.length > 1)
        : this.readUntitled(stretch),
    );
    const [kind = 'content', ...others] = new Set(kinds);
    this.pages.push({ page: page.page, kind: others.length > 0 ? 'content' : kind });
  }

  /** A book kept as a table with a row an entry: told by its headings, whether or not the page bears a title. */
  private readTable({ page, text, rules = [] }: PageToIdentify, types: readonly RecordType[]): boolean {
    const tokens = tokenizePage(page, text);
    const tables = types.flatMap((type) =>
      type.forms.flatMap((form) => {
        const table = form.table?.isWide
          ? readRowTable(tokens, form.table, { width: text.width, height: text.height, rules })
          : null;
        return table ? [{ type, form, table }] : [];
      }),
    );
    const best = tables.sort((a, b) => b.table.fit - a.table.fit)[0];
    if (!best) return false;
    this.segments.push(
      ...best.table.entries.map(({ top, bottom }) => ({
        recordType: best.type.id,
        formId: best.form.id,
        form: best.form.form,
        confidence: TABLE_CONFIDENCE,
        parts: [{ page, box: [0, top, text.width, bottom] as Box }],
        shared: [...this.cover, { page, box: null }],
      })),
    );
    this.open = new Set();
    return true;
  }

  /** A page that a person named begins a record of that type, in the form of it that fits best. */
  private readNamed(page: PageToIdentify, type: RecordType, rows: readonly Row[]): void {
    if (this.readTable(page, [type])) return;
    const cut = cutPage(page, rows, indexTitles([type]));
    const written = cut.filter((stretch) => countWords(stretch.rows) >= LEAST_WORDS);
    const forms = type.forms.map((form) => ({ type, form }));
    for (const stretch of written.length > 0 ? written : cut.slice(0, 1)) {
      const fit = chooseForm(stretch.rows, stretch.title?.forms ?? forms);
      if (!fit) continue;
      this.open = new Set();
      this.add(fit, stretch, NAMED_CONFIDENCE, this.coverOf(fit));
    }
  }

  private readTitled(stretch: Stretch, title: TitleHit, words: number, sharesPage: boolean): PageKind {
    const fit = chooseForm(stretch.rows, title.forms);
    if (!fit) return 'content';
    if (sharesPage && !this.isBorneOut(fit, stretch)) return 'content';
    if (isUnusedForm(fit)) return 'crossed_out';
    if (isTitledCover(fit, words)) {
      this.cover = [stretch.part];
      return 'cover';
    }
    if (isFront(fit, words, title.wording)) {
      this.addFront(fit, stretch, title);
      return 'content';
    }
    this.add(fit, stretch, rateConfidence(title.score, fit.of.form.prose ? 6 : fit.found), this.coverOf(fit));
    return 'content';
  }

  private coverOf({ of }: FormFit): readonly SegmentPart[] {
    return of.form.form === 'register_entry' ? this.cover : [];
  }

  /** Whether a paper that shares its page with another bears more of its type than the title. */
  private isBorneOut({ of, found }: FormFit, { rows }: Stretch): boolean {
    if (!of.form.prose) return found >= LEAST_OF_TITLED;
    return voteForTypes(rows, this.types).some(({ type, votes }) => type === of.type && votes >= LEAST_VOTES);
  }

  /** A front goes with the inside that it lies beside, before or after it; alone it is a record of which nothing is known. */
  private addFront(fit: FormFit, stretch: Stretch, title: TitleHit): void {
    const before = this.segments.at(-1);
    if (before?.recordType === fit.of.type.id && before !== this.front) {
      this.segments[this.segments.length - 1] = { ...before, parts: [...before.parts, stretch.part] };
      return;
    }
    this.add(fit, stretch, rateConfidence(title.score, fit.found), []);
    this.front = this.segments.at(-1) ?? null;
  }

  private add(fit: FormFit, stretch: Stretch, confidence: number, cover: readonly SegmentPart[]): void {
    const above: SegmentPart[][] = [];
    for (const entry of splitEntries(fit, stretch.part)) {
      const before = this.segments.at(-1);
      if (before?.recordType === fit.of.type.id && this.goesOn(entry)) {
        this.segments[this.segments.length - 1] = { ...before, parts: [...before.parts, entry.part] };
        this.open = new Set([...this.open, ...entry.fields]);
        continue;
      }
      const front = before !== undefined && before === this.front && before.recordType === fit.of.type.id;
      if (front) this.segments.pop();
      this.segments.push({
        recordType: fit.of.type.id,
        formId: fit.of.form.id,
        form: fit.of.form.form,
        confidence,
        parts: [...(front ? before.parts : []), entry.part],
        shared: [...cover, ...entry.shared],
        ...(above.length > 0 && { above: [...above] }),
      });
      above.unshift([entry.part]);
      this.open = entry.fields;
    }
  }

  /** An entry without a number that asks for nothing the one before it asked for is the rest of that one. */
  private goesOn({ isNumbered, fields }: EntryPart): boolean {
    return (
      !isNumbered && this.open.size > 0 && fields.size > 0 && [...fields].every((id) => !this.open.has(id))
    );
  }

  /** A page without a title goes on with the record before it, or is one of its own whose title cannot be read. */
  private readUntitled(stretch: Stretch): PageKind {
    const before = this.segments.at(-1);
    const known = before && this.types.find((type) => type.id === before.recordType);
    const form = known?.forms.find((f) => f.id === before?.formId);
    if (before && known && form?.stacked) {
      const fit = chooseForm(stretch.rows, [{ type: known, form }]);
      if (fit?.aligned.some((entry) => form.labels[entry.label]?.startsEntry)) {
        this.add(fit, stretch, 0.8 * before.confidence, this.cover);
        return 'content';
      }
    }
    const fit = form?.prose ? null : this.guess(stretch);
    if (fit) this.add(fit, stretch, rateConfidence(0.4, fit.found), this.cover);
    else if (before)
      this.segments[this.segments.length - 1] = { ...before, parts: [...before.parts, stretch.part] };
    return 'content';
  }

  private guess(stretch: Stretch): FormFit | null {
    const ofBook = chooseForm(stretch.rows, this.book);
    if (ofBook && ofBook.found >= LEAST_LABELS) return ofBook;
    const marked = findMarked(stretch.rows, this.types);
    if (marked) return marked;
    const [first, second] = voteForTypes(stretch.rows, this.types);
    if (!first || first.votes === 0) return null;
    const rivals = [first, ...(second && second.votes > 0.85 * first.votes ? [second] : [])];
    const forms = rivals.flatMap(({ type }) => type.forms.map((form) => ({ type, form })));
    // Pages of registers bear no title of their own; papers do.
    const entries = forms.filter(({ form }) => form.form === 'register_entry');
    const asEntry = chooseForm(stretch.rows, entries);
    const asPaper = chooseForm(stretch.rows, forms);
    const fit =
      asEntry && asPaper && asEntry.gain > asPaper.gain - (hasCountryName(stretch.rows) ? 0 : ENTRY_LEAD)
        ? asEntry
        : asPaper;
    if (!fit) return null;
    return (fit.of.form.prose ? first.votes >= LEAST_VOTES : fit.found >= LEAST_LABELS) ? fit : null;
  }
}

/**
 * Tells which records a dossier holds and where each begins and ends: by titles; by labels where no title can be read;
 * a page with neither goes on with the record before it (LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN closes its contract).
 */
export function identifyRecords(
  pages: readonly PageToIdentify[],
  types: readonly RecordType[],
): Identification {
  const reader = new Reader(types);
  for (const page of pages) reader.read(page);
  return { pages: reader.pages, segments: reader.segments };
}
