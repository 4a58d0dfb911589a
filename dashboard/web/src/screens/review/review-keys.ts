export type FieldAction =
  | 'accept'
  | 'back'
  | 'blank_on_form'
  | 'illegible'
  | 'struck_out'
  | 'asInBook'
  | 'reset'
  | 'readingDown'
  | 'readingUp';

/**
 * What a key means inside a field, or null where it belongs to the typing.
 * Telex and VNI are composed from plain letters and digits: none of them is ever taken, and nothing at all
 * while a composition is open (229 is what some engines send instead of `isComposing`).
 */
export function readFieldKey(event: KeyboardEvent, isMultiline: boolean): FieldAction | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const hasModifier = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && !hasModifier && !event.altKey) return event.shiftKey ? 'back' : 'accept';
  if (hasModifier) return null;
  switch (event.key) {
    case 'F2':
      return 'blank_on_form';
    case 'F4':
      // Alt+F4 closes the window.
      return event.altKey ? null : 'illegible';
    case 'F6':
      return 'struck_out';
    case 'F8':
      return 'asInBook';
    case 'Escape':
      return 'reset';
    case 'ArrowDown':
      return isMultiline && !event.altKey ? null : 'readingDown';
    case 'ArrowUp':
      return isMultiline && !event.altKey ? null : 'readingUp';
    default:
      return readAltKey(event);
  }
}

/** The same acts by letters, for keyboards whose function keys do other things. */
function readAltKey(event: KeyboardEvent): FieldAction | null {
  if (!event.altKey || event.shiftKey) return null;
  switch (event.code) {
    case 'KeyB':
      return 'blank_on_form';
    case 'KeyK':
      return 'illegible';
    case 'KeyG':
      return 'struck_out';
    case 'KeyS':
      return 'asInBook';
    default:
      return null;
  }
}

export type ScreenAction =
  'approve' | 'nextRecord' | 'undo' | 'zoomIn' | 'zoomOut' | 'fit' | 'help' | 'giveBack';

/** Keys of the whole screen: they act wherever the hands are. `?` only outside of inputs. */
export function readScreenKey(event: KeyboardEvent, isInInput: boolean): ScreenAction | null {
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'approve';
  if (event.key === 'F1') return 'help';
  if (event.key === 'F9') return 'giveBack';
  if (event.key === '?' && !isInInput) return 'help';
  if (!event.altKey || event.ctrlKey) return null;
  switch (event.code) {
    case 'KeyN':
      return 'nextRecord';
    case 'KeyU':
      return 'undo';
    case 'Equal':
    case 'NumpadAdd':
      return 'zoomIn';
    case 'Minus':
    case 'NumpadSubtract':
      return 'zoomOut';
    case 'Digit0':
    case 'Numpad0':
      return 'fit';
    default:
      return null;
  }
}
