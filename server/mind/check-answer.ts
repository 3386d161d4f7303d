import type { Answer, Sentence, Source } from '../../protocol/answer.ts';
import type { ApprovedAnswer, ApprovedStatement } from './ports.ts';
import { troubleWith, troubleWithEnglish } from './translate/check-translation.ts';
import { isSameLanguage } from './translate/language-of.ts';
import { checkSentence } from './verify/check.ts';
import type { CitedPassage } from './verify/source.ts';

/**
 * Gives the answer back, or throws when it says what its sources do not: the last look before a mind hands it out, by a path of its
 * own. Every QUOTE has one source, its text equals that slice of the very version approved, and NOTICEs have none. A GENERATED sentence
 * passes only with sources that are approved versions and may be spoken on the day `today`, and when the code finds in them all that it
 * says; without a day none passes. APPROVED sentences are one signed answer, whole and in its order. Of a TRANSLATED sentence the same holds for its
 * original, code must find nothing wrong with the translation, and the answer must be read first; so must one with a QUOTE in another language than
 * English. No other label is made yet. Rules M10, M40, M88, MD43 to MD46, MD61, MD62.
 */
export function checkAnswer(
  answer: Answer,
  statements: readonly ApprovedStatement[],
  today?: string,
  // A fourth parameter, because most callers know of none.
  approvedAnswers: readonly ApprovedAnswer[] = [],
): Answer {
  const byId = new Map(statements.map((statement) => [String(statement.id), statement]));
  const asWritten = answer.sentences.map((sentence) => untranslated(sentence, answer));
  for (const sentence of asWritten) {
    if (sentence.label === 'GENERATED') checkGenerated(sentence, byId, today);
    else if (sentence.label !== 'APPROVED') checkFixed(sentence, byId, answer);
  }
  checkApproved(asWritten, approvedAnswers, today);
  const hasAnswer = asWritten.some(({ label }) => label === 'QUOTE' || label === 'APPROVED' || label === 'GENERATED');
  demand(
    hasAnswer === (answer.outcome === 'answered'),
    'an answer quotes, was approved or is generated, and an abstention is none of these',
  );
  return answer;
}

/** A TRANSLATED sentence as it stands in its source, once the translation has been looked at; any other as it is. */
function untranslated(sentence: Sentence, { language, needsReading }: Answer): Sentence {
  const { original, ...translation } = sentence;
  if (translation.label !== 'TRANSLATED') {
    demand(original === undefined, 'only a TRANSLATED sentence has an original');
    return sentence;
  }
  if (original === undefined) throw new Error('invariant: a TRANSLATED sentence has its original beside it');
  demand(needsReading === true, 'what was translated is read before it is said');
  const from = isEnglish(original.language) ? undefined : original.language;
  const isWanted = from === undefined ? translation.language === language : isEnglish(translation.language);
  demand(isWanted && (from === undefined || isEnglish(language)), 'a TRANSLATED sentence is from English, or into it');
  const trouble =
    from === undefined
      ? troubleWith(translation.text, original.text, language)
      : troubleWithEnglish(translation.text, original.text, from);
  demand(trouble === null, `a TRANSLATED sentence is a translation (${trouble})`);
  return { ...translation, text: original.text, label: original.label, language: from };
}

type Statements = ReadonlyMap<string, ApprovedStatement>;

function isEnglish(language: string | undefined): boolean {
  return language === undefined || isSameLanguage(language, 'en');
}

