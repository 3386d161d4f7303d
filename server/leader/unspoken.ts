import type { Speech } from '../speech/ports.ts';

/** People read along at about this pace when no sound carries them. */
const wordMs = 330;
const sentencePauseMs = 600;
/** A timeline holds no more (protocol/viseme.ts). */
const mostWords = 400;
const longestMs = 120_000;

/** A sentence without sound, for when the voice failed: captions run at reading pace, the mouth stays shut. */
export function unspoken(text: string): Speech {
  const found = [...text.matchAll(/\S+/g)].slice(0, mostWords);
  const paceMs = Math.min(wordMs, Math.floor((longestMs - sentencePauseMs) / Math.max(1, found.length)));
  const words = found.map((match, index) => {
    const isLast = index === mostWords - 1;
    const end = isLast ? text.trimEnd().length : match.index + match[0].length;
    return { atMs: index * paceMs, start: match.index, end };
  });
  return {
    pcm: new Int16Array(0),
    sampleRateHz: 48_000,
    timeline: {
      durationMs: words.length * paceMs + sentencePauseMs,
      onsetMs: 0,
      loudness: '',
      mouth: [{ atMs: 0, viseme: 'sil' }],
      words,
    },
  };
}
