import type { Answer } from '../../protocol/answer.ts';
import { checkAnswer } from './check-answer.ts';
import type { Excerpt } from './compose.ts';
import type { Support } from './evidence.ts';
import type { Mind } from './ports.ts';
import { createReader, type Reader } from './reader.ts';
import type { WeighedWord } from './retrieve.ts';
import { abstention, quotingAnswer } from './write-answer.ts';

/**
 * The quoting leader: answers with whole sentences of approved statements, verbatim, or abstains. Needs no language model, gives the
 * same answer for the same question and knowledge, and takes a millisecond, or thirty with meaning. Rules M4, M15.
 */
export function createQuotingMind(reader: Reader = createReader()): Mind {
  return {
    id: 'quoting',
    prepare: (knowledge) => reader.prepare(knowledge),
    async answer(question, knowledge, signal, setting): Promise<Answer> {
      signal.throwIfAborted();
      const { supports, words } = await reader.read(question, knowledge, setting);
      signal.throwIfAborted();
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