function checkFixed(sentence: Sentence, statements: Statements, { needsReading }: Answer): void {
  if (sentence.label === 'NOTICE') {
    demand(sentence.sources.length === 0, 'a notice has no source');
    return;
  }
  demand(sentence.label === 'QUOTE', `no ${sentence.label} sentence is made by this mind`);
  const [source] = sentence.sources;
  const statement = source === undefined ? undefined : statements.get(source.statementId);
  if (source === undefined || statement === undefined)
    throw new Error('invariant: a quote names an approved statement');
  demand(sentence.sources.length === 1, 'a quote has one source');
  demand(source.statementHash === statement.hash, 'a quote is of the approved version');
  demand(source.end <= statement.text.length, 'a quote lies inside its statement');
  demand(sentence.text === statement.text.slice(source.start, source.end), 'a quote is verbatim');
  const own = isEnglish(statement.lang) ? undefined : statement.lang;
  demand(sentence.language === own, 'a quote names its language');
  demand(own === undefined || needsReading === true, 'a quote that is not in English is read before it is said');
}

function checkApproved(
  sentences: readonly Sentence[],
  approvedAnswers: readonly ApprovedAnswer[],
  today: string | undefined,
): void {
  const said = sentences.filter(({ label }) => label === 'APPROVED');
  if (said.length === 0) return;
  const signed = approvedAnswers.find(({ id }) => id === said[0]?.sources[0]?.statementId);
  if (signed === undefined) throw new Error('invariant: an APPROVED sentence names an approved answer');
  if (today === undefined) throw new Error('invariant: an APPROVED sentence is checked for a day');
  demand((signed.validFrom ?? today) <= today, 'an approved answer is valid already');
  demand(today <= (signed.validUntil ?? today), 'an approved answer is still valid');
  let at = 0;
  for (const { text, sources } of said) {
    const [source] = sources;
    demand(source?.statementId === signed.id && sources.length === 1, 'APPROVED sentences have one source, the same');
    demand(source?.statementHash === signed.hash, 'an APPROVED sentence is of the approved version');
    demand(text === signed.text.slice(source?.start, source?.end), 'an APPROVED sentence is verbatim');
    demand(signed.text.slice(at, source?.start).trim() === '', 'an approved answer is said whole and in its order');
    at = source?.end ?? at;
  }
  demand(signed.text.slice(at).trim() === '', 'an approved answer is said to its end');
  demand(!sentences.some(({ label }) => label === 'QUOTE' || label === 'GENERATED'), 'an approved answer stands alone');
}

function checkGenerated(sentence: Sentence, statements: Statements, today: string | undefined): void {
  if (today === undefined) throw new Error('invariant: a GENERATED sentence is checked for a day');
  demand(sentence.sources.length > 0, 'a GENERATED sentence names what it is written from');
  const passages = sentence.sources.map((source) => citedPassage(source, statements, today));
  const verdict = checkSentence(sentence.text, passages, today);
  demand(
    verdict.passes,
    `a GENERATED sentence says what its sources say${verdict.passes ? '' : ` (${verdict.reason})`}`,
  );
}

/** The whole statement, so that a condition beside the cited span counts too. */
function citedPassage(source: Source, statements: Statements, today: string): CitedPassage {
  const statement = statements.get(source.statementId);
  if (statement === undefined) throw new Error('invariant: a GENERATED sentence names approved statements');
  demand(source.statementHash === statement.hash, 'a GENERATED sentence is of the approved version');
  demand(source.start < source.end && source.end <= statement.text.length, 'a cited span lies inside its statement');
  const { title, date, place, text, validFrom, validUntil, scope, lang } = statement;
  demand(validFrom === undefined || validFrom <= today, 'a cited statement is valid already');
  demand(scope === undefined, 'a cited statement is for everybody');
  demand(lang === undefined || /^en\b/i.test(lang), 'a cited statement is in English');
  const newer = [...statements.values()].find(
    (other) =>
      other.id !== statement.id &&
      (other.supersedes ?? []).includes(statement.id) &&
      (other.validFrom === undefined || other.validFrom <= today),
  );
  return {
    title,
    date,
    place,
    text,
    ...(validUntil !== undefined && { validUntil }),
    ...(newer !== undefined && { supersededBy: newer.date }),
  };
}

function demand(condition: boolean, message: string): void {
  if (!condition) throw new Error(`invariant: ${message}`);
}
