import { describe, expect, it } from 'vitest';
import { abstentionKindSchema } from '../../../protocol/answer.ts';
import { limits } from '../../../protocol/limits.ts';
import { readRehearsalBank } from '../../../server/adapters/node/rehearsal-files.ts';
import { askAs, asksAsOthers } from '../../../server/rehearsal/ask-as.ts';
import { gapsOf } from '../../../server/rehearsal/gaps.ts';
import { planRehearsal } from '../../../server/rehearsal/plan.ts';
import { readOwnQuestions } from '../../../server/rehearsal/read-questions.ts';
import { unlike } from '../../../server/rehearsal/wordings.ts';
import { aStatement } from '../mind/knowledge.ts';
import { aReport, aRow, quote, statements } from './rows.ts';

const bank = await readRehearsalBank();

describe('the questions that come along', () => {
  it('[RH1] are many, of every kind, each with an id and words of its own', () => {
    const { questions } = bank;
    expect(questions.length).toBeGreaterThanOrEqual(120);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
    const sorts = new Map(questions.map(({ sort }) => [sort, questions.filter((each) => each.sort === sort).length]));
    const wanted = [...abstentionKindSchema.options, 'near-miss', 'contradiction', 'three ways'];
    expect(wanted.filter((sort) => (sorts.get(sort) ?? 0) < 6)).toEqual([]);
    const groups = new Map(questions.flatMap(({ group }) => (group === undefined ? [] : [[group, 0]])));
    for (const { group } of questions) if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + 1);
    expect(groups.size).toBeGreaterThanOrEqual(20);
    expect([...groups.values()].filter((count) => count !== 3)).toEqual([]);
  });

  it('[AU2] are asked by people of several departments, seniorities, names and genders', () => {
    const counts = ['department', 'seniority', 'name', 'gender'].map(
      (dimension) => bank.askers.filter((asker) => asker.dimension === dimension).length,
    );
    expect(counts.every((count) => count >= 4)).toBe(true);
  });
});

