/*
 * A text as whoever reads it sees it: nothing hidden in it, nothing dressed up as something else. Rule M61.
 */

/** Drawn as nothing, or turning the order of what is read: controls, joiners, fillers, marks of direction, tags, private characters. */
const unseen =
  /\u034F|[\u17B4\u17B5]|[\u180B-\u180F]|[\uFE00-\uFE0F]|[\p{Cc}\p{Co}\u00AD\u061C\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/** What stands between a reversing override and its end is seen from right to left. */
const reversed = /[\u202E\u2067]([^\u202C\u2069]*)[\u202C\u2069]?/gu;

/** Letters that are drawn like Latin ones: what they are taken for, then they themselves. By eye, and short. */
const drawnAlike = [
  'aаα',
  'bЬᴃʙ',
  'cсϲᴄ',
  'dԁᴅ',
  'eеєᴇ',
  'fꜰ',
  'gɡɢ',
  'hһʜ',
  'iіιɪ',
  'jјᴊ',
  'kкκᴋ',
  'lӏʟ',
  'mмᴍ',
  'nпɴ',
  'oоοᴏ',
  'pрρᴘ',
  'rгʀ',
  'sѕꜱ',
  'tтτᴛ',
  'uυսᴜ',
  'vνѵᴠ',
  'wԝωᴡ',
  'xхχ',
  'yуγʏ',
  'zᴢ',
  'AАΑ',
  'BВΒ',
  'CС',
  'EЕΕ',
  'HНΗ',
  'IІΙ',
  'KКΚ',
  'MМΜ',
  'NΝ',
  'OОΟ',
  'PРΡ',
  'SЅ',
  'TТΤ',
  'XХΧ',
  'YУΥ',
  'ZΖ',
];
const latinOf = new Map(
  drawnAlike.flatMap(([latin = '', ...others]) => others.map((letter) => [letter, latin] as const)),
);

const digitsAsLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Base64, hexadecimal and escaped text: nobody asks anything in it. */
const blobs: readonly RegExp[] = [
  /(?<![\w/+])(?=[\w/+]*[a-z])(?=[\w/+]*[a-z][A-Z])(?=[\w/+]*[A-Z][a-z\d/+]*[A-Z])[\w/+]{20,}={0,2}(?![\w/+])/g,
  /\b(?=[0-9a-f]*\d)[0-9a-f]{24,}\b/gi,
  /(?:%[0-9a-f]{2}){4,}|(?:\\u[0-9a-f]{4}){3,}|(?:\\x[0-9a-f]{2}){4,}|(?:&#x?[0-9a-f]+;){3,}/gi,
  /\b(?:[01]{8}[ ,]*){4,}/g,
];
/** A link with a text: the text is what people see. */
const linkedText = /\[([^\]]{1,200})\]\([^)]{0,300}\)+/g;
const links = /\b(?:https?|ftp|file|data|javascript):\S+|\bwww\.\S+/gi;
/** Elements with what is in them, but for those that only make letters bold. */
const elements = /<(?!\/?(?:b|i|em|strong|u|p|br|span)\b)([a-z][\w-]*)\b[^>]{0,200}>[^<]{0,500}<\/\1>/gi;
const markup = /<[^>]{0,200}>|\[\[[^\]]{0,300}\]\]|\{[^}]{0,300}\}|```[^`]{0,500}```/g;

/**
 * Gives a text with all that is hidden or disguised in it undone: unseen characters go, reversed runs are turned, letters of other scripts
 * among Latin ones become Latin, l e t t e r s set apart become words. What somebody typed in plain sight stays. Doing it twice changes nothing.
 */
export function plainText(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(reversed, (_, run: string) => [...run].reverse().join(''))
    .replace(/[\t\r\n\v\f]+/g, ' ')
    .replace(unseen, '')
    .normalize('NFKC')
    .replace(/\p{L}+/gu, (word) => latinWord(word, false));
  const latin = isMostlyLatin(shown) ? shown.replace(/\p{L}+/gu, (word) => latinWord(word, true)) : shown;
  const whole = latin.replace(setApart(4), (run) => run.replace(/[ ._*-]/g, ''));
  // Who sets one word apart, sets short ones apart too.
  return whole === latin ? latin : whole.replace(setApart(2), (run) => run.replace(/[ ._*-]/g, ''));
}

/** Letters of a word set apart: so many of them at least, before the last. */
function setApart(least: number): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:\\p{L}[ ._*-]){${least},}\\p{L}(?![\\p{L}\\p{N}])`, 'gu');
}

/** A text without code, links and blobs, which say nothing to people. */
export function withoutMarkup(text: string): string {
  return blobs
    .reduce((rest, blob) => rest.replace(blob, ' '), text.replace(elements, ' '))
    .replace(linkedText, '$1')
    .replace(links, ' ')
    .replace(markup, ' ');
}

/**
 * Gives a plain text in the form that lists of phrases are held against: small letters without accents, a space around every word and around
 * every mark that ends a clause, nothing else.
 */
export function bareText(plain: string): string {
  const words = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .match(/[\p{L}\p{N}@$]+(?:'\p{L}+)*|[.?!;:]+/gu);
  return ` ${(words ?? []).map((word) => (/^[.?!;:]/.test(word) ? word.slice(0, 1) : word)).join(' ')} `;
}

/** The same with figures inside words read as the letters that they stand for: "1gn0re" is ignore. Only for what must not get through. */
export function undisguised(bare: string): string {
  return bare.replace(/[\p{L}\p{N}@$']+/gu, (word) =>
    /\p{L}/u.test(word) && /[\d@$]/.test(word)
      ? word.replace(/[\d@$]/g, (sign) => digitsAsLetters[sign] ?? sign)
      : word,
  );
}

/** Among Latin words one of look-alikes alone is meant to be read as theirs. */
function isMostlyLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return 2 * (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > letters;
}

/** A word with Latin letters in it, or among such words, in Latin letters when it can be; one of another script as it is. */
function latinWord(word: string, isAmongLatin: boolean): string {
  if (/^\p{Script=Latin}+$/u.test(word) && !/[ᴀ-ᴢɢɪɴʀʏʙʜʟ]/u.test(word)) return word;
  const latin = [...word].map((letter) => latinOf.get(letter) ?? letter).join('');
  return (isAmongLatin || /\p{Script=Latin}/u.test(word)) && /^\p{Script=Latin}+$/u.test(latin) ? latin : word;
}
