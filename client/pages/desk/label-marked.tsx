import { Tag } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { DeskMerging } from '../../live/desk-merging.ts';
import { labelMany } from '../../live/label-many.ts';
import type { Townhall } from '../../live/townhall.ts';
import { labelsInUse } from '../../world/desk/question-marks.ts';
import { Trouble } from '../shared/trouble.tsx';

/** One label for all marked questions. Rule LB3. */
export function LabelMarked({ townhall, merging }: { readonly townhall: Townhall; readonly merging: DeskMerging }) {
  const id = useId();
  const [text, setText] = useState('');
  /** How far it is; null: nothing is under way. */
  const [done, setDone] = useState<{ readonly count: number; readonly of: number } | null>(null);
  const [became, setBecame] = useState<{ readonly told: string; readonly trouble: string | null } | null>(null);
  const marked = merging.marked.value;
  const send = async () => {
    const of = marked.length;
    setBecame(null);
    setDone({ count: 0, of });
    const outcome = await labelMany(townhall.connection, marked, text, (count) => setDone({ count, of }));
    setDone(null);
    setBecame(outcome);
    if (outcome.trouble === null) setText('');
  };
  return (
    <form
      class="label-marked"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for={id}>Label for the marked</label>
      <div class="row">
        <input
          id={id}
          type="text"
          list={`${id}-known`}
          maxLength={limits.labelLength}
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <datalist id={`${id}-known`}>
          {labelsInUse(townhall.lists.value.byId.values()).map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
        <button type="submit" class="small" disabled={done !== null || text.trim() === ''}>
          <Tag aria-hidden="true" /> {marked.length === 1 ? 'Label it' : `Label these ${marked.length}`}
        </button>
        {done !== null && done.of > 1 && (
          <span class="quiet-text count">
            <progress max={done.of} value={done.count} aria-label="Labelled" /> {done.count} of {done.of}
          </span>
        )}
        <p class="quiet-text" role="status">
          {became?.told}
        </p>
      </div>
      <Trouble text={became?.trouble ?? null} />
    </form>
  );
}
