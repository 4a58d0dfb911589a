import {
  BadgeCheck,
  Building2,
  Inbox,
  PencilLine,
  ScanSearch,
  SlidersHorizontal,
  UserRound,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Link } from 'react-router-dom';
import type { ActivityView } from '../../../../server/schemas/audit.ts';
import { formatTarget, formatTime, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import type { Words } from '../../i18n/words-vi.ts';
import { showValue } from '../review/field-text.ts';
import classes from './account.module.css';

function iconOf(action: string): LucideIcon {
  if (action.startsWith('lookup.') || action === 'record.view' || action === 'page.view') return ScanSearch;
  if (action.startsWith('field.')) return PencilLine;
  if (action.startsWith('record.')) return BadgeCheck;
  if (action.startsWith('unit.')) return Building2;
  if (action.startsWith('user.') || action.startsWith('session.')) return UserRound;
  return action === 'acceptance.set' ? SlidersHorizontal : Inbox;
}

/** One line of the account, said in people's words; its number and hash stand small behind it. */
export function EntryLine(props: {
  readonly entry: ActivityView;
  /** Set on the first line of a day. */
  readonly day: string | null;
  readonly isAdmin: boolean;
}) {
  const { words } = useWords();
  const { entry } = props;
  const Icon = iconOf(entry.action);
  return (
    <>
      {props.day !== null && <li className={classes.day}>{props.day}</li>}
      <li className={classes.line}>
        <time dateTime={entry.at}>{formatTime(entry.at)}</time>
        <Icon size={18} aria-hidden />
        <div className={classes.told}>
          <div>
            <strong>{entry.actorName ?? words.account.system}</strong>{' '}
            {words.account.actions[entry.action] ?? entry.action} <Subject {...props} />
          </div>
          <Facts entry={entry} />
        </div>
        <span className={classes.proof} title={entry.hash}>
          {words.account.line(formatWhole(entry.seq))} <code>{entry.hash.slice(0, 6)}</code>
        </span>
      </li>
    </>
  );
}

/** What people do with their own account: its owner is named already. */
const OWN = new Set(['session.open', 'session.close', 'user.password', 'access.alert']);

/** What was acted upon. */
function Subject({ entry, isAdmin }: { readonly entry: ActivityView; readonly isAdmin: boolean }) {
  const { say } = useWords();
  if (entry.lookUp) return <q>{entry.lookUp.text}</q>;
  if (entry.change) return <b>{say(entry.change.field)}</b>;
  if (entry.record) return <RecordName record={entry.record} isAdmin={isAdmin} />;
  if (entry.batch)
    return isAdmin ? <Link to={`/lo/${entry.batch.id}`}>{entry.batch.name}</Link> : <b>{entry.batch.name}</b>;
  if (entry.person !== null && !OWN.has(entry.action)) return <b>{entry.person}</b>;
  if (entry.action.startsWith('unit.')) return <b>{String(entry.details.name)}</b>;
  if (entry.action === 'failure.retry') return <b>{entry.subjectId}</b>;
  return null;
}

function RecordName(props: {
  readonly record: NonNullable<ActivityView['record']>;
  readonly isAdmin: boolean;
}) {
  const { say } = useWords();
  const name = `${say(props.record.title)} · ${props.record.dossier}`;
  return props.isAdmin ? <Link to={`/duyet/${props.record.id}`}>{name}</Link> : <b>{name}</b>;
}

function Facts({ entry }: { readonly entry: ActivityView }) {
  const { words, say } = useWords();
  const { lookUp, change, record, move } = entry;
  if (lookUp) {
    const narrowed = [
      lookUp.place,
      lookUp.year === null ? null : words.account.year(String(lookUp.year)),
      lookUp.recordType && say(lookUp.recordType),
      words.account.hits(formatWhole(lookUp.hits)),
    ].filter(Boolean);
    return (
      <div className={classes.soft}>
        {words.account.purpose(lookUp.purpose)} · {narrowed.join(' · ')}
      </div>
    );
  }
  if (change)
    return (
      <div className={classes.soft}>
        {change.isHidden ? (
          words.account.hidden
        ) : (
          <>
            <del>{showValue(change.kind, change.before) || words.account.nothing}</del> →{' '}
            <ins>{showValue(change.kind, change.after) || words.account.nothing}</ins>
          </>
        )}
        {record && ` · ${say(record.title)} · ${record.dossier}`}
      </div>
    );
  if (move) {
    const name = (book: typeof move.from) =>
      book ? words.books.name(say(book.title), book.number, String(book.year)) : words.account.noBook;
    return (
      <div className={classes.soft}>
        {name(move.from)} → {name(move.to)}
      </div>
    );
  }
  const told = tellDetails(words, entry.details);
  return told === '' ? null : <div className={classes.soft}>{told}</div>;
}

/** The details that mean something to people; what is left out still stands in the account. */
function tellDetails(words: Words, details: ActivityView['details']): string {
  const { roles, isActive, priority, tasks, usual, why, address, closedSeconds, rows, reason } = details;
  const order = priority === 1 ? 'desk' : priority === 9 ? 'backlog' : 'ordinary';
  return [
    Array.isArray(roles) &&
      words.account.roles(
        roles.map((role) => words.roles[role as keyof Words['roles']] ?? String(role)).join(', '),
      ),
    isActive === false && words.account.disabled,
    typeof why === 'string' && words.account.refused[why],
    typeof address === 'string' && words.account.fromAddress(address),
    typeof closedSeconds === 'number' && words.account.closed(formatWhole(Math.ceil(closedSeconds / 60))),
    typeof rows === 'number' && words.account.rows(formatWhole(rows)),
    typeof priority === 'number' && words.flow.priorities[order],
    typeof tasks === 'number' && words.account.tasks(formatWhole(tasks)),
    typeof reason === 'string' && words.account.reason(reason),
    typeof usual === 'number' && words.account.usual(formatTarget(usual)),
  ]
    .filter(Boolean)
    .join(' · ');
}
