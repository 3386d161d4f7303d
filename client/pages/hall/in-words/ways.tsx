import { useMemo, useState } from 'preact/hooks';
import { whereWords } from '../../../world/in-words/directions.ts';
import { markOf, type Way, ways } from '../../../world/in-words/ways.ts';
import { Trouble } from '../../shared/trouble.tsx';
import { useAction } from '../../shared/use-action.ts';
import type { InWordsProps } from './in-words-props.ts';

/** Doors and the stage: where they are, and the way there. Rule IW3. */
export function Ways({ inWords }: InWordsProps) {
  const action = useAction();
  const [done, setDone] = useState('');
  const plan = inWords.plan.value;
  const all = useMemo(() => (plan === null ? [] : ways(plan.hall)), [plan]);
  const here = inWords.here();
  const go = async ({ name, stand }: Way) => {
    setDone('');
    if (await action.run(() => inWords.walk(stand))) setDone(`You are there: ${name}. You look at the stage.`);
  };
  if (plan === null) return <p>The plan of this hall did not arrive.</p>;
  return (
    <>
      <ul class="near">
        {all.map((way) => (
          <li key={way.id}>
            <p>
              <strong>{way.name}</strong> {here !== null && whereWords(here, way.stand)}
            </p>
            <div class="row">
              <button
                type="button"
                class="small"
                aria-label={`Go there: ${way.name}`}
                disabled={action.isBusy}
                onClick={() => void go(way)}
              >
                Go there
              </button>
            </div>
          </li>
        ))}
      </ul>
      <div class="row">
        <button
          type="button"
          class="small"
          onClick={() => {
            inWords.face(markOf(plan.hall));
            setDone('You look at the stage.');
          }}
        >
          Turn to the stage
        </button>
      </div>
      <Trouble text={action.trouble} onClose={action.clear} />
      <p class="quiet-text" role="status">
        {done}
      </p>
    </>
  );
}
