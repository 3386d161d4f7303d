import { describe, expect, it } from 'vitest';
import { isInOwnWords } from '../../../server/mind/own-words.ts';

const source = 'In 2024 there were 23 reports; nine led to changes, and two people had to go.';
const denied = "We don't sell anything that is made to guide a weapon, in Porto, and we will not begin.";
const conditional = 'If your pay is below your band, it is raised in April, without anybody having to ask.';

describe('saying a sentence in its own words', () => {
  it.each([
    ['the whole sentence', source, source],
    ['a part between marks', 'In 2024 there were 23 reports.', source],
    ['two parts that were apart', 'In 2024 there were 23 reports, and two people had to go.', source],
    ['a contraction written out', denied.replace("don't", 'do not'), denied],
    ['a contraction', denied.replace('will not', "won't"), denied],
    [
      'what limits nothing left out',
      "We don't sell anything that is made to guide a weapon, and we will not begin.",
      denied,
    ],
  ])('[MD15] it is, with %s', (_, text, of) => {
    expect(isInOwnWords(text, of)).toBe(true);
  });

  it.each([
    ['another number', 'In 2024 there were 24 reports.', source],
    [
      'a number of something else',
      'In 2024 there were 23 reports; nine led to changes, and nine people had to go.',
      source,
    ],
    ['another word', 'In 2024 there were 23 complaints.', source],
    ['half a part', 'In 2024 there were.', source],
    ['another order', 'Two people had to go; nine led to changes.', source],
    ['a denial left out', 'We sell anything that is made to guide a weapon, in Porto.', denied],
    ['one of two denials left out', "We don't sell anything that is made to guide a weapon, in Porto.", denied],
    ['a condition left out', 'It is raised in April, without anybody having to ask.', conditional],
    ['without turned into with', conditional.replace('without', 'with'), conditional],
    ['nothing at all', '', source],
  ])('[MD15] it is not, with %s', (_, text, of) => {
    expect(isInOwnWords(text, of)).toBe(false);
  });
});
