import { Link } from 'react-router-dom';
import type { BlockNotice } from '../../../../server/schemas/blocks.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { showValue } from '../review/field-text.ts';
import classes from './block-banner.module.css';

export function NoticeList({ notices }: { readonly notices: readonly BlockNotice[] }) {
  return (
    <ul>
      {notices.map((notice) => (
        <Notice key={notice.recordId} notice={notice} />
      ))}
    </ul>
  );
}

/** What the notice is about and why it is shown; that nobody has approved it, or that it was read badly, stands with it. */
function Notice({ notice }: { readonly notice: BlockNotice }) {
  const { words, say } = useWords();
  const document = (of: Pick<BlockNotice, 'docNo' | 'docDate'>) =>
    [of.docNo ?? '…', showValue('date', of.docDate) || '…'] as const;
  const facts = [
    notice.agency,
    notice.docNo !== null && words.blocks.doc(...document(notice)),
    ...notice.things.map(({ title, value }) => `${say(title)}: ${value}`),
  ].filter(Boolean);
  return (
    <li>
      <div>
        <strong>{words.blocks.actions[notice.action]}</strong> · {words.blocks.owner}:{' '}
        <strong>{notice.owner || '…'}</strong>
        {notice.state !== 'approved' && <em className={classes.mark}>{words.blocks.notApproved}</em>}
        <div>{facts.join(' · ')}</div>
        {notice.releases !== null && <div>{words.blocks.releases(notice.releases)}</div>}
        {notice.releasedBy.map((release) => (
          <div key={release.recordId} className={classes.releasedBy}>
            {words.blocks.releasedBy(...document(release))}
            {release.state !== 'approved' && <em className={classes.mark}>{words.blocks.notApproved}</em>}
          </div>
        ))}
        {notice.doubtful.length > 0 && (
          <div>
            <em>{words.blocks.doubtful(notice.doubtful.map(say).join(', '))}</em>
          </div>
        )}
        <Reasons notice={notice} />
      </div>
      {notice.canOpen ? (
        <Link to={`/tra-cuu/${notice.recordId}`}>{words.blocks.open}</Link>
      ) : (
        <span className={classes.closed}>{words.blocks.notOpen}</span>
      )}
    </li>
  );
}

function Reasons({ notice }: { readonly notice: BlockNotice }) {
  const { words, say } = useWords();
  const reasons = notice.matched.map(({ asked, field, isNear }) => {
    const where = field ? say(field).toLowerCase() : '';
    if (asked === null) return words.blocks.matchedRecord(where);
    if (isNear) return words.blocks.matchedNear(asked);
    return where === '' ? words.blocks.matchedPart(asked) : words.blocks.matched(asked, where);
  });
  return reasons.length === 0 ? null : (
    <div className={classes.reason}>{[...new Set(reasons)].join(' · ')}</div>
  );
}
