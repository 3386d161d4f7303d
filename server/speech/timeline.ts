import { loudnessLine } from '../../protocol/loudness.ts';
import type { Timeline, Viseme } from '../../protocol/viseme.ts';
import { audibleSpan } from './edges.ts';
import { visemesOf } from './phone-visemes.ts';
import type { Phone, SpokenWord } from './uttered.ts';
import { captionWords, wordStarts } from './word-times.ts';
import { wordsOf } from './words.ts';

/** Timelines hold no more shapes (protocol/viseme.ts). */
const mostShapes = 2000;
/** A diphthong stays this part of its time in its first shape. */
const glideAt = 0.55;

/** A sentence's sound with what is known about it. Phone times count from the first sample. */
export interface TimedSound {
  readonly text: string;
  readonly spoken: string;
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  readonly phones: readonly Phone[];
  readonly words: readonly SpokenWord[];
}

/**
 * Mouth and caption timing of a sentence: merged mouth shapes from the phones, the start of every caption word, the onset (first
 * sample above 0.02 of full scale), the loudness of every 10 ms and the length, in whole milliseconds but for onset and length. Rules
 * SP5–SP8, SP24.
 */
export function timelineOf(sound: TimedSound): Timeline {
  const perMs = sound.sampleRateHz / 1000;
  const durationMs = sound.samples.length / perMs;
  const clamp = (ms: number) => Math.round(Math.min(durationMs, Math.max(0, ms)));
  const starts = wordStarts(sound.phones, sound.words);
  const spoken = sound.words.map((word, index) => ({
    plain: wordsOf(sound.spoken.slice(word.start, word.end))[0]?.plain ?? '',
    startMs: starts[index] ?? 0,
  }));
  return {
    durationMs,
    loudness: loudnessLine(sound.samples, sound.sampleRateHz),
    onsetMs: (audibleSpan(sound.samples)?.start ?? 0) / perMs,
    mouth: mouthOf(sound.phones, clamp),
    words: captionWords(sound.text, spoken).map((word) => ({ ...word, atMs: clamp(word.atMs) })),
  };
}

function mouthOf(phones: readonly Phone[], clamp: (ms: number) => number): Timeline['mouth'] {
  const mouth: { atMs: number; viseme: Viseme }[] = [{ atMs: 0, viseme: 'sil' }];
  const add = (ms: number, viseme: Viseme) => {
    const atMs = clamp(ms);
    const last = mouth.at(-1);
    if (last?.viseme === viseme) return;
    if (last?.atMs === atMs) mouth.pop();
    if (mouth.at(-1)?.viseme !== viseme) mouth.push({ atMs, viseme });
  };
  let fromMs = 0;
  /** Breath hands its time to the shape after it. */
  let breathFromMs: number | null = null;
  for (const { phone, endMs } of phones) {
    const [first, second] = visemesOf(phone);
    if (first === undefined) breathFromMs ??= fromMs;
    else {
      add(breathFromMs ?? fromMs, first);
      if (second !== undefined) add(fromMs + (endMs - fromMs) * glideAt, second);
      breathFromMs = null;
    }
    fromMs = endMs;
  }
  add(fromMs, 'sil');
  return mouth.slice(0, mostShapes);
}
