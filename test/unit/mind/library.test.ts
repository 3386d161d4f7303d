import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../protocol/answer.ts';
import { speakableStatements } from '../../../server/mind/library.ts';
import { aStatement, knowledgeOf } from './knowledge.ts';

const text = 'We stay.';
const speakable = (statements: readonly Statement[], today = '2026-11-21') =>
  speakableStatements(knowledgeOf(statements, today)).map((statement) => statement.id);

describe('speakableStatements', () => {
  it('[M1] reads a statement from its first to its last valid day', () => {
    const one = aStatement({ text, validFrom: '2026-03-01', validUntil: '2026-03-31' });
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'];
    expect(days.map((day) => speakable([one], day).length)).toEqual([0, 1, 1, 0]);
  });

  it('[M2] drops a superseded statement from the day the newer one is valid, and for good', () => {
    const older = aStatement({ id: 'older', text });
    const newer = aStatement({
      id: 'newer',
      text,
      supersedes: ['older'],
      validFrom: '2026-03-01',
      validUntil: '2026-03-31',
    });
    expect(speakable([older, newer], '2026-02-28')).toEqual(['older']);
    expect(speakable([older, newer], '2026-03-15')).toEqual(['newer']);
    expect(speakable([older, newer], '2026-04-01')).toEqual([]);
  });

  it('[M2] drops each of a chain but the last', () => {
    const a = aStatement({ id: 'a', text });
    const b = aStatement({ id: 'b', text, supersedes: ['a'] });
    const c = aStatement({ id: 'c', text, supersedes: ['b'] });
    expect(speakable([c, a, b])).toEqual(['c']);
  });

  it('[M3] leaves out what is scoped and what is not English', () => {
    const scoped = aStatement({ id: 'scoped', text, scope: 'managers' });
    const swedish = aStatement({ id: 'swedish', text, lang: 'sv' });
    const english = aStatement({ id: 'english', text, lang: 'en-GB' });
    expect(speakable([scoped, swedish, english])).toEqual(['english']);
  });
});
