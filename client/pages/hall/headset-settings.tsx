import { useId } from 'preact/hooks';
import type { Townhall } from '../../live/townhall.ts';
import { type ComfortChange, heightWords } from '../../world/comfort.ts';

/** How it is in a headset: chosen here, or on the panel in the hall. */
export function HeadsetSettings({ townhall: { comfort } }: { readonly townhall: Townhall }) {
  const { turn, hasVignette, posture, heightSteps, hands, panelHand, captions } = comfort.now.value;
  const change = (each: ComfortChange) => comfort.change(each);
  return (
    <div class="panel-body headset-settings">
      <p class="quiet-text">
        In the hall, turn the inside of your wrist to your eyes, or squeeze a controller: your panel appears. Point at
        it with the other hand.
      </p>
      <Choice
        legend="Turning, in steps or smoothly"
        value={turn}
        options={{ 'snap-30': '30°', 'snap-45': '45°', smooth: 'Smoothly' }}
        choose={(value) => change({ kind: 'turn', turn: value })}
      />
      <label class="with-box">
        <input
          type="checkbox"
          checked={hasVignette}
          onChange={(event) => change({ kind: 'vignette', isOn: event.currentTarget.checked })}
        />
        Narrow my sight while I am moved
      </label>
      <Choice
        legend="I am"
        value={posture}
        options={{ seated: 'Seated', standing: 'Standing' }}
        choose={(value) => change({ kind: 'posture', posture: value })}
      />
      <fieldset class="choice">
        <legend>Height of my eyes</legend>
        <div class="row">
          <button type="button" class="small" onClick={() => change({ kind: 'height', by: -1 })}>
            Lower
          </button>
          <button type="button" class="small" onClick={() => change({ kind: 'height', by: 1 })}>
            Higher
          </button>
          <span role="status">{heightWords(heightSteps)}</span>
        </div>
      </fieldset>
      <Choice
        legend="I use"
        value={hands}
        options={{ both: 'Both hands', one: 'One hand' }}
        choose={(value) => change({ kind: 'hands', hands: value })}
      />
      <Choice
        legend="The panel is on my"
        value={panelHand}
        options={{ left: 'Left hand', right: 'Right hand' }}
        choose={(value) => change({ kind: 'panel-hand', panelHand: value })}
      />
      <label class="with-box">
        <input
          type="checkbox"
          checked={captions.isOn}
          onChange={(event) => change({ kind: 'captions', captions: { isOn: event.currentTarget.checked } })}
        />
        Captions before my eyes
      </label>
      <Choice
        legend="Letters of captions"
        value={captions.size}
        options={{ small: 'Small', medium: 'Medium', large: 'Large' }}
        choose={(size) => change({ kind: 'captions', captions: { size } })}
      />
      <Choice
        legend="Distance of captions"
        value={captions.distance}
        options={{ near: '1.3 m', middle: '2 m', far: '3.5 m' }}
        choose={(distance) => change({ kind: 'captions', captions: { distance } })}
      />
      <label class="with-box">
        <input
          type="checkbox"
          checked={captions.isStrong}
          onChange={(event) => change({ kind: 'captions', captions: { isStrong: event.currentTarget.checked } })}
        />
        Captions white on black
      </label>
    </div>
  );
}

function Choice<T extends string>(props: {
  readonly legend: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly choose: (value: T) => void;
}) {
  const name = useId();
  const values: T[] = [];
  for (const each in props.options) values.push(each);
  return (
    <fieldset class="choice">
      <legend>{props.legend}</legend>
      <div class="row">
        {values.map((each) => (
          <label key={each} class="with-box">
            <input type="radio" name={name} checked={each === props.value} onChange={() => props.choose(each)} />
            {props.options[each]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
