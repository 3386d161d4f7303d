import type { Answer } from '../../protocol/answer.ts';
import { answerApproved } from './approved-answer.ts';
import { checkAnswer } from './check-answer.ts';
import { chooseExcerpt, type Excerpt, generousWords, lengthen, maxSentencesInAll, sentencesOf } from './compose.ts';
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
      const approved = answerApproved(question, knowledge, setting);
      if (approved !== null)
        return checkAnswer(approved, knowledge.statements, knowledge.today, knowledge.approvedAnswers);
      const { supports, words } = await reader.read(question, knowledge, setting);
      signal.throwIfAborted();
      const chosen = chooseExcerpts(supports, words);
      const length = knowledge.manner?.length ?? 'normal';
      const excerpts = chosen.map((support) => inLength(support, words, length));
      if (excerpts.length === 0) return abstention('no-support', knowledge, ['quoting']);
      return checkAnswer(quotingAnswer(question, excerpts, knowledge, ['quoting']), knowledge.statements);
    },
  };
}

/** Passages in an answer, at most. Rule M7. */
const maxPassages = 3;

/** The best excerpt, and further statements' only when they say a part of the question that those before leave out. Rules M7, M85. */
function chooseExcerpts(supports: readonly Support[], words: readonly WeighedWord[]): readonly Support[] {
  const [best, ...others] = supports;
  if (best === undefined) return [];
  const chosen = [best];
  for (const other of others) {
    if (chosen.length === maxPassages) break;
    const said = sentencesOf(other.excerpt);
    const left = words.filter((word) => !chosen.some(({ found }) => found.passage.all.has(word.stem)));
    // It is worth its time only for a word that says something.
    const telling = left.filter((word) => !word.isLight && word.isCarried !== true);
    if (!telling.some((word) => said.some((sentence) => sentence.stems.has(word.stem)))) continue;
    if (countOf([...chosen, other]) <= maxSentencesInAll) chosen.push(other);
  }
  return chosen;
}

function countOf(supports: readonly Support[]): number {
  return supports.reduce((sum, { excerpt }) => sum + sentencesOf(excerpt).length, 0);
}

/** As long as the leader likes to speak. Rule M90. */
function inLength(
  { found, excerpt }: Support,
  words: readonly WeighedWord[],
  length: 'short' | 'normal' | 'long',
): Excerpt {
  if (length === 'long') return lengthen(excerpt, generousWords);
  return length === 'short' ? (chooseExcerpt(found.passage, words, found.near?.sentences) ?? excerpt) : excerpt;
}
