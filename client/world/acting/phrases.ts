import type { Timeline } from '../../../protocol/viseme.ts';

/** Words that are said in one breath. */
export interface Phrase {
  readonly atMs: number;
  readonly untilMs: number;
  /** Where it begins in the text (UTF-16). */
  readonly start: number;
}

/** A mark after a word that people hear as a break. */
const breaks = /[,;:.!?–—)]/u;
const pauseMs = 260;
const shortestMs = 700;
/** Nobody holds one gesture for so long: from here on the next joining word begins a phrase. */
const longMs = 1900;
const joins = /^(and|or|but|in|on|at|for|with|that|which|who|to|by|because|when|if|from|against|until|while)$/i;

/** The phrases of a sentence, in order: they end at a comma and the like, at a pause, or before a joining word when they are long. */
export function phrasesOf(text: string, { words, durationMs }: Timeline): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let from = words[0];
  words.forEach((word, i) => {
    const next = words[i + 1];
    if (from === undefined || next === undefined) return;
    const isLong = next.atMs - from.atMs > longMs && joins.test(text.slice(next.start, next.end));
    const isBreak =
      isLong || breaks.test(text.slice(word.end - 1, next.start)) || next.atMs - word.atMs > pauseMs + lengthMs(word);
    if (!isBreak || next.atMs - from.atMs < shortestMs) return;
    phrases.push({ atMs: from.atMs, untilMs: next.atMs, start: from.start });
    from = next;
  });
  if (from !== undefined) phrases.push({ atMs: from.atMs, untilMs: durationMs, start: from.start });
  return phrases;
}

/** How long a word takes at an easy pace. */
function lengthMs({ start, end }: Timeline['words'][number]): number {
  return 120 + 70 * (end - start);
}
