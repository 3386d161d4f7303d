/** What can be done to the selected question by one key, as by its button. */
export const deskActs = [
  'approve',
  'reject',
  'edit',
  'merge',
  'call',
  'pin',
  'unpin',
  'up',
  'down',
  'label',
  'assign',
] as const;
export type DeskAct = (typeof deskActs)[number];
export type DeskStep = 'next' | 'previous' | 'first' | 'last' | 'list-before' | 'list-after';

/** What a key means on the desk. */
export type DeskPress =
  | { readonly kind: 'act'; readonly act: DeskAct }
  | { readonly kind: 'go'; readonly step: DeskStep }
  | { readonly kind: 'mark' | 'stop' | 'help' | 'search' | 'leave' | 'undo' }
  /** A letter beside an open form does nothing, and says why. */
  | { readonly kind: 'form-first' }
  /** Nothing is done, and the page does not scroll either. */
  | { readonly kind: 'nothing' };

/** A key that was pressed, and what holds where. */
export interface DeskKey {
  /** `KeyboardEvent.key`. */
  readonly key: string;
  /** Ctrl, Alt or Meta is down: that belongs to the browser, or to a reader's own commands. */
  readonly hasModifier: boolean;
  /** Ctrl+Z, or Cmd+Z. */
  readonly isUndo?: boolean;
  /** The key is held down and repeats itself. */
  readonly isRepeat: boolean;
  /** A field, a list of choices or a sheet has the keys. */
  readonly isTaken: boolean;
  /** A button was reached by keyboard: Space is its own. One that was clicked does not keep it. */
  readonly isOnControl: boolean;
  /** Somebody is on the stage, or a question is called. */
  readonly isStageBusy: boolean;
  /** The selected question has a form open: what is typed was meant for that. */
  readonly isFormOpen?: boolean;
  /** The person has letters, `?`, `/` and Space act at once. */
  readonly hasLetters: boolean;
}

const steps: ReadonlyMap<string, DeskStep> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['ArrowLeft', 'list-before'],
  ['ArrowRight', 'list-after'],
  ['Home', 'first'],
  ['End', 'last'],
]);

/** The key of an act, as its button tells it. */
export const keyOf: Readonly<Record<DeskAct, string>> = {
  approve: 'a',
  reject: 'r',
  merge: 'm',
  edit: 'e',
  pin: 'p',
  unpin: 'v',
  call: 'c',
  up: 'u',
  down: 'd',
  label: 'l',
  assign: 's',
};

/**
 * What a key means on the desk now; null: it is none of the desk's, and the browser has it. Only arrows repeat while they are held. Rules DK1–DK5, DK17.
 */
export function deskPress(pressed: DeskKey): DeskPress | null {
  const { key, hasModifier, isRepeat, isTaken, hasLetters } = pressed;
  // As everywhere; in a field it is the field's own.
  if (pressed.isUndo === true && !isTaken) return { kind: isRepeat ? 'nothing' : 'undo' };
  if (hasModifier || isTaken) return null;
  const step = steps.get(key);
  if (step !== undefined) return { kind: 'go', step };
  if (key === 'Escape') return { kind: 'leave' };
  if (!hasLetters) return null;
  if (key === ' ') return space(pressed);
  const press = ofLetter(key.toLowerCase());
  if (press !== null && pressed.isFormOpen === true) return { kind: 'form-first' };
  return press !== null && isRepeat ? { kind: 'nothing' } : press;
}

function ofLetter(letter: string): DeskPress | null {
  const act = deskActs.find((each) => keyOf[each] === letter);
  if (act !== undefined) return { kind: 'act', act };
  if (letter === 'x') return { kind: 'mark' };
  if (letter === 'z') return { kind: 'undo' };
  if (letter === '?') return { kind: 'help' };
  return letter === '/' ? { kind: 'search' } : null;
}

/** Space stops what is being said, once for a press; it never scrolls, and never presses a button that was clicked before. Rule DK3. */
function space({ isRepeat, isOnControl, isStageBusy }: DeskKey): DeskPress | null {
  if (isOnControl) return null;
  return { kind: isStageBusy && !isRepeat ? 'stop' : 'nothing' };
}
