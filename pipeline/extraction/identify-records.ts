import type { RecordType } from '../records/record-type.ts';
import { cutPage, type PageToIdentify, type Stretch } from './cut-page.ts';
import { findTitles, indexTitles, type FormOf, type TitleHit } from './find-titles.ts';
import { guessForm, LEAST_LABELS, LEAST_VOTES } from './guess-form.ts';
import {
  CONTENT,
  findOtherTitle,
  isOther,
  opensSection,
  weighTitle,
  type Claim,
  type PageVerdict,
} from './other-papers.ts';
import { measureEm } from './placed.ts';
import { findRowEntries } from './row-entries.ts';
import { findCountryRow, isLetter } from './printed-title.ts';
import { chooseForm, voteForTypes, type FormFit } from './rate-form.ts';
import { groupRows, type Row } from './rows.ts';
import type { IdentifiedPage, RecordSegment, SegmentPart } from './segment.ts';
import { settleClaims } from './settle-claims.ts';
import { splitEntries, type EntryPart } from './split-entries.ts';
import { tokenizePage } from './tokens.ts';
import { measureFit, rateType, SURE_TITLE, SURE_TYPE } from './type-evidence.ts';
import { isClosingPage, isCoverPage, isFront, isTitledCover, isUnusedForm } from './whole-pages.ts';

export interface Identification {
  readonly pages: readonly IdentifiedPage[];
  readonly segments: readonly RecordSegment[];
}

/** Fewer words than this are no record: stray marks on an empty page. */
const LEAST_WORDS = 4;
/** Above another paper on one page a title alone is no record: the paper that a certified copy is made of may be any. */
const LEAST_OF_TITLED = 2;
/** A person who has the page before their eyes is not doubted. */
const NAMED_CONFIDENCE = 1;
/** A page that says nothing of its type itself is an entry of the book it lies in, a little less surely than the page before. */
const NEXT_PAGE = 0.95;

/** Behind a paper that is none of ours a page without a title is a record only where it bears so much of a form. */
const BREADTH_AMONG_OTHERS = 0.35;

