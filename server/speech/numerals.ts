const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales = ['', ' thousand', ' million', ' billion', ' trillion'];

/** A whole number in words: 1140 → "one thousand one hundred forty". From 0 up to 15 digits; longer ones digit by digit. */
export function cardinal(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > 15) return digitByDigit(digits);
  const parts: string[] = [];
  for (let end = plain.length, scale = 0; end > 0; end -= 3, scale++) {
    const group = Number(plain.slice(Math.max(0, end - 3), end));
    if (group > 0 || plain.length === 1) parts.unshift(`${belowThousand(group)}${scales[scale] ?? ''}`);
  }
  return parts.join(' ');
}

/** Whole and decimal digits: ("3", "05") → "three point zero five". */
export function decimal(whole: string, fraction: string): string {
  return `${cardinal(whole)} point ${digitByDigit(fraction)}`;
}

/** 22 → "twenty-second". */
export function ordinal(digits: string): string {
  return ordinalOfWords(cardinal(digits));
}

/** A year as people say it, 1100–2099: 2026 → "twenty twenty-six", 2005 → "two thousand five", 1905 → "nineteen oh five". */
export function year(digits: string): string {
  const value = Number(digits);
  const century = Math.floor(value / 100);
  const rest = value % 100;
  if (value % 1000 < 10 && value >= 2000) return cardinal(digits);
  if (rest === 0) return `${belowThousand(century)} hundred`;
  return `${belowThousand(century)} ${rest < 10 ? `oh ${small[rest]}` : belowThousand(rest)}`;
}

/** A decade: 1990 → "nineteen nineties". */
export function decade(digits: string): string {
  return plural(year(digits));
}

/** The value of a Roman numeral of I, V and X as it is written today; null for anything else. */
export function romanValue(numeral: string): number | null {
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(numeral) || numeral === '') return null;
  const values = [...numeral].map((letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** Each digit alone, for telephone numbers and fractions. */
export function digitByDigit(digits: string): string {
  return [...digits].map((digit) => small[Number(digit)] ?? '').join(' ');
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const below =
    rest < 20 ? small[rest] : `${tens[Math.floor(rest / 10)]}${rest % 10 === 0 ? '' : `-${small[rest % 10]}`}`;
  if (hundreds === 0) return below ?? '';
  return `${small[hundreds]} hundred${rest === 0 ? '' : ` ${below}`}`;
}

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

function ordinalOfWords(words: string): string {
  return words.replace(/[a-z]+$/, (last) => irregular[last] ?? `${last.replace(/y$/, 'ie')}th`);
}

/** The plural of a number in words: "nineties", "hundreds". */
export function plural(words: string): string {
  return words.replace(/[a-z]+$/, (last) => (last.endsWith('y') ? `${last.slice(0, -1)}ies` : `${last}s`));
}
