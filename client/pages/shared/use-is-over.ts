import { useEffect, useState } from 'preact/hooks';

/** Whether a moment (of `Date.now`) has passed; null: it never was to come. */
export function useIsOver(atMs: number | null): boolean {
  const [isOver, setOver] = useState(true);
  useEffect(() => {
    const leftMs = atMs === null ? 0 : atMs - Date.now();
    setOver(leftMs <= 0);
    if (leftMs <= 0) return;
    const timer = setTimeout(() => setOver(true), leftMs);
    return () => clearTimeout(timer);
  }, [atMs]);
  return isOver;
}
