import { cardinal, ordinal, year } from './numerals.ts';
import { end, gap, isYear, number, type Rule, rule, say } from './spoken-rule.ts';
import { countedThings, currencies, perWords, scaleWords, units } from './spoken-words.ts';

const scale = '(?:[ \\u00a0]?(thousand|million|billion|trillion|bn|tn|m|M|B|k|K)(?![\\p{L}\\p{N}]))?';
const sign = '((?:US|CA|AU|NZ)?\\p{Sc}|[A-Z]{3}|kr)';
const to = `${gap}[–-]${gap}`;
const scaled = (word: string | undefined) => (word === undefined ? '' : ` ${scaleWords[word] ?? word}`);
const unit = `(${Object.keys(units).join('|')})`;

function money(currencySign: string, whole = '', fraction?: string, scaleWord?: string): string | undefined {
  const currency = currencies[currencySign];
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

/** "A 5 kW heater" is said with one kilowatt, "5 kW of heat" with five. */
function isBeforeNoun(before: string, after: string): boolean {
  return (
    /\b(?:an?|the|our|each|every|one|this|another) $/i.test(before) &&
    /^ (?!(?:of|in|at|on|from|per|an?|and|or|to|is|was|for|with|by|than|the)\b)\p{Ll}/u.test(after)
  );
}

/** Money, shares, measures, ranges, fractions and what is set before a number. Rule SP1. */
export const amountRules: readonly Rule[] = [
  // $5–7 million · $3.5 million · SEK 4.2 bn · 12 MSEK · 1,200 kr · 50p
  rule(`${sign}${gap}${number}${to}${number}${scale}${end}`, ([, s = '', a, b, c, d, word]) => {
    const last = money(s, c, d, word);
    return last === undefined ? undefined : `${say(a, b)} to ${last}`;
  }),
  rule(`${number}${to}${number}${scale}${gap}${sign}${end}`, ([, a, b, c, d, word, s = '']) => {
    const last = money(s, c, d, word);
    return last === undefined ? undefined : `${say(a, b)} to ${last}`;
  }),
  // 1.299,99 € · 1,5 million: a decimal comma, where what follows leaves no doubt
  rule(`(\\d{1,3}(?:\\.\\d{3})*),(\\d{1,2})${gap}(\\p{Sc}|SEK|EUR|kr)${end}`, ([, whole = '', fraction, s = '']) =>
    money(s, whole.replaceAll('.', ''), fraction),
  ),
  rule(`(\\d{1,3}(?:\\.\\d{3})*),(\\d{1,2})(?=${gap}(?:thousand|million|billion|percent))`, ([, whole, fraction]) =>
    say(whole, fraction),
  ),
  rule(`(\\d{1,3}),(\\d{1,2})${gap}%`, ([, whole, fraction]) => `${say(whole, fraction)} percent`),
  rule(`${sign}${gap}${number}${scale}${end}`, ([, s = '', whole, fraction, word]) => money(s, whole, fraction, word)),
  rule(`${number}${scale}${gap}${sign}${end}`, ([, whole, fraction, word, s = '']) => money(s, whole, fraction, word)),
  rule(`${number} ?([MTKk])(SEK|EUR|USD|NOK|DKK|GBP)${end}`, ([, whole, fraction, k = '', s = '']) =>
    money(s, whole, fraction, k === 'M' ? 'million' : 'thousand'),
  ),
  rule(`([MTKk])(SEK|EUR|USD|NOK|DKK|GBP) ?${number}${end}`, ([, k = '', s = '', whole, fraction]) =>
    money(s, whole, fraction, k === 'M' ? 'million' : 'thousand'),
  ),
  rule(`(\\d{1,2})p${end}`, ([, pence = '']) => `${cardinal(pence)} ${pence === '1' ? 'penny' : 'pence'}`),
  // 10%–12% · 10–12% · 12% · 5‰
  rule(`${number}${gap}%${to}${number}${gap}%`, ([, a, b, c, d]) => `${say(a, b)} percent to ${say(c, d)} percent`),
  rule(`${number}${to}${number}${gap}%`, ([, a, b, c, d]) => `${say(a, b)} to ${say(c, d)} percent`),
  rule(`${number}${gap}%`, ([, whole, fraction]) => `${say(whole, fraction)} percent`),
  rule(`${number}${gap}‰`, ([, whole, fraction]) => `${say(whole, fraction)} per thousand`),
  // 24/7 · 50/50 · 3 1/2 · ½ · 5/8
  rule(`24/7${end}`, () => 'twenty-four seven'),
  rule(`(\\d{1,3})[/-]\\1${end}`, ([, digits = '']) => `${cardinal(digits)}-${cardinal(digits)}`),
  rule(`(\\d+) ([1-9])/([2-9]|10)(?!/)${end}`, ([, whole = '', n = '', d = '']) => andPart(whole, n, d)),
  rule(`([1-9])/([2-9]|10)(?!/)${end}`, ([, n = '', d = ''], { before }) =>
    // A day of a month, or two steps of a trial, is no part of one.
    /\b(?:on|phase|stage|level|class|type|grade) $/i.test(before) ? `${cardinal(n)} slash ${cardinal(d)}` : part(n, d),
  ),
  rule(`(\\d*)([½⅓⅔¼¾])${end}`, ([, whole = '', sign = '']) => {
    const [n = '', d = ''] = (fractions[sign] ?? '').split('/');
    return whole === '' ? part(n, d) : andPart(whole, n, d);
  }),
  // 22nd · 5–7 million · 3–4 kg · 2024–2026 · 10–12
  rule(`(\\d{1,3}(?:,\\d{3})+|\\d+)(?:st|nd|rd|th)${end}`, ([, digits = '']) => ordinal(digits.replaceAll(',', ''))),
  rule(
    `${number}${to}${number} (thousand|million|billion|trillion)${end}`,
    ([, a, b, c, d, word]) => `${say(a, b)} to ${say(c, d)} ${word}`,
  ),
  rule(
    `${number}${to}${number}${gap}${unit}${end}`,
    ([, a, b, c, d, name = '']) => `${say(a, b)} to ${say(c, d)} ${units[name]?.many ?? ''}`,
  ),
  rule(`(\\d+)${to}(\\d+)(?![.,–-]?\\d|\\p{L})`, ([, a = '', b = '']) => {
    if (isYear(a) && isYear(b)) return `${year(a)} to ${year(b)}`;
    return a.length <= 3 && b.length <= 3 && Number(a) < Number(b) ? `${cardinal(a)} to ${cardinal(b)}` : undefined;
  }),
  // 12k units · 1.2M lines · 4,000+ people
  rule(`${number}(k|K|M|bn|tn)${end}`, ([, whole = '', fraction, word = '']) =>
    fraction === undefined && whole.length < 2 && /^[KM]$/.test(word)
      ? undefined
      : `${say(whole, fraction)}${scaled(word)}`,
  ),
  rule(`${number}\\+(?= \\p{L})`, ([, whole, fraction]) => `${say(whole, fraction)} plus`),
  // 3 × 4 m · 1.5x · 5:1
  rule(
    `${number} ?[×x] ?${number}(?:${gap}${unit})?${end}`,
    ([, a, b, c, d, name]) => `${say(a, b)} by ${say(c, d)}${name === undefined ? '' : ` ${units[name]?.many ?? ''}`}`,
  ),
  rule(`${number} ?[×x]${end}`, ([, whole, fraction]) => `${say(whole, fraction)} times`),
  rule(`(\\d{1,3}):(\\d{1,3})(?!:)${end}`, ([, a = '', b = '']) => `${cardinal(a)} to ${cardinal(b)}`),
  // −3 · –5 °C · +5% · ~40 · <5 · ±2
  rule(`[−–-](?=[\\d\\p{Sc}])`, ([dash = ''], { before }) =>
    /(^|[\s(])$/.test(before) && !(dash === '–' && /\d\s$/.test(before)) ? 'minus ' : undefined,
  ),
  rule(`([+~≈<>≥≤±]|<=|>=) ?(?=[\\d\\p{Sc}])`, ([, mark = ''], { before }) =>
    /(^|[\s(])$/.test(before) ? marks[mark] : undefined,
  ),
  // 40 km/h · 10 000 kronor · /month
  rule(`${number}${gap}${unit}${end}`, ([, whole, fraction, name = ''], { before, after }) => {
    const { one = '', many = '' } = units[name] ?? {};
    const isOne = (whole === '1' && fraction === undefined) || isBeforeNoun(before, after);
    return `${say(whole, fraction)} ${isOne ? one : many}`;
  }),
  rule(`([1-9]\\d{0,2}(?: \\d{3})+)(?= (\\p{L}+))`, ([, digits = '', next = '']) =>
    countedThings.has(next.toLowerCase()) || /^\p{Ll}{3,}s$/u.test(next) || currencies[next] !== undefined
      ? say(digits)
      : undefined,
  ),
  rule(`/(${Object.keys(perWords).join('|')})${end}`, ([, word = ''], { before }) =>
    /\d[\d.,]*\s?[\p{L}\p{Sc}²³°]{0,5}$|\p{Sc}\d[\d.,]*$/u.test(before) ? ` ${perWords[word]}` : undefined,
  ),
];

function part(numerator: string, denominator: string): string | undefined {
  if (Number(numerator) >= Number(denominator)) return undefined;
  const isOne = numerator === '1';
  const name = denominator === '2' ? 'half' : denominator === '4' ? 'quarter' : ordinal(denominator);
  return `${cardinal(numerator)} ${name}${isOne ? '' : 's'}`;
}

function andPart(whole: string, numerator: string, denominator: string): string | undefined {
  const words = part(numerator, denominator);
  return words === undefined ? undefined : `${cardinal(whole)} and ${words.replace(/^one /, 'a ')}`;
}

const fractions: Readonly<Record<string, string>> = { '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4' };

const marks: Readonly<Record<string, string>> = {
  '+': 'plus ',
  '~': 'about ',
  '≈': 'about ',
  '<': 'less than ',
  '>': 'more than ',
  '≥': 'at least ',
  '>=': 'at least ',
  '≤': 'at most ',
  '<=': 'at most ',
  '±': 'plus or minus ',
};
