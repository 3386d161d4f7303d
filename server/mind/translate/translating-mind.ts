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
import { inEnglishOf, type OtherStatements, StatementReader, verbatimOf } from './other-statements.ts';
import { inOwnLanguage } from './own-language.ts';

export interface TranslatingMindOptions {
  readonly translator: Translator;
  /** Answers questions in English, from English statements word for word, behind its guards. */
  readonly quoting: Mind;
  /** Answers what is not translated: a question in English, and any other by saying which language it speaks. */
  readonly otherwise: Mind;
  /** As `quoting`, for knowledge with statements that were read in English: an index of its own. */
  readonly reading: Mind;
  /** Told of each failure for which it was not translated. */
  readonly onFallback?: (failure: LanguageModelFailure) => void;
}

/**
 * A mind that answers questions in other languages too: a question is translated into English, read by the guards and the quoting mind like any
 * English one, and each sentence of the answer is translated by itself, with its original beside it. A person reads that before it is said, because
 * code cannot tell whether a translation says the same. Statements in other languages are read in English by the model, and quoted in their own words:
 * to whoever asks in their language as they stand, to whoever asks in English under a translation. Rules MD40 to MD46, MD60 to MD64.
 */
export function createTranslatingMind(options: TranslatingMindOptions): Mind {
  const { translator, quoting, otherwise } = options;
  const statements = new StatementReader(translator, (failure) => options.onFallback?.(failure));
  return {
    id: otherwise.id,
    ...(otherwise.prepare !== undefined && {
      prepare: (knowledge: Knowledge) => otherwise.prepare?.(knowledge) ?? Promise.resolve(),
    }),
    async answer(question, knowledge, signal, setting = {}): Promise<Answer> {
      signal.throwIfAborted();
      const asItIs = () => otherwise.answer(question, knowledge, signal, setting);
      if (setting.isHurried === true) return asItIs();
      if (!isForeign(question, knowledge, setting)) {
        const answer = await asItIs();
        if (answer.kind !== 'unknown') return answer;
        const others = await statements.statementsIn(null, knowledge, signal);
        return (others && (await fromOthers({ question, knowledge, setting }, others, options, signal))) ?? answer;
      }
      const read = await readIn(question, setting, options, signal);
      signal.throwIfAborted();
      if (read === null) return asItIs();
      const inEnglish = { ...setting, lang: undefined, previous: read.previous };
      const asked = { question: read.english, knowledge, setting: inEnglish };
      const own = await statements.statementsIn(read.language, knowledge, signal);
      const verbatim = own && (await fromOwn(asked, { ...own, language: read.language }, options, signal));
      if (verbatim !== null) return verbatim;
      const answer = await quoting.answer(read.english, knowledge, signal, inEnglish);
      if (answer.outcome === 'abstained') return abstainedIn(answer, read.language, options);
      const translated = await translatedOf(answer.sentences, read.language, options, signal);
      signal.throwIfAborted();
      const said =
        translated === null
          ? { sentences: untranslated(answer.sentences, read.language) }
          : { language: read.language, sentences: translated };
      // Also in English it answers a question that a model read.
      return checkedAgain({ ...answer, ...said }, knowledge, translator.id);
    },
  };
}

interface AskedInEnglish {
  readonly question: string;
  readonly knowledge: Knowledge;
  readonly setting: Setting;
}

/** An answer in English to which a statement in another language has a part, or why a person must give it; null where none has. Rules MD62, MD63. */
async function fromOthers(
  { question, knowledge, setting }: AskedInEnglish,
  others: OtherStatements,
  { reading, translator }: TranslatingMindOptions,
  signal: AbortSignal,
): Promise<Answer | null> {
  const answer = await reading.answer(question, others.knowledge, signal, setting);
  signal.throwIfAborted();
  if (isForPerson(answer)) return answer;
  const sentences = answer.sentences.map((sentence) => inEnglishOf(sentence, others.read) ?? sentence);
  if (!sentences.some(({ label }) => label === 'TRANSLATED')) return null;
  return checkedAgain({ ...answer, sentences }, knowledge, translator.id);
}

/** What its English says is for a person to say, by the guards. */
function isForPerson({ outcome, kind }: Answer): boolean {
  return outcome === 'abstained' && kind !== 'unknown';
}

/** An answer in the language of the question to which a statement in it has a part, in its own words; null where none has. Rules MD61, MD63. */
async function fromOwn(
  { question, knowledge, setting }: AskedInEnglish,
  own: OtherStatements & { readonly language: string },
  options: TranslatingMindOptions,
  signal: AbortSignal,
): Promise<Answer | null> {
  const answer = await options.reading.answer(question, own.knowledge, signal, setting);
  if (isForPerson(answer)) return abstainedIn(answer, own.language, options);
  const said = answer.sentences.map((sentence) => verbatimOf(sentence, own.read) ?? sentence);
  if (!said.some(({ label, language }) => label === 'QUOTE' && language !== undefined)) return null;
  const sentences = await translatedOf(said, own.language, options, signal);
  signal.throwIfAborted();
  if (sentences === null) return null;
  return checkedAgain({ ...answer, language: own.language, sentences }, knowledge, options.translator.id);
}

/** What was found through a model's English: read first, and held against the statements as they stand. */
function checkedAgain(answer: Answer, knowledge: Knowledge, model: string): Answer {
  const models = [...new Set([...answer.models, model])];
  const whole: Answer = { ...answer, models, needsReading: true };
  return checkAnswer(whole, knowledge.statements, knowledge.today, knowledge.approvedAnswers);
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
        // In it already.
        if (sentence.language !== undefined) return sentence;
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

/** Why it is not answered, also in the language of whoever asked. */
function abstainedIn(answer: Answer, language: string, { translator }: TranslatingMindOptions): Answer {
  const { kind = 'unknown', referral, models, sentences } = answer;
  const own = referral === undefined ? [] : noticesInOwn(language, kind, referral);
  return { ...answer, models: [...new Set([...models, translator.id])], sentences: [...sentences, ...own] };
}
