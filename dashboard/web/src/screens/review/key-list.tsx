import { Modal } from '@mantine/core';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './review.module.css';

export function KeyList({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { words } = useWords();
  const rows: readonly (readonly [string, string])[] = [
    ['Enter', words.keys.accept],
    ['Shift Enter', words.keys.back],
    ['Tab · Shift Tab', words.keys.fields],
    ['↑ ↓ · Alt ↑ ↓', words.keys.choose],
    ['F2 · Alt B', words.review.setState.blank_on_form],
    ['F4 · Alt K', words.review.setState.illegible],
    ['F6 · Alt G', words.review.setState.struck_out],
    ['F8 · Alt S', words.review.asInBook],
    ['Esc', words.keys.escape],
    ['Ctrl Enter', words.keys.approve],
    ['F9', words.review.giveBackTitle],
    ['Alt N', words.keys.nextRecord],
    ['Alt U', words.keys.undo],
    ['Alt + · Alt − · Alt 0', words.keys.zoom],
    ['/', words.keys.search],
    ['F1 · ?', words.keys.help],
  ];
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.keys.title} size="md">
      <table className={classes.keys}>
        <tbody>
          {rows.map(([keys, meaning]) => (
            <tr key={keys}>
              <td>
                {keys.split(' · ').map((chord) => (
                  <span key={chord} className={classes.chord}>
                    {chord.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                ))}
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.soft}>{words.keys.note}</p>
    </Modal>
  );
}
