import { addressed } from './addressed.ts';
import { createAlignments } from './alignment.ts';
import { formOf } from './answer-form.ts';
import { areSaid, askedParts } from './claims.ts';
import type { Support } from './evidence.ts';
import { followUp, leans } from './follow-up.ts';
import { type Library, openLibrary } from './library.ts';
import type { Meanings } from './meaning.ts';
import { asksOfBefore, onceSaidFirst } from './of-before.ts';
import { withoutOrders } from './orders.ts';
import type { Knowledge, Setting, WordVectors } from './ports.ts';
import { retrieve, type WeighedWord, weigh } from './retrieve.ts';
import { supporting } from './support.ts';
import { askedWords, mend } from './words.ts';

/** What both minds do first: the words of the question, and the passages that support an answer. */
export interface Reading {
  readonly words: readonly WeighedWord[];
  readonly supports: readonly Support[];
}

/** Reads questions against a persona's knowledge; keeps the last index, which is built anew when the knowledge is another object. */
export interface Reader {
  read(question: string, knowledge: Knowledge, setting?: Setting): Promise<Reading>;
  /** Reads the statements in beforehand. Never rejects. */
  prepare(knowledge: Knowledge): Promise<void>;
}

export interface ReaderOptions {
  /** What texts mean, beside their words; without it words alone decide. */
  readonly meanings?: Meanings | null;
  /** What words mean one by one; without it a word is found by its forms and its kin alone. */
  readonly wordVectors?: WordVectors | null;
  /** Names that every question may hold without being about them: the company's. */
  readonly ownNames?: readonly string[];
}

export function createReader({ meanings = null, wordVectors = null, ownNames = [] }: ReaderOptions = {}): Reader {
  const isWord = wordVectors === null ? undefined : (word: string) => wordVectors.idOf(word) !== undefined;
  const libraryOf = keepLast((knowledge, scope, withReplaced) =>
    openLibrary(knowledge, { scope, isWord, withReplaced }),
  );
  const align = wordVectors === null ? null : createAlignments(wordVectors);
  const wordsOf = (text: string, { leaderName }: Knowledge) => askedWords(text, [...ownNames, leaderName]);
  const readText = async (right: string, knowledge: Knowledge, { previous, scope }: Setting): Promise<Reading> => {
    const isOfBefore = asksOfBefore(right);
    const library = libraryOf(knowledge, scope, isOfBefore);
    const { text, words } = followUp(right, previous, (each) => wordsOf(each, knowledge));
    const weighed = weigh(library, words);
    // The embeddings know Latin letters alone, and stop at a text without any.
    const near = /\p{Script=Latin}/u.test(text) ? ((await meanings?.near(library, text)) ?? null) : null;
    const aligned =
      align?.(
        library,
        weighed.map(({ word }) => word),
      ) ?? null;
    const found = retrieve(library, weighed, near, aligned);
    const supports = supporting(found, weighed, addressed(right), formOf(right));
    return { words: weighed, supports: isOfBefore ? onceSaidFirst(supports) : supports };
  };
  return {
    prepare: async (knowledge) => {
      libraryOf(knowledge, undefined, false);
      await meanings?.prepare(knowledge);
    },
    read: async (question, knowledge, setting = {}) => {
      const { lang, scope } = setting;
      if (lang !== undefined && !/^en\b/i.test(lang)) return nothing;
      const right = mend(withoutOrders(question), libraryOf(knowledge, scope, false).meant);
      const { asked, hasClaims, putInMouth } = askedParts(right);
      if (asked === '' && putInMouth.length > 0) return nothing;
      const whole = await readText(right, knowledge, setting);
      if (!hasClaims || asked === '' || whole.supports.length === 0) return whole;
      if (leans(asked, wordsOf(asked, knowledge)) && areSaid(putInMouth, knowledge.statements)) return whole;
      const alone = await readText(asked, knowledge, setting);
      return bestOf(alone) === bestOf(whole) ? alone : nothing;
    },
  };
}

const nothing: Reading = { words: [], supports: [] };

function bestOf({ supports: [best] }: Reading): string | undefined {
  return best?.found.passage.statement.id;
}

type Open = (knowledge: Knowledge, scope: string | undefined, withReplaced: boolean) => Library;

/** The libraries of the last knowledge, for each scope that was asked from, with what was replaced and without. */
function keepLast(open: Open): Open {
  let last: { readonly knowledge: Knowledge; readonly libraries: Map<string, Library> } | null = null;
  return (knowledge, scope, withReplaced) => {
    if (last?.knowledge !== knowledge) last = { knowledge, libraries: new Map() };
    const key = JSON.stringify([scope, withReplaced]);
    const known = last.libraries.get(key) ?? open(knowledge, scope, withReplaced);
    last.libraries.set(key, known);
    return known;
  };
}
