import type { AbstentionKind, Answer, Sentence, Source } from '../../../protocol/answer.ts';
import { withoutAsker } from '../asker.ts';
import { checkAnswer } from '../check-answer.ts';
import { abstentionNotices, noticesInOwn, referralOf } from '../notices.ts';
import { withoutOrders } from '../orders.ts';
import type { Knowledge, Mind } from '../ports.ts';
import { splitSentences } from '../sentences.ts';
import { languageOf } from '../translate/language-of.ts';
import { frame } from '../write-answer.ts';
import { kindOf, type QuestionKind } from './kind-of.ts';
import type { Known } from './person.ts';
import { plainText } from './plain.ts';
import { givesPromise, withoutPromise } from './promises.ts';
import { isHardNews, isPlanted, speaksOfLaw, speaksOfSelf } from './sentences.ts';

/**
 * A mind behind its guards. What must go to a person goes there before the mind reads it; every other question reaches the mind as plain text
 * without orders, and the statements reach it without sentences that are written for machines; and an answer is handed out only when its sentences bring
 * no hard news and give by their own words what the question needs. Whatever it hands out has passed `checkAnswer` once more. Rules M60–M70.
 */
export function guarded(mind: Mind, ownNames: readonly string[] = []): Mind {
  const knownOf = keepLast((knowledge) => namesOf(knowledge, ownNames));
  const cleanOf = keepLast(withoutPlanted);
  return {
    id: mind.id,
    ...(mind.prepare !== undefined && {
      prepare: (knowledge: Knowledge) => mind.prepare?.(cleanOf(knowledge)) ?? done,
    }),
    async answer(question, knowledge, signal, setting = {}): Promise<Answer> {
      signal.throwIfAborted();
      const asked = kindOf(question, knownOf(knowledge), setting);
      if (asked.kind !== null && asked.isReferred)
        return referral({ kind: asked.kind, question }, knowledge, [mind.id]);
      const plain = withoutOrders(question) || plainText(question);
      const alone = withoutAsker(plain);
      const read = asked.kind === 'commitment' ? withoutPromise(alone) : alone;
      const previous = setting.previous === undefined ? undefined : withoutOrders(setting.previous) || undefined;
      // A mind that reads English alone is told that this is none.
      const lang = setting.lang ?? (asked.kind === 'other-language' ? unknownLanguage : undefined);
      const answer = await mind.answer(read, cleanOf(knowledge), signal, { ...setting, previous, lang });
      const { statements, today, approvedAnswers } = knowledge;
      return checkAnswer(judged(plain, asked, answer, knowledge), statements, today, approvedAnswers);
    },
  };
}

const done = Promise.resolve();
/** BCP 47: undetermined. */
const unknownLanguage = 'und';

/** The answer, or the referral that is said in its place. */
function judged(question: string, { kind }: QuestionKind, answer: Answer, knowledge: Knowledge): Answer {
  const { models } = answer;
  if (answer.outcome === 'abstained') {
    if (kind === null) return { ...answer, kind: answer.kind ?? 'unknown' };
    return { ...referral({ kind, question }, knowledge, models), reason: answer.reason ?? 'no-support' };
  }
  const said = answer.sentences.filter(({ label }) => label !== 'NOTICE');
  if (said.some((sentence) => isFreshNews(sentence, knowledge.today)))
    return referral({ kind: 'hard-message', question }, knowledge, models);
  const texts = said.map(({ text }) => text);
  if (kind === 'commitment' && !givesPromise(question, texts, knowledge.today))
    return referral({ kind, question }, knowledge, models, nearestOf(said));
  if (kind === 'advice' && !texts.some(speaksOfLaw)) return referral({ kind, question }, knowledge, models);
  if (kind === 'state-of-mind' && !texts.some(speaksOfSelf)) return referral({ kind, question }, knowledge, models);
  return answer;
}

/** For so long after it was said, hard news is for a person to bring. Later everybody knows it, and may ask. */
const freshDays = 90;

function isFreshNews({ text, sources }: Sentence, today: string): boolean {
  return isHardNews(text) && sources.some(({ date }) => dayOf(today) - dayOf(date) <= freshDays);
}

/** Counted from a day long ago; a day or two off over a year. */
function dayOf(isoDate: string): number {
  const [year = 0, month = 0, day = 0] = isoDate.split('-').map(Number);
  return year * 365 + month * 30.4 + day;
}

/** What was found instead of what was asked, by the title that people know it by. */
function nearestOf(said: readonly Sentence[]): Source | null {
  const source = said[0]?.sources[0];
  return source === undefined || isPlanted(source.title) || isHardNews(source.title) ? null : source;
}

function referral(
  { kind, question }: { readonly kind: AbstentionKind; readonly question: string },
  knowledge: Knowledge,
  models: readonly string[],
  nearest: Source | null = null,
): Answer {
  const passedTo = referralOf(knowledge);
  // Who does not read English is told so in their own language.
  const inOwn = kind === 'other-language' ? noticesInOwn(languageOf(question), kind, passedTo) : [];
  const sentences = [...abstentionNotices('guard', passedTo, kind, nearest), ...inOwn];
  return { ...frame(knowledge), outcome: 'abstained', reason: 'guard', kind, referral: passedTo, sentences, models };
}

/**
 * The knowledge with blanks in place of sentences that are written for machines, so that neither a mind nor its model reads them; every other
 * sentence keeps its place. A statement of which nothing is left, or with such a title, is over, and goes on replacing what it replaced.
 */
function withoutPlanted(knowledge: Knowledge): Knowledge {
  const statements = knowledge.statements.map((statement) => {
    const text = blanked(statement.text);
    if (text.trim() === '' || isPlanted(statement.title)) return { ...statement, validUntil: longOver };
    return text === statement.text ? statement : { ...statement, text };
  });
  const isClean = statements.every((statement, i) => statement === knowledge.statements[i]);
  return isClean ? knowledge : { ...knowledge, statements };
}

const longOver = '0001-01-01';

function blanked(text: string): string {
  return splitSentences(text)
    .filter((sentence) => isPlanted(sentence.text))
    .reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

/** Names in titles, topics and places are of things; so are the company's own. */
function namesOf({ leaderName, statements }: Knowledge, ownNames: readonly string[]): Known {
  const texts = [...ownNames, ...statements.flatMap(({ title, place, topics = [] }) => [title, place, ...topics])];
  return {
    leaderName,
    names: new Set(
      texts
        .join(' ')
        .toLowerCase()
        .match(/[\p{L}-]+/gu) ?? [],
    ),
  };
}

function keepLast<Value>(make: (knowledge: Knowledge) => Value): (knowledge: Knowledge) => Value {
  let last: { readonly knowledge: Knowledge; readonly value: Value } | null = null;
  return (knowledge) => {
    if (last?.knowledge !== knowledge) last = { knowledge, value: make(knowledge) };
    return last.value;
  };
}
