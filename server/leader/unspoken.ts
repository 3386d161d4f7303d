import type { Speech } from '../speech/ports.ts';

/** People read along at about this pace when no sound carries them. */
const wordMs = 330;
const sentencePauseMs = 600;

/** A sentence without sound, for when the voice failed: captions run at reading pace, the mouth stays shut. */
export function unspoken(text: string): Speech {
  const words: { atMs: number; start: number; end: number }[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    words.push({ atMs: words.length * wordMs, start: match.index, end: match.index + match[0].length });
  }
  return {
    pcm: new Int16Array(0),
    sampleRateHz: 48_000,
    timeline: {
      durationMs: words.length * wordMs + sentencePauseMs,
      onsetMs: 0,
      mouth: [{ atMs: 0, viseme: 'sil' }],
      words,
    },
  };
}
