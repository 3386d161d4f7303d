import { readFileSync } from 'node:fs';
import { z } from 'zod';

const pairSchema = z.object({
  id: z.string(),
  kind: z.string(),
  good: z.boolean(),
  sentence: z.string(),
  passages: z.array(
    z.object({
      title: z.string(),
      date: z.iso.date(),
      place: z.string(),
      text: z.string(),
      validUntil: z.iso.date().exactOptional(),
      supersededBy: z.string().exactOptional(),
    }),
  ),
  today: z.iso.date(),
});

/** A sentence, the passages that it cites, and whether they say all of it. */
export type Pair = z.infer<typeof pairSchema>;

/** The tuned half: written by hand, and what the check is tuned on. */
export const tunedPairs: readonly Pair[] = readFileSync(
  new URL('../../../data/verify/tuned.jsonl', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => pairSchema.parse(JSON.parse(line)));
