import type { Answer, Sentence } from '../../protocol/answer.ts';
import { limits } from '../../protocol/limits.ts';
import { toSpoken } from '../speech/spoken.ts';
import { type Excerpt, sentencesOf } from './compose.ts';
import type { Passage, ReadSentence } from './library.ts';
import { mannerOf } from './manner.ts';
import { abstentionNotices, dateLead, referralOf } from './notices.ts';
import type { Knowledge } from './ports.ts';
import { maxSeconds, speakingSeconds } from './speaking-time.ts';

/** Writes the answer that quotes the excerpts in this order; a further excerpt that would make it too long is left out. Rules M9, M10, M12. */
export function quotingAnswer(
  question: string,
  excerpts: readonly Excerpt[],
  knowledge: Knowledge,
  models: readonly string[],
): Answer {
  const sentences: Sentence[] = [];
  for (const [i, excerpt] of excerpts.entries()) {
    const before = excerpts[i - 1];
    const { statement, isReplaced } = excerpt.passage;
    const quotes = sentencesOf(excerpt).map((sentence) => quote(excerpt.passage, sentence));
    const leads =
      before === undefined
        ? dateMatters(question, knowledge.today, {
            date: statement.date,
            said: quotes,
            hasTurned: (statement.supersedes ?? []).length > 0 || isReplaced,
          })
        : before.passage !== excerpt.passage;
    const part = leads ? [dateLead(statement, isReplaced), ...quotes] : quotes;
    if (i > 0 && !fits([...sentences, ...part])) continue;
    sentences.push(...part);
  }
  return { ...frame(knowledge), outcome: 'answered', sentences, models };
}

/** Writes the honest "I don't know", with the person who gets the question. Rule M13. */
export function abstention(
  reason: NonNullable<Answer['reason']>,
  knowledge: Knowledge,
  models: readonly string[],
): Answer {
  const referral = referralOf(knowledge);
  const sentences = abstentionNotices(reason, referral);
  return { ...frame(knowledge), outcome: 'abstained', reason, referral, sentences, models };
}

/** What every answer says of where it comes from. */
export function frame({
  personaVersion,
  consentEpoch,
}: Knowledge): Pick<Answer, 'v' | 'language' | 'personaVersion' | 'consentEpoch'> {
  return { v: 1, language: 'en', personaVersion, ...(consentEpoch !== null && { consentEpoch }) };
}

/** One sentence of a passage, verbatim. */
export function quote({ statement }: Passage, { text, start, end }: ReadSentence): Sentence {
  const { id: statementId, hash: statementHash, title, date, place } = statement;
  const source = { statementId, statementHash, title, date, place, start, end };
  return { text, spoken: toSpoken(text), label: 'QUOTE', sources: [source], ...mannerOf(text) };
}

/** Whether an answer of these is short enough. Rule M9. */
export function fits(sentences: readonly Sentence[]): boolean {
  const seconds = sentences.reduce((sum, sentence) => sum + speakingSeconds(sentence.spoken), 0);
  return sentences.length <= limits.answerSentences && seconds <= maxSeconds;
}

/**
 * Whether the day on which something was said must be told before it: it replaced an older position or has been replaced since, its words
 * count from that day ("today", "this year"), the question is about time, or it is more than a year old. Rules M12, M89.
 */
export function dateMatters(
  question: string,
  today: string,
  {
    date,
    said,
    hasTurned,
  }: { readonly date: string; readonly said: readonly Pick<Sentence, 'text'>[]; readonly hasTurned: boolean },
): boolean {
  if (hasTurned || aboutTime.test(question)) return true;
  if (said.some((sentence) => countsFromThen.test(sentence.text))) return true;
  return date < `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}

const aboutTime =
  /\b(when|since|still|yet|now|today|currently|change[ds]?|latest|last|this year|20\d\d|previous(?:ly)?|used to|originally|formerly|earlier|back then|in the past|how long|any ?more|no longer)\b/i;
const countsFromThen =
  /\b(?:since|until|from|by|in|on|before|after) (?:\d+ )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?! \d{4}))\b|\b(today|yesterday|tomorrow|now|currently|so far|ago|recently|soon|at the moment|these days|for now|this (?:year|month|week|morning|spring|summer|autumn|winter|\p{Lu}\p{L}+)|(?:last|next) (?:year|month|week|spring|summer|autumn|winter|\p{Lu}\p{L}+))\b/u;
