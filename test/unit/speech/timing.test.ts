import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineSchema, visemes } from '../../../protocol/viseme.ts';
import { envelopeOf, warp, warpMs } from '../../../server/speech/align.ts';
import { editAlign } from '../../../server/speech/edit-align.ts';
import { visemesOf } from '../../../server/speech/phone-visemes.ts';
import { toSpoken } from '../../../server/speech/spoken.ts';
import { timelineOf } from '../../../server/speech/timeline.ts';
import { captionWords, wordStarts } from '../../../server/speech/word-times.ts';
import { wordsOf } from '../../../server/speech/words.ts';

/** Words of a spoken text, one every 100 ms. */
const everyTenth = (spoken: string) => wordsOf(spoken).map(({ plain }, index) => ({ plain, startMs: 100 * index }));
const timed = (text: string, spoken: string) =>
  captionWords(text, everyTenth(spoken))
    .map((word) => `${text.slice(word.start, word.end)}@${word.atMs / 100}`)
    .join(' ');
const phonesOf = (list: string) =>
  list.split(' ').map((each) => {
    const [phone = '', endMs = ''] = each.split(':');
    return { phone, endMs: Number(endMs) };
  });

describe('captionWords', () => {
  it.each([
    ['It is so.', 'It is so.', 'It@0 is@1 so.@2'],
    ['In 2026 we won.', 'In twenty twenty-six we won.', 'In@0 2026@1 we@4 won.@5'],
    ['On 2 May 2026 we met.', 'On the second of May twenty twenty-six we met.', 'On@0 2@1 May@4 2026@5 we@8 met.@9'],
    ['Up 12%, says Dr. Ek.', 'Up twelve percent, says Doctor Ek.', 'Up@0 12%,@1 says@3 Dr.@4 Ek.@5'],
    ['We – all of us – go.', 'We, all of us, go.', 'We@0 –@1 all@1 of@2 us@3 –@4 go.@4'],
    ['Done 🎉', 'Done', 'Done@0 🎉@0'],
    ['The FTE count fell.', 'The number of full-time people fell.', 'The@0 FTE@1 count@5 fell.@6'],
    ['“Well-made,” she said.', 'Well made, she said.', '“Well-made,”@0 she@2 said.@3'],
    ['Oui.', '', 'Oui.@0'],
  ])('[SP7] times %j by what is said: %j', (text, spoken, expected) => {
    expect(timed(text, spoken)).toBe(expected);
  });

  it('[SP7] times every run of characters, ascending, whatever text and spoken text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab 12.,-%$ é😀\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (caption, spoken) => {
        const words = captionWords(caption, everyTenth(spoken));
        expect(words.map(({ start, end }) => caption.slice(start, end))).toEqual(caption.match(/\S+/g) ?? []);
        for (const [index, word] of words.entries())
          expect(word.atMs).toBeGreaterThanOrEqual(words[index - 1]?.atMs ?? 0);
      }),
    );
  });

  it('[SP7] joins what follows the 400th word with it', () => {
    const text = 'a '.repeat(500).trim();
    const words = captionWords(text, everyTenth(text));
    expect(words).toHaveLength(400);
    expect(words.at(-1)).toEqual({ atMs: 39_900, start: 798, end: text.length });
  });
});

describe('wordStarts', () => {
  const words = [
    { start: 0, end: 3, phones: ['dh', 'iy'] },
    { start: 4, end: 5, phones: [] },
    { start: 6, end: 11, phones: ['m', 'ae', 'p'] },
  ];

  it('[SP8] finds words by their phones though the sentence says them otherwise', () => {
    const phones = phonesOf('pau:100 dh:150 ax:200 pau:300 m:350 ae:450 p:500 pau:700');
    expect(wordStarts(phones, words)).toEqual([100, 300, 300]);
  });

  it('[SP8] shares the time by length where no phones are known', () => {
    const phones = phonesOf('pau:100 aa:1000 pau:1200');
    const bare = words.map((word) => ({ ...word, phones: [] }));
    expect(wordStarts(phones, bare)).toEqual([100, 400, 550]);
    expect(wordStarts([], bare)).toEqual([0, 0, 0]);
  });
});

