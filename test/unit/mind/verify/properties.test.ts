import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../../server/mind/sentences.ts';
import { checkSentence } from '../../../../server/mind/verify/check.ts';
import type { CitedPassage } from '../../../../server/mind/verify/source.ts';
import { readPairs } from '../../../support/verify-pairs.ts';
import { demoStatements } from '../knowledge.ts';

const today = '2026-12-01';
const passages: readonly CitedPassage[] = [
  ...new Map(
    [
      ...readPairs('tuned').flatMap((pair) => pair.passages),
      ...demoStatements.map(({ title, date, place, text }) => ({ title, date, place, text })),
    ].map((passage) => [passage.text, passage]),
  ).values(),
]
  .map((passage): CitedPassage => passage)
  .filter(({ validUntil, supersededBy }) => supersededBy === undefined && (validUntil ?? today) >= today);

const quoted = passages.flatMap((passage) => splitSentences(passage.text).map(({ text }) => ({ passage, text })));
const figure = /(?<![\d.,:/-])\d{1,3}(?:,\d{3})*(?![\d/:-]|[.,]\d)/g;
const counted = quoted.flatMap(({ passage, text }) =>
  [...text.matchAll(figure)].map((match) => ({ passage, text, at: match.index, said: match[0] })),
);

describe('for every passage', () => {
  it('[M41] each of its sentences passes by itself', () => {
    expect(quoted.filter(({ passage, text }) => !checkSentence(text, [passage], today).passes)).toEqual([]);
  });

  it('[M41] a verbatim sentence passes beside other passages', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...quoted),
        fc.array(fc.constantFrom(...passages), { maxLength: 2 }),
        (one, others) => {
          expect(checkSentence(one.text, [...others, one.passage], today)).toEqual({ passes: true });
        },
      ),
    );
  });

  it('[M42] a verbatim sentence with another figure does not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...counted), fc.integer({ min: 1, max: 9 }), (one, more) => {
        const other = String(Number(one.said.replaceAll(',', '')) + more);
        fc.pre(!isSaid(other, one.passage));
        const changed = one.text.slice(0, one.at) + other + one.text.slice(one.at + one.said.length);
        expect(checkSentence(changed, [one.passage], today).passes).toBe(false);
      }),
    );
  });

  it('[M53] never throws, whatever it is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (sentence, text) => {
        const passage = { title: 'T', date: '2026-01-01', place: 'P', text };
        expect(typeof checkSentence(sentence, [passage], today).passes).toBe('boolean');
      }),
    );
  });
});

/** Whether the passage says this figure too, in digits or as a word. */
function isSaid(value: string, { text, title, date }: CitedPassage): boolean {
  const words = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
    ' ',
  );
  const word = words[Number(value)];
  const all = `${title} ${date} ${text}`.replaceAll(',', '');
  return new RegExp(`\\b${value}\\b`).test(all) || (word !== undefined && new RegExp(`\\b${word}\\b`, 'i').test(all));
}
