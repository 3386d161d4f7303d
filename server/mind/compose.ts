import { type Cut, cutsOf, longestText } from './cuts.ts';
import type { Passage, ReadSentence } from './library.ts';
import { shareOf, type WeighedWord } from './retrieve.ts';
import { maxSeconds } from './speaking-time.ts';

/** Sentences of one statement that follow each other: first and last index, both included. */
export interface Excerpt {
  readonly passage: Passage;
  readonly first: number;
  readonly last: number;
}

/** Quoted sentences of one excerpt, and of all in an answer, at most. Rule M9. */
export const maxSentences = 4;
export const maxSentencesInAll = 6;
/** Kept free for the date before a quote. */
const leadSeconds = 10;
/** A shorter answer sounds curt; a leader who likes to say more says about this many words. */
const comfortableWords = 40;
export const generousWords = 80;
/** What a further sentence must bring: this share of the question's weight. */
const sentenceCost = 0.1;
/** Statements open with their point: a later start must bring this share more, per sentence left out. */
const lateCost = 0.06;

/** How much the meaning of the nearest sentence counts beside the words. */
const meaningShare = 0.6;
/** An excerpt without a name that the question asks of is said only when there is no other. */
const nameCost = 2;

/**
 * The sentences of a passage that answer best: neighbours, so that no cut changes what was meant, and few. `near` is how near each of its
 * sentences is to what the question means, where that is known. Null when no such excerpt fits into an answer. Rules M7, M8, M9.
 */
export function chooseExcerpt(
  passage: Passage,
  words: readonly WeighedWord[],
  near: readonly number[] = [],
): Excerpt | null {
  let best: { readonly excerpt: Excerpt; readonly score: number } | null = null;
  const names = words.filter((word) => word.isName && !passage.heading.has(word.stem));
  for (let first = 0; first < passage.sentences.length; first++) {
    for (let last = first; last < Math.min(first + maxSentences, passage.sentences.length); last++) {
      const excerpt = { passage, first, last };
      if (!isWhole(excerpt) || !fits(excerpt)) continue;
      const stems = sentencesOf(excerpt).map((sentence) => sentence.stems);
      // Sentences that the first one brings are part of it.
      const further = Math.max(0, last - Math.max(first, cutsIn(passage)[first]?.to ?? first));
      const meaning = Math.max(0, ...near.slice(first, last + 1)) * meaningShare;
      const unnamed = names.filter((name) => !stems.some((held) => held.has(name.stem))).length;
      const costs = sentenceCost * further + lateCost * first + nameCost * unnamed;
      const score = shareOf(words, stems) + meaning - costs;
      if (best === null || score > best.score) best = { excerpt, score };
    }
  }
  return best?.excerpt ?? null;
}

/** The excerpt's sentences, in the statement's own order. */
export function sentencesOf(excerpt: Excerpt): readonly ReadSentence[] {
  return excerpt.passage.sentences.slice(excerpt.first, excerpt.last + 1);
}

/** The smallest whole excerpt around one sentence; null when it does not fit into an answer, or what it needs was never written. */
export function wholeAround(passage: Passage, at: number): Excerpt | null {
  const cuts = cutsIn(passage);
  let [first, last] = [at, at];
  for (;;) {
    const inside = cuts.slice(first, last + 1);
    const from = Math.min(...inside.map((cut) => cut.from));
    const to = Math.max(...inside.map((cut) => cut.to));
    if (from < 0 || to >= cuts.length) return null;
    if (from >= first && to <= last) break;
    [first, last] = [Math.min(first, from), Math.max(last, to)];
  }
  const excerpt = { passage, first, last };
  return fits(excerpt) ? excerpt : null;
}

/** Whether nothing that the excerpt needs to be understood as meant is left outside it. Rules M8, M80–M83. */
export function isWhole({ passage, first, last }: Excerpt): boolean {
  return cutsIn(passage)
    .slice(first, last + 1)
    .every((cut) => cut.from >= first && cut.to <= last);
}

/** Passages do not change, and every question asks for their cuts. */
const known = new WeakMap<Passage, readonly Cut[]>();

function cutsIn(passage: Passage): readonly Cut[] {
  const cuts = known.get(passage) ?? cutsOf(passage.sentences.map((sentence) => sentence.text));
  known.set(passage, cuts);
  return cuts;
}

function fits(excerpt: Excerpt): boolean {
  const sentences = sentencesOf(excerpt);
  if (sentences.length > maxSentences || sentences.some((sentence) => sentence.text.length > longestText)) return false;
  return sentences.reduce((sum, sentence) => sum + sentence.seconds, 0) <= maxSeconds - leadSeconds;
}

/** The excerpt with the statement's next sentences, as long as it sounds curt. */
export function lengthen(excerpt: Excerpt, wanted = comfortableWords): Excerpt {
  const words = sentencesOf(excerpt).reduce((sum, sentence) => sum + sentence.text.split(/\s+/).length, 0);
  if (words >= wanted) return excerpt;
  for (
    let last = excerpt.last + 1;
    last < Math.min(excerpt.first + maxSentences, excerpt.passage.sentences.length);
    last++
  ) {
    const longer = { ...excerpt, last };
    if (isWhole(longer) && fits(longer)) return lengthen(longer, wanted);
  }
  return excerpt;
}
