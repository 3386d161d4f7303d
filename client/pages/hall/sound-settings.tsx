import type { Townhall } from '../../live/townhall.ts';

/** Whether and how loudly the people around are heard; the stage keeps its volume. */
export function NeighbourVoices({ townhall: { hearing } }: { readonly townhall: Townhall }) {
  return (
    <SwitchWithVolume
      isOn={hearing.now.value.isOn}
      volume={hearing.now.value.volume}
      words="Hear the people around me"
      volumeWords="Their volume"
      setOn={(isOn) => hearing.setOn(isOn)}
      setVolume={(volume) => hearing.setVolume(volume)}
    />
  );
}

/** Whether and how loudly the room, steps and applause are heard. */
export function HallSoundsSettings({ townhall: { hallSounds } }: { readonly townhall: Townhall }) {
  return (
    <SwitchWithVolume
      isOn={hallSounds.now.value.isOn}
      volume={hallSounds.now.value.volume}
      words="Sounds of the hall"
      volumeWords="Hall volume"
      setOn={(isOn) => hallSounds.setOn(isOn)}
      setVolume={(volume) => hallSounds.setVolume(volume)}
    />
  );
}

/** In one line, so that the people below are in sight. */
function SwitchWithVolume(props: {
  readonly words: string;
  readonly volumeWords: string;
  readonly isOn: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly setOn: (isOn: boolean) => void;
  readonly setVolume: (volume: number) => void;
}) {
  return (
    <div class="heard">
      <label>
        <input type="checkbox" checked={props.isOn} onChange={(event) => props.setOn(event.currentTarget.checked)} />
        {props.words}
      </label>
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        aria-label={props.volumeWords}
        value={Math.round(props.volume * 100)}
        disabled={!props.isOn}
        onInput={(event) => props.setVolume(event.currentTarget.valueAsNumber / 100)}
      />
    </div>
  );
}
