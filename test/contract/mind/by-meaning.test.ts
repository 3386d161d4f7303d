import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedEmbeddings } from '../../../server/adapters/embeddings/embedded-embeddings.ts';
import { readWordVectors } from '../../../server/adapters/embeddings/word-vectors.ts';
import { checkAnswer } from '../../../server/mind/check-answer.ts';
import { guarded } from '../../../server/mind/guards/guarded.ts';
import { createMeanings, dot } from '../../../server/mind/meaning.ts';
import type { Embeddings } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { createReader } from '../../../server/mind/reader.ts';
import { aStatement, demoKnowledge, demoStatements, knowledgeOf, noAbort } from '../../unit/mind/knowledge.ts';
import {
  answerableHard,
  answerableHeld,
  answerableScored,
  answerableTuned,
  injections,
  unanswerableHard,
  unanswerableHeld,
  unanswerableScored,
  unanswerableTuned,
} from '../../unit/mind/question-tables.ts';

const embeddings = createEmbeddedEmbeddings();
const troubles: unknown[] = [];
const meanings = createMeanings(inBatches(embeddings), (error) => troubles.push(error));
const ownNames = ['Norrland Instruments'];
/** As the hall has it: what goes to a person whatever the statements hold goes there first. */
const mind = guarded(createQuotingMind(createReader({ meanings, wordVectors: readWordVectors(), ownNames })), ownNames);

/** Read while the first tests run, on the other core. */
const read = mind.prepare?.(demoKnowledge);
afterAll(() => embeddings.close());

/** Questions asked at once go to the thread together, and no sentence goes there twice: one by one most of the time goes by in new threads. */
function inBatches(inner: Embeddings): Embeddings {
  const known = new Map<string, Float32Array>();
  let waiting: string[] = [];
  let turn: Promise<readonly Float32Array[]> | null = null;
  const send = async () => {
    await new Promise(setImmediate);
    const texts = waiting;
    waiting = [];
    turn = null;
    return inner.embed(texts);
  };
  return {
    ...inner,
    embedLibrary: async (texts) => {
      const missing = [...new Set(texts.filter((text) => !known.has(text)))];
      const made = await inner.embedLibrary(missing);
      for (const [i, text] of missing.entries()) known.set(text, made[i] ?? new Float32Array());
      return texts.map((text) => known.get(text) ?? new Float32Array());
    },
    embed: async (texts) => {
      const from = waiting.length;
      waiting.push(...texts);
      turn ??= send();
      return (await turn).slice(from, from + texts.length);
    },
    close: () => inner.close(),
  };
}

async function saidFrom(question: string): Promise<string | null> {
  const answer = await mind.answer(question, demoKnowledge, noAbort);
  checkAnswer(answer, demoKnowledge.statements);
  return answer.sentences.find((sentence) => sentence.label === 'QUOTE')?.sources[0]?.statementId ?? null;
}

describe('the embeddings inside the package', { timeout: 180_000 }, () => {
  it('[M27] what means alike is near, whatever the words', async () => {
    const [lunch, food, ferry] = await embeddings.embed([
      'When can I eat at noon?',
      'The canteen serves lunch from twelve o’clock.',
      'The ferry does not sail in fog.',
    ]);
    const near = (a: Float32Array | undefined, b: Float32Array | undefined) => (a && b ? dot(a, b) : Number.NaN);
    expect(near(lunch, food)).toBeGreaterThan(near(lunch, ferry) + 0.1);
    expect(near(lunch, lunch)).toBeCloseTo(1, 5);
  });

  it('[M29] hundreds of texts of all lengths, one after the other, do not end them', async () => {
    const own = createEmbeddedEmbeddings();
    const sizes = new Set<number>();
    for (let i = 1; i <= 210; i++)
      for (const vector of await own.embed([`${'so '.repeat(i % 40)}many words ${i}`])) sizes.add(vector.length);
    await own.close();
    expect([...sizes]).toEqual([512]);
  });

  it('[M15] [M27] the same text has the same vector, alone and among others', async () => {
    const [alone] = await embeddings.embed(['We stay in Leeds.']);
    const [among] = await embeddings.embed(['We stay in Leeds.', 'A much longer sentence that goes along with it.']);
    const apart = alone?.map((value, i) => Math.abs(value - (among?.[i] ?? Number.NaN))) ?? [];
    expect(Math.max(...apart)).toBeLessThan(1e-5);
  });
});

describe('the tables of questions, by word and by meaning', { timeout: 180_000 }, () => {
  beforeAll(() => read, 120_000);
  afterAll(() => expect(troubles).toEqual([]));

  it('[M6] at least 85 % of the answerable are answered, 95 % of these from the right statement', async () => {
    const table = [...answerableTuned, ...answerableScored, ...answerableHard, ...answerableHeld];
    const wrong: string[] = [];
    let answered = 0;
    const all = await Promise.all(table.map(({ question }) => saidFrom(question)));
    for (const [i, { question, answeredBy }] of table.entries()) {
      const from = all[i] ?? null;
      if (from !== null) answered++;
      if (from !== null && !answeredBy.includes(from)) wrong.push(`${question} → ${from}`);
    }
    expect(answered / table.length).toBeGreaterThanOrEqual(0.85);
    expect(wrong.length / answered, wrong.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it.each([
    ['on other subjects', [...unanswerableTuned, ...unanswerableScored]],
    ['that leaders are asked', [...unanswerableHard, ...unanswerableHeld]],
  ])('[M4] [M6] [M22] of the unanswerable %s at least 95 % go to a person', async (_, table) => {
    const all = await Promise.all(table.map(saidFrom));
    const answered = table.flatMap((question, i) => (all[i] === null ? [] : [`${question} → ${all[i]}`]));
    expect(answered.length / table.length, answered.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('[M14] no injection has an effect', async () => {
    expect(await Promise.all(injections.map(saidFrom))).toEqual(injections.map(() => null));
  });
});

describe('two statements on one matter', { timeout: 60_000 }, () => {
  const about = { title: 'Parking at the depot', topics: ['parking', 'depot'], place: 'Memo' };
  const first = aStatement({
    ...about,
    id: 'parking-first',
    date: '2024-02-01',
    text: 'Parking at the depot costs four crowns a day. A depot is no car park, so parking at the depot costs something, and the parking money builds the bicycle shed at the depot.',
  });
  const second = (date: string) =>
    aStatement({
      ...about,
      id: 'parking-second',
      date,
      text: 'Parking at the depot costs nothing any more. The shed is built, the yard is large enough, and whoever starts at five in the morning has no tram to take.',
    });
  const said = async (date: string) => {
    const knowledge = knowledgeOf([...demoStatements, first, second(date)]);
    const answer = await mind.answer('What does parking at the depot cost?', knowledge, noAbort);
    return answer.sentences.find((sentence) => sentence.label === 'QUOTE')?.sources[0]?.statementId;
  };

  it('[M31] the newer one is said, when it is half a year newer', async () => {
    expect([await said('2024-03-01'), await said('2024-11-01')]).toEqual(['parking-first', 'parking-second']);
  });
});
