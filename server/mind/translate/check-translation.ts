import { isOtherLanguage } from '../guards/other-language.ts';
import { isPlanted } from '../guards/sentences.ts';
import { splitSentences } from '../sentences.ts';
import { stem } from '../verify/stems.ts';
import { isKnown } from '../verify/synonyms.ts';
import { englishRank } from '../word-lists.ts';
import { baseOf, isSameLanguage, languageOf } from './language-of.ts';
import { isMostlyEnglish } from './mostly-english.ts';
import { translatable } from './translatable.ts';

/** Markup, addresses, code and what nobody can say aloud. */
const unsayable = /[<>{}[\]`|\\_*#@^~=]|https?:|www\.|\p{C}|\p{Extended_Pictographic}/gu;
/** A translation is about as long as its original: so many times its letters at least and at most, and so many more for the short. */
const shortest = 0.5;
const longest = 2;
const slackLetters = 24;
/** Scripts that need fewer letters. */
const dense = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const shortestDense = 0.12;

/**
 * What is wrong with a translation, as far as code can tell in any language; null when nothing is. It cannot tell whether it says the same: that is
 * why a person reads it. Rule MD44.
 */
export function troubleWith(translation: string, original: string, language: string): string | null {
  if (!isOneSentence(translation, original)) return 'it is not one whole sentence';
  if (hasMore(translation, original, unsayable) || isPlanted(translation)) return 'it cannot be said aloud';
  if (!isOfThatLength(translation, original)) return 'it is too short or too long';
  if (!isIn(translation, original, language)) return 'it is not in that language';
  if (!hasSame(figuresOf(translation), figuresOf(original))) return 'a figure differs';
  const missing = namesOf(original).find((name) => !holds(translation, name));
  if (missing !== undefined) return 'a name is missing';
  return isDeniedAlike(translation, original, language) ? null : 'it denies what the original does not, or the reverse';
}

/**
 * The same of a sentence that was translated into English, by what code can tell of the two: its original must pass for a translation of it. Rule
 * MD60.
 */
export function troubleWithEnglish(english: string, original: string, language: string): string | null {
  if (hasMore(english, original, unsayable) || isPlanted(english)) return 'it cannot be said aloud';
  if (isOtherLanguage(english)) return 'it is not in English';
  return troubleWith(original, english, language);
}

function isOneSentence(translation: string, original: string): boolean {
  const text = translation.trim();
  const end = (of: string) => /[?？؟;]["'”’»)\]]*$/u.test(of);
  const isWhole = text === translation && /[.!?…。！？؟।:]["'”’»)\]]*$/u.test(text);
  // Unlike the English splitter: days ("3. März") and short abbreviations ("z. B.") end nothing.
  const breaks = (of: string) =>
    of.match(/(?:[\p{L}\p{N}%)]{4,}[.!?…]["'”’»)]*\s+(?=\p{Lu})|[。！？](?=.))/gu)?.length ?? 0;
  const isNoMore = breaks(text) <= Math.max(0, splitSentences(original).length - 1);
  return isWhole && isNoMore && !/[\r\n]/.test(text) && end(text) === end(original.trim());
}

/** Whether a text holds such a mark that the original does not. */
function hasMore(translation: string, original: string, marks: RegExp): boolean {
  return (translation.match(marks) ?? []).some((mark) => !original.includes(mark));
}

function isOfThatLength(translation: string, original: string): boolean {
  const least = dense.test(translation) ? shortestDense : shortest;
  return (
    translation.length >= original.length * least - slackLetters / 2 &&
    translation.length <= original.length * longest + slackLetters
  );
}

/** In no English, and where code is sure of its language, in the one that was wanted. */
function isIn(translation: string, original: string, language: string): boolean {
  if (translation === original || isMostlyEnglish(translation)) return false;
  const found = languageOf(translation);
  return found === null || isSameLanguage(found, language);
}

/** Figures by their digits alone: "2,000", "2.000" and "2 000" are one, and so are "2.5" and "2,5". */
export function figuresOf(text: string): readonly string[] {
  const found =
    text.match(/\p{Nd}+(?:[.,:'’٫٬](?=\p{Nd})\p{Nd}+|[ \u00A0\u202F](?=\p{Nd}{3}(?!\p{Nd}))\p{Nd}{3})*/gu) ?? [];
  return found.map((figure) => figure.replace(/\P{Nd}/gu, '')).sort();
}

function hasSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}

/** Words that are names as far as code can tell: they stay as they are in every language. */
function namesOf(original: string): readonly string[] {
  const names: string[] = [];
  for (const { 0: word, index } of original.matchAll(/\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-&]\p{L}[\p{L}\p{M}]*)*/gu)) {
    if (/[\p{L}\p{N}'’]/u.test(original[index - 1] ?? ' ')) continue;
    const isFirst =
      !/\p{L}/u.test(original.slice(0, index)) || /[.!?:]["'”’»)]*\s+["'“‘«(]*$/u.test(original.slice(0, index));
    const lower = word.toLowerCase();
    const isWord = lower.split('-').every(isEnglishWord) || (isFirst && openers.has(lower));
    // At the beginning any word is capitalised, and "the Board" is no name; "NATO" is none either.
    if (translatable.has(lower) || word === 'I' || (isWord && (isFirst || !/^\p{Lu}{2,}$/u.test(word)))) continue;
    names.push(word);
  }
  return names;
}

/** Words that the lists of English do not have, and that a sentence begins with. */
const openers: ReadonlySet<string> = new Set(['a', 'whoever', 'whatever', 'whichever', 'whenever', 'wherever']);

function isEnglishWord(word: string): boolean {
  return englishRank(word) !== undefined || isKnown(stem(word));
}

/** As it stands or with an ending: "Leedsissä". */
function holds(translation: string, name: string): boolean {
  const text = translation.normalize('NFC');
  const wanted = name.normalize('NFC');
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (!/\p{L}/u.test(text[at - 1] ?? ' ')) return true;
  }
  return false;
}

const englishDenial = /\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|nowhere)\b|n['’]t\b/i;
/** What other languages may deny to say it. */
const nearDenial =
  /\b(?:unless|until|only|lack\w*|fail\w*|avoid\w*|refus\w*|except|little|few|fewer|hardly|rather|before|free|against|stop\w*|un\w{3,}|in(?:valid|complete|dependent|definite)\w*|dis\w{4,}|less|rule\w* out|miss\w*|otherwise|instead|either|any\w*)\b/i;
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

/** Words that deny, by language: any of them, and those that do nothing else. */
const denials: Readonly<Record<string, { readonly any: RegExp; readonly sure: RegExp }>> = {
  de: {
    any: word('nicht|kein\\p{L}*|nie|niemals|niemand\\p{L}*|nichts|ohne|weder|nirgends|nein|un\\p{L}{4,}'),
    sure: word('nicht|kein\\p{L}*|niemals|niemand\\p{L}*|weder'),
  },
  fr: {
    any: word('ne|n|pas|aucun\\p{L}*|jamais|personne|rien|sans|ni|non|im\\p{L}{4,}'),
    sure: word('pas|jamais|aucun\\p{L}*'),
  },
  es: {
    any: word('no|nunca|jamás|nadie|nada|ning[uú]n\\p{L}*|sin|ni|tampoco|im\\p{L}{4,}'),
    sure: word('no|nunca|nadie|ning[uú]n\\p{L}*'),
  },
  it: {
    any: word('non|no|mai|nessun\\p{L}*|niente|nulla|senza|né|neanche|nemmeno|im\\p{L}{4,}'),
    sure: word('non|nessun\\p{L}*'),
  },
  pt: {
    any: word('não|nunca|jamais|ninguém|nada|nenhum\\p{L}*|sem|nem|im\\p{L}{4,}'),
    sure: word('não|nunca|ninguém|nenhum\\p{L}*'),
  },
  nl: {
    any: word('niet|geen|nooit|niemand|niets|zonder|noch|nergens|nee|on\\p{L}{5,}'),
    sure: word('niet|geen|nooit|niemand'),
  },
  sv: {
    any: word('inte|ej|aldrig|ingen|inget|inga|ingenting|utan|varken|icke|nej|o\\p{L}{5,}'),
    sure: word('inte|aldrig|ingen|inget|inga'),
  },
};

/** Where the words that deny are known: a "not" neither goes nor comes. */
function isDeniedAlike(translation: string, original: string, language: string): boolean {
  const denial = denials[baseOf(language)];
  if (denial === undefined) return true;
  if (englishDenial.test(original)) return denial.any.test(translation);
  return nearDenial.test(original) || !denial.sure.test(translation);
}
