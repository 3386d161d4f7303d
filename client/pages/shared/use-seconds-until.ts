import { useEffect, useState } from 'preact/hooks';

/** Whole seconds until a moment (of `Date.now`), counted down; at least one. */
export function useSecondsUntil(atMs: number): number {
  const [nowMs, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(1, Math.ceil((atMs - nowMs) / 1000));
}
