import { addressed } from './addressed.ts';
import { followUp } from './follow-up.ts';
import { type Library, openLibrary } from './library.ts';
import type { Meanings } from './meaning.ts';
import { withoutOrders } from './orders.ts';
import type { Knowledge, Setting } from './ports.ts';
import { retrieve, type WeighedWord, weigh } from './retrieve.ts';
import { type Support, supporting } from './support.ts';
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
  /** Names that every question may hold without being about them: the company's. */
  readonly ownNames?: readonly string[];
}

export function createReader({ meanings = null, ownNames = [] }: ReaderOptions = {}): Reader {
  const libraryOf = keepLast();
  return {
    prepare: async (knowledge) => {
      libraryOf(knowledge, undefined);
      await meanings?.prepare(knowledge);
    },
    read: async (question, knowledge, { previous, scope, lang } = {}) => {
      const library = libraryOf(knowledge, scope);
      if (lang !== undefined && !/^en\b/i.test(lang)) return { words: [], supports: [] };
      const right = mend(withoutOrders(question), library.meant);
      if (right === '') return { words: [], supports: [] };
      const names = [...ownNames, knowledge.leaderName];
      const { text, words } = followUp(right, previous, (each) => askedWords(each, names));
      const weighed = weigh(library, words);
      const near = (await meanings?.near(library, text)) ?? null;
      const found = retrieve(library, weighed, near);
      return { words: weighed, supports: supporting(found, weighed, addressed(right)) };
    },
  };
}

/** The library of the last knowledge, for each scope that was asked from. */
function keepLast(): (knowledge: Knowledge, scope: string | undefined) => Library {
  let last: { readonly knowledge: Knowledge; readonly libraries: Map<string | undefined, Library> } | null = null;
  return (knowledge, scope) => {
    if (last?.knowledge !== knowledge) last = { knowledge, libraries: new Map() };
    const known = last.libraries.get(scope) ?? openLibrary(knowledge, scope);
    last.libraries.set(scope, known);
    return known;
  };
}
