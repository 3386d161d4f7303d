import { useEffect } from 'preact/hooks';
import type { DeskMerging } from '../../live/desk-merging.ts';
import type { DeskUndo } from '../../live/desk-undo.ts';
import type { DeskWork } from '../../live/desk-work.ts';
import type { LetterKeys } from '../../live/letter-keys.ts';
import type { Townhall } from '../../live/townhall.ts';
import { type DeskPress, deskPress } from '../../world/desk/keymap.ts';
import { searchId } from './filter-bar.tsx';

interface DeskKeysParts {
  readonly townhall: Townhall;
  readonly work: DeskWork;
  readonly merging: DeskMerging;
  readonly undo: DeskUndo;
  readonly letters: LetterKeys;
  readonly onHelp: () => void;
}

const takesKeys = 'input, textarea, select, [contenteditable], dialog';
const control = 'button, a[href], summary';

/** The desk's keys, wherever on the page the keyboard is. Rules DK1–DK5. */
export function useDeskKeys({ townhall, work, merging, undo, letters, onHelp }: DeskKeysParts): void {
  useEffect(() => {
    const ending = new AbortController();
    const options = { signal: ending.signal };
    let isSpaceOurs = false;
    addEventListener('pointerdown', () => work.usesKeys(false), { ...options, capture: true });
    addEventListener(
      'keydown',
      (event) => {
        const target = event.target instanceof Element ? event.target : document.body;
        if (event.key === 'Tab') work.usesKeys(true);
        const { stage } = townhall.mirror.peek();
        const press = deskPress({
          key: event.key,
          hasModifier: event.ctrlKey || event.altKey || event.metaKey,
          isUndo: isUndoKey(event),
          isRepeat: event.repeat,
          isTaken: target.closest(takesKeys) !== null,
          // One that was clicked, though it has the focus, is not where the hand is.
          isOnControl: work.isByKeys && target.closest(control) !== null,
          isStageBusy: stage.holder !== 'nobody' || stage.questionId !== null,
          isFormOpen: work.isFormOpenOnSelected,
          hasLetters: letters.areOn.peek(),
        });
        isSpaceOurs = press !== null && event.key === ' ';
        if (press === null) return;
        event.preventDefault();
        work.usesKeys(true);
        perform(press, { townhall, work, merging, undo, onHelp });
      },
      options,
    );
    // A browser presses the focused button when Space is let go.
    addEventListener('keyup', (event) => event.key === ' ' && isSpaceOurs && event.preventDefault(), options);
    return () => ending.abort();
  }, [townhall, work, merging, undo, letters, onHelp]);
}

function isUndoKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

function perform(press: DeskPress, { townhall, work, merging, undo, onHelp }: Omit<DeskKeysParts, 'letters'>): void {
  switch (press.kind) {
    case 'go':
      work.go(press.step);
      return;
    case 'act': {
      const line = work.meant();
      if (line !== null) work.act(press.act, line);
      return;
    }
    case 'mark': {
      const line = work.meant();
      if (line?.status === 'pending' || line?.status === 'approved') merging.toggle(line.id);
      return;
    }
    case 'stop':
      void townhall.stop.press();
      return;
    case 'undo':
      void undo.ownLast();
      return;
    case 'help':
      onHelp();
      return;
    case 'search':
      document.getElementById(searchId)?.focus();
      return;
    case 'form-first':
      work.tell('A form is open: write in it and send it, or press Esc to leave it.');
      return;
    case 'leave':
      work.leave();
      return;
    case 'nothing':
      return;
  }
}
