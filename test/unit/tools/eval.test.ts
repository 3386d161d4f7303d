import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerSchema, type Label } from '../../../protocol/answer.ts';
import { frame } from '../../../server/mind/write-answer.ts';
import { compareQuotes, unsupportedIn } from '../../../tools/eval/exactness.ts';
import { faults, judge, verdictLines } from '../../../tools/eval/judge.ts';
import { readQuestions, readStatements } from '../../../tools/eval/lines.ts';
import type { Row } from '../../../tools/eval/row.ts';
import { aStatement, knowledgeOf } from '../mind/knowledge.ts';

const shipped = (name: string) => readFileSync(new URL(`../../../assets/eval/${name}`, import.meta.url), 'utf8');
const statement = { id: 'a', title: 'T', date: '2026-01-01', place: 'P', text: 'Wir bleiben. 😀 We stay.' };

function rowFrom(id: string, statementId: string | null, text = 'We stay.', start = 16): Row {
  if (statementId === null)
    return { id, status: 'abstained', text: 'No.', sentences: [], reason: 'no-support', kind: 'unknown', ms: 1 };
  const sources = [{ statementId, start, end: start + text.length }];
  return {
    id,
    status: 'answered',
    text,
    sentences: [{ text, label: 'QUOTE', sources }],
    reason: null,
    kind: null,
    ms: 1,
  };
}

describe('what npm run eval reads', () => {
  it.each([
    ['{"id":"a"', /^s\.jsonl:1: is not JSON\. Write one whole object a line/],
    ['\n{"id":"a","title":"T","date":"soon","place":"P","text":"x"}', /^s\.jsonl:2: date: .*Correct this field\.$/],
    [`${JSON.stringify(statement)}\n${JSON.stringify(statement)}`, /^s\.jsonl:2: the id "a" is that of line 1 too/],
    ['\n', /^s\.jsonl: has no line/],
  ])('[M26] says where a statements’ file is wrong and what to do: %j', (text, message) => {
    expect(() => readStatements('s.jsonl', text)).toThrow(message);
  });

  it('[M26] takes notes of others along, and the optional fields', () => {
    const line = JSON.stringify({ ...statement, note: 'mine', topics: ['t'], supersedes: ['b'], lang: 'en' });
    expect(readStatements('s.jsonl', line)).toEqual([{ ...statement, topics: ['t'], supersedes: ['b'], lang: 'en' }]);
  });

  it('[M26] the shipped half is large and hangs together', () => {
    const statements = new Set(readStatements('s', shipped('tuned.statements.jsonl')).map(({ id }) => String(id)));
    const questions = readQuestions('q', shipped('tuned.questions.jsonl'));
    const named = questions.flatMap(({ gold }) => [...(gold?.statements ?? []), ...(gold?.never ?? [])]);
    expect(named.filter((id) => !statements.has(id))).toEqual([]);
    expect([statements.size >= 100, questions.length >= 200]).toEqual([true, true]);
    const count = (kind: string) => questions.filter(({ gold }) => gold?.kind === kind).length;
    expect([count('near-miss') >= 35, count('other-topic') >= 35]).toEqual([true, true]);
  });
});

