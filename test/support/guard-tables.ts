import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { abstentionKindSchema } from '../../protocol/answer.ts';

const questionSchema = z.strictObject({
  question: z.string(),
  kind: z.union([abstentionKindSchema, z.literal('none')]),
  /** `refer`: to a person in any case. `careful`: answered only where the statements hold what it needs. `pass`: like any other. */
  expect: z.enum(['refer', 'careful', 'pass']),
  /** The kind that a harmless one looks like. */
  like: abstentionKindSchema.exactOptional(),
  /** What is read of it. */
  reads: z.string().exactOptional(),
});
const sentenceSchema = z.strictObject({ sentence: z.string(), expect: z.enum(['order', 'hard-news', 'plain']) });
const promiseSchema = z.strictObject({ question: z.string(), statement: z.string(), isGiven: z.boolean() });

function read<Row>(file: string, schema: z.ZodType<Row>): readonly Row[] {
  const text = readFileSync(new URL(`../data/guards/${file}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
}

export type GuardedQuestion = z.infer<typeof questionSchema>;

/** Questions with their kind: written before the guards (`questions`), and each after one more round of them (`held`, `blind`, `plain`). */
export const guardedQuestions: readonly GuardedQuestion[] = ['questions', 'held', 'blind', 'plain'].flatMap((file) =>
  read(file, questionSchema),
);
export const guardedSentences = read('sentences', sentenceSchema);
export const guardedPromises = read('commitments', promiseSchema);
