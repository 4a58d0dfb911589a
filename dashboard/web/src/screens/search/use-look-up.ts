import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { LookUp, LookUpResult } from '../../../../server/schemas/look-ups.ts';
import { ask } from '../../api/client.ts';
import { says } from '../../parts/says.ts';

const PURPOSE_KEY = 'sogoc.purpose';

/** The look-up stands in the address, so that Back returns to the same results; its purpose stays with the session. */
export function useLookUp() {
  const [search, setSearch] = useSearchParams();
  const [purpose, setPurposeState] = useState(() => sessionStorage.getItem(PURPOSE_KEY) ?? '');
  const year = Number(search.get('nam'));
  const asked: Omit<LookUp, 'offset'> = {
    text: search.get('q')?.trim() ?? '',
    year: Number.isInteger(year) && year >= 1800 && year <= 2100 ? year : null,
    place: search.get('noi'),
    recordType: search.get('loai'),
    purpose,
  };
  const isReady = asked.text !== '' && says(purpose);
  const result = useInfiniteQuery({
    queryKey: ['look-up', asked],
    // Every look-up is written to the account: it is not repeated behind the person's back.
    queryFn: ({ pageParam }) =>
      ask<LookUpResult>('POST', '/look-ups', { ...asked, offset: pageParam } satisfies LookUp),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.hits.length, 0);
      return last.hits.length > 0 && shown < last.total ? shown : null;
    },
    enabled: isReady,
    staleTime: Infinity,
    retry: false,
  });
  const found = useMemo(() => joinPages(result.data?.pages ?? []), [result.data]);
  const setPurpose = (next: string) => {
    sessionStorage.setItem(PURPOSE_KEY, next);
    setPurposeState(next);
  };
  const look = (change: Readonly<Record<string, string | null>>) => {
    setSearch((before) => {
      for (const [name, value] of Object.entries(change)) {
        if (value === null || value === '') before.delete(name);
        else before.set(name, value);
      }
      return before;
    });
  };
  return { asked, result, found, isReady, setPurpose, look };
}

/** What all pages hold together; later pages may bring notices on things that their own hits name. */
function joinPages(pages: readonly LookUpResult[]) {
  const [result] = pages;
  if (!result) return null;
  const known = new Set(result.blocks.map((block) => block.recordId));
  const later = pages.slice(1).flatMap((page) => page.blocks);
  const others = new Map(
    later.filter((block) => !known.has(block.recordId)).map((block) => [block.recordId, block]),
  );
  return {
    result,
    hits: pages.flatMap((page) => page.hits),
    blocks: [...result.blocks, ...others.values()],
  };
}
