import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RecordView, ReviewQueue } from '../../../../server/schemas/records.ts';
import { ApiError } from '../../api/client.ts';
import { noticeSignedOut } from '../../api/queries.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { isTyping } from '../../parts/is-typing.ts';
import { PageViewer } from '../../viewer/page-viewer.tsx';
import type { Frame, ViewerHands } from '../../viewer/page-viewer.tsx';
import { pageImageUrl, useImage } from '../../viewer/use-image.ts';
import { BottomBar } from './bottom-bar.tsx';
import { ConflictNote } from './conflict-note.tsx';
import { GiveBack } from './give-back.tsx';
import { KeyList } from './key-list.tsx';
import { RecordForm } from './record-form.tsx';
import { readScreenKey } from './review-keys.ts';
import type { ScreenAction } from './review-keys.ts';
import classes from './review.module.css';
import { useDecisions } from './use-decisions.ts';
import { useReview } from './use-review.ts';

interface ReviewDeskProps {
  readonly loaded: RecordView;
  readonly wantedField: string | null;
  readonly queue: ReviewQueue | null;
  readonly isReturned: boolean;
  readonly onNext: () => void;
  readonly onChanged: () => void;
}

/** The paper on the left, its fields on the right; moving in one moves the other. */
export function ReviewDesk(props: ReviewDeskProps) {
  const { words, say } = useWords();
  const review = useReview(props.loaded, props.wantedField);
  const { record, active, fields } = review;
  const [chosenPage, setChosenPage] = useState<number | null>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [isGivingBack, setIsGivingBack] = useState(false);
  const [isDraftAsked, setIsDraftAsked] = useState(false);
  const hands = useRef<ViewerHands>(null);
  const decide = useDecisions(record, props.onNext, props.onChanged);
  const pageId = chosenPage ?? active?.pageId ?? record.pages[0]?.id ?? null;
  const image = useImage(active?.pageId ? pageImageUrl(active.pageId) : null);
  useEffect(() => setChosenPage(null), [active?.id]);

  const frames = useMemo<Frame[]>(
    () =>
      fields.flatMap((field) =>
        field.bbox && field.pageId === pageId
          ? [{ id: field.id, label: say(field.title), bbox: field.bbox, trust: field.trust }]
          : [],
      ),
    [fields, pageId, say],
  );

  const approve = (isSure: boolean) => {
    if (record.state === 'approved' || decide.isBusy) return;
    const [draft] = review.draftFields;
    // What a person sees in an input is not in the record: they say first what becomes of it.
    if (draft !== undefined) {
      setIsDraftAsked(true);
      review.focus(draft);
      return;
    }
    const [doubt] = review.doubts;
    if (!isSure && doubt) decide.askAboutDoubts(review.doubts.length);
    else void decide.approve();
  };
  const act: Record<ScreenAction, () => void> = {
    approve: () => approve(decide.doubtsAsked > 0),
    nextRecord: props.onNext,
    undo: useUndo(review.undo),
    zoomIn: () => hands.current?.zoom(1.35),
    zoomOut: () => hands.current?.zoom(1 / 1.35),
    fit: () => hands.current?.fit(),
    help: () => setIsHelpOpen(true),
    giveBack: () => setIsGivingBack(true),
  };
  useScreenKeys(act);
  const conflicts = review.outbox.conflicts.filter((one) => one.correction.recordId === record.id);

  return (
    <div className={classes.desk}>
      <PageViewer
        pages={record.pages}
        pageId={pageId}
        onPage={setChosenPage}
        frames={frames}
        activeId={active?.id ?? null}
        onPick={review.focus}
        hands={hands}
      />
      <div className={classes.side}>
        <RecordForm review={review} image={image} />
        {conflicts.map((conflict) => (
          <ConflictNote key={conflict.correction.fieldId} conflict={conflict} onSettled={props.onChanged} />
        ))}
        {isDraftAsked && review.draftFields.length > 0 && (
          <div className={classes.ask} role="alert">
            {words.drafts.approve(String(review.draftFields.length))}
          </div>
        )}
        {decide.doubtsAsked > 0 && review.doubts.length > 0 && (
          <div className={classes.ask} role="alert">
            <span>{words.review.approveDoubts(String(review.doubts.length))}</span>
            <Button size="xs" variant="default" onClick={() => approve(true)}>
              {words.review.approveAnyway} <kbd>Ctrl Enter</kbd>
            </Button>
          </div>
        )}
      </div>
      <BottomBar
        review={review}
        queue={props.queue}
        isDeciding={decide.isBusy}
        isReturned={props.isReturned}
        onApprove={() => approve(decide.doubtsAsked > 0)}
        onNext={props.onNext}
        onUndo={act.undo}
        onHelp={act.help}
        onGiveBack={act.giveBack}
        onReopen={() => void decide.reopen()}
      />
      <KeyList isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
      <GiveBack
        isOpen={isGivingBack}
        onClose={() => setIsGivingBack(false)}
        onGiveBack={(reason) => void decide.giveBack(reason)}
      />
    </div>
  );
}

/** Takes the last save back, and says that it did or why not. */
function useUndo(undo: () => Promise<unknown>): () => void {
  const { words, say } = useWords();
  const run = async () => {
    try {
      await undo();
      notifications.show({ message: words.review.undone });
    } catch (error) {
      noticeSignedOut(error);
      if (!(error instanceof ApiError)) throw error;
      const { message, advice } = error.problem;
      notifications.show({ color: 'seal', message: `${say(message)} ${say(advice)}` });
    }
  };
  return () => void run();
}

function useScreenKeys(act: Record<ScreenAction, () => void>) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = readScreenKey(event, isTyping(event.target));
      // A dialog that is open has the keys.
      if (action === null || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      latest.current[action]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
