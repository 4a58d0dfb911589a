import { Fragment } from 'react';
import type { CoverValueView, CoverView } from '../../../../server/schemas/covers.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { showValue } from '../review/field-text.ts';
import classes from './batches.module.css';

/** What the cover of a book says of it, on one line: `Bìa sổ: Sổ đăng ký khai sinh · Quyển số 01/1998 · …`. */
export function CoverLine({ cover }: { readonly cover: CoverView }) {
  const { words, say } = useWords();
  const { covers } = words;
  const tell = (value: CoverValueView | null, write: (text: string) => string) =>
    value ? [{ text: write(showValue('date', value.text)), isSure: value.isSure }] : [];
  const said = [
    ...(cover.title ? [{ text: say(cover.title), isSure: true }] : []),
    ...tell(cover.bookNo, covers.bookNo),
    ...tell(cover.unit, (unit) => unit),
    ...tell(cover.openedOn, covers.opened),
    ...tell(cover.closedOn, covers.closed),
  ];
  return (
    <>
      {covers.cover}:{said.length === 0 && ` ${covers.unread}`}
      {said.map(({ text, isSure }, index) => (
        <Fragment key={text}>
          {index > 0 && ' ·'} {isSure ? text : <Unsure text={text} />}
        </Fragment>
      ))}
    </>
  );
}

/** Marked by a sign and by words as well as by its colour. */
function Unsure({ text }: { readonly text: string }) {
  const { words } = useWords();
  return (
    <span className={classes.unsure} title={words.covers.unsure}>
      {text} <span aria-label={words.covers.unsure}>(?)</span>
    </span>
  );
}
