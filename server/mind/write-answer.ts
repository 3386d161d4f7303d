import type { Answer, Cue, Sentence } from '../../protocol/answer.ts';
import { limits } from '../../protocol/limits.ts';
import { toSpoken } from '../speech/spoken.ts';
import { type Excerpt, sentencesOf } from './compose.ts';
import type { Passage, ReadSentence } from './library.ts';
import { moodOf } from './mood.ts';
import { abstentionNotices, dateLead } from './notices.ts';
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
    const leads =
      before === undefined ? dateMatters(question, excerpt, knowledge.today) : before.passage !== excerpt.passage;
    const quotes = sentencesOf(excerpt).map((sentence) => quote(excerpt.passage, sentence));
    const part = leads ? [dateLead(excerpt.passage.statement), ...quotes] : quotes;
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
  const sentences = abstentionNotices(reason, knowledge.referTo);
  return { ...frame(knowledge), outcome: 'abstained', reason, sentences, models };
}

function frame({
  personaVersion,
  consentEpoch,
}: Knowledge): Pick<Answer, 'v' | 'language' | 'personaVersion' | 'consentEpoch'> {
  return { v: 1, language: 'en', personaVersion, ...(consentEpoch !== null && { consentEpoch }) };
}

function quote({ statement }: Passage, { text, start, end }: ReadSentence): Sentence {
  const { id: statementId, hash: statementHash, title, date, place } = statement;
  const source = { statementId, statementHash, title, date, place, start, end };
  const mood = moodOf(text);
  const manner = { cue: cueOf(text), ...(mood !== null && { mood }) };
  return { text, spoken: toSpoken(text), label: 'QUOTE', sources: [source], ...manner };
}

function fits(sentences: readonly Sentence[]): boolean {
  const seconds = sentences.reduce((sum, sentence) => sum + speakingSeconds(sentence.spoken), 0);
  return sentences.length <= limits.answerSentences && seconds <= maxSeconds;
}

/**
 * A date matters when the statement replaced an older one, when the words said count from the day they were said ("today", "this
 * year"), when the question is about time, or when the statement is more than a year old.
 */
function dateMatters(question: string, excerpt: Excerpt, today: string): boolean {
  const { statement } = excerpt.passage;
  if ((statement.supersedes ?? []).length > 0 || aboutTime.test(question)) return true;
  if (sentencesOf(excerpt).some((sentence) => countsFromThen.test(sentence.text))) return true;
  return statement.date < `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}

const aboutTime = /\b(when|since|still|yet|now|today|currently|change[ds]?|latest|last|this year|20\d\d)\b/i;
const countsFromThen =
  /\b(?:since|until|from|by|in|on|before|after) (?:\d+ )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?! \d{4}))\b|\b(today|yesterday|tomorrow|now|currently|so far|ago|recently|this (?:year|month|week|morning|spring|summer|autumn|winter|\p{Lu}\p{L}+)|(?:last|next) (?:year|month|week|spring|summer|autumn|winter|\p{Lu}\p{L}+))\b/u;

/** How the body goes with a sentence; only a hint. */
function cueOf(text: string): Cue {
  if (/\b(but|however|instead|whereas|although|rather than)\b/i.test(text)) return 'contrast';
  if (/:.*,.*\band\b|(?:,[^,]+){2,}\band\b/.test(text)) return 'list';
  return text.split(/\s+/).length <= 7 ? 'emphasis' : 'explain';
}
