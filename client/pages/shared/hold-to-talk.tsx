import { Mic } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { GreenRoom } from '../../live/green-room.ts';
import { LetterKeys } from '../../live/letter-keys.ts';
import { PushToTalk } from '../../live/push-to-talk.ts';

/** Space stops what is being said, at the desk. */
const talkKey = 't';
const takesKeys = 'input, textarea, select, [contenteditable], dialog';
const isPressKey = (key: string): boolean => key === ' ' || key === 'Enter';

/** Speaks in the green room while it is held: the key wherever one is on the page but in a field, or this button. Rule WR7. */
export function HoldToTalk({ room, isStill }: { readonly room: GreenRoom; readonly isStill: boolean }) {
  const talk = useMemo(
    () =>
      new PushToTalk({
        isOff: () => room.microphone.state.peek().kind === 'off',
        open: () => room.openMicrophone(),
        close: () => room.closeMicrophone(),
      }),
    [room],
  );
  useEffect(() => {
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const isOurs = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) =>
      key.toLowerCase() === talkKey && !ctrlKey && !altKey && !metaKey;
    addEventListener(
      'keydown',
      (event) => {
        const isTaken = event.target instanceof Element && event.target.closest(takesKeys) !== null;
        if (!isOurs(event) || isTaken || isStill || !new LetterKeys().areOn.peek()) return;
        event.preventDefault();
        if (!event.repeat) talk.press();
      },
      options,
    );
    addEventListener('keyup', (event) => event.key.toLowerCase() === talkKey && talk.release(), options);
    // Let go where this page does not hear of it.
    addEventListener('blur', () => talk.release(), options);
    return () => {
      ending.abort();
      talk.release();
    };
  }, [talk, isStill]);
  const isHeld = talk.isHeld.value;
  const isOn = room.microphone.state.value.kind === 'on';
  return (
    <button
      type="button"
      class="small green-mic"
      aria-pressed={isHeld}
      aria-keyshortcuts={talkKey}
      disabled={isStill || (isOn && !isHeld)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        talk.press();
        // The finger may leave the button without letting go.
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={() => talk.release()}
      onPointerCancel={() => talk.release()}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isPressKey(event.key)) return;
        event.preventDefault();
        if (!event.repeat) talk.press();
      }}
      onKeyUp={(event) => {
        if (!isPressKey(event.key)) return;
        event.preventDefault();
        talk.release();
      }}
      onBlur={() => talk.release()}
    >
      <Mic aria-hidden="true" /> {isHeld ? (isOn ? 'They hear you: let go to end' : 'Opening: wait') : 'Hold to talk'}
      {!isHeld && <kbd>{talkKey}</kbd>}
    </button>
  );
}
