import { cueSchema, type Mood, moodSchema } from '../../../protocol/answer.ts';
import { hashSchema } from '../../../protocol/ids.ts';
import type { Utterance } from '../../../protocol/moment.ts';

const texts: Readonly<Record<string, string>> = {
  list: 'We look at three things every year: the work itself, what the market pays, and what is fair among us.',
  contrast: 'Pay follows the work and the market every year, but never the person who asks the loudest.',
};
const plain =
  'Every salary is reviewed in October against the same written principles, and you can read them yourself.';
const wordMs = 330;

/** A sentence that is said evenly, a word every third of a second: for pictures of gestures. */
export function spokenSentence(of: { readonly cue: string | null; readonly mood: string | null }): Utterance {
  const cue = cueSchema.safeParse(of.cue).data ?? 'explain';
  const mood: Mood | undefined = moodSchema.safeParse(of.mood).data;
  const text = texts[cue] ?? plain;
  const words = [...text.matchAll(/\S+/g)].map((word, i) => ({
    atMs: i * wordMs,
    start: word.index,
    end: word.index + word[0].length,
  }));
  return {
    kind: 'utterance',
    epoch: 1,
    answerId: hashSchema.parse('5'.repeat(64)),
    questionId: null,
    index: 1,
    count: 3,
    place: 0,
    text,
    label: 'QUOTE',
    sources: [],
    cue,
    ...(mood !== undefined && { mood }),
    timeline: {
      durationMs: words.length * wordMs,
      onsetMs: 0,
      loudness: '',
      mouth: [{ atMs: 0, viseme: 'aa' }],
      words,
    },
    sounding: true,
  };
}