describe('timelineOf', () => {
  const samples = new Float32Array(48_000);
  samples[4800] = 0.5;
  const sound = (phones: string) =>
    timelineOf({ text: 'A', spoken: 'A', samples, sampleRateHz: 48_000, phones: phonesOf(phones), words: [] });

  it('[SP6] merges equal shapes, glides through diphthongs, hands breath to the next sound, ends shut', () => {
    expect(sound('pau:100 t:150 d:200 hh:240 ay:440 p:500 pau:900')).toEqual({
      durationMs: 1000,
      onsetMs: 100,
      loudness: `${'0'.repeat(10)}6${'0'.repeat(89)}`,
      mouth: [
        { atMs: 0, viseme: 'sil' },
        { atMs: 100, viseme: 'DD' },
        { atMs: 200, viseme: 'aa' },
        { atMs: 350, viseme: 'I' },
        { atMs: 440, viseme: 'PP' },
        { atMs: 500, viseme: 'sil' },
      ],
      words: [{ atMs: 0, start: 0, end: 1 }],
    });
  });

  it('[SP6] is valid and ascends for any phones', () => {
    const phone = fc.constantFrom('pau', 'p', 'aa', 'hh', 'ow', 's', 'unheard-of');
    fc.assert(
      fc.property(fc.array(fc.tuple(phone, fc.nat(200))), (list) => {
        const phones = list.map(([name], index) => ({
          phone: name,
          endMs: list.slice(0, index + 1).reduce((sum, [, lengthMs]) => sum + lengthMs, 0),
        }));
        const timeline = timelineOf({ text: 'A b', spoken: 'A b', samples, sampleRateHz: 48_000, phones, words: [] });
        expect(timelineSchema.safeParse(timeline).success).toBe(true);
        expect(timeline.mouth[0]?.atMs).toBe(0);
        expect(timeline.mouth.at(-1)?.viseme).toBe('sil');
        for (const [index, shape] of timeline.mouth.entries()) {
          const before = timeline.mouth[index - 1];
          if (before !== undefined) expect(shape.atMs).toBeGreaterThan(before.atMs);
          expect(before?.viseme).not.toBe(shape.viseme);
        }
      }),
    );
  });

  it('[SP6] has a shape for every phone of the voice, lips for p, b and m, and uses all fifteen', () => {
    const all =
      'pau p b m em f v th dh t d dx n en nx l el ng k g ch jh sh zh s z r er axr w y hh hv aa ae ah ax eh ih ix iy ao uh uw ay aw ey ow oy';
    expect(['p', 'b', 'm'].map(visemesOf)).toEqual([['PP'], ['PP'], ['PP']]);
    expect(new Set(all.split(' ').flatMap(visemesOf))).toEqual(new Set(visemes));
    expect(all.split(' ').filter((phone) => visemesOf(phone)[0] === 'sil')).toEqual(['pau']);
  });
});

describe('warp', () => {
  /** Syllables of different strength between pauses, with a tempo of their own. */
  const speechLike = (tempo: (t: number) => number, seconds: number) =>
    Float32Array.from({ length: seconds * 8000 }, (_, i) => {
      const t = tempo(i / 8000);
      const strength = Math.max(0, Math.sin(2 * Math.PI * 2.3 * t) * (0.5 + 0.4 * Math.sin(7 * t)));
      return strength * Math.sin(2 * Math.PI * 150 * t);
    });

  it('[SP17] follows a sound that is faster here and slower there, within 40 ms', () => {
    const tempo = (t: number) => t + 0.08 * Math.sin((2 * Math.PI * t) / 3);
    const map = warp(
      envelopeOf(speechLike(tempo, 3), 8000),
      envelopeOf(
        speechLike((t) => t, 3),
        8000,
      ),
    );
    const errors = Array.from({ length: 25 }, (_, i) => 300 + 100 * i).map((ms) =>
      Math.abs(warpMs(map, ms) - 1000 * tempo(ms / 1000)),
    );
    expect(Math.max(...errors)).toBeLessThanOrEqual(40);
  });

  const asEnvelope = (levels: readonly number[]) => ({
    level: Float32Array.from(levels),
    brightness: new Float32Array(levels.length),
  });

  it('[SP17] never goes back or beyond', () => {
    const envelope = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(envelope, envelope, (from, to) => {
        const map = warp(asEnvelope(from), asEnvelope(to));
        expect(map.length).toBe(from.length);
        expect(map[0]).toBe(0);
        expect(map.at(-1)).toBeLessThan(to.length);
        expect([...map]).toEqual([...map].sort((a, b) => a - b));
      }),
    );
    expect(warp(asEnvelope([]), asEnvelope([0, 1, 0]))).toEqual(new Int32Array(0));
  });
});

describe('editAlign', () => {
  it('[SP8] pairs equal sequences one to one, and never crosses', () => {
    const sequence = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 100 });
    fc.assert(
      fc.property(sequence, sequence, (from, to) => {
        expect([...editAlign(from, from)]).toEqual(from.map((_, index) => index));
        const partners = [...editAlign(from, to)].filter((partner) => partner >= 0);
        expect(new Set(partners).size).toBe(partners.length);
        expect(partners).toEqual(partners.toSorted((a, b) => a - b));
        expect(Math.max(-1, ...partners)).toBeLessThan(to.length);
      }),
    );
  });

  it('[SP8] skips what one side lacks', () => {
    expect([...editAlign([...'abcd'], [...'abxcd'])]).toEqual([0, 1, 3, 4]);
    expect([...editAlign([...'abxcd'], [...'abcd'])]).toEqual([0, 1, -1, 2, 3]);
  });
});

it('[SP3] toSpoken and the caption agree on their words for every sentence with a number', () => {
  const text = 'Service was 19 percent of our revenue in 2022, and it was 31 percent in 2025.';
  expect(timed(text, toSpoken(text))).toBe(
    'Service@0 was@1 19@2 percent@3 of@4 our@5 revenue@6 in@7 2022,@8 and@11 it@12 was@13 31@14 percent@16 in@17 2025.@18',
  );
});
