import { describe, expect, it } from 'vitest';
import { askedWords, stem, stemsOf } from '../../../server/mind/words.ts';

describe('words', () => {
  it.each([
    [['hire', 'hired', 'hires', 'hiring']],
    [['acquisition', 'acquisitions']],
    [['supplier', 'suppliers']],
    [['investment', 'invest', 'investing']],
    [['calibrate', 'calibration', 'calibrated']],
    [['company', 'companies']],
    [['stop', 'stopped', 'stopping']],
    [['pay', 'paid', 'paying']],
    [['woman', 'women']],
  ])('[M4] gives %j one stem', (forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it.each([
    ['Can I work from home?', ['remotework']],
    ['Is there an on-call allowance?', ['oncall', 'allowanc']],
    ['What do you think about R&D at Norrland Instruments?', ['research']],
    ['Umea or Umeå', ['umea']],
    ['Hello, how are you?', []],
    ['???', []],
  ])('[M4] hears what is asked in %j', (question, expected) => {
    expect(askedWords(question, ['Norrland Instruments']).map((word) => word.stem)).toEqual(expected);
  });

  it('[M5] takes capitals inside a sentence and years for names, but not a shouted question', () => {
    const names = (question: string) => askedWords(question).flatMap((word) => (word.isName ? [word.stem] : []));
    expect(names('Will Singapore open in 2027, as Ingrid said?')).toEqual(['singapor', '2027', 'ingrid']);
    expect(names('WILL SINGAPORE OPEN SOON')).toEqual([]);
  });

  it('[M4] marks what the leader calls her own', () => {
    expect(stemsOf('My own salary is in my contract.')).toEqual(['salari', 'my salari', 'contract', 'my contract']);
    expect(askedWords('What is your salary?')).toMatchObject([{ stem: 'salari', isLeaders: true }]);
  });
});
