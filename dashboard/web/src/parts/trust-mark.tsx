import type { FieldView, Trust } from '../../../server/schemas/records.ts';
import { useWords } from '../i18n/use-words.tsx';
import classes from './trust-mark.module.css';

/** Shape, word and colour of the three states of a value: colour is never the only sign. */
export function TrustMark({
  field,
  isLong = false,
}: {
  readonly field: FieldView;
  readonly isLong?: boolean;
}) {
  const { words } = useWords();
  const word =
    field.trust === 'absent' || (field.trust === 'doubt' && field.state !== 'present' && isLong)
      ? words.review.states[field.state]
      : field.isChecked
        ? words.review.checked
        : words.review.trust[field.trust];
  return (
    <span className={classes.mark} data-trust={field.trust}>
      <TrustShape trust={field.trust} />
      {word}
    </span>
  );
}

export function TrustShape({ trust }: { readonly trust: Trust }) {
  return (
    <svg width="13" height="13" viewBox="0 0 14 14" aria-hidden className={classes.shape} data-trust={trust}>
      {trust === 'sure' && (
        <path
          d="M2 7.5 5.5 11 12 3.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
      )}
      {trust === 'doubt' && (
        <>
          <path d="M7 1.2 13.2 12.5H.8z" fill="currentColor" />
          <path d="M7 5v3.6M7 10v1" stroke="var(--sheet)" strokeWidth="1.5" />
        </>
      )}
      {trust === 'absent' && (
        <>
          <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.7" />
          <path d="M3.6 10.4 10.4 3.6" stroke="currentColor" strokeWidth="1.7" />
        </>
      )}
    </svg>
  );
}
