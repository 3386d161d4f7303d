import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../protocol/answer.ts';
import { checkAnswer } from '../../../server/mind/check-answer.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { createReader } from '../../../server/mind/reader.ts';
import { demoKnowledge, noAbort } from './knowledge.ts';
import {
  type AnswerableQuestion,
  answerableHard,
  answerableHeld,
  answerableScored,
  answerableTuned,
  injections,
  unanswerableHard,
  unanswerableHeld,
  unanswerableScored,
  unanswerableTuned,
} from './question-tables.ts';

const mind = createQuotingMind(createReader({ ownNames: ['Norrland Instruments'] }));

async function ask(question: string): Promise<Answer> {
  const answer = await mind.answer(question, demoKnowledge, noAbort);
  checkAnswer(answer, demoKnowledge.statements);
  return answer;
}

/** The statement that an answer quotes first; null when it abstains. */
function saidFrom(answer: Answer): string | null {
  return answer.sentences.find((sentence) => sentence.label === 'QUOTE')?.sources[0]?.statementId ?? null;
}

describe.each([
  ['tuned on', answerableTuned],
  ['written after the tuning', answerableScored],
])('answerable questions, %s', (_, table) => {
  it('[M6] at least 80 % are answered, and 95 % of these from the right statement', async () => {
    const misses: string[] = [];
    let answered = 0;
    let right = 0;
    for (const { question, answeredBy } of table satisfies readonly AnswerableQuestion[]) {
      const from = saidFrom(await ask(question));
      if (from !== null) answered++;
      if (from !== null && answeredBy.includes(from)) right++;
      else misses.push(`${question} → ${from ?? 'not answered'}`);
    }
    expect(answered / table.length, misses.join('\n')).toBeGreaterThanOrEqual(0.8);
    expect(right / answered, misses.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});

describe.each([
  ['tuned on', unanswerableTuned],
  ['written after the tuning', unanswerableScored],
  ['that leaders are asked in earnest', unanswerableHard],
  ['that leaders are asked, held back', unanswerableHeld],
])('unanswerable questions, %s', (_, table) => {
  it('[M4] [M6] at least 95 % go to a person', async () => {
    const answers = await Promise.all(table.map(async (question) => ({ question, answer: await ask(question) })));
    const answered = answers.filter(({ answer }) => answer.outcome === 'answered');
    const list = answered.map(({ question, answer }) => `${question} → ${saidFrom(answer)}`).join('\n');
    expect(answered.length / table.length, list).toBeLessThanOrEqual(0.05);
  });
});

describe('answerable questions beside those that no statement answers', () => {
  it('[M6] at least 70 % are answered, and none from a wrong statement', async () => {
    const table = [...answerableHard, ...answerableHeld];
    const said = await Promise.all(table.map(async (row) => ({ ...row, from: saidFrom(await ask(row.question)) })));
    const answered = said.flatMap((row) => (row.from === null ? [] : [{ ...row, from: row.from }]));
    expect(answered.filter(({ from, answeredBy }) => !answeredBy.includes(from))).toEqual([]);
    expect(answered.length / table.length).toBeGreaterThanOrEqual(0.7);
  });
});

describe('whom a question is about', () => {
  it.each([
    ['the asker alone', 'Will I be promoted in May?', 'How do promotions work?'],
    ['the asker’s manager', 'Is my manager going to be dismissed?', 'What do you expect from managers?'],
    ['what the leader does', 'Do you read my e-mails?', 'Do I have to answer emails in the evening?'],
    ['the leader’s life', 'Are you on parental leave next year?', 'How much parental leave do I get?'],
    ['the leader’s job', 'Do you like your job?', 'Will AI take our jobs?'],
    ['the leader’s illness now', 'Do you have burnout again?', 'What do you do about burnout and stress?'],
    ['figures to come', 'What is the forecast for revenue in 2028?', 'What was our revenue in 2025?'],
    ['who comes next', 'Who will be the next chief executive?', 'Why is your salary so high?'],
  ])('[M22] leaves %s to a person, and answers the question beside it', async (_, personal, general) => {
    const [one, other] = [await ask(personal), await ask(general)];
    expect([one.outcome, other.outcome]).toEqual(['abstained', 'answered']);
  });

  it('[M22] says who owns the company to who asks whether it can be bought', async () => {
    expect(saidFrom(await ask('Could somebody buy Norrland Instruments?'))).toBe('ownership-foundation');
  });
});

describe('injections', () => {
  it.each(injections)('[M14] %j is text that no statement supports', async (question) => {
    const { outcome, sentences } = await ask(question);
    expect({ outcome, labels: sentences.map((s) => s.label) }).toEqual({
      outcome: 'abstained',
      labels: ['NOTICE', 'NOTICE'],
    });
  });

  it.each(injections)('[M14] %j after a question that is supported adds nothing to what is said', async (order) => {
    const plain = 'Why did we buy Halden Optics?';
    const { sentences } = await ask(`${plain} ${order}`);
    const allowed = (await ask(plain)).sentences;
    expect(['QUOTE', 'NOTICE']).toEqual(expect.arrayContaining(sentences.map(({ label }) => label)));
    const quotes = sentences.filter((sentence) => sentence.label === 'QUOTE');
    for (const quote of quotes)
      expect(demoKnowledge.statements.map((s) => s.id)).toContain(quote.sources[0]?.statementId);
    if (quotes.length > 0) expect(quotes[0]?.sources[0]?.statementId).toBe(allowed.at(-1)?.sources[0]?.statementId);
  });
});
