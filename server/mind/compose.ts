import type { Passage, ReadSentence } from './library.ts';
import { shareOf, type WeighedWord } from './retrieve.ts';
import { maxSeconds } from './speaking-time.ts';

/** Sentences of one statement that follow each other: first and last index, both included. */
export interface Excerpt {
  readonly passage: Passage;
  readonly first: number;
  readonly last: number;
}

/** Quoted sentences in an answer, at most. Rule M9. */
export const maxSentences = 4;
/** A sentence of an answer is not longer (protocol/answer.ts). */
const longestText = 1200;
/** Kept free for the date before a quote. */
const leadSeconds = 10;
/** A shorter answer sounds curt. */
const comfortableWords = 40;
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
      // Sentences that the first one announces are part of it.
      const further = Math.max(0, last - first - announces(sentenceAt(passage, first)));
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

/** The smallest whole excerpt around one sentence; null when it does not fit into an answer. */
export function wholeAround(passage: Passage, at: number): Excerpt | null {
  let first = at;
  while (first > 0 && leansBack(sentenceAt(passage, first))) first--;
  for (let last = at; last < passage.sentences.length; last++) {
    const excerpt = { passage, first, last };
    if (isWhole(excerpt)) return fits(excerpt) ? excerpt : null;
  }
  return null;
}

/** Whether nothing that the excerpt needs to be understood as meant is left outside it. */
export function isWhole({ passage, first, last }: Excerpt): boolean {
  const next = passage.sentences[last + 1];
  if (next !== undefined && qualifies(next.text)) return false;
  for (let at = first; at <= last; at++) {
    if (at + announces(sentenceAt(passage, at)) > last && next !== undefined) return false;
  }
  return !leansBack(sentenceAt(passage, first)) && !endsInQuestion(sentenceAt(passage, last));
}

function fits(excerpt: Excerpt): boolean {
  const sentences = sentencesOf(excerpt);
  if (sentences.length > maxSentences || sentences.some((sentence) => sentence.text.length > longestText)) return false;
  return sentences.reduce((sum, sentence) => sum + sentence.seconds, 0) <= maxSeconds - leadSeconds;
}

/** The excerpt with the statement's next sentences, as long as it sounds curt. */
export function lengthen(excerpt: Excerpt): Excerpt {
  const words = sentencesOf(excerpt).reduce((sum, sentence) => sum + sentence.text.split(/\s+/).length, 0);
  if (words >= comfortableWords) return excerpt;
  for (
    let last = excerpt.last + 1;
    last < Math.min(excerpt.first + maxSentences, excerpt.passage.sentences.length);
    last++
  ) {
    const longer = { ...excerpt, last };
    if (isWhole(longer) && fits(longer)) return lengthen(longer);
  }
  return excerpt;
}

function sentenceAt(passage: Passage, at: number): string {
  return passage.sentences[at]?.text ?? '';
}

/** Whether a sentence needs the one before it: it opens with a pronoun, a joining word, or is a bare yes or no. */
function leansBack(text: string): boolean {
  return opensWith(text, leaning) || bareReply.test(text) || earlyPronoun.test(text);
}

/** Whether a sentence takes back or narrows the one before it, which must then not be said without it. */
function qualifies(text: string): boolean {
  return opensWith(text, qualifying);
}

/** How many of the next sentences a sentence announces: "We have three values." announces three. */
function announces(text: string): number {
  if (text.includes(':')) return 0;
  const count =
    /\b(two|three|four|five|2|3|4|5) (?:things?|values|questions|reasons|rules|steps|points|ways|conditions|principles)\b/i.exec(
      text,
    )?.[1];
  return count === undefined ? 0 : (counts[count.toLowerCase()] ?? Number(count));
}

const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 };

/** A question that the statement asks itself is no answer without what follows. */
function endsInQuestion(text: string): boolean {
  return /\?["'”’)]*$/.test(text);
}

const bareReply = /^["'“‘(]*(?:yes|no|maybe|perhaps|of course|never|exactly)\s*[.!?]/i;
/** "For 2025 that is …": the pronoun comes after a short lead. */
const earlyPronoun = /^(?:\S+ ){1,3}(?:that|this|it|they) (?:is|was|are|were|means|meant|has|had|have)\b/i;

function opensWith(text: string, openers: readonly string[]): boolean {
  const opening = text.toLowerCase().replace(/^["'“‘(\s]+/, '');
  return openers.some((opener) => opening.startsWith(opener) && !/^[\p{L}\p{N}]/u.test(opening.slice(opener.length)));
}

const qualifying = [
  'but',
  'however',
  'except',
  'unless',
  'though',
  'although',
  'only',
  'not',
  'still',
  'yet',
  'even so',
  'on the other hand',
  'until then',
  'otherwise',
  'that said',
  'at least',
  'the exception',
  'exceptions',
];

const leaning = [
  ...qualifying,
  'and',
  'so',
  'or',
  'nor',
  'then',
  'because of',
  'that',
  'this',
  'these',
  'those',
  'it',
  'its',
  "it's",
  'he',
  'she',
  'they',
  'them',
  'their',
  'his',
  'her',
  'such',
  'both',
  'neither',
  'instead',
  'also',
  'therefore',
  'since then',
  'after that',
  'before that',
  'what helped',
  'for example',
  'for instance',
  'the same',
  'the other',
  'the others',
  'the first',
  'the second',
  'the third',
  'the rest',
  'two of',
  'one of them',
  'each of them',
  'most of them',
  'some of them',
  'half of',
  'one manager',
  'as well',
  'there',
  'once',
  'meanwhile',
];
