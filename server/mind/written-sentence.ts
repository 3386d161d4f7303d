import type { Sentence, Source } from '../../protocol/answer.ts';
import { toSpoken } from '../speech/spoken.ts';
import { wholeAround } from './compose.ts';
import { cutsOf } from './cuts.ts';
import { isPlanted } from './guards/sentences.ts';
import type { Passage, ReadSentence } from './library.ts';
import { mannerOf } from './manner.ts';
import type { OfferedPassage, WrittenSentence } from './model/write-sentences.ts';
import { isInOwnWords } from './own-words.ts';
import { splitSentences } from './sentences.ts';
import { checkSentence } from './verify/check.ts';
import { quote } from './write-answer.ts';

/** What became of a written sentence: quotes in its place, the sentence with its sources, or nothing, and why. */
export type Judged =
  | { readonly kind: 'quotes'; readonly passage: Passage; readonly sentences: readonly Sentence[] }
  | {
      readonly kind: 'written';
      readonly passage: Passage;
      readonly sentence: Sentence;
      /** Whether it only shortens a sentence of its source. */
      readonly isInOwnWords: boolean;
    }
  | { readonly kind: 'dropped'; readonly because: string };

/** People lose the thread of longer ones. */
const longestWritten = 300;
/** An answer names so many places of its source at most (protocol/answer.ts). */
const mostSources = 3;
/** Markup, addresses, code and what nobody can say aloud. */
const unsayable = /[<>{}[\]`|\\_*#@^~=]|https?:|www\.|\p{C}|\p{Extended_Pictographic}/u;
/** Only the living leader says what they can do or feel. */
const firstPerson = /\b(?:I|me|my|mine|myself)\b/i;
/** Something before it that it must not need. */
const neutral = 'The company has several sites.';

/** The passages as a model is shown them, each sentence with an id. */
export function offer(passages: readonly Passage[]): readonly OfferedPassage[] {
  return passages.map(({ statement: { title, date, place }, sentences }, p) => ({
    title,
    date,
    place,
    sentences: sentences.map(({ text }, s) => ({ id: idOf(p, s), text })),
  }));
}

/**
 * Holds a written sentence against what it cites: every citation must be of one passage that was offered, the sentence must be sayable, stand by
 * itself and say "I" nowhere, and code must find in the passage all that it says. One that repeats the passage is a quote. Rules MD11, MD13, M40.
 */
export function judgeWritten({ text, from }: WrittenSentence, passages: readonly Passage[], today: string): Judged {
  const cited = citedIn(from, passages);
  if (cited === null) return dropped('its citations do not resolve');
  const { passage, places } = cited;
  const said = text.trim();
  const verbatim = passage.sentences.findIndex((sentence) => sentence.text === said);
  if (verbatim !== -1) return quotesAround(passage, verbatim);
  const trouble = whyNotSaid(said);
  if (trouble !== null) return dropped(trouble);
  const { title, date, place, text: whole, validUntil } = passage.statement;
  const source = { title, date, place, text: whole, ...(validUntil !== undefined && { validUntil }) };
  const verdict = checkSentence(said, [source], today);
  if (!verdict.passes) return dropped(verdict.reason);
  const sentence = { text: said, spoken: toSpoken(said), label: 'GENERATED', ...mannerOf(said) } as const;
  return {
    kind: 'written',
    passage,
    sentence: { ...sentence, sources: sourcesOf(passage, places) },
    isInOwnWords: places.some((at) => isInOwnWords(said, passage.sentences[at]?.text ?? '')),
  };
}

function dropped(because: string): Judged {
  return { kind: 'dropped', because };
}

function whyNotSaid(text: string): string | null {
  if (text.length > longestWritten || splitSentences(text).length !== 1) return 'it is not one short sentence';
  if (!/^[\p{Lu}\p{N}]/u.test(text) || !/[\p{L}\p{N}%)][.!]$/u.test(text)) return 'it is not a whole sentence';
  if (unsayable.test(text) || isPlanted(text)) return 'it cannot be said aloud';
  if (firstPerson.test(text)) return 'it speaks as the leader themselves';
  const [, cut] = cutsOf([neutral, text, neutral]);
  return cut?.from === 1 && cut.to === 1 ? null : 'it cannot be understood by itself';
}

/** The one passage that all citations are of; null when one of them leads nowhere, or to another. */
function citedIn(from: readonly string[], passages: readonly Passage[]) {
  const places = new Set<number>();
  const found = passages.find((passage, p) =>
    passage.sentences.some((_, s) => from[0] !== undefined && idOf(p, s) === from[0]),
  );
  if (found === undefined) return null;
  const p = passages.indexOf(found);
  for (const id of from) {
    const place = found.sentences.findIndex((_, s) => idOf(p, s) === id);
    if (place === -1) return null;
    places.add(place);
  }
  return { passage: found, places: [...places].sort((a, b) => a - b) };
}

/** Places that follow each other are one span. */
function sourcesOf({ statement, sentences }: Passage, places: readonly number[]): readonly Source[] {
  const spans: { start: number; end: number; last: number }[] = [];
  for (const place of places) {
    const sentence = sentences[place];
    const before = spans.at(-1);
    if (sentence === undefined) continue;
    if (before?.last === place - 1) Object.assign(before, { end: sentence.end, last: place });
    else spans.push({ start: sentence.start, end: sentence.end, last: place });
  }
  const { id: statementId, hash: statementHash, title, date, place } = statement;
  const named = spans.slice(0, mostSources);
  return named.map(({ start, end }) => ({ statementId, statementHash, title, date, place, start, end }));
}

function quotesAround(passage: Passage, at: number): Judged {
  const excerpt = wholeAround(passage, at);
  if (excerpt === null) return dropped('it cannot be quoted alone');
  const sentences: readonly ReadSentence[] = passage.sentences.slice(excerpt.first, excerpt.last + 1);
  return { kind: 'quotes', passage, sentences: sentences.map((sentence) => quote(passage, sentence)) };
}

function idOf(passage: number, sentence: number): string {
  return `p${passage + 1}-${sentence + 1}`;
}
