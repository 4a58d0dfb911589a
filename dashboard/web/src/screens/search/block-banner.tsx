import { OctagonAlert, ShieldCheck } from 'lucide-react';
import type { Blocks } from '../../../../server/schemas/blocks.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './block-banner.module.css';
import { NoticeList } from './notice-list.tsx';

/** Thông tin ngăn chặn comes before every hit and cannot be folded away: whoever acts must have seen it. */
export function BlockBanner({ result }: { readonly result: Blocks }) {
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
      {releases.length > 0 && (
        <section className={classes.released}>
          <ShieldCheck size={24} aria-hidden />
          <div>
            <h2>{words.blocks.releasedTitle(formatWhole(releases.length))}</h2>
            <NoticeList notices={releases} />
          </div>
        </section>
      )}
    </>
  );
}
