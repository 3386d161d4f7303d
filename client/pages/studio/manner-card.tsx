import { Square, Volume2 } from 'lucide-preact';
import type { Manner, Pace } from '../../../protocol/answer.ts';
import type { Door } from '../../live/ports.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { CourtesiesForm } from './courtesies-form.tsx';
import { useSounds } from './use-sounds.ts';

const lengths: readonly (readonly [Manner['length'], string, string])[] = [
  ['short', 'Short', 'Only the sentences that answer.'],
  ['normal', 'Normal', 'As much more as keeps it from sounding curt.'],
  ['long', 'Long', 'About twice that, where the statement says more.'],
];
const paces: readonly (readonly [Pace, string, string])[] = [
  ['slow', 'Slow', '130 words a minute.'],
  ['normal', 'Normal', '150 words a minute.'],
  ['brisk', 'Brisk', '170 words a minute.'],
];

/** How the leader likes to speak: the leader's alone to set. Rules PN59, PN63. */
export function MannerCard({ desk, door }: { readonly desk: StudioDesk; readonly door: Pick<Door, 'paceExample'> }) {
  const action = useAction();
  const sounds = useSounds();
  const persona = desk.persona.value;
  if (persona?.you !== 'leader') return null;
  const { manner } = persona;
  const change = (changed: Partial<Manner>) =>
    desk.manner({ ...manner, ...changed, type: 'manner.set', before: manner });
  const set = (changed: Partial<Manner>) => void action.run(() => change(changed));
  const isLight = manner.humour === 'on';
  return (
    <section class="card" aria-labelledby="manner">
      <h2 id="manner">Manner</h2>
      <p class="quiet-text">
        How your avatar speaks. It changes neither what is answered nor from which statements, and adds no fact. Answers
        that wait are made anew.
      </p>
      <fieldset class="manner">
        <legend>How long answers are</legend>
        {lengths.map(([length, name, words]) => (
          <label key={length}>
            <input
              type="radio"
              name="manner"
              checked={manner.length === length}
              disabled={action.isBusy}
              onChange={() => set({ length })}
            />
            <span>
              {name} <span class="quiet-text">{words}</span>
            </span>
          </label>
        ))}
        <p class="quiet-text">It cuts nothing that has to be said along. Signed answers are said whole.</p>
      </fieldset>
      <fieldset class="manner">
        <legend>How fast it speaks</legend>
        {paces.map(([pace, name, words]) => {
          const isPlaying = sounds.playing === pace;
          return (
            <div key={pace} class="pace">
              <label>
                <input
                  type="radio"
                  name="pace"
                  checked={(manner.pace ?? 'normal') === pace}
                  disabled={action.isBusy}
                  onChange={() => set({ pace: pace === 'normal' ? undefined : pace })}
                />
                <span>
                  {name} <span class="quiet-text">{words}</span>
                </span>
              </label>
              <button
                type="button"
                class="small"
                aria-label={`${isPlaying ? 'Stop' : 'Listen'}: ${name}`}
                onClick={() => sounds.toggle(pace, [() => door.paceExample(pace)])}
              >
                {isPlaying ? <Square aria-hidden="true" /> : <Volume2 aria-hidden="true" />}{' '}
                {isPlaying ? 'Stop' : 'Listen'}
              </button>
            </div>
          );
        })}
        <p class="quiet-text">
          An answer that would last more than 75 seconds at a slow pace is said at the normal one.
        </p>
        <Trouble text={sounds.trouble?.text ?? null} />
      </fieldset>
      <fieldset class="manner">
        <legend>Humour</legend>
        <label>
          <input
            type="checkbox"
            checked={isLight}
            disabled={action.isBusy}
            onChange={() => set({ humour: isLight ? undefined : 'on' })}
          />
          <span>The tone may be light where the question is</span>
        </label>
        <p class="quiet-text">
          This is a word to a language model that writes answers, where your town hall has one, and to nothing else:
          what it writes is checked against your statements as ever. Quotes and signed answers stay as they are.
        </p>
      </fieldset>
      <Trouble text={action.trouble} onClose={action.clear} />
      {/* What was saved, or changed on another page, is what the form begins with. */}
      <CourtesiesForm key={JSON.stringify([manner.openings, manner.closings])} manner={manner} onSave={change} />
    </section>
  );
}
