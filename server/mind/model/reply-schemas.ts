import type { z } from 'zod';
import { choiceSchema } from './choose-quotes.ts';
import { verdictSchema } from './second-check.ts';
import type { ModelStep } from './text-model.ts';
import { englishSchema, readSchema, translationSchema } from './translate.ts';
import { writtenSchema } from './write-sentences.ts';

/** What a reply to each step is, for whoever asks on behalf of another. */
export const replySchemas: Readonly<Record<ModelStep, z.ZodType>> = {
  choose: choiceSchema,
  write: writtenSchema,
  check: verdictSchema,
  read: readSchema,
  translate: translationSchema,
  english: englishSchema,
};
