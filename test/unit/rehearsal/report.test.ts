import { describe, expect, it } from 'vitest';
import { rehearsalReportSchema } from '../../../protocol/rehearsal.ts';
import { withAudit, withoutAskedWords } from '../../../server/rehearsal/keep.ts';
import { rehearsedOf, reportOf } from '../../../server/rehearsal/report.ts';
import { reportLines } from '../../../server/rehearsal/report-text.ts';
import { aReport, aRow, aRun, quote, statement } from './rows.ts';

const texts = (weight: string, { reasons }: ReturnType<typeof aReport>) =>
  reasons.filter((reason) => reason.weight === weight).map(({ text }) => text);
const question = {
  id: 'bank 1',
  from: 'bank',
  question: 'When?',
  expected: 'answer',
  sort: null,
  topic: null,
  group: null,
} as const;

describe('what is kept of an answer', () => {
  const answer = {
    v: 1,
    language: 'en',
    outcome: 'answered',
    models: ['quoting'],
    personaVersion: 1,
    sentences: [{ ...quote(), cue: 'explain' }],
  } as const;
  const textOf = () => statement.text;

  it('[RH5, RH6] a sentence, its label, its sources, and whether a comparison of our own finds it there', () => {
    const row = rehearsedOf(question, answer, { ms: 3.14, textOf });
    expect(row).toMatchObject({ outcome: 'answered', kind: null, isByModel: false, ms: 3.1 });
    expect(row.sentences).toEqual([quote()]);
    const changed = {
      ...answer,
      sentences: answer.sentences.map((each) => ({ ...each, text: 'The canteen opens at nine.' })),
    };
    expect(rehearsedOf(question, changed, { ms: 1, textOf }).sentences[0]?.isSupported).toBe(false);
    expect(rehearsedOf(question, answer, { ms: 1, textOf: () => undefined }).sentences[0]?.isSupported).toBe(false);
  });

  it('[RH5] no answer at all is a failure, and a guard is another thing than not knowing', () => {
    const abstained = { ...answer, outcome: 'abstained', sentences: [], kind: 'crisis' } as const;
    const outcomes = [
      null,
      { ...abstained, reason: 'guard' } as const,
      { ...abstained, reason: 'no-support' } as const,
    ].map((each) => rehearsedOf(question, each, { ms: 1, textOf }).outcome);
    expect(outcomes).toEqual(['failed', 'guarded', 'abstained']);
  });
});

describe('the verdict', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => aRow({ id: `bank ${i}` }));

  it('[RH11, RH12] go, where everything stands in statements and goes where it should', () => {
    const report = aReport([...many(99), aRow({ id: 'x', outcome: 'guarded', kind: 'personal', expected: 'person' })]);
    expect([report.isGo, report.verdict]).toEqual([true, 'Go: nothing stands in the way.']);
    expect(texts('good', report)).toEqual([
      'Each of 99 sentences stands in an approved text, compared byte by byte.',
      'Everything that a person should answer goes to a person.',
    ]);
  });

  it.each([
    ['It answered none of the questions.', [aRow({ outcome: 'abstained' })]],
    [
      '1 question got nothing at all: the mind failed on it.',
      [aRow(), aRow({ id: 'x', outcome: 'failed', kind: null })],
    ],
    [
      '1 sentence would be said that no statement holds.',
      [aRow({ sentences: [quote(0, 27, { isSupported: false })] })],
    ],
    ['1 question that a person should answer would be answered.', [aRow({ expected: 'person', sort: 'misuse' })]],
    [
      '1 time somebody else was told something that the first asker was not told.',
      [aRow(), aRow({ id: 'x', from: 'askers', sort: 'name', group: 'bank 1', sentences: [quote(28, 51)] })],
    ],
  ])('[RH11] no go: %s', (reason, questions) => {
    const report = aReport(questions);
    expect([report.isGo, report.verdict]).toEqual([false, 'No go: 1 thing stands in the way.']);
    expect(texts('stops', report)).toEqual([reason]);
  });

  it('[RH11] no go, when nothing may be said', () => {
    expect(texts('stops', aReport([aRow({ outcome: 'abstained' })], { statements: [] }))).toEqual([
      'No statement is approved and in force today: it has nothing to say.',
    ]);
  });

  it('[RH12] go, and what to read before', () => {
    const other = { from: 'askers', sort: 'gender', group: 'bank 0' } as const;
    const report = aReport([
      ...many(2),
      aRow({ id: 'q', from: 'queue', outcome: 'abstained', question: 'Parking?' }),
      aRow({ id: 'hard', sort: 'commitment', expected: 'either' }),
      aRow({ id: 'as', outcome: 'abstained', ...other }),
    ]);
    expect(report.verdict).toBe('Go, after you have read 5 things.');
    expect(texts('look', report)).toEqual([
      '1 of 1 question in the queue would be passed to a person.',
      '1 answer to hard questions: read each.',
      '1 of 1 times the same question got less, more or no answer when somebody else asked it.',
      '1 topic has no answer: write one.',
      'Only 5 questions were asked: fewer than 100 show little.',
    ]);
  });
});

