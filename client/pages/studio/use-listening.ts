import { useEffect, useRef, useState } from 'preact/hooks';
import type { Door } from '../../live/ports.ts';

export interface Listening {
  /** The id of the question whose answer plays. */
  readonly playing: string | null;
  readonly trouble: { readonly id: string; readonly text: string } | null;
  /** Plays an answer sentence by sentence, or ends it. One plays at a time. */
  toggle(answer: {
    readonly id: string;
    readonly report: string;
    readonly question: number;
    readonly sentences: number;
  }): void;
}

/** Plays what the avatar would say, in its own voice. Rule RH16. */
export function useListening(door: Pick<Door, 'rehearsedSound'>): Listening {
  const [playing, setPlaying] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Listening['trouble']>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const toggle: Listening['toggle'] = ({ id, report, question, sentences }) => {
    stop.current();
    setTrouble(null);
    if (playing === id) return;
    const ended = new AbortController();
    stop.current = () => {
      ended.abort();
      setPlaying(null);
    };
    setPlaying(id);
    void (async () => {
      for (let sentence = 0; sentence < sentences && !ended.signal.aborted; sentence++) {
        const reply = await door.rehearsedSound({ report, question, sentence });
        if (ended.signal.aborted) return;
        const isPlayed = reply.kind === 'ok' && (await play(reply.value, ended.signal));
        if (ended.signal.aborted || isPlayed) continue;
        setTrouble({ id, text: reply.kind === 'refused' ? reply.message : 'The sound did not arrive. Try again.' });
        break;
      }
      if (!ended.signal.aborted) setPlaying(null);
    })();
  };
  return { playing, trouble, toggle };
}

/** Resolves when it has sounded or was ended; false when the browser cannot play it. */
function play(sound: Blob, ended: AbortSignal): Promise<boolean> {
  const url = URL.createObjectURL(sound);
  const audio = new Audio(url);
  const played = new Promise<boolean>((resolve) => {
    audio.addEventListener('ended', () => resolve(true), { once: true });
    audio.addEventListener('error', () => resolve(false), { once: true });
    ended.addEventListener('abort', () => resolve(true), { once: true });
    audio.play().catch(() => resolve(false));
  });
  return played.finally(() => {
    audio.pause();
    URL.revokeObjectURL(url);
  });
}
