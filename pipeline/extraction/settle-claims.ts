import type { RecordType } from '../records/record-type.ts';
import { gatherTokens, type NumberedPage } from './extract-record.ts';
import type { Claim } from './other-papers.ts';
import { groupRows } from './rows.ts';
import type { IdentifiedPage, RecordSegment } from './segment.ts';
import { bearsOneOf } from './type-evidence.ts';

/** A paper that lacks what every one of its type bears, or whose title goes on otherwise, is in doubt whatever else it shows. */
const IN_DOUBT = 0.5;

/**
 * Holds what titles claim against the whole paper, once all its pages are known: a deed is one of ours by its
 * attestation, which stands on its last page. What lacks it under a title that any paper may bear is none.
 */
export function settleClaims(
  found: { readonly pages: readonly IdentifiedPage[]; readonly segments: readonly RecordSegment[] },
  claims: ReadonlyMap<number, Claim>,
  types: readonly RecordType[],
  texts: readonly NumberedPage[],
): { pages: IdentifiedPage[]; segments: RecordSegment[] } {
  const others = new Map<number, string>();
  const segments = found.segments.flatMap((segment, index): RecordSegment[] => {
    const claim = claims.get(index);
    const type = types.find(({ id }) => id === segment.recordType);
    const form = type?.forms.find(({ id }) => id === segment.formId);
    if (!claim || !form?.bears) return [segment];
    const bears = bearsOneOf(groupRows(gatherTokens(texts, segment.parts)), form.bears);
    if (bears && !claim.isOpen) return [segment];
    if (!bears && (claim.isWeak || form.isVague)) {
      for (const { page } of segment.parts) others.set(page, claim.printed);
      return [];
    }
    return [{ ...segment, confidence: Math.min(IN_DOUBT, segment.confidence) }];
  });
  const kept = new Set(segments.flatMap(({ parts }) => parts.map(({ page }) => page)));
  const pages = found.pages.map((page): IdentifiedPage => {
    const title = kept.has(page.page) ? undefined : others.get(page.page);
    return title === undefined ? page : { page: page.page, kind: 'other', title };
  });
  return { pages, segments };
}
