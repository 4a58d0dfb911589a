import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { LookUp, LookUpResult } from '../../../../server/schemas/records.ts';
import { ask } from '../../api/client.ts';
import { says } from '../../parts/says.ts';

const PURPOSE_KEY = 'sogoc.purpose';

/** The look-up stands in the address, so that Back returns to the same results; its purpose stays with the session. */
export function useLookUp() {
  const [search, setSearch] = useSearchParams();
  const [purpose, setPurposeState] = useState(() => sessionStorage.getItem(PURPOSE_KEY) ?? '');
  const year = Number(search.get('nam'));
  const asked: LookUp = {
    text: search.get('q')?.trim() ?? '',
    year: Number.isInteger(year) && year >= 1800 && year <= 2100 ? year : null,
    place: search.get('noi'),
    recordType: search.get('loai'),
    purpose,
  };
  const isReady = asked.text !== '' && says(purpose);
  const result = useQuery({
    queryKey: ['look-up', asked],
    // Every look-up is written to the account: it is not repeated behind the person's back.
    queryFn: () => ask<LookUpResult>('POST', '/look-ups', asked),
    enabled: isReady,
    staleTime: Infinity,
    retry: false,
  });
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
  return { asked, result, isReady, setPurpose, look };
}
