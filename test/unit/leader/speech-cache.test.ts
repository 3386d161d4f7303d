import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineSchema } from '../../../protocol/viseme.ts';
import { SpeechCache } from '../../../server/leader/speech-cache.ts';
import { unspoken } from '../../../server/leader/unspoken.ts';
import { wordsBeside } from '../../../server/speech/saying-of.ts';
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

describe('a sentence in another language', () => {
  const german = {
    ...quote('Parken in Porto kostet 40 Euro im Monat.'),
    language: 'de',
    original: { text: 'Parking costs 40 euros.', language: 'en', label: 'QUOTE' as const },
  };

  it('[MD48] is heard as its original where the voice speaks English alone, and read as it is', async () => {
    const synth = new FakeSynth();
    synth.words = [
      { atMs: 10, start: 0, end: 7 },
      { atMs: 500, start: 8, end: 13 },
    ];
    const speech = await new SpeechCache(synth).get(german, signal);
    expect(synth.made).toEqual(['Parking costs 40 euros.']);
    expect(speech.pcm.length).toBe(4800);
    expect(timelineSchema.parse(speech.timeline)).toEqual(speech.timeline);
    const shown = speech.timeline.words.map(({ atMs, start, end }) => [atMs, german.text.slice(start, end)]);
    expect(shown).toEqual([
      [10, 'Parken'],
      [10, 'in'],
      [10, 'Porto'],
      [10, 'kostet'],
      [500, '40'],
      [500, 'Euro'],
      [500, 'im'],
      [500, 'Monat.'],
    ]);
  });

  it('[MD48] is said as it is where the voice speaks other languages', async () => {
    const synth = new FakeSynth();
    synth.isMultilingual = true;
    await new SpeechCache(synth).get(german, signal);
    expect(synth.made).toEqual([german.text]);
  });

  it('[MD48] is captioned without sound where it has no original', async () => {
    const synth = new FakeSynth();
    const { original: _, ...notice } = german;
    expect(await new SpeechCache(synth).get(notice, signal)).toEqual(unspoken(german.text));
    expect(synth.made).toEqual([]);
  });

  it('[MD48] its words stay those of its caption, in order, whatever is heard', () => {
    const text = fc.string({ minLength: 1, maxLength: 1200, unit: fc.constantFrom('a', ' ', 'é', '字', '👍') });
    const heard = fc
      .array(fc.nat(60_000), { maxLength: 400 })
      .map((times) => times.toSorted((a, b) => a - b).map((atMs, i) => ({ atMs, start: i, end: i + 1 })));
    fc.assert(
      fc.property(text, heard, (caption, words) => {
        const beside = wordsBeside(caption, words);
        const { timeline } = unspoken('Any.');
        expect(timelineSchema.safeParse({ ...timeline, words: beside }).success).toBe(true);
        expect(beside.map(({ atMs }) => atMs)).toEqual(beside.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
        if (words.length > 0 && caption.trim() !== '') expect(beside.at(-1)?.end).toBe(caption.trimEnd().length);
      }),
    );
  });
});
