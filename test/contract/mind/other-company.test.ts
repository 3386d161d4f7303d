import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedEmbeddings } from '../../../server/adapters/embeddings/embedded-embeddings.ts';
import { readWordVectors } from '../../../server/adapters/embeddings/word-vectors.ts';
import { createMeanings } from '../../../server/mind/meaning.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { createReader } from '../../../server/mind/reader.ts';
import { judge } from '../../../tools/eval/judge.ts';
import { readQuestions, readStatements } from '../../../tools/eval/lines.ts';
import { rowOf } from '../../../tools/eval/row.ts';
import { knowledgeOf, noAbort } from '../../unit/mind/knowledge.ts';

const file = (name: string) => readFileSync(new URL(`../../../assets/eval/${name}`, import.meta.url), 'utf8');
const embeddings = createEmbeddedEmbeddings();
const meanings = createMeanings(embeddings, () => undefined);
const mind = createQuotingMind(createReader({ meanings, wordVectors: readWordVectors() }));
afterAll(() => embeddings.close());

describe('a company on which nothing was fitted', { timeout: 240_000 }, () => {
  it('[M36] few near misses and hardly another topic are answered, and answers are from a right source', async () => {
    const knowledge = knowledgeOf(readStatements('s', file('dairy.statements.jsonl')), '2026-03-17');
    const questions = readQuestions('q', file('dairy.questions.jsonl'));
    const rows = [];
    for (const { id, question, previous, scope } of questions)
      rows.push(rowOf(id, await mind.answer(question, knowledge, noAbort, { previous, scope }), 0));
    const verdicts = judge(questions, rows);
    const falsely = (kind: string) => {
      const all = verdicts.filter((verdict) => verdict.kind === kind);
      return all.filter(({ isFalse }) => isFalse).length / all.length;
    };
    const answered = verdicts.filter(({ kind, isAnswered }) => kind === 'answerable' && isAnswered);
    expect(falsely('near-miss')).toBeLessThanOrEqual(0.2);
    expect(falsely('other-topic')).toBeLessThanOrEqual(0.06);
    expect(answered.filter(({ isRight }) => isRight).length / answered.length).toBeGreaterThanOrEqual(0.95);
    expect(answered.length).toBeGreaterThanOrEqual(35);
    expect(verdicts.filter(({ isForbidden }) => isForbidden)).toEqual([]);
  });
});
