/** Gives numbers from 0 to below 1 that are the same on every screen for the same text. */
export function seeded(text: string): () => number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Gives one of a list by a number from 0 to 1. */
export function pick<T>(list: readonly T[], t: number): T {
  const found = list[Math.min(list.length - 1, Math.floor(t * list.length))];
  if (found === undefined) throw new Error('nothing to pick');
  return found;
}
