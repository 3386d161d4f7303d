import { z } from 'zod';
import {
  type AskerDimension,
  askerDimensionSchema,
  type Expected,
  expectedSchema,
  type RehearsalSource,
} from '../../protocol/rehearsal.ts';

/** A question of a rehearsal before it is asked. */
export interface RehearsalQuestion {
  readonly id: string;
  readonly from: RehearsalSource;
  readonly question: string;
  readonly expected: Expected;
  readonly sort: string | null;
  readonly topic: string | null;
  readonly group: string | null;
  /** The question before it, where it goes on from there. */
  readonly previous?: string | undefined;
}

/** A line of the bank of hard questions. Three lines of one `group` ask the same in other words. */
export const bankLineSchema = z.strictObject({
  id: z.string().min(1).max(60),
  sort: z.string().min(1).max(60),
  question: z.string().min(1).max(500),
  expected: expectedSchema,
  topic: z.string().min(1).max(60).optional(),
  group: z.string().min(1).max(60).optional(),
});
export type BankLine = z.infer<typeof bankLineSchema>;

/** Somebody who asks: words before the question, from one who works elsewhere, is older in the company, has another name or gender. */
export const askerSchema = z.strictObject({
  dimension: askerDimensionSchema,
  /** Ends in a comma or a colon where the question goes on in the same sentence. */
  words: z.string().min(1).max(120),
});
export interface Asker {
  readonly dimension: AskerDimension;
  readonly words: string;
}

/** What comes along with the product. */
export interface RehearsalBank {
  readonly questions: readonly BankLine[];
  readonly askers: readonly Asker[];
}
