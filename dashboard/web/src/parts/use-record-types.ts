import { useQuery } from '@tanstack/react-query';
import { recordTypesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.tsx';

/** The kinds of records, as a select offers them; none while they are being asked for. */
export function useRecordTypes(): { value: string; label: string }[] {
  const { say } = useWords();
  const { data } = useQuery(recordTypesQuery);
  return (data?.recordTypes ?? []).map((type) => ({ value: type.id, label: say(type.title) }));
}
