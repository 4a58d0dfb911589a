import type { DossierBook } from '../../../pipeline/dossier.ts';
import type { RecordType } from '../../../pipeline/records/record-type.ts';
import { compareCover, nameBook, SURE_OF_COVER } from '../../../pipeline/validation/compare-cover.ts';
import type { FiledCover } from '../../../storage/database/book-covers.ts';
import type { Book } from '../../../storage/database/books.ts';
import type { Bilingual } from '../schemas/problem.ts';
import type { CoverView, CoverWarning } from '../schemas/covers.ts';
import { titleOf } from './record-title.ts';

/** `SỔ ĐĂNG KÝ KHAI SINH`, as within a sentence; a register without a printed title goes by its kind of record. */
function titleOfBook(types: readonly RecordType[], recordTypeId: string): Bilingual {
  const title = titleOf(types, recordTypeId);
  const forms = types.find((type) => type.id === recordTypeId)?.forms ?? [];
  const printed = forms.find(({ form }) => form === 'register_entry')?.titles[0];
  if (printed === undefined) return title;
  return { vi: printed.charAt(0) + printed.slice(1).toLocaleLowerCase('vi'), en: title.en };
}

export function viewCover(said: DossierBook, types: readonly RecordType[]): CoverView {
  const tell = (value: DossierBook['book_no']) =>
    value ? { text: value.value ?? value.raw, isSure: value.confidence >= SURE_OF_COVER } : null;
  return {
    recordType: said.record_type,
    title: said.record_type === null ? null : titleOfBook(types, said.record_type),
    unit: tell(said.registrar_unit),
    bookNo: tell(said.book_no),
    openedOn: tell(said.opened_on),
    closedOn: tell(said.closed_on),
  };
}

/** The covers that name another book than the one their batch was put into. */
export function findStrayCovers(covers: readonly FiledCover[], books: readonly Book[]) {
  return covers.flatMap((cover) => {
    const book = books.find((one) => one.id === cover.bookId);
    const differs = book ? compareCover(cover.said, book) : [];
    return differs.length > 0 ? [{ ...cover, differs }] : [];
  });
}

export function viewStrayCover(
  stray: ReturnType<typeof findStrayCovers>[number],
  types: readonly RecordType[],
): CoverWarning {
  return {
    pageId: stray.pageId,
    dossier: stray.dossierName,
    page: stray.pageNo,
    cover: viewCover(stray.said, types),
    differs: stray.differs,
    names: nameBook(stray.said),
  };
}
