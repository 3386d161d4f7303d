import { cardinal, decade, decimal, digitByDigit, ordinal, year } from './numerals.ts';
import {
  commonWords,
  countedThings,
  currencies,
  months,
  shortForms,
  units,
  wordsInCapitals,
  yearWords,
} from './spoken-words.ts';

/** What stands around a match. */
interface Around {
  readonly before: string;
  readonly after: string;
}

/** One way of writing and how it is said; undefined passes the match on to the next rule. */
export interface Rule {
  readonly pattern: RegExp;
  readonly say: (match: RegExpExecArray, around: Around) => string | undefined;
}

/** The point of a short month is taken only inside a sentence. */
const month = `(${Object.keys(months).join('|')})(?:\\.(?= [\\p{Ll}\\d]))?`;
/** Thousands are set apart by commas, or by a space that does not break a line. */
const number = '(\\d{1,3}(?:[,\\u00a0\\u202f]\\d{3})+|\\d+)(?:\\.(\\d+))?';
const scale = '(?:[ \\u00a0]?(thousand|million|billion|trillion|bn|m|M|B|k|K)(?![\\p{L}\\p{N}]))?';
const end = '(?![\\p{L}\\p{N}])';
const gap = '[ \\u00a0\\u202f]?';

/** Sticky, so that a rule is tried exactly where the reader stands. */
function rule(source: string, say: Rule['say']): Rule {
  return { pattern: new RegExp(source, 'uy'), say };
}

function say(whole = '', fraction?: string): string {
  const digits = whole.replace(/\D/g, '');
  if (fraction !== undefined) return decimal(digits, fraction);
  return /^0\d/.test(digits) ? digitByDigit(digits) : cardinal(digits);
}

const scaleWords: Readonly<Record<string, string>> = {
  bn: 'billion',
  B: 'billion',
  m: 'million',
  M: 'million',
  k: 'thousand',
  K: 'thousand',
};
const scaled = (word: string | undefined) => (word === undefined ? '' : ` ${scaleWords[word] ?? word}`);
const isYear = (digits: string) => /^(1[1-9]|20)\d\d$/.test(digits);

function money(sign: string, whole = '', fraction?: string, scaleWord?: string): string | undefined {
  const currency = currencies[sign];
  if (currency === undefined) return undefined;
  if (scaleWord === undefined && fraction?.length === 2 && currency.part !== undefined) {
    const parts = `${say(String(Number(fraction)))} ${Number(fraction) === 1 ? currency.part.one : currency.part.many}`;
    const ones = `${say(whole)} ${whole === '1' ? currency.one : currency.many}`;
    if (Number(fraction) === 0) return ones;
    return whole === '0' ? parts : `${ones} and ${parts}`;
  }
  const isOne = whole === '1' && fraction === undefined && scaleWord === undefined;
  return `${say(whole, fraction)}${scaled(scaleWord)} ${isOne ? currency.one : currency.many}`;
}

function date(day: string, monthName: string): string | undefined {
  return Number(day) >= 1 && Number(day) <= 31 ? `${ordinal(day)} of ${months[monthName]}` : undefined;
}

const spelt = (letters: string) => (wordsInCapitals.has(letters) ? letters : [...letters].join(' '));