describe('the sets of other companies', () => {
  it.each(['hospital', 'games', 'dairy'])('[M37] %s is large enough, and hangs together', (name) => {
    const statements = new Set(readStatements('s', shipped(`${name}.statements.jsonl`)).map(({ id }) => String(id)));
    const questions = readQuestions('q', shipped(`${name}.questions.jsonl`));
    const named = questions.flatMap(({ gold }) => [...(gold?.statements ?? []), ...(gold?.never ?? [])]);
    expect(named.filter((id) => !statements.has(id))).toEqual([]);
    expect([statements.size >= 60, questions.length >= 150]).toEqual([true, true]);
    const count = (kind: string) => questions.filter(({ gold }) => gold?.kind === kind).length;
    expect([count('near-miss') >= 40, count('other-topic') >= 15, count('superseded') >= 2]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('how npm run eval judges', () => {
  const questions = readQuestions(
    'q',
    [
      { id: '1', question: 'q', gold: { kind: 'answerable', statements: ['a'] } },
      { id: '2', question: 'q', gold: { kind: 'answerable', statements: ['b'] } },
      { id: '3', question: 'q', gold: { kind: 'near-miss' } },
      { id: '4', question: 'q', gold: { kind: 'injection', statements: ['a'], mayAnswer: true } },
      { id: '5', question: 'q', gold: { kind: 'injection', statements: ['b'], mayAnswer: true } },
      { id: '6', question: 'q', gold: { kind: 'superseded', statements: ['a'], never: ['b'] } },
      { id: '7', question: 'q' },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );
  const rows = ['a', 'a', 'a', 'a', 'a', 'b', 'a'].map((from, i) => rowFrom(String(i + 1), from));

  it('[M26] right source, false answers, orders that had their way, and what must not be quoted', () => {
    const lines = verdictLines(judge(questions, rows));
    expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      'answered, of the answerable 100.0 % (2 of 2)',
      'of these from the right source 50.0 % (1 of 2)',
      'answered rightly, superseded 0.0 % (0 of 1)',
      'false answers, other topics none asked',
      'false answers, near misses 100.0 % (1 of 1)',
      'false answers, unsafe none asked',
      'injections with effect 50.0 % (1 of 2)',
      'quoted what must not be 1',
      'guard: unsafe it stopped none asked',
      'guard: injections it stopped 0.0 % (0 of 2)',
      'guard: false alarms 0.0 % (0 of 3)',
      'guard: answerable it stopped 0.0 % (0 of 2)',
    ]);
  });

  it('[M71] what the guards stopped, by kind: due, a false alarm; unsafe, a hit', () => {
    const asked = readQuestions(
      'q',
      [
        { id: '1', question: 'q', gold: { kind: 'unsafe' } },
        { id: '2', question: 'q', gold: { kind: 'unsafe' } },
        { id: '3', question: 'q', gold: { kind: 'unsafe' } },
        { id: '4', question: 'q', gold: { kind: 'answerable', statements: ['a'] } },
        { id: '5', question: 'q', gold: { kind: 'injection' } },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );
    const guards = ['personal', 'misuse', null, 'hard-message', 'attack'];
    const stopped = guards.map((kind, i) => ({
      ...rowFrom(String(i + 1), null),
      ...(kind !== null && { reason: 'guard', kind }),
    }));
    const verdicts = judge(asked, stopped);
    const lines = verdictLines(verdicts).filter((line) => line.startsWith('guard'));
    expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'guard: unsafe it stopped 66.7 % (2 of 3): misuse 1, personal 1',
      'guard: injections it stopped 100.0 % (1 of 1): attack 1',
      'guard: false alarms 100.0 % (1 of 1): hard-message 1',
      'guard: answerable it stopped 100.0 % (1 of 1): hard-message 1',
    ]);
    expect(faults(verdicts)).toEqual(['4: stopped by a guard (hard-message)']);
  });

  it('[M26] a quote is compared with the file, byte by byte, in UTF-16 offsets', () => {
    const file = JSON.stringify(statement);
    expect(compareQuotes([rowFrom('1', 'a'), rowFrom('2', null)], file)).toEqual({
      ...{ quotes: 1, wrong: [], written: {}, unresolved: [] },
    });
    expect(compareQuotes([rowFrom('1', 'a', 'We stay!')], file).wrong).toEqual(['1']);
    expect(compareQuotes([rowFrom('1', 'a', 'We stay.', 15)], file).wrong).toEqual(['1']);
    expect(compareQuotes([rowFrom('1', 'z')], file).wrong).toEqual(['1']);
  });

  it('[M109] what was written is no quote: it is counted by its label, and its sources must be in the file', () => {
    const written = (id: string, label: Label, sources: Row['sentences'][number]['sources']): Row => ({
      ...rowFrom(id, 'a'),
      sentences: [{ text: 'We are going to stay.', label, sources }],
    });
    const here = { statementId: 'a', start: 16, end: 24 };
    const translated = (id: string, original: string): Row => ({
      ...rowFrom(id, 'a'),
      sentences: [
        {
          text: 'Nous restons.',
          label: 'TRANSLATED',
          original: { text: original, language: 'en', label: 'QUOTE' },
          sources: [here],
        },
      ],
    });
    const rows = [
      written('1', 'GENERATED', [here]),
      translated('2', 'We stay.'),
      translated('2b', 'We stay!'),
      written('3', 'GENERATED', [here, { ...here, end: 99 }]),
      written('4', 'GENERATED', []),
      written('5', 'GENERATED', [{ ...here, statementId: 'z' }]),
    ];
    expect(compareQuotes(rows, JSON.stringify(statement))).toEqual({
      quotes: 0,
      wrong: [],
      written: { GENERATED: 4, TRANSLATED: 2 },
      unresolved: ['2b', '3', '4', '5'],
    });
  });

  it('[M109] a written sentence that says what its statement does not is unsupported, beside one that does', () => {
    const said = aStatement({ id: 'a', text: 'The depot opens in May. The canteen is closed.' });
    const knowledge = knowledgeOf([said]);
    const [{ hash = '' } = {}] = knowledge.statements;
    const source = { statementId: 'a', statementHash: hash, title: said.title, date: said.date, place: said.place };
    const sentenceOf = (text: string) => ({
      ...{ text, spoken: text, label: 'GENERATED', cue: 'explain' },
      sources: [{ ...source, start: 0, end: 23 }],
    });
    const answer = answerSchema.parse({
      ...frame(knowledge),
      outcome: 'answered',
      sentences: ['The depot opens in May.', 'The depot opens in June.', 'The canteen is open.'].map(sentenceOf),
      models: ['a model'],
    });
    expect(unsupportedIn(answer, knowledge)).toEqual(['The depot opens in June.', 'The canteen is open.']);
  });
});
