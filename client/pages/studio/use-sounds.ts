import { useEffect, useRef, useState } from 'preact/hooks';
import type { DoorReply } from '../../live/ports.ts';

export interface Sounds {
  /** The id of what plays. */
  readonly playing: string | null;
  readonly trouble: { readonly id: string; readonly text: string } | null;
  /** Plays sounds one after the other, each fetched in its turn, or ends them. One thing plays at a time. */
  toggle(id: string, sounds: readonly (() => Promise<DoorReply<Blob>>)[]): void;
}

/** Plays sound files of the server; what plays ends with the page. */
export function useSounds(): Sounds {
  const [playing, setPlaying] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Sounds['trouble']>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const toggle: Sounds['toggle'] = (id, sounds) => {
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
      for (const fetchSound of sounds) {
        const reply = await fetchSound();
        if (ended.signal.aborted) return;
        const isPlayed = reply.kind === 'ok' && (await play(reply.value, ended.signal));
        if (ended.signal.aborted) return;
        if (isPlayed) continue;
        setTrouble({ id, text: reply.kind === 'refused' ? reply.message : 'The sound did not arrive. Try again.' });
        break;
      }
      setPlaying(null);
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
