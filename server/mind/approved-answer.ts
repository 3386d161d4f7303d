import type { Answer, Sentence } from '../../protocol/answer.ts';
import { limits } from '../../protocol/limits.ts';
import { toSpoken } from '../speech/spoken.ts';
import { followUp } from './follow-up.ts';
import { mannerOf } from './manner.ts';
import { dateLead } from './notices.ts';
import type { ApprovedAnswer, Knowledge, Setting } from './ports.ts';
import { isSameQuestion } from './same-question.ts';
import { splitSentences } from './sentences.ts';
import { maxSeconds, speakingSeconds } from './speaking-time.ts';
import { askedWords } from './words.ts';
import { dateMatters, frame } from './write-answer.ts';

/** So long a source's title may be (protocol/answer.ts). */
const longestTitle = 200;

/**
 * The answer that the leader signed for this very question, whole and word for word; null when there is none that is valid today, for those
 * who listen and short enough. It comes before any quote. A question that goes on from the one before is not the question that was signed.
 * Of two answers the newer one is said. Rules M87, M88.
 */
export function answerApproved(question: string, knowledge: Knowledge, setting: Setting = {}): Answer | null {
  const { previous, scope, lang } = setting;
  if (lang !== undefined && !/^en\b/i.test(lang)) return null;
  if (followUp(question, previous, (text) => askedWords(text)).text !== question) return null;
  const fitting = (knowledge.approvedAnswers ?? []).flatMap((answer) => {
    const asked = answer.questions.find((each) => isSameQuestion(question, each, [knowledge.leaderName]));
    return asked !== undefined && isInForce(answer, knowledge.today, scope) ? [{ answer, asked }] : [];
  });
  // Of one day's answers the one that was signed last.
  const newest = fitting
    .toSorted((a, b) => (a.answer.date < b.answer.date ? -1 : a.answer.date > b.answer.date ? 1 : 0))
    .at(-1);
  if (newest === undefined) return null;
  const said = sentencesOf(newest.answer, newest.asked);
  const leads = dateMatters(question, knowledge.today, { date: newest.answer.date, said, hasTurned: false });
  const sentences = leads ? [dateLead(newest.answer), ...said] : said;
  return fits(sentences) ? { ...frame(knowledge), outcome: 'answered', sentences, models: ['quoting'] } : null;
}

/** Whether an answer is short enough to be said whole, also where its date comes before it. Rule PN54. */
export function canBeSaidWhole(answer: Pick<ApprovedAnswer, 'text' | 'date' | 'place'>): boolean {
  const said = splitSentences(answer.text).map(({ text }) => ({ spoken: toSpoken(text) }));
  return fits([dateLead(answer), ...said]);
}

function isInForce(answer: ApprovedAnswer, today: string, scope: string | undefined): boolean {
  return (
    (answer.validFrom === undefined || answer.validFrom <= today) &&
    (answer.validUntil === undefined || today <= answer.validUntil) &&
    (answer.scope === undefined || answer.scope === scope) &&
    (answer.lang === undefined || /^en\b/i.test(answer.lang))
  );
}

/** Every sentence of the answer, in order; its source names the question that it was signed for. */
function sentencesOf({ id, hash, text, date, place }: ApprovedAnswer, asked: string): readonly Sentence[] {
  const title = asked.length > longestTitle ? `${asked.slice(0, longestTitle - 1)}…` : asked;
  return splitSentences(text).map((span) => {
    const source = { statementId: id, statementHash: hash, title, date, place, start: span.start, end: span.end };
    return {
      text: span.text,
      spoken: toSpoken(span.text),
      label: 'APPROVED',
      sources: [source],
      ...mannerOf(span.text),
    };
  });
}

/** An answer is signed whole: one that is too long is not cut. */
function fits(sentences: readonly Pick<Sentence, 'spoken'>[]): boolean {
  const seconds = sentences.reduce((sum, sentence) => sum + speakingSeconds(sentence.spoken), 0);
  return sentences.length <= limits.answerSentences && seconds <= maxSeconds;
}
