import type { Answer, Sentence } from '../../../protocol/answer.ts';
import { limits } from '../../../protocol/limits.ts';
import { checkAnswer } from '../check-answer.ts';
import { kindOf } from '../guards/kind-of.ts';
import { isOtherLanguage } from '../guards/other-language.ts';
import { plainText } from '../guards/plain.ts';
import type { Translator } from '../model/translate.ts';
import { foreignNotice, notice, noticesInOwn } from '../notices.ts';
import { withoutOrders } from '../orders.ts';
import { type Knowledge, LanguageModelFailure, type Mind, type Setting } from '../ports.ts';
import { figuresOf, troubleWith } from './check-translation.ts';
import { languageOf } from './language-of.ts';
import { inOwnLanguage } from './own-language.ts';

export interface TranslatingMindOptions {
  readonly translator: Translator;
  /** Answers questions in English, from English statements word for word, behind its guards. */
  readonly quoting: Mind;
  /** Answers what is not translated: a question in English, and any other by saying which language it speaks. */
  readonly otherwise: Mind;
  /** Told of each failure for which it was not translated. */
  readonly onFallback?: (failure: LanguageModelFailure) => void;
}

/**
 * A mind that answers questions in other languages too: a question is translated into English, read by the guards and the quoting mind like any
 * English one, and each sentence of the answer is translated by itself, with its original beside it. A person reads that before it is said, because
 * code cannot tell whether a translation says the same. Rules MD40 to MD46.
 */
export function createTranslatingMind(options: TranslatingMindOptions): Mind {
  const { translator, quoting, otherwise } = options;
  return {
    id: otherwise.id,
    ...(otherwise.prepare !== undefined && {
      prepare: (knowledge: Knowledge) => otherwise.prepare?.(knowledge) ?? Promise.resolve(),
    }),
    async answer(question, knowledge, signal, setting = {}): Promise<Answer> {
      signal.throwIfAborted();
      const asItIs = () => otherwise.answer(question, knowledge, signal, setting);
      if (setting.isHurried === true || !isForeign(question, knowledge, setting)) return asItIs();
      const read = await readIn(question, setting, options, signal);
      signal.throwIfAborted();
      if (read === null) return asItIs();
      const inEnglish = { ...setting, lang: undefined, previous: read.previous };
      const answer = await quoting.answer(read.english, knowledge, signal, inEnglish);
      const models = [...new Set([...answer.models, translator.id])];
      if (answer.outcome === 'abstained')
        return { ...answer, models, sentences: [...answer.sentences, ...ownAbstention(answer, read.language)] };
      const translated = await translatedOf(answer.sentences, read.language, options, signal);
      signal.throwIfAborted();
      const said =
        translated === null
          ? { sentences: untranslated(answer.sentences, read.language) }
          : { language: read.language, sentences: translated };
      // Also in English it answers a question that a model read.
      const whole: Answer = { ...answer, ...said, models, needsReading: true };
      return checkAnswer(whole, knowledge.statements, knowledge.today, knowledge.approvedAnswers);
    },
  };
}

function isForeign(question: string, { leaderName }: Knowledge, setting: Setting): boolean {
  return kindOf(question, { leaderName, names: new Set() }, setting).kind === 'other-language';
}

interface ReadIn {
  readonly english: string;
  readonly previous: string | undefined;
  readonly language: string;
}

/** The question in English; null when the model failed, or what it gave is no translation of it. Rule MD42. */
async function readIn(
  question: string,
  setting: Setting,
  { translator, onFallback }: TranslatingMindOptions,
  signal: AbortSignal,
): Promise<ReadIn | null> {
  const asked = withoutOrders(question) || plainText(question);
  const before = setting.previous === undefined ? '' : withoutOrders(setting.previous);
  const isBeforeForeign = before !== '' && isOtherLanguage(before);
  try {
    const read = await translator.toEnglish({ question: asked, ...(isBeforeForeign && { previous: before }) }, signal);
    const language = languageOf(asked) ?? read.language;
    const previous = isBeforeForeign ? read.previous : setting.previous;
    if (!isTranslated(asked, read.english) || !isForeignCode.test(language))
      throw new LanguageModelFailure('malformed', { retryable: false });
    return { english: read.english, previous, language };
  } catch (error) {
    if (!(error instanceof LanguageModelFailure)) throw error;
    onFallback?.(error);
    return null;
  }
}

/** BCP 47, and not English. */
const isForeignCode = /^(?!en\b)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** English, not longer than a question, with the figures that were asked and no others. */
function isTranslated(asked: string, english: string): boolean {
  const [one, other] = [figuresOf(asked), figuresOf(english)];
  return (
    english.length <= limits.questionLength &&
    !isOtherLanguage(english) &&
    one.length === other.length &&
    one.every((figure, i) => figure === other[i])
  );
}

/** Every sentence in that language; null when one of them cannot be said in it: a part of an answer may turn its meaning. Rules MD43, MD45. */
async function translatedOf(
  sentences: readonly Sentence[],
  language: string,
  { translator, onFallback }: TranslatingMindOptions,
  signal: AbortSignal,
): Promise<readonly Sentence[] | null> {
  try {
    return await Promise.all(
      sentences.map(async (sentence, i) => {
        if (sentence.label === 'NOTICE') return ledIn(sentence, sentences[i + 1], language);
        const text = (await translator.fromEnglish(sentence.text, language, signal)).trim();
        const { label } = sentence;
        const isFaithful = troubleWith(text, sentence.text, language) === null;
        if (!isFaithful || (label !== 'QUOTE' && label !== 'APPROVED'))
          throw new LanguageModelFailure('malformed', { retryable: false });
        const original = { text: sentence.text, language: 'en', label };
        return { ...sentence, text, spoken: text, label: 'TRANSLATED', language, original } as const;
      }),
    );
  } catch (error) {
    if (!(error instanceof LanguageModelFailure)) throw error;
    onFallback?.(error);
    return null;
  }
}

/** The day before a quote, in a language that the product has sentences in. */
function ledIn(lead: Sentence, following: Sentence | undefined, language: string): Sentence {
  const own = inOwnLanguage(language);
  const [source] = following?.sources ?? [];
  if (own === null || source === undefined) return lead;
  const isReplaced = lead.text.endsWith('before this changed:');
  return { ...foreignNotice(own.said(source.date, source.place, isReplaced), language), cue: lead.cue };
}

/** The answer in English, after a notice that it could not be translated. */
function untranslated(sentences: readonly Sentence[], language: string): readonly Sentence[] {
  const own = inOwnLanguage(language);
  const before =
    own === null
      ? notice('This answer could not be translated. Here it is in English.', 'explain')
      : foreignNotice(own.inEnglish, language);
  // An answer that was signed is said whole.
  return sentences.length < limits.answerSentences ? [before, ...sentences] : sentences;
}

/** Why it is not answered, in the language of whoever asked. */
function ownAbstention({ kind, referral }: Answer, language: string): readonly Sentence[] {
  return referral === undefined ? [] : noticesInOwn(language, kind ?? 'unknown', referral);
}
