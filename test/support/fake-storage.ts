import { vi } from 'vitest';

/** Gives the page a storage of its own, in place of the browser's, until `vi.unstubAllGlobals`: what it keeps, by key. */
export function fakeStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
  return kept;
}
