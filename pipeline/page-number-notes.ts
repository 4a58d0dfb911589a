import { compareText, nameFile } from './dossier-names.ts';

/** Something odd in the page numbers of a dossier's files: nothing is left out or put elsewhere for it, a person sees it. */
export interface PageNumberNote {
  readonly code: 'N-PAGE-MISSING' | 'N-PAGE-TWICE' | 'N-PAGE-ZERO' | 'N-PAGE-COPY';
  readonly vi: string;
  readonly en: string;
}

/**
 * What the names of one dossier's files say that cannot be quite right: a page number left out, given twice, zero, or
 * a file that a browser or Windows named as a copy of a page (`so-5-p1 (1).jpg`: a dossier of its own, by the rule).
 */
export function notePageNumbers(fileNames: readonly string[]): readonly PageNumberNote[] {
  const files = fileNames.map((name) => nameFile(name.split(/[/\\]/).at(-1) ?? name));
  const byPage = new Map<number, string[]>();
  for (const { page, file } of files) {
    if (page !== null) byPage.set(page, [...(byPage.get(page) ?? []), file]);
  }
  return [
    ...noteMissing([...byPage.keys()]),
    ...[...byPage]
      .sort(([a], [b]) => a - b)
      .flatMap(([page, names]) => (names.length > 1 ? [noteTwice(page, names)] : [])),
    ...(byPage.get(0) ?? []).map(noteZero),
    ...files.flatMap(({ page, stem, file }) => (page === null ? noteCopy(stem, file) : [])),
  ];
}

function noteMissing(pages: readonly number[]): PageNumberNote[] {
  const ordered = pages.filter((page) => page > 0).sort((a, b) => a - b);
  const gaps = ordered.flatMap((page, index) => {
    const before = ordered[index - 1] ?? 0;
    if (page - before < 2) return [];
    return [page - before === 2 ? `${page - 1}` : `${before + 1}–${page - 1}`];
  });
  if (gaps.length === 0) return [];
  const list = gaps.join(', ');
  return [
    {
      code: 'N-PAGE-MISSING',
      vi: `Theo tên tệp, thiếu trang ${list}.`,
      en: `By the file names, page ${list} is missing.`,
    },
  ];
}

function noteTwice(page: number, names: readonly string[]): PageNumberNote {
  const list = [...names].sort(compareText).join(', ');
  return {
    code: 'N-PAGE-TWICE',
    vi: `Trang ${page} có ${names.length} tệp: ${list}; đều được đọc, theo thứ tự tên.`,
    en: `Page ${page} has ${names.length} files: ${list}; all are read, in the order of their names.`,
  };
}

function noteZero(file: string): PageNumberNote {
  return {
    code: 'N-PAGE-ZERO',
    vi: `${file} mang số trang 0; được đọc trước trang 1.`,
    en: `${file} has page number 0; it is read before page 1.`,
  };
}

function noteCopy(stem: string, file: string): PageNumberNote[] {
  const match = /^(?<dossier>.+)-p(?<page>\d{1,5}) ?(?:\(\d+\)|- ?copy.*|- ?bản sao.*|_\d)$/iu.exec(stem);
  const { dossier, page } = match?.groups ?? {};
  if (dossier === undefined || page === undefined) return [];
  return [
    {
      code: 'N-PAGE-COPY',
      vi: `${file} có tên như bản sao trang ${Number(page)} của hồ sơ ${dossier}; được đọc thành hồ sơ riêng.`,
      en: `${file} is named like a copy of page ${Number(page)} of dossier ${dossier}; it is read as a dossier of its own.`,
    },
  ];
}
