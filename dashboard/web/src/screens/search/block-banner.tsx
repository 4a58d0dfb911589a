import { OctagonAlert, ShieldCheck } from 'lucide-react';
import { Link } from 'react-router-dom';
import type { BlockNotice, Blocks } from '../../../../server/schemas/records.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { showValue } from '../review/field-text.ts';
import classes from './block-banner.module.css';

/** Thông tin ngăn chặn comes before every hit and cannot be folded away: whoever acts must have seen it. */
export function BlockBanner(props: { readonly result: Blocks; readonly saysNone?: boolean }) {
  const { result, saysNone = false } = props;
  const { words } = useWords();
  const blocks = result.blocks.filter((notice) => notice.action !== 'release');
  const releases = result.blocks.filter((notice) => notice.action === 'release');
  return (
    <>
      {blocks.length > 0 && (
        <section className={classes.banner} role="alert">
          <OctagonAlert size={34} aria-hidden />
          <div>
            <h2>{words.blocks.title(formatWhole(blocks.length))}</h2>
            <p>{words.blocks.teach}</p>
            <NoticeList notices={blocks} />
          </div>
        </section>
      )}
      {result.blocksUnseen > 0 && (
        <section className={classes.banner} role="alert">
          <OctagonAlert size={34} aria-hidden />
          <div>
            <h2>{words.blocks.unseenTitle}</h2>
            <p>{words.blocks.unseen(formatWhole(result.blocksUnseen))}</p>
          </div>
        </section>
      )}
      {releases.length > 0 && (
        <section className={classes.released}>
          <ShieldCheck size={24} aria-hidden />
          <div>
            <h2>{words.blocks.releasedTitle(formatWhole(releases.length))}</h2>
            <NoticeList notices={releases} />
          </div>
        </section>
      )}
      {saysNone && result.blocks.length + result.blocksUnseen === 0 && (
        <p className={classes.none}>{words.blocks.none}</p>
      )}
    </>
  );
}

function NoticeList({ notices }: { readonly notices: readonly BlockNotice[] }) {
  const { words } = useWords();
  return (
    <ul>
      {notices.map((notice) => (
        <li key={notice.recordId}>
          <div>
            <strong>{words.blocks.actions[notice.action]}</strong> · {words.blocks.owner}:{' '}
            <strong>{notice.owner}</strong>
            {notice.state !== 'approved' && <em> {words.search.notApproved}</em>}
            <div>
              {[
                notice.agency,
                notice.docNo !== null &&
                  words.blocks.doc(notice.docNo, showValue('date', notice.docDate) || '…'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          <Link to={`/tra-cuu/${notice.recordId}`}>{words.blocks.open}</Link>
        </li>
      ))}
    </ul>
  );
}
