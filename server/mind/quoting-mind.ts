import type { Answer } from '../../protocol/answer.ts';
import { addressed } from './addressed.ts';
import { checkAnswer } from './check-answer.ts';
import type { Excerpt } from './compose.ts';
import { type Library, openLibrary } from './library.ts';
import type { Knowledge, Mind } from './ports.ts';
import { retrieve, type WeighedWord, weigh } from './retrieve.ts';
import { type Support, supporting } from './support.ts';
import { askedWords } from './words.ts';
import { abstention, quotingAnswer } from './write-answer.ts';

/** What both minds do first: the words of the question, and the passages that support an answer. */
export interface Reading {
  readonly words: readonly WeighedWord[];
  readonly supports: readonly Support[];
}

/** Reads questions against a persona's knowledge; keeps the last index, which is built anew when the knowledge is another object. */
export type Reader = (question: string, knowledge: Knowledge) => Reading;

export function createReader(): Reader {
  let last: { readonly knowledge: Knowledge; readonly library: Library } | null = null;
  return (question, knowledge) => {
    if (last?.knowledge !== knowledge) last = { knowledge, library: openLibrary(knowledge) };
    const words = weigh(last.library, askedWords(question));
    return { words, supports: supporting(retrieve(last.library, words), words, addressed(question)) };
  };
}

/**
 * The quoting leader: answers with whole sentences of approved statements, verbatim, or abstains. Needs no language model, gives the
 * same answer for the same question and knowledge, and takes about a millisecond. Rules M4, M15.
 */
export function createQuotingMind(reader: Reader = createReader()): Mind {
  return {
    id: 'quoting',
    async answer(question, knowledge, signal): Promise<Answer> {
      signal.throwIfAborted();
      const { supports, words } = reader(question, knowledge);
      const excerpts = chooseExcerpts(supports, words);
      if (excerpts.length === 0) return abstention('no-support', knowledge, ['quoting']);
      return checkAnswer(quotingAnswer(question, excerpts, knowledge, ['quoting']), knowledge.statements);
    },
  };
}

/** The best excerpt, and a second statement's only when it says part of the question that the first leaves out. */
function chooseExcerpts(supports: readonly Support[], words: readonly WeighedWord[]): readonly Excerpt[] {
  const [best, ...others] = supports;
  if (best === undefined) return [];
  const left = words.filter((word) => !best.found.passage.all.has(word.stem));
  const second = others.find(({ excerpt }) =>
    left.some((word) =>
      excerpt.passage.sentences.slice(excerpt.first, excerpt.last + 1).some((s) => s.stems.has(word.stem)),
    ),
  );
  return second === undefined ? [best.excerpt] : [best.excerpt, second.excerpt];
}