/** In order: what is special comes before what is general. */
export const rules: readonly Rule[] = [
  // 2026-02-11 · 11 February 2026 · February 11, 2026
  rule(`(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])${end}`, ([, y = '', m = '', d = '']) => {
    const name = Object.values(months)[Number(m) - 1];
    return isYear(y) ? `${name} ${ordinal(d)}, ${year(y)}` : undefined;
  }),
  rule(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?: (\\d{4}))?${end}`, ([, d = '', m = '', y], { before }) => {
    const said = date(d, m);
    if (said === undefined || (y !== undefined && !isYear(y))) return undefined;
    return `${/\bthe $/i.test(before) ? '' : 'the '}${said}${y === undefined ? '' : ` ${year(y)}`}`;
  }),
  rule(`${month} (\\d{1,2})(?:st|nd|rd|th)?(?:(,?) (\\d{4}))?${end}`, ([, m = '', d = '', comma = '', y]) => {
    if (date(d, m) === undefined || (y !== undefined && !isYear(y))) return undefined;
    return `${months[m]} ${ordinal(d)}${y === undefined ? '' : `${comma} ${year(y)}`}`;
  }),
  // $3.5 million · SEK 4.2 bn · 1,200 kr · 12% · 10–12%
  rule(`(\\p{Sc}|[A-Z]{3}|kr)${gap}${number}${scale}${end}`, ([, sign = '', whole, fraction, word]) =>
    money(sign, whole, fraction, word),
  ),
  rule(`${number}${scale}${gap}(\\p{Sc}|[A-Z]{3}|kr)${end}`, ([, whole, fraction, word, sign = '']) =>
    money(sign, whole, fraction, word),
  ),
  rule(`${number}${gap}[–-]${gap}${number}${gap}%`, ([, a, b, c, d]) => `${say(a, b)} to ${say(c, d)} percent`),
  rule(`${number}${gap}%`, ([, whole, fraction]) => `${say(whole, fraction)} percent`),
  // 9:05 pm · 4 p.m. · telephone 4444
  rule(`([01]?\\d|2[0-3]):([0-5]\\d)(?:${gap}([ap])\\.?m(?:\\.(?! \\p{Lu}|$))?)?${end}`, ([, h = '', m = '', half]) => {
    const minutes =
      m === '00'
        ? half === undefined
          ? " o'clock"
          : ''
        : m.startsWith('0')
          ? ` oh ${cardinal(m)}`
          : ` ${cardinal(m)}`;
    return `${cardinal(h)}${minutes}${half === undefined ? '' : ` ${half} m`}`;
  }),
  rule(
    `(1[0-2]|[1-9])${gap}([ap])\\.?m(?:\\.(?! \\p{Lu}|$))?${end}`,
    ([, h = '', half = '']) => `${cardinal(h)} ${half} m`,
  ),
  rule(
    `([Tt]elephone|[Ee]xtension|[Dd]ial) (\\d{3,})${end}`,
    ([, word = '', digits = '']) => `${word} ${digitByDigit(digits)}`,
  ),
  // 24/7 · ½ · 3/4
  rule(`24/7${end}`, () => 'twenty-four seven'),
  rule(`(\\d*)([½⅓⅔¼¾]|(?<!\\d)(?:1/2|1/3|2/3|1/4|3/4))${end}`, ([, whole = '', part = '']) => {
    const words = fractions[part] ?? '';
    return whole === '' ? words : `${cardinal(whole)} and ${words.replace(/^one /, 'a ')}`;
  }),
  // 1990s · 22nd · 2024–2026 · 10–12
  rule(`(\\d{3}0)s${end}`, ([, digits = '']) => (isYear(digits) ? decade(digits) : undefined)),
  rule(`(\\d{1,3}(?:,\\d{3})+|\\d+)(?:st|nd|rd|th)${end}`, ([, digits = '']) => ordinal(digits.replaceAll(',', ''))),
  rule(`(\\d+)${gap}[–-]${gap}(\\d+)(?![\\d.,–-]\\d|\\p{L})`, ([, a = '', b = '']) => {
    if (isYear(a) && isYear(b)) return `${year(a)} to ${year(b)}`;
    return a.length <= 3 && b.length <= 3 && Number(a) < Number(b) ? `${cardinal(a)} to ${cardinal(b)}` : undefined;
  }),
  rule(`\\d+(?:-\\d+)+${end}`, ([digits = '']) => digits.split('-').map(digitByDigit).join(', ')),
  // 2.1.3 · −3 · 40 km/h
  rule(`\\d+(?:\\.\\d+){2,}${end}`, ([version = '']) => version.split('.').map(cardinal).join(' point ')),
  rule(`[−-](?=\\d)`, (_, { before }) => (/(^|[\s(])$/.test(before) ? 'minus ' : undefined)),
  rule(`${number}${gap}(${Object.keys(units).join('|')})${end}`, ([, whole, fraction, unit = '']) => {
    const { one = '', many = '' } = units[unit] ?? {};
    return `${say(whole, fraction)} ${whole === '1' && fraction === undefined ? one : many}`;
  }),
  rule(`(\\d{4})(?![.,]?\\d)${end}`, ([, digits = ''], { before, after }) => {
    if (!isYear(digits)) return undefined;
    const previous = /([\p{L}]+)[,.]? $/u.exec(before)?.[1]?.toLowerCase() ?? '';
    const next = /^ ([\p{L}]+)/u.exec(after)?.[1]?.toLowerCase() ?? '';
    if (countedThings.has(next)) return undefined;
    return Number(digits) >= 1900 || yearWords.has(previous) ? year(digits) : undefined;
  }),
  // P40 · COVID-19 · B2B · 5G · R&D · No. 5 · #5
  rule(`([A-Z])2([A-Z])${end}`, ([, a, b]) => `${a} to ${b}`),
  rule(`([A-Z]{1,6})-?(\\d{1,4})${end}`, ([, letters = '', digits = '']) => `${spelt(letters)} ${say(digits)}`),
  rule(`(\\d)([A-Z])${end}`, ([, digit = '', letter]) => `${cardinal(digit)} ${letter}`),
  rule(`([A-Z]) ?& ?([A-Z])${end}`, ([, a, b]) => `${a} and ${b}`),
  rule('(?:[Nn]o\\. ?|#)(?=\\d)', () => 'number '),
  rule(`${number}${end}`, ([, whole, fraction]) => say(whole, fraction)),
  // Dr. · e.g. · & · AI
  rule(
    `(${Object.keys(shortForms)
      .map((short) => short.replaceAll('.', '\\.'))
      .join('|')})(?![\\p{L}\\p{N}])`,
    ([short = ''], { after }) => {
      const words = shortForms[short];
      // The point of "etc." may end the sentence too.
      return short === 'etc.' && /^(\s+\p{Lu}|\s*$)/u.test(after) ? `${words}.` : words;
    },
  ),
  rule(`([A-Z]{2,5})(['’]?s)?${end}`, ([, letters = '', ending], { before, after }) => {
    if (isShouted(before, after) || commonWords.has(letters) || wordsInCapitals.has(letters)) return undefined;
    return `${spelt(letters)}${ending === undefined ? '' : "'s"}`;
  }),
  rule('(?<=\\s)[&+=@](?=\\s)', ([sign = '']) => signs[sign]),
];

/** Among two more words all in capitals a word is loud, not initials. */
function isShouted(before: string, after: string): boolean {
  const earlier = /(?:(?<!\p{L})\p{Lu}{2,}\s+)*$/u.exec(before)?.[0] ?? '';
  const later = /^(?:\s+\p{Lu}{2,}(?!\p{L}))*/u.exec(after)?.[0] ?? '';
  return (earlier + later).split(/\s+/).filter((word) => word !== '').length >= 2;
}

const fractions: Readonly<Record<string, string>> = {
  '½': 'one half',
  '⅓': 'one third',
  '⅔': 'two thirds',
  '¼': 'one quarter',
  '¾': 'three quarters',
  '1/2': 'one half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
};

const signs: Readonly<Record<string, string>> = { '&': 'and', '+': 'plus', '=': 'equals', '@': 'at' };
