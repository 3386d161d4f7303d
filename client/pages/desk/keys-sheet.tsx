import { X } from 'lucide-preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { LetterKeys } from '../../live/letter-keys.ts';

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['↑', '↓'], 'The question above, below'],
  [['←', '→'], 'The list beside'],
  [['Home', 'End'], 'The first, the last of the list'],
  [['a'], 'Approve'],
  [['r'], 'Reject, with a reason'],
  [['e'], 'Edit'],
  [['m'], 'Merge'],
  [['l'], 'Label'],
  [['s'], 'Assign'],
  [['x'], 'Mark, to merge or label several'],
  [['c'], 'Call'],
  [['p'], 'Pin: it comes next'],
  [['v'], 'Back to its place by votes'],
  [['u', 'd'], 'Up, down in the queue'],
  [['Ctrl Z', 'z'], 'Take your last act back'],
  [['Space'], 'Stop what is being said'],
  [['t'], 'Held: talk in the green room'],
  [['/'], 'Search'],
  [['Esc'], 'Leave a form or a field'],
  [['?'], 'This sheet'],
];

interface KeysSheetProps {
  readonly letters: LetterKeys;
  readonly onClose: () => void;
}

/** What each key does, and the switch for those that act at once. Rule DK4. */
export function KeysSheet({ letters, onClose }: KeysSheetProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => sheet.current?.showModal(), []);
  const areOn = letters.areOn.value;
  return (
    <dialog
      ref={sheet}
      class="keys-sheet"
      aria-labelledby={title}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === '?') sheet.current?.close();
      }}
    >
      <div class="panel-head">
        <h2 id={title}>Keys of the desk</h2>
        <button type="button" class="quiet small" onClick={() => sheet.current?.close()}>
          <X aria-hidden="true" /> Close
        </button>
      </div>
      <p class="quiet-text">They act on the selected question, as its buttons do, and rest while you type.</p>
      <dl class="keys">
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="keys-switch">
        <input type="checkbox" checked={areOn} onChange={(event) => letters.setOn(event.currentTarget.checked)} />
        Letters, signs and Space act at once
      </label>
      <p class="quiet-text">
        Switch them off if you speak to your device, or if keys are pressed by accident. Arrows still move.
      </p>
    </dialog>
  );
}
