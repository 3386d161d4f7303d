import { describe, expect, it } from 'vitest';
import { alikeGroups } from '../../../../../client/world/desk/alike.ts';
import { aQuestionLine } from '../../../../support/a-question-line.ts';

const asked = (texts: readonly string[]) => texts.map((text, n) => aQuestionLine(`q${n}`, { text, status: 'pending' }));
const others = [
  'What may we use AI tools for in customer work?',
  'Who decides about the shuttle bus on Sundays?',
  'Is the canteen going to serve dinner?',
  'How are apprentices paid during the second term?',
];

describe('questions that may ask the same', () => {
  it('[DK21] are grouped by what their words share, in whatever order and form', () => {
    const same = [
      'When does the new parental leave begin?',
      'When will parental leave begin, the new one?',
      'The new parental leave begins when?',
    ];
    expect(alikeGroups(asked([...same, ...others]))).toEqual([['q0', 'q1', 'q2']]);
  });

  it.each([
    ['Will the Porto office stay open?', 'Will the Leeds office stay open?'],
    ['Do we get 3 days at home?', 'Do we get 4 days at home?'],
    ['Will the office close next year?', 'Will the office not close next year?'],
    ['Will the office close next year?', 'Won’t the office close next year?'],
    ['Who decides about pay?', 'Who decides about parking?'],
    ['Why?', 'Why?!'],
  ])('[DK21] are not “%s” and “%s”', (one, other) => {
    expect(alikeGroups(asked([one, other, ...others]))).toEqual([]);
  });

  it('[DK21] are found also where all their words are in many', () => {
    const many = Array.from({ length: 200 }, () => 'When does the new parental leave begin?');
    expect(alikeGroups(asked(many)).map(({ length }) => length)).toEqual([200]);
  });

  it('[DK21] begin with one that is in the queue, then with the most votes; larger groups come first', () => {
    const text = 'When does the new parental leave begin?';
    const lines = [
      aQuestionLine('bus1', { text: 'Who pays the shuttle bus on Sundays?' }),
      aQuestionLine('bus2', { text: 'Who pays the shuttle bus on Sundays?' }),
      aQuestionLine('few', { text, status: 'pending', votes: 1 }),
      aQuestionLine('many', { text, status: 'pending', votes: 30 }),
      aQuestionLine('queued', { text, votes: 2 }),
    ];
    expect(alikeGroups(lines)).toEqual([
      ['queued', 'many', 'few'],
      ['bus1', 'bus2'],
    ]);
  });
});
