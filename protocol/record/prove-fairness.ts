import type { Fairness } from './fairness.ts';
import { FairnessCount } from './fairness-count.ts';
import { type Verdict, verifyRecord } from './verify.ts';

/** Proves a record and counts it in the same pass. What was counted is given only when the whole is proved. Rule F1. */
export async function proveFairness(
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<{ readonly verdict: Verdict; readonly fairness: Fairness | null }> {
  const count = new FairnessCount();
  const verdict = await verifyRecord(lines, {}, (seq, event) => count.take(seq, event));
  return { verdict, fairness: verdict.ok ? count.fairness() : null };
}
