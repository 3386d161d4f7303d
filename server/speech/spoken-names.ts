import { cardinal, ordinal, romanValue } from './numerals.ts';
import { end, opensSentence, type Rule, rule, say } from './spoken-rule.ts';
import { commonWords, initialsWithPoint, numbered, rulers, shortForms, wordsInCapitals } from './spoken-words.ts';

const spelt = (letters: string) => (wordsInCapitals.has(letters) ? letters : [...letters].join(' '));
const roman = '([IVX]{2,}|[VX])';

/** Numbers in names, before numbers are read by themselves: versions, codes, chapters and kings. Rule SP1. */
export const codeRules: readonly Rule[] = [
  // v2.1 · 2.1.3 · Chapter IV · Carl XVI
  rule(
    `[vV](\\d+(?:\\.\\d+)*)${end}`,
    ([, version = '']) => `version ${version.split('.').map(cardinal).join(' point ')}`,
  ),
  rule(`\\d+(?:\\.\\d+){2,}${end}`, ([version = '']) => version.split('.').map(cardinal).join(' point ')),
  rule(`(${numbered.join('|')}) ${roman}${end}`, ([, word = '', numeral = '']) => {
    const value = romanValue(numeral);
    return value === null ? undefined : `${word} ${cardinal(String(value))}`;
  }),
  rule(`(${rulers.join('|')}) ${roman}${end}`, ([, name = '', numeral = '']) => {
    const value = romanValue(numeral);
    return value === null ? undefined : `${name} the ${ordinal(String(value))}`;
  }),
  // H2O · CO₂ · B2B · P40 · COVID-19 · 5G · R&D · A/B
  rule(`(H2O|N2O|H2S|CH4)${end}`, ([, formula = '']) =>
    [...formula].map((c) => (/\d/.test(c) ? cardinal(c) : c)).join(' '),
  ),
  rule(`([A-Z]{1,4})([₀-₉]+)${end}`, ([, letters = '', low = '']) => {
    const digits = [...low].map((c) => String((c.codePointAt(0) ?? 0) - 0x2080)).join('');
    return `${[...letters].join(' ')} ${cardinal(digits)}`;
  }),
  rule(`([A-Z])2([A-Z])${end}`, ([, a, b]) => `${a} to ${b}`),
  rule(`([A-Z]{1,6})-?(\\d{1,4})${end}`, ([, letters = '', digits = '']) => `${spelt(letters)} ${say(digits)}`),
  rule(`(\\d)([A-Z])${end}`, ([, digit = '', letter]) => `${cardinal(digit)} ${letter}`),
  rule(`([A-Z]) ?& ?([A-Z])${end}`, ([, a, b]) => `${a} and ${b}`),
  rule(`([A-Z])/([A-Z])${end}`, ([, a, b]) => `${a} ${b}`),
  // No. 5 · Nos. 3 and 4 · #5 · p. 12 · § 5 · ca. 50
  rule('(?:[Nn]o\\. ?|#)(?=\\d)', ([written = ''], { before }) =>
    // "I said no. 5 people laughed."
    written.startsWith('no') && /\b(?:say|says|said|saying|answer|answered|is|was|voted?)[,:]? $/i.test(before)
      ? undefined
      : 'number ',
  ),
  rule('([Nn])os\\. ?(?=\\d)', ([, n = '']) => `${n}umbers `),
  rule('[Ff]ig\\. ?(?=\\d)', () => 'figure '),
  rule('pp\\. ?(?=\\d)', () => 'pages '),
  rule('p\\. ?(?=\\d)', () => 'page '),
  rule('§ ?(?=\\d)', () => 'section '),
  rule('(?:ca?\\.|circa) ?(?=\\d)', () => 'about '),
];

/** Short forms, initials and signs between words. Rule SP1. */
export const wordRules: readonly Rule[] = [
  rule(`([Hh]e|[Ss]he|[Hh]is|[Hh]im|[Hh]ers?)/(she|he|hers?|his|him)${end}`, ([, a, b]) => `${a} or ${b}`),
  rule(`w/o${end}`, () => 'without'),
  rule('Ph\\.D\\.?', (_, { after }) => `P H D${isLast(after) ? '.' : ''}`),
  // U.S. · U.K.
  rule(
    `((?:[A-Z]\\.){2,})(?!\\p{L})`,
    ([, letters = ''], { after }) => `${letters.replaceAll('.', ' ').trim()}${isLast(after) ? '.' : ''}`,
  ),
  rule(
    `(${Object.keys(shortForms)
      .map((short) => `[${short[0]}${short[0]?.toUpperCase()}]${short.slice(1).replaceAll('.', '\\.')}`)
      .join('|')})(?![\\p{L}\\p{N}])`,
    ([short = ''], { before, after }) => {
      const words = shortForms[short] ?? shortForms[short[0]?.toLowerCase() + short.slice(1)];
      if (words === undefined) return undefined;
      if (short === 'St.' && !/^ \p{Lu}/u.test(after)) return 'Street';
      const isCapital = shortForms[short] === undefined || (opensSentence(before) && /^\p{Lu}/u.test(short));
      const said = isCapital ? `${words[0]?.toUpperCase()}${words.slice(1)}` : words;
      // The point of "etc." may end the sentence too.
      return initialsWithPoint.has(short) && /^(\s+\p{Lu}|\s*$)/u.test(after) ? `${said}.` : said;
    },
  ),
  rule(`([A-Z]{2,5})(['’]?s)?${end}`, ([, letters = '', ending], { before, after }) => {
    if (isShouted(before, after) || commonWords.has(letters) || wordsInCapitals.has(letters)) return undefined;
    return `${spelt(letters)}${ending === undefined ? '' : "'s"}`;
  }),
  rule('(?<=\\s)[&+=@](?=\\s)', ([sign = '']) => signs[sign]),
];

/** Nothing of the text comes after. */
function isLast(after: string): boolean {
  return /^["'”’)\s]*$/.test(after);
}

/** Among two more words all in capitals a word is loud, not initials. */
function isShouted(before: string, after: string): boolean {
  const earlier = /(?:(?<!\p{L})\p{Lu}{2,}\s+)*$/u.exec(before)?.[0] ?? '';
  const later = /^(?:\s+\p{Lu}{2,}(?!\p{L}))*/u.exec(after)?.[0] ?? '';
  return (earlier + later).split(/\s+/).filter((word) => word !== '').length >= 2;
}

const signs: Readonly<Record<string, string>> = { '&': 'and', '+': 'plus', '=': 'equals', '@': 'at' };
