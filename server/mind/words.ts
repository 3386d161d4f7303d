import { kin, phrases } from './kin.ts';
import { digits, englishRank, framing, hasty, irregular, light, stopWords } from './word-lists.ts';

/** One content word of a question: its stem, the stems that may stand for it, and how much it says about what is asked. */
export interface AskedWord {
  readonly stem: string;
  /** As it was asked, in lower case, slips mended. */
  readonly word: string;
  readonly kin: readonly string[];
  /** A proper name, a year or a number in digits: an answer about another place or year is no answer. */
  readonly isName: boolean;
  /** A word that many questions hold whatever they are about ("people", "choose"): it counts little. */
  readonly isLight: boolean;
  /** Asked as *your* salary: a passage where the leader says *my* salary is meant before others. */
  readonly isLeaders: boolean;
  /** How much it says by being rare in English: 0 to 1. */
  readonly rarity: number;
  /** Taken over from the question before. */
  readonly isCarried?: boolean;
}

/** The mark in a passage's stems that the leader said "my" before this stem. */
export function leadersOwn(stem: string): string {
  return `my ${stem}`;
}

/** Stems of a passage's content words, in order, with repetitions. */
export function stemsOf(text: string): readonly string[] {
  return tokens(text).flatMap((word, i, all) => {
    if (isEmptyWord(word)) return [];
    const root = stem(word);
    return all[i - 1] === 'my' || (all[i - 1] === 'own' && all[i - 2] === 'my') ? [root, leadersOwn(root)] : [root];
  });
}

/** The word that was meant: itself, or what it is a slip of. */
export type Spelling = (word: string) => string;

/** The text with its slips mended; names and what has a capital stay as they are. */
export function mend(text: string, meant: Spelling): string {
  return text.replace(/(?<![\p{L}\p{N}'’])\p{L}+(?![\p{L}\p{N}'’])/gu, (word) => {
    const plain = fold(word);
    const right = meant(plain);
    return right === plain ? word : right;
  });
}

/** The words of a text as they are written, in lower case and without accents. */
export function writtenWords(text: string): readonly string[] {
  return fold(text).match(/\p{L}+/gu) ?? [];
}

/**
 * Content words of a question, each once, in order. Words that only frame a question ("what do you think about") say nothing about
 * its matter and are left out. Empty for a question without any.
 */
export function askedWords(question: string, ownNames: readonly string[] = []): readonly AskedWord[] {
  const words = new Map<string, AskedWord>();
  const text = withoutNames(question.replace(salutation, ' '), ownNames);
  const names = namesIn(text);
  const asked = tokens(text);
  for (const [i, word] of asked.entries()) {
    if (framing.has(word) || (isEmptyWord(word) && !names.has(word))) continue;
    const root = stem(word);
    const family = kinOf.get(root) ?? [];
    const isName = family.length === 0 && (names.has(word) || (/^\d+$/.test(word) && text.includes(word)));
    const isLeaders =
      asked[i - 1] === 'your' || asked[i - 1] === 'you' || (asked[i - 1] === 'own' && asked[i - 2] === 'your');
    if (words.has(root)) continue;
    words.set(root, {
      stem: root,
      word,
      kin: family,
      isName,
      isLight: isLightWord(word),
      isLeaders,
      rarity: rarityOf(word),
    });
  }
  return [...words.values()];
}

/** The question with the company where one of its own names was; of a name's words those count alone that are no common English ones. */
function withoutNames(question: string, ownNames: readonly string[]): string {
  const single = ownNames
    .flatMap((name) => name.match(/[\p{L}-]+/gu) ?? [])
    .filter((word) => rarityOf(word.toLowerCase()) === 1);
  const patterns = [...ownNames, ...single].map((name) => name.replace(/[^\p{L}\p{N}\s-]/gu, '.'));
  if (patterns.length === 0) return question;
  // As "the company" it goes on meaning something in "buy the company".
  return question.replace(new RegExp(`(?<![\\p{L}])(?:${patterns.join('|')})(?![\\p{L}])`, 'giu'), 'the company');
}

