import { ImageOff } from 'lucide-react';
import { Link } from 'react-router-dom';
import type { DossierView, PageView } from '../../../../server/schemas/batches.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import type { Words } from '../../i18n/words-vi.ts';
import { DismissButton } from '../../parts/failure-acts.tsx';
import { TrustShape } from '../../parts/trust-mark.tsx';
import classes from './batches.module.css';
import { CoverLine } from './cover-line.tsx';
import { DossierFiles } from './dossier-files.tsx';
import { PaperButton } from './paper-dialog.tsx';

const SHOWN_PAGES = 3;

export function DossierCard({
  dossier,
  batchId,
}: {
  readonly dossier: DossierView;
  readonly batchId: number;
}) {
  const { words, say } = useWords();
  const isCoverOnly = dossier.state === 'done' && dossier.pages.some((page) => page.cover !== null);
  const isKnown = dossier.records.length > 0 || isCoverOnly;
  const more = dossier.pages.length - SHOWN_PAGES;
  return (
    <li className={classes.card} data-state={dossier.state}>
      <div className={classes.thumbs}>
        {dossier.pages.slice(0, SHOWN_PAGES).map((page) => (
          <Thumbnail key={page.id} page={page} />
        ))}
        {dossier.pages.length === 0 && <div className={classes.noPage} />}
        {more > 0 && <span className={classes.morePages}>+{formatWhole(more)}</span>}
      </div>
      <div className={classes.cardText}>
        <div className={classes.dossierHead}>
          <div className={classes.dossierName} title={dossier.name}>
            {dossier.name}
          </div>
          <span className={classes.dossierTools}>
            {isKnown && <PaperButton dossier={dossier} />}
            <DossierFiles dossier={dossier} />
          </span>
        </div>
        {dossier.pages.map(
          ({ id, cover }) =>
            cover && (
              <div key={id} className={classes.cover}>
                <CoverLine cover={cover} />
              </div>
            ),
        )}
        {dossier.records.map((record) => (
          <Link key={record.id} to={`/duyet/${record.id}?lo=${batchId}`} className={classes.record}>
            <span>{say(record.title)}</span>
            <span
              className={classes.recordState}
              data-doubt={record.state === 'waiting' && record.doubtfulFields > 0}
            >
              {record.state === 'waiting' && (
                <TrustShape trust={record.doubtfulFields > 0 ? 'doubt' : 'sure'} />
              )}
              {record.state !== 'waiting'
                ? words.recordStates[record.state]
                : record.doubtfulFields > 0
                  ? words.batches.doubtful(formatWhole(record.doubtfulFields))
                  : words.batches.noDoubt}
            </span>
          </Link>
        ))}
        {!isKnown && (
          <>
            <span className={dossier.state === 'failed' ? classes.failed : classes.soft}>
              {dossier.problem ? say(dossier.problem.message) : tellNoRecord(dossier, words)}
            </span>
            {dossier.dismissReason !== null && (
              <span className={classes.soft}>{words.dismissal.because(dossier.dismissReason)}</span>
            )}
            <div className={classes.cardActs}>
              <PaperButton dossier={dossier} isPlain />
              {mayBeDismissed(dossier) && (
                <DismissButton failed={{ id: `dossier-${dossier.id}`, fileName: dossier.name }} />
              )}
            </div>
          </>
        )}
      </div>
    </li>
  );
}

/** Needs a person, and would for ever where nothing is to be made of it. */
function mayBeDismissed({ state, pages, dismissReason }: DossierView): boolean {
  if (dismissReason !== null) return false;
  return (
    state === 'failed' ||
    (state === 'done' && pages.some((page) => page.kind === 'content' || page.isTooDark))
  );
}

/** Why nothing came of it. */
function tellNoRecord({ state, pages }: DossierView, { batches }: Words): string {
  if (state !== 'done') return batches.dossierStates[state];
  if (pages.some((page) => page.isTooDark)) return batches.tooDark;
  if (pages.some((page) => page.kind === 'content')) return batches.noRecord;
  return batches.kinds[pages[0]?.kind === 'crossed_out' ? 'crossed_out' : 'blank'];
}

function Thumbnail({ page }: { readonly page: PageView }) {
  const { words } = useWords();
  const label = `${words.common.page(formatWhole(page.page))}: ${words.batches.pageStates[page.state]}`;
  if (page.state === 'failed')
    return (
      <span className={classes.thumbBad} title={label} aria-label={label} role="img">
        <ImageOff size={22} aria-hidden />
      </span>
    );
  if (page.state !== 'done')
    return <span className={classes.thumbWait} title={label} aria-label={label} role="img" />;
  return (
    <img className={classes.thumb} src={`/api/pages/${page.id}/image?width=240`} alt={label} loading="lazy" />
  );
}
