import { OctagonX } from 'lucide-preact';
import { stopWords } from '../../live/stage-stop.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Trouble } from './trouble.tsx';

/** The one button that silences the stage for everybody, and beside it what became of the last press. Never disabled while somebody speaks. */
export function StopButton({ townhall, isBig = false }: { readonly townhall: Townhall; readonly isBig?: boolean }) {
  const { stage } = townhall.mirror.value;
  const { stop, connection } = townhall;
  const state = stop.state.value;
  const isBusy = stage.holder !== 'nobody' || stage.questionId !== null;
  const isWaiting = state.kind === 'waiting';
  return (
    <div class="stop-with-words">
      <button
        type="button"
        class={isBig ? 'stop big' : 'stop'}
        disabled={!isBusy || isWaiting}
        onClick={() => void stop.press()}
      >
        <OctagonX aria-hidden="true" />
        {isWaiting ? 'Stop is kept' : connection.isInTouch.value || !isBusy ? 'Stop' : 'Stop when back'}
      </button>
      {isWaiting && (
        <div class="stop-kept">
          <p role="status">{stopWords.waiting}</p>
          <button type="button" class="small" onClick={() => stop.clear()}>
            Take it back
          </button>
        </div>
      )}
      {state.kind === 'told' && !state.isTrouble && (
        <div class="stop-kept">
          <p role="status">{state.words}</p>
          <button type="button" class="small" onClick={() => stop.clear()}>
            Close
          </button>
        </div>
      )}
      <Trouble text={state.kind === 'told' && state.isTrouble ? state.words : null} onClose={() => stop.clear()} />
    </div>
  );
}