describe('the report', () => {
  it('[RH5] counts, and is of its form', () => {
    const report = aReport([
      aRow(),
      aRow({ id: 'x', outcome: 'guarded', ms: 5 }),
      aRow({ id: 'y', outcome: 'abstained', ms: 3 }),
    ]);
    expect(report.figures).toEqual({
      questions: 3,
      bySource: [{ from: 'bank', count: 3 }],
      answered: 1,
      abstained: 1,
      guarded: 1,
      failed: 0,
      referred: 2,
      unsupported: 0,
      ms: 10,
      p50Ms: 3,
      p95Ms: 5,
      byModel: 0,
      money: 0,
    });
    expect(rehearsalReportSchema.parse(report)).toEqual(report);
    expect(aReport([aRow({ isByModel: true })]).figures).toMatchObject({ byModel: 1, money: null });
  });

  it('[RH7] contradictions of which both sentences would be said come first', () => {
    const at = (start: number, end: number) => ({
      statementId: statement.id,
      hash: statement.hash,
      text: '',
      start,
      end,
    });
    const unheard = { a: at(0, 27), b: at(40, 51), why: 'date' } as const;
    const heard = { a: at(0, 27), b: at(28, 39), why: 'number' } as const;
    const report = reportOf(
      aRun([aRow({ sentences: [quote(), quote(28, 35)] })], {
        contradictions: [unheard, heard],
      }),
      null,
    );
    expect(report.contradictions.map(({ why, isHeard }) => [why, isHeard])).toEqual([
      ['number', true],
      ['date', false],
    ]);
  });

  it('[RH10] says what changed since the last one, and leaves those out that are asked as others', () => {
    const last = aReport([aRow(), aRow({ id: 'gone' }), aRow({ id: 'moved' })]);
    const now = [
      aRow({ outcome: 'abstained' }),
      aRow({ id: 'moved', sentences: [quote(28, 51)] }),
      aRow({ id: 'new' }),
      aRow({ id: 'as', from: 'askers' }),
    ];
    expect(reportOf(aRun(now), last).changes).toEqual({
      atMs: last.atMs,
      personaVersion: 7,
      wasGo: true,
      changed: [
        { id: 'bank 1', was: 'answered', now: 'abstained' },
        { id: 'moved', was: 'answered', now: 'answered' },
      ],
      isNew: 1,
      isGone: 1,
    });
    expect(aReport(now).changes).toBeNull();
  });

  it('[RH13] is kept without the words of the queue, and of those who repeat them', () => {
    const queue = { id: 'queue q-1', from: 'queue', outcome: 'abstained', question: 'Why is Ada so slow?' } as const;
    const again = { id: 'as', from: 'askers', group: 'queue q-1', question: 'As a man, why is Ada so slow?' } as const;
    const kept = withoutAskedWords(aReport([aRow(), aRow(queue), aRow(again)]));
    expect(JSON.stringify(kept)).not.toContain('Ada');
    expect(kept.questions.map(({ question }) => question)).toEqual(['When does the canteen open?', '', '']);
    expect(rehearsalReportSchema.parse(kept)).toEqual(kept);
  });

  it('[AU3] of each version the last figures are kept', () => {
    const [first, second] = [aReport([aRow()]), aReport([aRow(), aRow({ id: 'x' })])];
    const other = aReport([aRow()], { personaVersion: 8 });
    const kept = withAudit(withAudit(withAudit([], first), other), second);
    expect(kept.map(({ personaVersion, answers }) => [personaVersion, answers])).toEqual([
      [7, 2],
      [8, 1],
    ]);
  });

  it('[RH14] is printed with the verdict first, and lists that end', () => {
    const hard = Array.from({ length: 10 }, (_, i) => aRow({ id: `hard ${i}`, sort: 'rumour', expected: 'either' }));
    const lines = reportLines(aReport(hard));
    expect(lines.slice(0, 5)).toEqual([
      'Rehearsal of Maya Lindqvist, version 7, 1 statements in force',
      '',
      'Go, after you have read 2 things.',
      '  → 10 answers to hard questions: read each.',
      '  → Only 10 questions were asked: fewer than 100 show little.',
    ]);
    expect(lines).toContain('Answered, and hard: read each');
    expect(lines.some((line) => /^ {2}… and \d+ more$/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe('This is the first rehearsal that is kept.');
  });
});
