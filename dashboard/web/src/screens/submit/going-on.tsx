import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import type { BatchView } from '../../../../server/schemas/batches.ts';
import { batchQuery } from '../../api/queries.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './submit.module.css';
import type { Submission } from './submitter.ts';

/** The half-received batch that the address names (`lo`), while it still takes files. */
export function useChosenBatch(): { readonly open: BatchView | null; readonly leave: () => void } {
  const [search, setSearch] = useSearchParams();
  const batchId = Number(search.get('lo') ?? 0);
  const detail = useQuery({ ...batchQuery(batchId), enabled: batchId > 0 });
  const batch = batchId > 0 ? (detail.data?.batch ?? null) : null;
  return { open: batch?.state === 'receiving' ? batch : null, leave: () => setSearch({}, { replace: true }) };
}

/** Where the files that are dropped now will go. */
export function GoingOn({ batch }: { readonly batch: BatchView }) {
  const { words } = useWords();
  return (
    <p className={classes.warning} role="status">
      <strong>{words.resume.into(batch.name, formatWhole(batch.files))}</strong> {words.resume.intoTeach}{' '}
      <Link to="/nop">{words.resume.newBatch}</Link>
    </p>
  );
}

/** This folder had been left half sent: what is here already, and that the rest goes to the same batch. */
export function HeldBefore(props: { readonly submission: Submission; readonly batch: BatchView }) {
  const { words } = useWords();
  const { heldBefore } = props.submission;
  if (heldBefore === null) return null;
  return (
    <p className={classes.warning} role="status">
      {words.resume.continued(props.batch.name)}{' '}
      {heldBefore > 0 && `${words.resume.skipped(formatWhole(heldBefore))}.`}
    </p>
  );
}
