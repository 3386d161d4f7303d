import { describe, expect, it } from 'vitest';
import { readSentence } from '../../../../server/mind/verify/clauses.ts';
import { datesAgree } from '../../../../server/mind/verify/dates.ts';
import { sameQuantity } from '../../../../server/mind/verify/quantities.ts';
import { readTokens } from '../../../../server/mind/verify/read.ts';
import { stem } from '../../../../server/mind/verify/stems.ts';
import { areOpposite, mayStandFor } from '../../../../server/mind/verify/synonyms.ts';

function quantity(text: string) {
  const found = readTokens(text).find(({ kind }) => kind === 'number')?.quantity;
  if (found === undefined) throw new Error(`no figure in ${text}`);
  return found;
}

function date(text: string) {
  const found = readTokens(text).find(({ kind }) => kind === 'date')?.date;
  if (found === undefined) throw new Error(`no date in ${text}`);
  return found;
}

describe('figures', () => {
  it.each([
    ['6,200 lines', 'six thousand two hundred lines'],
    ['1.24 billion euros', '€1,240 million'],
    ['47 cents', '€0.47'],
    ['£31m', 'thirty-one million pounds'],
    ['12 %', '12 per cent'],
    ['a fifth of it', '20 percent of it'],
    ['one in five', 'a fifth of it'],
    ['half an hour', '30 minutes'],
    ['half a year', 'six months'],
    ['two weeks', '14 days'],
    ['a dozen kinds', 'twelve kinds'],
    ['ten and a half grams', '10.5 grams'],
    ['five o’clock', '5 pm'],
    ['twice the wage', 'double the wage'],
    ['the 22nd visitor', 'the 22nd visitor'],
  ])('[M42] %s is %s', (a, b) => {
    expect(sameQuantity(quantity(a), quantity(b))).toBe(true);
  });

  it.each([
    ['nine weeks', 'nine days'],
    ['1.24 million euros', '1.24 billion euros'],
    ['90 euros', '90 pounds'],
    ['15 litres', '15 gallons'],
    ['5 percent', '5 people'],
    ['a third of it', 'a quarter of it'],
  ])('[M42] %s is not %s', (a, b) => {
    expect(sameQuantity(quantity(a), quantity(b))).toBe(false);
  });

  it.each([
    ['about 140 people', 'about'],
    ['140 people', 'none'],
    ['at least 140 people', 'min'],
    ['more than 140 people', 'min'],
    ['up to 140 people', 'max'],
    ['no more than 140 people', 'max'],
    ['between 8 and 12 people', 'range'],
    ['31 million at most', 'max'],
  ])('[M42] reads the hedge of %s', (text, hedge) => {
    expect(readTokens(text).find(({ kind }) => kind === 'number')?.hedge).toBe(hedge);
  });
});

describe('dates', () => {
  it.each([
    ['on 1 March', 'on the first of March', '2026-02-01'],
    ['on March 1st, 2026', 'on 1 March', '2026-02-01'],
    ['in Q3 2027', 'in the third quarter of 2027', '2026-02-01'],
    ['in March', 'on 1 March 2026', '2026-02-01'],
    ['in 2027', 'on 31 March', '2026-04-29'],
    ['in 2025', 'last year', '2026-04-29'],
    ['in the first six months of 2027', 'in the first half of 2027', '2026-02-01'],
  ])('[M43] %s is said by %s', (said, known, spokenOn) => {
    expect(datesAgree(date(said), date(known), spokenOn)).toBe(true);
  });

  it.each([
    ['on 2 March', 'on 1 March', '2026-02-01'],
    ['in April', 'on 1 March', '2026-02-01'],
    ['on Tuesday', 'on Thursday', '2026-02-01'],
    ['in Q2 2027', 'in Q3 2027', '2026-02-01'],
    ['in 2029', 'on 31 March', '2026-04-29'],
    ['on 1 March', 'in March', '2026-02-01'],
  ])('[M43] %s is not said by %s', (said, known, spokenOn) => {
    expect(datesAgree(date(said), date(known), spokenOn)).toBe(false);
  });

  it('[M43] knows the word from the month', () => {
    expect(readTokens('We may march in line.').some(({ kind }) => kind === 'date')).toBe(false);
    expect(readTokens('It ends in May.').some(({ kind }) => kind === 'date')).toBe(true);
  });
});

describe('segments', () => {
  it.each([
    ['We do not sell it.', true],
    ['Nobody is dismissed.', true],
    ["We won't sell it.", true],
    ['We sell it.', false],
    ['Heat gets neither dearer nor cheaper.', true],
    ['The price stays the same.', true],
  ])('[M45] %s is denied: %s', (text, isNegated) => {
    expect(readSentence(text).segments[0]?.isNegated).toBe(isNegated);
  });

  it.each([
    ['We may sell it.', 1],
    ['We hope to sell it.', 1],
    ['We plan to sell it.', 2],
    ['We will sell it.', 3],
    ['We sold it.', 3],
  ])('[M46] %s is as firm as %s', (text, firmness) => {
    expect(readSentence(text).segments[0]?.firmness).toBe(firmness);
  });

  it.each([
    ['We sold it.', 'past'],
    ['We have sold it.', 'perfect'],
    ['We sell it.', 'present'],
    ['We will sell it.', 'future'],
  ])('[M52] %s is told as %s', (text, tense) => {
    expect(readSentence(text).segments[0]?.tense).toBe(tense);
  });

  it('[M49] knows a condition from what it limits', () => {
    const zones = readSentence('If it rains, we close the gate, unless the guard says no.').segments.map(
      ({ zone }) => zone,
    );
    expect(zones).toEqual(['if', 'main', 'unless']);
  });

  it('[M50] knows who says what others said', () => {
    const [said] = readSentence('The union asked for two more days.').segments;
    expect(said?.holders?.map(({ text }) => text)).toEqual(['union']);
    expect(readSentence('We asked for two more days.').segments[0]?.holders).toBeNull();
  });
});

describe('words', () => {
  it.each([
    ['closed', 'closing'],
    ['hire', 'hiring'],
    ['paid', 'pay'],
    ['yoghurt', 'yogurts'],
    ['tried', 'try'],
    ['organised', 'organize'],
  ])('[M54] %s and %s share a stem', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it.each([
    ['close', 'shut', true],
    ['dismissal', 'redundancy', true],
    ['recruitment', 'hire', true],
    ['open', 'close', false],
    ['lend', 'borrow', false],
    ['rise', 'fall', false],
    ['nurse', 'bridge', false],
  ])('[M51] %s may stand for %s: %s', (a, b, may) => {
    expect(mayStandFor(stem(a), stem(b))).toBe(may);
  });

  it('[M45] knows contraries', () => {
    expect(areOpposite(stem('opened'), stem('closing'))).toBe(true);
    expect(areOpposite(stem('opened'), stem('shops'))).toBe(false);
  });
});
