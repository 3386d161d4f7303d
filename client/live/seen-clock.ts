import { effect, type ReadonlySignal } from '@preact/signals';

/** Nobody looks: this often is enough. */
const unseenEveryMs = 1000;

/**
 * Does something by the clock, and once a second at most while the page is out of sight; in a headset its tab may count as hidden. Gives
 * what ends it. Rule CO23.
 */
export function everyWhileSeen(ms: number, task: () => void, isInXr: ReadonlySignal<boolean>): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const begin = () => {
    clearInterval(timer);
    // Read first, so that it is followed also while the page is seen.
    const isUnseen = !isInXr.value && document.hidden;
    timer = setInterval(task, isUnseen ? Math.max(ms, unseenEveryMs) : ms);
  };
  document.addEventListener('visibilitychange', begin);
  const stopFollowing = effect(begin);
  return () => {
    stopFollowing();
    document.removeEventListener('visibilitychange', begin);
    clearInterval(timer);
  };
}