/** An adverb of manner says how, not what ("finally", "properly"). */
function isLightWord(word: string): boolean {
  return light.has(word) || (/.{4}ly$/.test(word) && englishRank(word) !== undefined);
}

/** How much a word says by being rare in English, whatever the library holds: from 0 for the commonest to 1. */
function rarityOf(word: string): number {
  const rank = englishRank(word) ?? englishRank(word.replace(/(?:s|ed|ing)$/, ''));
  if (rank === undefined) return 1;
  return Math.min(1, Math.max(0, (Math.log(rank + 1) - commonest) / (Math.log(rarest) - commonest)));
}

const commonest = 3;
const rarest = 4000;

/** The stem of a word that says something of its own; null for words that only frame a question or that many questions hold. */
export function contentStem(word: string): string | null {
  const [plain] = tokens(word);
  if (plain === undefined || isEmptyWord(plain) || framing.has(plain) || light.has(plain)) return null;
  return stem(plain);
}

/** Stems that may stand for this one. */
export function kinOfStem(root: string): readonly string[] {
  return kinOf.get(root) ?? [];
}

/** Reduces an English word to a stem shared by its common forms: "hiring", "hired" and "hire" give one. Light by design (no tables). */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known === word) return word;
  let w = known ?? word;
  if (w.length < 4 || /\d/.test(w)) return w;
  if (/^.ies$/.test(w)) w = w.slice(0, -1);
  else if (/ies$/.test(w)) w = `${w.slice(0, -3)}y`;
  else if (/(ss|x|z|ch|sh)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^su]s$/.test(w)) w = w.slice(0, -1);
  const root = /^(.*[aeiouy].*?)(?:ings?|ed)$/.exec(w)?.[1];
  if (root !== undefined && root.length > 2) w = /([^aeiouls])\1$/.test(root) ? root.slice(0, -1) : root;
  w = w
    .replace(/^(.{4,})(?:ly|ment|ness)$/, '$1')
    .replace(/^(.{3,}[st])ion$/, '$1')
    .replace(/^(.{4,})er$/, '$1');
  return w.replace(/^(.{3,})e$/, '$1').replace(/^(.+[^aeiou])y$/, '$1i');
}

/** Words in order, phrases already one word each. */
function tokens(text: string): readonly string[] {
  let plain = fold(text);
  for (const [pattern, word] of phrases) plain = plain.replace(pattern, word);
  return (plain.match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? []).map(
    (word) => digits.get(word) ?? hasty.get(word) ?? word,
  );
}

/** Lower case without accents, so that "Umea" finds Umeå; possessive endings go. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/(\w)['’](\w)/g, '$1$2');
}

/** Words with a capital that do not open a sentence. A question in capitals or title case has none: there a capital says nothing. */
function namesIn(question: string): ReadonlySet<string> {
  const inner = [...question.matchAll(/(?<=[\p{L}\p{N},;’']\s+)\p{L}[\p{L}\p{N}]*/gu)].map((match) => match[0]);
  const capitals = inner.filter((word) => /^\p{Lu}/u.test(word) && word.length > 1 && !calendar.test(word));
  if (capitals.length > 2 && capitals.length * 2 > inner.length) return new Set();
  return new Set(capitals.flatMap(tokens));
}

const calendar =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|english|ok)$/i;

/** Whom a question greets is not what it is about: "Hi Rosa, …", "… , Rosa?" */
const salutation =
  /^\W*(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|day|evening|afternoon))\b,?(?:\s+\p{Lu}[\p{L}.]*){1,3}(?=\s*[,.:!–-])/u;

function isEmptyWord(word: string): boolean {
  return stopWords.has(word) || /^\p{L}$/u.test(word);
}

const kinOf: ReadonlyMap<string, readonly string[]> = familyMap();

function familyMap(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const family of kin) {
    const stems = family.map(stem);
    for (const root of stems)
      map.set(root, [...new Set([...(map.get(root) ?? []), ...stems.filter((s) => s !== root)])]);
  }
  return map;
}
