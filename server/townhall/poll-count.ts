import type { PollResult } from '../../protocol/poll.ts';
import { searchable } from '../../protocol/searchable.ts';
import type { Poll } from './state.ts';

/** Words that were answered, the same ones together however they are spelled. */
export interface WordGroup {
  readonly key: string;
  /** One of their spellings: the first by alphabet, so that it says nothing of who came first. */
  readonly text: string;
  readonly count: number;
}

/** Gives the key under which words count as the same: without case, accents and closing marks. */
export function wordsKey(text: string): string {
  const key = searchable(text).replace(/[.!?…]+$/u, '');
  return key === '' ? text : key;
}

/** Counts the answers that stand now: how many there are, and by option. Rule PO4. */
export function countPoll({ answers, options }: Poll): PollResult {
  const counts = Array.from({ length: options }, () => 0);
  for (const { picked } of answers.values()) for (const option of picked) counts[option] = (counts[option] ?? 0) + 1;
  return { answered: answers.size, counts };
}

/** Groups the words that stand now: most frequent first, then by alphabet; none of a poll that asks for no words. Rule PO8. */
export function groupWords({ kind, answers }: Poll): readonly WordGroup[] {
  if (kind !== 'words') return [];
  const groups = new Map<string, WordGroup>();
  for (const { text } of answers.values()) {
    const key = wordsKey(text);
    const known = groups.get(key);
    const first = known === undefined || text < known.text ? text : known.text;
    groups.set(key, { key, text: first, count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
