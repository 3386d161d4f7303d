import { createEmbeddedRecogniser } from '../../server/adapters/stt/embedded-recogniser.ts';
import { recogniseSound } from '../../server/speech/recognise-sound.ts';
import { clipsOf, noiseOf } from '../../test/support/stt/clip.ts';
import { type Bench, type Figure, figureOf, single } from './figure.ts';

/** What people ask at a town hall. Words that are spelled in one way only. */
const sentences = [
  'When will the new office open, and who moves first?',
  'Why did we stop the project in the north last year?',
  'Will there be a pay rise for everyone this spring?',
  'How many people are going to work in the new factory?',
  'What happens to the old building when we move?',
  'Can we keep working from home two days a week?',
  'Who decides which products we sell next year?',
  'What did you learn from the mistakes of last summer?',
  'Are you going to hire more engineers before winter?',
  'How do you make sure that the water we use stays clean?',
  'Why are the trains to the factory still so late?',
  'What would you do if our biggest customer left us tomorrow?',
] as const;
const voices = ['slt', 'rms', 'awb'] as const;
/** Loudness of speech over its voiced parts is 0.1: this is 20 and 10 dB below it. */
const noises = [
  { name: 'stt.word-error-rate', level: 0, words: 'in silence' },
  { name: 'stt.word-error-rate-20-db', level: 0.017, words: 'in white noise 20 dB below the voice' },
  { name: 'stt.word-error-rate-10-db', level: 0.055, words: 'in white noise 10 dB below the voice' },
] as const;

const caution = 'a synthetic voice, which is harder to understand than people are: for comparing, not a promise';

/** The embedded recogniser on what the embedded voices say. */
export const sttBench: Bench = {
  names: ['stt.ms-per-second', 'stt.load-ms', 'stt.memory-mb', ...noises.map(({ name }) => name)],
  async run() {
    const clips: { readonly text: string; readonly sound: Float32Array<ArrayBuffer> }[] = [];
    for (const voice of voices) {
      const sounds = await clipsOf(sentences, voice);
      for (const [index, text] of sentences.entries())
        clips.push({ text, sound: sounds[index] ?? new Float32Array(0) });
    }
    const seconds = clips.reduce((sum, { sound }) => sum + sound.length / 16_000, 0);
    const before = process.memoryUsage().rss;
    const recogniser = createEmbeddedRecogniser({ jobMs: 60_000 });
    const hear = (sound: Float32Array) => recogniseSound(recogniser, sound, new AbortController().signal);
    const started = performance.now();
    await hear(clips[0]?.sound ?? new Float32Array(0));
    const loadMs = performance.now() - started;

    const costs: number[] = [];
    const rates: Figure[] = [];
    for (const { name, level, words } of noises) {
      let [wrong, all] = [0, 0];
      for (const { text, sound } of clips) {
        const noise = noiseOf(sound.length, level);
        const cpu = process.cpuUsage();
        const written = await hear(sound.map((sample, i) => sample + (noise[i] ?? 0)));
        const { user, system } = process.cpuUsage(cpu);
        costs.push((user + system) / 1000 / (sound.length / 16_000));
        wrong += wordErrors(wordsOf(text), wordsOf(written));
        all += wordsOf(text).length;
      }
      rates.push(
        single(
          name,
          '%',
          (100 * wrong) / all,
          all,
          `${words}; ${clips.length} sentences by ${voices.length} voices; ${caution}`,
        ),
      );
    }
    const grown = (process.memoryUsage().rss - before) / 1e6;
    await recogniser.close();
    const load = `${clips.length} sentences, ${seconds.toFixed(0)} s of speech, thrice; one thread`;
    return [
      figureOf(
        'stt.ms-per-second',
        'ms',
        costs,
        `processor time for a second of speech, all threads together; ${load}`,
      ),
      single('stt.load-ms', 'ms', loadMs, 1, 'the first sentence of a process, model and all'),
      single('stt.memory-mb', 'MB', grown, 1, 'what the process grew by; given back five minutes after the last word'),
      ...rates,
    ];
  },
};

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
}

/** Words that must be changed, put in or taken out to come from one text to the other. */
function wordErrors(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, word] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      const changed = (row[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
