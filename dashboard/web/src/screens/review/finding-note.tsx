import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { FindingView } from '../../../../server/schemas/records.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './review.module.css';

const ICONS: Record<FindingView['severity'], LucideIcon> = { E: OctagonX, W: TriangleAlert, I: Info };

export function FindingNote({ finding }: { readonly finding: FindingView }) {
  const { words, say } = useWords();
  const Icon = ICONS[finding.severity];
  return (
    <div className={classes.finding} data-severity={finding.severity}>
      <Icon size={16} aria-hidden />
      <span>
        <strong>{words.review.severity[finding.severity]}:</strong> {say(finding.message)}{' '}
        <span className={classes.code}>{finding.code}</span>
      </span>
    </div>
  );
}
