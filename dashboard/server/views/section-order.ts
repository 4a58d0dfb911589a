import type { FieldView, RecordPage } from '../schemas/records.ts';

interface Section {
  readonly fields: readonly FieldView[];
}

/**
 * Sections in the order in which they stand on this very paper: forms of different years put mother and father,
 * or the registration, in different places. A section of which nothing was found keeps its place behind the one
 * before it.
 */
export function orderAsOnPaper<T extends Section>(sections: readonly T[], pages: readonly RecordPage[]): T[] {
  let before = 0;
  const placed = sections.map((section) => {
    before = findPlace(section, pages) ?? before;
    return { section, place: before };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ section }) => section);
}

/** The middle of its fields: a registration number at the head of the paper does not bring its whole section there. */
function findPlace({ fields }: Section, pages: readonly RecordPage[]): number | null {
  const places = fields.flatMap((field) => readPlace(field, pages) ?? []).sort((a, b) => a - b);
  return places[Math.floor(places.length / 2)] ?? null;
}

/** Page number, and how far down that page once it stands upright, 0–1. */
function readPlace({ bbox, pageId }: FieldView, pages: readonly RecordPage[]): number | null {
  const page = pages.find((one) => one.id === pageId);
  if (!bbox || !page) return null;
  const [, top, , bottom] = bbox;
  const [left, right] = page.isMirrored ? [page.width - bbox[2], page.width - bbox[0]] : [bbox[0], bbox[2]];
  switch (page.rotation) {
    case 90:
      return page.page + left / page.width;
    case 180:
      return page.page + 1 - bottom / page.height;
    case 270:
      return page.page + 1 - right / page.width;
    default:
      return page.page + top / page.height;
  }
}
