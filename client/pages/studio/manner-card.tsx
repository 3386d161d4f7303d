import type { Manner } from '../../../protocol/answer.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

const lengths: readonly (readonly [Manner['length'], string, string])[] = [
  ['short', 'Short', 'Only the sentences that answer.'],
  ['normal', 'Normal', 'As much more as keeps it from sounding curt.'],
  ['long', 'Long', 'About twice that, where the statement says more.'],
];

/** How long the leader likes to speak: the leader's alone. */
export function MannerCard({ desk }: { readonly desk: StudioDesk }) {
  const action = useAction();
  const persona = desk.persona.value;
  if (persona?.you !== 'leader') return null;
  return (
    <section class="card" aria-label="Manner">
      <fieldset class="manner">
        <legend>How long answers are</legend>
        {lengths.map(([length, name, words]) => (
          <label key={length}>
            <input
              type="radio"
              name="manner"
              checked={persona.manner.length === length}
              disabled={action.isBusy}
              onChange={() => void action.run(() => desk.manner({ type: 'manner.set', length }))}
            />
            <span>
              {name} <span class="quiet-text">{words}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="quiet-text">
        It changes neither what is answered nor from which statements, and cuts nothing that has to be said along.
        Signed answers are said whole.
      </p>
      <Trouble text={action.trouble} onClose={action.clear} />
    </section>
  );
}
