import { limits } from '../../../protocol/limits.ts';
import type { ApprovedStatement } from '../ports.ts';
import { type SentenceSpan, splitSentences } from '../sentences.ts';
import { troubleWithEnglish } from './check-translation.ts';

/** A statement in another language than English, as a model reads it in English: sentence by sentence, each beside its original. */
export interface ReadStatement {
  /** Its language, as it was brought. */
  readonly language: string;
  /** The same statement, its text in English: to be searched and guarded, and never to be quoted. */
  readonly english: ApprovedStatement;
  readonly sentences: readonly { readonly original: SentenceSpan; readonly english: SentenceSpan }[];
}

/** A day ("3."), a letter ("z. B.") or an abbreviation ends no sentence, unlike in English. */
const noEnd =
  /(?:^|[\s(])(?:\p{N}{1,2}|\p{L}|Nr|Dr|Prof|ca|bzw|usw|inkl|evtl|ggf|vgl|bspw|Abs|Art|Str|Mio|Mrd|Hr|Fr|Mme|env|Sra?|Sig|bijv|ong|kl|ev)\.$/u;
/** Longer sentences are none that anybody says (protocol/answer.ts). */
const longest = 1200;

/** The sentences of a text in another language, each an exact slice. */
export function sentencesIn(text: string): readonly SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  for (const span of splitSentences(text)) {
    const before = spans.at(-1);
    if (before === undefined || !noEnd.test(before.text)) spans.push(span);
    else spans[spans.length - 1] = { text: text.slice(before.start, span.end), start: before.start, end: span.end };
  }
  return spans;
}

/**
 * A statement with a translation of each of its sentences; null where code finds anything wrong with one of them, or where the English ones are
 * not as many: then none of it is read. Rule MD60.
 */
export function readStatement(
  statement: ApprovedStatement,
  language: string,
  translations: readonly string[],
): ReadStatement | null {
  const originals = sentencesIn(statement.text);
  const texts = translations.map((text) => text.trim());
  if (texts.length !== originals.length || originals.some(({ text }) => text.length > longest)) return null;
  if (originals.some(({ text }, i) => troubleWithEnglish(texts[i] ?? '', text, language) !== null)) return null;
  const text = texts.join(' ');
  const spans = splitSentences(text);
  if (text.length > limits.statementLength || spans.length !== texts.length) return null;
  const sentences = originals.flatMap((original, i) => {
    const english = spans[i];
    return english !== undefined && english.text === texts[i] ? [{ original, english }] : [];
  });
  if (sentences.length !== originals.length) return null;
  const { lang: _, ...inEnglish } = statement;
  return { language, english: { ...inEnglish, text }, sentences };
}
