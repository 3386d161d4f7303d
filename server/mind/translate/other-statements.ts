import type { Sentence } from '../../../protocol/answer.ts';
import type { Hash, StatementId } from '../../../protocol/ids.ts';
import { speakableStatements } from '../library.ts';
import type { Translator } from '../model/translate.ts';
import { type ApprovedStatement, type Knowledge, LanguageModelFailure } from '../ports.ts';
import { isSameLanguage } from './language-of.ts';
import { type ReadStatement, readStatement, sentencesIn } from './read-statement.ts';

/** What may be said today in other languages than English, read in English. */
export interface OtherStatements {
  /** Everything that is known, these statements in English in the place of their originals. */
  readonly knowledge: Knowledge;
  readonly read: ReadonlyMap<StatementId, ReadStatement>;
}

/** So many are read at once, and of so many, the newest, at all: each is a call to the model. */
const atOnce = 4;
const mostRead = 100;
const isEnglish = (lang: string | undefined) => lang === undefined || /^en\b/i.test(lang);

/**
 * Has statements in other languages read in English by a model, each version once. What cannot be read just now is read with the next question;
 * what code finds wrong is never read. Rules MD60, MD64.
 */
export class StatementReader {
  readonly #translator: Translator;
  readonly #onFailure: (failure: LanguageModelFailure) => void;
  /** Null: of no use. */
  readonly #read = new Map<Hash, ReadStatement | null>();
  #last: { readonly of: Knowledge; readonly key: string; readonly others: OtherStatements } | null = null;

  constructor(translator: Translator, onFailure: (failure: LanguageModelFailure) => void) {
    this.#translator = translator;
    this.#onFailure = onFailure;
  }

  /** Those in this language, or in any; null where there are none. */
  async statementsIn(language: string | null, of: Knowledge, signal: AbortSignal): Promise<OtherStatements | null> {
    const wanted = othersIn(of)
      .filter(({ lang = '' }) => language === null || isSameLanguage(lang, language))
      .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
      .slice(0, mostRead);
    const unread = wanted.filter(({ hash }) => !this.#read.has(hash));
    for (let at = 0; at < unread.length; at += atOnce)
      await Promise.all(unread.slice(at, at + atOnce).map((statement) => this.#readIn(statement, signal)));
    const read = wanted.flatMap(({ hash }) => this.#read.get(hash) ?? []);
    return read.length === 0 ? null : this.#known(of, read);
  }

  async #readIn(statement: ApprovedStatement, signal: AbortSignal): Promise<void> {
    const { hash, text, lang = '' } = statement;
    try {
      const sentences = sentencesIn(text).map((sentence) => sentence.text);
      const translations = await this.#translator.sentencesToEnglish(sentences, lang, signal);
      const read = readStatement(statement, lang, translations);
      this.#read.set(hash, read);
      if (read === null) this.#onFailure(new LanguageModelFailure('malformed', { retryable: false }));
    } catch (error) {
      if (!(error instanceof LanguageModelFailure)) throw error;
      if (error.reason === 'malformed') this.#read.set(hash, null);
      this.#onFailure(error);
    }
  }

  /** One object for the same, so that it is indexed once. */
  #known(of: Knowledge, read: readonly ReadStatement[]): OtherStatements {
    const key = read.map(({ english }) => english.hash).join(' ');
    if (this.#last?.of === of && this.#last.key === key) return this.#last.others;
    const byId = new Map(read.map((each) => [each.english.id, each]));
    const statements = of.statements.map((statement) => byId.get(statement.id)?.english ?? statement);
    const others = { knowledge: { ...of, statements }, read: byId };
    this.#last = { of, key, others };
    return others;
  }
}

/** What may be said today, by everybody's ears, but for its language. */
function othersIn(knowledge: Knowledge): readonly ApprovedStatement[] {
  const others = new Map(knowledge.statements.flatMap((each) => (isEnglish(each.lang) ? [] : [[each.id, each]])));
  if (others.size === 0) return [];
  const statements = knowledge.statements.map(({ lang: _, ...statement }) => statement);
  return speakableStatements({ ...knowledge, statements }).flatMap(({ id }) => others.get(id) ?? []);
}

/** The words of a statement in another language as they stand in it; null for any other sentence. Rule MD61. */
export function verbatimOf(sentence: Sentence, read: OtherStatements['read']): Sentence | null {
  const found = originalOf(sentence, read);
  if (found === null) return null;
  const { text, language, sources } = found;
  return { ...sentence, text, spoken: text, language, sources };
}

/** Its translation into English with those words beside it; null for any other sentence. Rule MD62. */
export function inEnglishOf(sentence: Sentence, read: OtherStatements['read']): Sentence | null {
  const found = originalOf(sentence, read);
  if (found === null) return null;
  const { text, language, sources } = found;
  return { ...sentence, label: 'TRANSLATED', sources, original: { text, language, label: 'QUOTE' } };
}

function originalOf({ label, sources }: Sentence, read: OtherStatements['read']) {
  const [source] = sources;
  const statement = source === undefined ? undefined : read.get(source.statementId);
  if (label !== 'QUOTE' || source === undefined || statement === undefined) return null;
  const at = statement.sentences.find(({ english }) => english.start === source.start && english.end === source.end);
  if (at === undefined) throw new Error('invariant: a sentence that was read is one of its statement');
  const { text, start, end } = at.original;
  return { text, language: statement.language, sources: [{ ...source, start, end }] };
}
