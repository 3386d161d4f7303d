import { describe, expect, it } from 'vitest';
import { statementSchema } from '../../../protocol/answer.ts';
import { sha256Hex } from '../../../protocol/record/chain.ts';
import { contradictions } from '../../../server/mind/contradictions.ts';
import { readPairs } from '../../support/verify-pairs.ts';

/** A version of a statement that says this. */
function says(id: string, text: string, more: object = {}) {
  const statement = statementSchema.parse({
    id,
    title: 'A letter',
    date: '2026-03-01',
    place: 'Letter',
    text,
    ...more,
  });
  return { ...statement, hash: sha256Hex(`${id} ${text}`) };
}
const whys = (...versions: readonly ReturnType<typeof says>[]) => contradictions(versions).map(({ why }) => why);

describe('contradictions', () => {
  it.each([
    ['negation', 'We will close the office in Lund this autumn.', 'We will not close the office in Lund this autumn.'],
    ['negation', 'The night shift stays in the old mill.', 'The night shift leaves the old mill.'],
    ['number', 'We hire 40 nurses for the wards in Umeå.', 'We hire 60 nurses for the wards in Umeå.'],
    ['date', 'The new canteen opens on 1 May 2027.', 'The new canteen opens on 1 June 2027.'],
    ['comparison', 'Trains are cheaper than planes for us.', 'Planes are cheaper than trains for us.'],
  ])('[PN30] finds a %s, with both sentences as they stand', (why, one, other) => {
    const a = says('a', `Hello everybody. ${one}`);
    const b = says('b', `${other} Thank you.`);
    expect(contradictions([a, b])).toEqual([
      {
        why,
        a: { statementId: 'a', hash: a.hash, text: one, start: 17, end: 17 + one.length },
        b: { statementId: 'b', hash: b.hash, text: other, start: 0, end: other.length },
      },
    ]);
  });

  it('[PN31] leaves out what is never heard together', () => {
    const [one, other] = ['We will close the office in Lund.', 'We will not close the office in Lund.'];
    const a = says('a', one);
    expect(whys(a, says('b', other))).toEqual(['negation']);
    expect(whys(a, says('b', other, { supersedes: ['a'] }))).toEqual([]);
    const spring = says('a', one, { validUntil: '2026-05-31' });
    expect(whys(spring, says('b', other, { validFrom: '2026-06-01' }))).toEqual([]);
    expect(whys(spring, says('b', other, { validFrom: '2026-05-31' }))).toEqual(['negation']);
    expect(whys(says('a', one, { scope: 'board' }), says('b', other, { scope: 'staff' }))).toEqual([]);
    expect(whys(says('a', one, { scope: 'board' }), says('b', other))).toEqual(['negation']);
    // Two versions of one statement never stand beside each other.
    expect(whys(a, says('a', other))).toEqual([]);
  });

  it('[PN32] another matter, another year and other words are none', () => {
    const hires = says('a', 'We hire 40 nurses in Umeå.');
    expect(whys(hires, says('b', 'We do not serve soup on Mondays.'))).toEqual([]);
    expect(whys(hires, says('b', 'We are hiring forty nurses in Umeå.'))).toEqual([]);
    const last = says('a', 'In 2024 we hired 40 nurses for the wards.');
    expect(whys(last, says('b', 'In 2025 we hired 60 nurses for the wards.'))).toEqual([]);
  });

  it('[PN30] [PN32] finds most of what was changed in the tuned pairs, and little in what was not', () => {
    const changed = /^(dropped-not|added-not|comparison-turned|wrong-number|wrong-date)$/;
    const tally = { found: 0, changed: 0, wrong: 0, good: 0 };
    // Every second one: reading them all takes some seconds.
    for (const { kind, good, sentence, passages, today } of readPairs('tuned').filter((_, i) => i % 2 === 0)) {
      const written = passages.map((passage, i) => says(`p${i}`, passage.text));
      const found = contradictions([says('s', sentence, { date: today }), ...written]).some(
        ({ a }) => a.statementId === 's',
      );
      if (changed.test(kind)) {
        tally.changed++;
        tally.found += found ? 1 : 0;
      } else if (good) {
        tally.good++;
        tally.wrong += found ? 1 : 0;
      }
    }
    expect(tally.found / tally.changed).toBeGreaterThan(0.65);
    expect(tally.wrong / tally.good).toBeLessThan(0.06);
  });
});
