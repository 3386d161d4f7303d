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

/** The half that the check is tuned on, the one that only scores it, or pairs written later about statements of other sets. */
export function readPairs(half: 'tuned' | 'scored' | 'fresh'): readonly Pair[] {
  const file = new URL(`../data/verify/${half}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => pairSchema.parse(JSON.parse(line)));
}