const countWords = (rows: readonly Row[]) =>
  rows.flatMap((row) => row.tokens).filter((t) => t.folded.length > 1).length;

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
  private frontScore = 0;
  /** The page before is of a paper that is none of ours, and this one may go on with it. */
  private isAmongOthers = false;
  /** What the titles of records claim, by the record's place in `segments`. */
  readonly claims = new Map<number, Claim>();
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
    const verdicts = stretches.map((stretch) =>
      stretch.title
        ? this.readTitled(stretch, stretch.title, words, stretches.length > 1)
        : this.readUntitled(stretch),
    );
    const [kind = 'content', ...others] = new Set(verdicts.map((verdict) => verdict.kind));
    const title = verdicts.find((verdict) => verdict.title !== undefined)?.title;
    this.pages.push({
      page: page.page,
      kind: others.length > 0 ? 'content' : kind,
      ...(others.length === 0 && title !== undefined && { title }),
    });
  }

  private readTable(page: PageToIdentify, types: readonly RecordType[]): boolean {
    const entries = findRowEntries(page, types, this.cover);
    if (entries.length === 0) return false;
    this.segments.push(...entries);
    this.open = new Set();
    this.isAmongOthers = false;
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

  private readTitled(stretch: Stretch, title: TitleHit, words: number, sharesPage: boolean): PageVerdict {
    const fit = chooseForm(stretch.rows, title.forms);
    if (!fit) return CONTENT;
    const above = findOtherTitle(stretch.rows.slice(0, Math.max(0, stretch.titleRow)), this.titles);
    const isBelow = above !== null && above.country !== null;
    if ((sharesPage || isBelow) && !this.isBorneOut(fit, stretch, isBelow))
      return isBelow && !sharesPage ? this.passBy(above.text) : CONTENT;
    const claim = weighTitle(stretch, title, fit);
    if (isOther(stretch, fit, claim)) return this.passBy(claim.printed);
    if (isUnusedForm(fit)) return { kind: 'crossed_out' };
    if (isTitledCover(fit, words)) {
      this.cover = [stretch.part];
      return { kind: 'cover' };
    }
    if (isFront(fit, words, title.wording)) {
      this.addFront(fit, stretch, title);
      return CONTENT;
    }
    const at = this.segments.length;
    this.add(fit, stretch, rateType(title.score, fit), this.coverOf(fit));
    if (this.segments.length > at) this.claims.set(this.segments.length - 1, claim);
    return CONTENT;
  }

  /** A paper that is none of ours: kept and searchable, no record. */
  private passBy(title: string | undefined): PageVerdict {
    this.isAmongOthers = true;
    return { kind: 'other', title };
  }

  private coverOf({ of }: FormFit): readonly SegmentPart[] {
    return of.form.form === 'register_entry' ? this.cover : [];
  }

  /** Whether a paper that shares its page with another bears more of its type than the title. */
  private isBorneOut({ of, found }: FormFit, { rows }: Stretch, isBelow: boolean): boolean {
    if (!of.form.prose) return found >= (isBelow ? LEAST_LABELS : LEAST_OF_TITLED);
    return voteForTypes(rows, this.types).some(({ type, votes }) => type === of.type && votes >= LEAST_VOTES);
  }

  /** A front goes with the inside that it lies beside, before or after it; alone it is a record of which nothing is known. */
  private addFront(fit: FormFit, stretch: Stretch, title: TitleHit): void {
    const before = this.segments.at(-1);
    if (before?.recordType === fit.of.type.id && before !== this.front) {
      this.segments[this.segments.length - 1] = { ...before, parts: [...before.parts, stretch.part] };
      return;
    }
    this.add(fit, stretch, rateType(title.score, fit), []);
    this.frontScore = title.score;
    this.front = this.segments.at(-1) ?? null;
  }

  private add(fit: FormFit, stretch: Stretch, confidence: number, cover: readonly SegmentPart[]): void {
    this.isAmongOthers = false;
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
        // The title of a folded paper stands on its front.
        confidence: front ? Math.max(confidence, rateType(this.frontScore, fit)) : confidence,
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
  private readUntitled(stretch: Stretch): PageVerdict {
    const before = this.segments.at(-1);
    const known = before && this.types.find((type) => type.id === before.recordType);
    const form = known?.forms.find((f) => f.id === before?.formId);
    const isPaper = findCountryRow(stretch.rows) !== null;
    const printed = findOtherTitle(stretch.rows, this.titles);
    if (before && known && form?.stacked && !isPaper) {
      const fit = chooseForm(stretch.rows, [{ type: known, form }]);
      if (fit?.aligned.some((entry) => form.labels[entry.label]?.startsEntry)) {
        this.add(fit, stretch, this.rateNext(before, fit), this.cover);
        return CONTENT;
      }
    }
    const goesOn = before && form && (!form.prose || !this.isAmongOthers || opensSection(stretch.rows, form));
    const isForeign = isPaper && (printed !== null || isLetter(stretch.rows));
    if (form?.prose && goesOn && (!isForeign || opensSection(stretch.rows, form))) {
      this.goOn(before, stretch);
      return CONTENT;
    }
    const guess =
      form?.prose && !isPaper ? null : guessForm(stretch.rows, this.types, isForeign ? [] : this.book);
    const isSure = guess !== null && guess.confidence >= SURE_TYPE;
    const isFar = this.isAmongOthers || (printed !== null && !before);
    if (
      guess &&
      (isSure || (!isForeign && !(isFar && measureFit(guess.fit).breadth < BREADTH_AMONG_OTHERS)))
    ) {
      this.add(guess.fit, stretch, guess.confidence, this.cover);
      return CONTENT;
    }
    if (isForeign || isFar) return this.passBy(printed?.text);
    if (before) this.goOn(before, stretch);
    return CONTENT;
  }

  private goOn(before: RecordSegment, { part }: Stretch): void {
    this.segments[this.segments.length - 1] = { ...before, parts: [...before.parts, part] };
  }

  /** An entry of the book that the page before lies in is as sure as that page, where its own labels bear it out. */
  private rateNext(before: RecordSegment, fit: FormFit): number {
    if (before.confidence < SURE_TYPE) return Math.min(before.confidence, rateType(SURE_TITLE, fit));
    return Math.min(NEXT_PAGE * before.confidence, rateType(SURE_TITLE, fit));
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
  return settleClaims(reader, reader.claims, types, pages);
}
