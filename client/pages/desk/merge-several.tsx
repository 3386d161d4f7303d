import { Merge, Sparkles, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { DeskMerging } from '../../live/desk-merging.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Trouble } from '../shared/trouble.tsx';

/** Looks for groups when it is pressed. Rule DK21. */
export function FindSimilar({ merging }: { readonly merging: DeskMerging }) {
  return (
    <button type="button" class="small" onClick={() => merging.look()}>
      <Sparkles aria-hidden="true" /> {merging.groups.value === null ? 'Find similar questions' : 'Look again'}
    </button>
  );
}

interface MergeSeveralProps {
  readonly merging: DeskMerging;
  /** What else can be done to the marked ones. */
  readonly children?: ComponentChildren;
}

/** What is marked, and groups that may ask the same: each becomes one question with one press. Rules DK20–DK22. */
export function MergeSeveral({ merging, children }: MergeSeveralProps) {
  const marked = merging.marked.value;
  const groups = merging.groups.value;
  return (
    <section class="merge-several" aria-label="Merge several">
      <p class="quiet-text" role="status">
        {merging.told.value || groupWords(groups)}
      </p>
      <Trouble text={merging.trouble.value} />
      {marked.length > 0 && (
        <Joining
          merging={merging}
          lines={marked}
          title={`${marked.length} marked`}
          leave="Clear the marks"
          onLeave={() => merging.clear()}
        />
      )}
      {marked.length > 0 && children}
      {groups?.map((group) => (
        <Joining
          key={group[0]?.id}
          merging={merging}
          lines={group}
          title={`${group.length} that may ask the same`}
          leave="They differ"
          onLeave={() => merging.dismiss(group)}
        />
      ))}
    </section>
  );
}

function groupWords(groups: readonly unknown[] | null): string {
  if (groups === null) return '';
  return groups.length === 0
    ? 'No open questions are nearly the same.'
    : 'Read them first: words can be alike and ask for different things.';
}

interface JoiningProps {
  readonly merging: DeskMerging;
  readonly lines: readonly QuestionLine[];
  readonly title: string;
  readonly leave: string;
  readonly onLeave: () => void;
}

/** Questions, and which of them stays. */
function Joining({ merging, lines, title, leave, onLeave }: JoiningProps) {
  const name = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const into = lines.find(({ id }) => id === chosen) ?? lines[0];
  return (
    <fieldset class="joining card">
      <legend>{title}</legend>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <label>
              <input type="radio" name={name} checked={line.id === into?.id} onChange={() => setChosen(line.id)} />
              <span>
                {line.text}{' '}
                <span class="quiet-text">
                  {line.status === 'pending' ? 'New' : 'In the queue'} ·{' '}
                  {line.votes === 1 ? '1 vote' : `${line.votes} votes`}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p class="quiet-text">
        The chosen wording stays{into?.status === 'pending' && ' and is approved'}. The others join it with their votes.
      </p>
      <div class="row">
        <button
          type="button"
          class="primary small"
          disabled={merging.isBusy.value || lines.length < 2}
          onClick={() => into !== undefined && void merging.merge(into, lines)}
        >
          <Merge aria-hidden="true" /> Merge {lines.length > 1 && `these ${lines.length}`}
        </button>
        <button type="button" class="quiet small" onClick={onLeave}>
          <X aria-hidden="true" /> {leave}
        </button>
      </div>
      {lines.length < 2 && <p class="quiet-text">Mark another one, with its button or with x.</p>}
    </fieldset>
  );
}
