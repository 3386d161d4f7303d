import { expect, it } from 'vitest';
import {
  changeOf,
  changeWords,
  costWords,
  outcomeWords,
  percent,
  shareWords,
} from '../../../../client/world/rehearsal-words.ts';
import { reportOf } from '../../../../server/rehearsal/report.ts';
import { aReport, aRow, aRun, quote } from '../../rehearsal/rows.ts';

it('[RH17] says what became of a question', () => {
  expect([
    outcomeWords(aRow()),
    outcomeWords(aRow({ outcome: 'failed', kind: null })),
    outcomeWords(aRow({ outcome: 'abstained', kind: null })),
    outcomeWords(aRow({ outcome: 'guarded', kind: 'hard-message' })),
  ]).toEqual([
    'It would answer.',
    'Nothing came: the mind failed.',
    'To a person. No approved statement answers it.',
    'To a person. A person should bring this news.',
  ]);
});

it('[RH18] says what differs from the last time, in all and at a question', () => {
  const last = aReport([aRow(), aRow({ id: 'b' }), aRow({ id: 'gone' })]);
  const report = reportOf(
    aRun([aRow({ outcome: 'abstained' }), aRow({ id: 'b', sentences: [quote(28, 51)] }), aRow({ id: 'c' })]),
    last,
  );
  expect(changeWords(report.changes)).toBe('Version 7 was a go. Of the questions 2 changed, 1 new, 1 gone.');
  expect([changeOf(report, 'bank 1'), changeOf(report, 'b'), changeOf(report, 'c')]).toEqual([
    'Last time: answered',
    'Other sentences than last time',
    null,
  ]);
  expect(changeWords(last.changes)).toBe('This is the first rehearsal that is kept.');
});

it('[AU4] numbers in words: nearly all is not all, and what was not asked says so', () => {
  expect([percent({ of: 200, are: 199 }), percent({ of: 0, are: 0 }), percent({ of: 3, are: 3 })]).toEqual([
    99, 0, 100,
  ]);
  expect([shareWords({ of: 46, are: 12 }), shareWords({ of: 0, are: 0 })]).toEqual(['12 of 46, 26 %', 'not asked']);
});

it('[RH5] time and cost: no money without a model', () => {
  const { figures } = aReport([aRow()], { ms: 34_400 });
  expect(costWords(figures)).toBe('34 seconds, 1 ms for a question in the middle. No money: no model was asked.');
  expect(costWords({ ...figures, ms: 900, byModel: 3, money: null })).toBe(
    '0.9 seconds, 1 ms for a question in the middle. A model had a part in 3 answers.',
  );
});
