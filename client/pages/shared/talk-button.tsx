import { AudioLines, Mic } from 'lucide-preact';
import { useCallback, useEffect } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { Spoken, SpokenQuestion } from '../../live/spoken-question.ts';
import { Level } from './level.tsx';
import './talk.css';

const isPressKey = (key: string): boolean => key === ' ' || key === 'Enter';

/**
 * Hold to speak instead of typing, by pointer, touch, Space or Enter; or press once to begin and once more to end. What was said comes into the box
 * above. Rules AV1–AV6.
 */
export function TalkButton({
  spoken,
  isAsking = true,
}: {
  readonly spoken: SpokenQuestion;
  readonly isAsking?: boolean;
}) {
  const state = spoken.state.value;
  const read = useCallback(() => spoken.level(), [spoken]);
  useEffect(() => {
    const onHidden = () => {
      if (document.hidden) spoken.cancel();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      spoken.cancel();
    };
  }, [spoken]);
  const isListening = state.kind === 'listening';
  return (
    <div class="talk">
      <button
        type="button"
        class="talk-button"
        data-spoken={state.kind}
        aria-describedby="talk-privacy"
        aria-disabled={state.kind === 'writing'}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          spoken.press();
          // The finger may leave the button without letting go.
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerUp={() => spoken.release()}
        onPointerCancel={() => spoken.release()}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && (isListening || state.kind === 'opening')) {
            // It closes what is being said, not the panel.
            event.stopPropagation();
            spoken.cancel();
          }
          if (!isPressKey(event.key)) return;
          event.preventDefault();
          if (!event.repeat) spoken.press();
        }}
        onKeyUp={(event) => {
          if (!isPressKey(event.key)) return;
          event.preventDefault();
          spoken.release();
        }}
        onBlur={() => spoken.release()}
        onClick={(event) => {
          // Pointers and keys were heard above; what is left is a screen reader's or a switch's press.
          if (event.detail === 0) spoken.toggle();
        }}
      >
        {isListening ? <AudioLines aria-hidden="true" /> : <Mic aria-hidden="true" />}
        <span>
          {buttonWords(state)}
          {/* Seen, and not read out every second. */}
          {isListening && <span aria-hidden="true">, {state.seconds} s</span>}
        </span>
        {isListening && <Level read={read} />}
      </button>
      <p id="talk-privacy" class="quiet-text">
        {isListening
          ? `Let go, or press again, when you have ${isAsking ? 'asked' : 'spoken'}. Up to ${limits.spokenQuestionSeconds} seconds.`
          : 'Your voice goes to this server only while you hold the button, and is not kept.'}
      </p>
      <p class="sr-only" role="status">
        {statusWords(state)}
      </p>
    </div>
  );
}

function buttonWords(state: Spoken): string {
  switch (state.kind) {
    case 'idle':
      return 'Hold to talk';
    case 'opening':
      return 'Opening the microphone';
    case 'listening':
      return 'Listening';
    case 'writing':
      return 'Writing it down';
  }
}

/** Said once for each state, without the seconds. */
function statusWords(state: Spoken): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'opening':
      return 'Opening the microphone.';
    case 'listening':
      return 'Listening.';
    case 'writing':
      return 'Writing down what you said.';
  }
}
