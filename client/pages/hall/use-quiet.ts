import { useEffect, useState } from 'preact/hooks';

/** Nobody touched pointer or keys for this long. */
const idleMs = 5000;

/** True while somebody speaks and this person only listens: the interface then steps back. Any touch brings it forward. */
export function useQuiet(isSpeaking: boolean): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setIdle(true), idleMs);
    const touched = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), idleMs);
    };
    const kinds = ['pointermove', 'pointerdown', 'wheel', 'keydown', 'focusin'] as const;
    for (const kind of kinds) addEventListener(kind, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) removeEventListener(kind, touched);
    };
  }, []);
  return isSpeaking && isIdle;
}
