import { type Answer, mannerWordsId, type Sentence } from '../../protocol/answer.ts';
import { limits } from '../../protocol/limits.ts';
import { toSpoken } from '../speech/spoken.ts';
import { withoutAsker } from './asker.ts';
import { hardMatter, hardNews } from './guards/kinds.ts';
import { bareText, plainText } from './guards/plain.ts';
import { mannerOf } from './manner.ts';
import { moodOf } from './mood.ts';
import type { ApprovedAnswer, Knowledge, Mind } from './ports.ts';
import { maxSeconds, speakingSeconds } from './speaking-time.ts';

/** With fewer words an answer has an opening or a closing, and not both. */
const shortAnswerWords = 40;

/**
 * A mind that answers in the leader's manner: at their pace, and now and then with one of their own sentences before or after. What the mind
 * handed out stays word for word between them. Rules M91 to M93.
 */
export function mannered(mind: Mind): Mind {
  return {
    ...mind,
    async answer(question, knowledge, signal, setting): Promise<Answer> {
      const answer = await mind.answer(question, knowledge, signal, setting);
      return paced(withCourtesies(question, answer, knowledge), knowledge);
    },
  };
}

/** What would last too long at a slow pace is said at the normal one: the manner changes nothing of what is said. Rule M91. */
function paced(answer: Answer, { manner }: Knowledge): Answer {
  const pace = manner?.pace;
  if (pace === undefined || secondsOf(answer.sentences, pace) > maxSeconds) return answer;
  return { ...answer, pace };
}

/** The answer with an opening, a closing, both or none, as the question has it. Rule M92. */
function withCourtesies(question: string, answer: Answer, { manner, mannerWords }: Knowledge): Answer {
  if (manner === undefined || mannerWords === undefined || manner.length === 'short') return answer;
  if (!isFitting(question, answer)) return answer;
  const asked = withoutAsker(plainText(question)).toLowerCase();
  const opening = chosen(manner.openings ?? [], `opening ${asked}`);
  const closing = chosen(manner.closings ?? [], `closing ${asked}`);
  const words = answer.sentences.reduce((sum, { spoken }) => sum + spoken.split(/\s+/).length, 0);
  const one = opening === null ? closing : null;
  const tries = [
    [opening, words < shortAnswerWords ? one : closing],
    [opening, null],
  ] as const;
  for (const [first, last] of tries) {
    const sentences = [
      ...(first === null ? [] : [courtesy(first, mannerWords)]),
      ...answer.sentences,
      ...(last === null ? [] : [courtesy(last, mannerWords)]),
    ];
    if (sentences.length <= limits.answerSentences && secondsOf(sentences, manner.pace) <= maxSeconds)
      return { ...answer, sentences };
  }
  return answer;
}

/** Thanks and good wishes are out of place where nothing is answered, where something grave is asked or said, beside what was signed whole, and beside another language. */
function isFitting(question: string, { outcome, sentences }: Answer): boolean {
  if (outcome !== 'answered') return false;
  // They are in English.
  if (sentences.some(({ label, language }) => label === 'APPROVED' || language !== undefined)) return false;
  const grave = [question, ...sentences.map(({ text }) => text)];
  const bare = bareText(plainText(question));
  return (
    !hardMatter(bare) && !hardNews(bare) && grave.every((text) => !['serious', 'sorry'].includes(moodOf(text) ?? ''))
  );
}

/** One of them for about every other question, and always the same for the same. */
function chosen(among: readonly string[], key: string): string | null {
  if (among.length === 0) return null;
  return among[hashOf(key) % (2 * among.length)] ?? null;
}

/** FNV-1a, 32 bits, its higher bits folded in: the lowest alone follow the last letters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A sentence of the manner, verbatim, with its place in what was signed. Throws where it is not there. Rule M93. */
function courtesy(text: string, { hash, text: signed, questions, date, place }: ApprovedAnswer): Sentence {
  const before = signed.split('\n').indexOf(text);
  if (before === -1) throw new Error('invariant: an opening or a closing is one of those that were signed');
  const start = signed
    .split('\n')
    .slice(0, before)
    .reduce((sum, line) => sum + line.length + 1, 0);
  const title = questions[0] ?? '';
  const source = {
    statementId: mannerWordsId,
    statementHash: hash,
    title,
    date,
    place,
    start,
    end: start + text.length,
  };
  return { text, spoken: toSpoken(text), label: 'APPROVED', sources: [source], ...mannerOf(text) };
}

function secondsOf(sentences: readonly Sentence[], pace: Answer['pace']): number {
  return sentences.reduce((sum, { spoken }) => sum + speakingSeconds(spoken, pace), 0);
}