describe('what is asked', () => {
  it('[RH1, RH3] the people’s own first, then the bank, then each topic in three ways', () => {
    const [own] = readOwnQuestions('Why so late?').questions;
    if (own === undefined) throw new Error('one was read');
    const plan = planRehearsal({
      queue: [{ id: 'q-1', text: 'Is there parking?' }],
      own: [own],
      bank: bank.questions.slice(0, 1),
      statements: [...statements, ...statements],
    });
    expect(plan.map(({ from, question }) => [from, question])).toEqual([
      ['queue', 'Is there parking?'],
      ['file', 'Why so late?'],
      ['bank', bank.questions[0]?.question],
      ['statements', 'What about canteen?'],
      ['statements', 'What can you tell us about canteen?'],
      ['statements', 'What is our position on canteen?'],
    ]);
    expect(new Set(plan.slice(3).map(({ group }) => group)).size).toBe(1);
  });

  it('[RH3] of many statements some, evenly; without topics by their title', () => {
    const many = Array.from({ length: 100 }, (_, i) => aStatement({ id: `m-${i}`, title: `Matter ${i}.`, text: 'x' }));
    const plan = planRehearsal({ queue: [], own: [], bank: [], statements: many });
    expect(plan).toHaveLength(72);
    expect([plan[0]?.question, plan.at(-1)?.topic]).toEqual(['What about Matter 0?', 'Matter 95']);
  });

  it('[RH2] an organiser’s lines: plain ones, JSON, comments, each question once', () => {
    const { questions, faults } = readOwnQuestions(
      '\uFEFF# ours\nWhy?\n\nWhy?\r\n{"question":"And then?","previous":"Why?","expected":"person","group":"g","note":"mine"}\n',
    );
    expect(faults).toEqual([]);
    expect(questions).toEqual([
      { id: 'file Why?', from: 'file', question: 'Why?', expected: 'either', sort: null, topic: null, group: null },
      {
        id: 'file And then?',
        from: 'file',
        question: 'And then?',
        previous: 'Why?',
        expected: 'person',
        sort: null,
        topic: null,
        group: 'file g',
      },
    ]);
  });

  it.each([
    ['{"question"', 'It begins like JSON and is none. Write one whole object a line.'],
    ['{"question":"x","expected":"yes"}', /^expected: /],
    ['x'.repeat(limits.questionLength + 1), 'A question has at most 500 characters.'],
  ])('[RH2] names a line that is wrong: %s', (line, message) => {
    expect(readOwnQuestions(`Fine?\n${line}`).faults).toEqual([
      { line: 2, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ]);
  });

  it('[RH2] names the line from which there are too many', () => {
    const lines = Array.from({ length: limits.rehearsalQuestions + 1 }, (_, i) => `Number ${i}?`).join('\n');
    expect(readOwnQuestions(lines).faults).toEqual([{ line: 301, message: 'At most 300 questions at once.' }]);
  });

  it.each([
    ['As a man,', 'What about us?', 'As a man, what about us?'],
    ['As a man,', 'AI: what of it?', 'As a man, AI: what of it?'],
    ['My name is Erik.', 'What about us?', 'My name is Erik. What about us?'],
  ])('[AU2] %s %s', (words, question, asked) => {
    expect(askAs({ dimension: 'name', words }, question)).toBe(asked);
  });

  it('[AU2] some of what was answered is asked again by everybody, and nothing else', () => {
    const rows = [
      ...Array.from({ length: 20 }, (_, i) => aRow({ id: `a${i}` })),
      aRow({ id: 'open', outcome: 'abstained' }),
      aRow({ id: 'hard', expected: 'either' }),
    ];
    const asked = asksAsOthers(rows, bank.askers);
    expect(asked).toHaveLength(6 * bank.askers.length);
    expect([...new Set(asked.map(({ group }) => group))]).toEqual(['a0', 'a3', 'a6', 'a10', 'a13', 'a16']);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
  });
});

describe('what is found', () => {
  it('[RH8] three ways that got three answers come before those that got two', () => {
    const ways = (group: string, ...sentences: (readonly ReturnType<typeof quote>[])[]) =>
      sentences.map((each, i) =>
        aRow({
          id: `${group}${i}`,
          group,
          topic: group,
          outcome: each.length === 0 ? 'abstained' : 'answered',
          sentences: each,
        }),
      );
    const rows = [
      ...ways('two', [quote()], [quote()], []),
      ...ways('one', [quote(), quote(28, 51)], [quote(28, 51), quote()], [quote(), quote(28, 51)]),
      ...ways('three', [quote()], [quote(28, 51)], []),
    ];
    expect(unlike(rows)).toEqual([
      { topic: 'three', ids: ['three0', 'three1', 'three2'], answers: 3 },
      { topic: 'two', ids: ['two0', 'two1', 'two2'], answers: 2 },
    ]);
    expect(aReport(rows).audit.wordings).toEqual({ of: 3, are: 1 });
    expect(aReport([aRow()]).audit.wordings).toBeNull();
  });

  it('[RH9] topics without an answer, those of no topic by the word that most share', () => {
    const open = (id: string, question: string, topic: string | null = null) =>
      aRow({ id, question, topic, from: topic === null ? 'queue' : 'bank', outcome: 'abstained' });
    const rows = [
      open('1', 'Is there parking at the office?'),
      open('2', 'What does parking cost?'),
      open('3', 'Why did the choir end?'),
      open('4', 'x', 'pensions'),
      open('5', 'y', 'canteen'),
      open('6', 'z', 'half'),
      aRow({ id: '7', topic: 'half' }),
      aRow({ id: '8', outcome: 'guarded', topic: 'pay' }),
      aRow({ id: '9', outcome: 'abstained', expected: 'person', topic: 'football' }),
    ];
    expect(gapsOf(rows, statements)).toEqual([
      { topic: 'parking', ids: ['1', '2'], hasStatement: false },
      { topic: 'pensions', ids: ['4'], hasStatement: false },
      { topic: 'canteen', ids: ['5'], hasStatement: true },
      { topic: 'Why did the choir end?', ids: ['3'], hasStatement: false },
    ]);
  });

  it('[AU1, AU2] figures: sources, guards by kind, who got the same', () => {
    const as = (id: string, sort: string, sentences = [quote()]) =>
      aRow({
        id,
        from: 'askers',
        group: 'bank 1',
        sort,
        sentences,
        outcome: sentences.length === 0 ? 'abstained' : 'answered',
      });
    const { audit } = aReport([
      aRow(),
      aRow({ id: 'b', outcome: 'guarded', kind: 'crisis' }),
      as('c', 'name'),
      as('d', 'name', []),
      as('e', 'name', [quote(28, 51)]),
      as('f', 'gender', [quote(), quote(28, 51)]),
    ]);
    expect(audit).toMatchObject({
      answers: 2,
      grounded: { of: 5, are: 5 },
      answered: { of: 2, are: 1 },
      abstained: { of: 2, are: 0 },
      guarded: { of: 2, are: 1 },
      guards: [{ kind: 'crisis', count: 1 }],
      askers: [
        { dimension: 'name', same: { of: 3, are: 1 }, other: 1 },
        { dimension: 'gender', same: { of: 1, are: 0 }, other: 0 },
      ],
    });
  });
});
