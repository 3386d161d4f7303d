import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineSchema } from '../../../protocol/viseme.ts';
import { SpeechCache } from '../../../server/leader/speech-cache.ts';
import { unspoken } from '../../../server/leader/unspoken.ts';
import { FakeSynth, quote } from './fakes.ts';

const { signal } = new AbortController();

it('[L1] makes a sentence that two ask for once', async () => {
  const synth = new FakeSynth();
  const cache = new SpeechCache(synth);
  const [one, two] = await Promise.all([cache.get(quote('Hello.'), signal), cache.get(quote('Hello.'), signal)]);
  expect([synth.made, one === two]).toEqual([['Hello.'], true]);
});

it('[M91] makes a sentence anew for each pace', async () => {
  const synth = new FakeSynth();
  const cache = new SpeechCache(synth);
  for (const pace of ['slow', undefined, 'normal', 'slow', 'brisk'] as const)
    await cache.get(quote('Hello.'), signal, pace);
  expect(synth.paces).toEqual(['slow', 'normal', 'brisk']);
});

it('[L7] gives captions to both who asked for a sentence whose voice fails, and tries again the next time', async () => {
  const synth = new FakeSynth();
  synth.fails = true;
  const failures: string[] = [];
  const cache = new SpeechCache(synth, ({ reason }) => failures.push(reason));
  const both = await Promise.all([cache.get(quote('Hello.'), signal), cache.get(quote('Hello.'), signal)]);
  expect([both, failures.length]).toEqual([[unspoken('Hello.'), unspoken('Hello.')], 1]);
  synth.fails = false;
  expect((await cache.get(quote('Hello.'), signal)).pcm.length).toBe(4800);
});

it('[L1] keeps what was used last when there is too much', async () => {
  const synth = new FakeSynth();
  const cache = new SpeechCache(synth);
  // Four minutes each: two fit.
  synth.samples = 48_000 * 240;
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(quote(text), signal);
  expect(synth.made).toEqual(['a', 'b', 'c', 'b']);
});

it('[L4] rejects when it is aborted, and keeps nothing', async () => {
  const synth = new FakeSynth();
  const cache = new SpeechCache(synth);
  await expect(cache.get(quote('Hello.'), AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' });
  expect((await cache.get(quote('Hello.'), signal)).pcm.length).toBe(4800);
});

it('[L7] captions at reading pace are a timeline that pages accept, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 1200, unit: fc.constantFrom('a', ' ', 'é', '\n', '👍') }),
      (text) => {
        const { timeline, pcm } = unspoken(text);
        expect([timelineSchema.parse(timeline), pcm.length]).toEqual([timeline, 0]);
        const ends = timeline.words.map(({ end }) => end);
        if (text.trim() !== '') expect(ends.at(-1)).toBe(text.trimEnd().length);
        expect(timeline.mouth).toEqual([{ atMs: 0, viseme: 'sil' }]);
      },
    ),
  );
});
