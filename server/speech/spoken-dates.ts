import { cardinal, decade, digitByDigit, ordinal, plural, year } from './numerals.ts';
import { type Around, end, gap, isYear, month, opensSentence, type Rule, rule } from './spoken-rule.ts';
import { countedThings, months, weekdays, yearWords } from './spoken-words.ts';

/** The day with its month; undefined for a day that no month has. */
function dayOf(day: string, monthName: string): string | undefined {
  return Number(day) >= 1 && Number(day) <= 31 ? `${ordinal(day)} of ${months[monthName]}` : undefined;
}

const yearAfter = (digits: string | undefined) => (digits === undefined ? '' : ` ${year(digits)}`);
const article = (before: string) => (/\bthe $/i.test(before) ? '' : opensSentence(before) ? 'The ' : 'the ');
/** Words after which a quarter or a half needs no article of its own. */
const hasArticle = /\b(?:the|this|that|last|next|each|every|our|a|one|any|first|second) $/i;
const the = ({ before }: Around) => (hasArticle.test(before) ? '' : opensSentence(before) ? 'The ' : 'the ');
const weekday = `(${Object.keys(weekdays).join('|')})`;

/** Days, months, years and what is counted in them. Rule SP1. */
export const dateRules: readonly Rule[] = [
  // 2026-02-11 · 24.12.2026 · 3/4/2026, which two countries read in two ways
  rule(`(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])${end}`, ([, y = '', m = '', d = '']) => {
    const name = Object.values(months)[Number(m) - 1];
    return isYear(y) ? `${name} ${ordinal(d)}, ${year(y)}` : undefined;
  }),
  rule(`(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})${end}`, ([, d = '', m = '', y = ''], { before }) => {
    const name = Object.values(months).slice(0, 12)[Number(m) - 1];
    const said = name === undefined || !isYear(y) ? undefined : dayOf(d, name);
    return said === undefined ? undefined : `${article(before)}${said} ${year(y)}`;
  }),
  rule(`(\\d{1,2})/(\\d{1,2})/(\\d{4})${end}`, ([, a = '', b = '', y = '']) =>
    isYear(y) ? `${cardinal(a)} slash ${cardinal(b)} slash ${year(y)}` : undefined,
  ),
  // 2–4 May 2026 · May 2–4 · 11 February 2026 · February 11, 2026 · Dec 2026 · March–May
  rule(
    `(\\d{1,2})${gap}[–-]${gap}(\\d{1,2}) ${month}(?: (\\d{4}))?${end}`,
    ([, a = '', b = '', m = '', y], { before }) => {
      const said = dayOf(b, m);
      if (said === undefined || Number(a) >= Number(b) || (y !== undefined && !isYear(y))) return undefined;
      return `${article(before)}${ordinal(a)} to the ${said}${yearAfter(y)}`;
    },
  ),
  rule(`${month} (\\d{1,2})${gap}[–-]${gap}(\\d{1,2})${end}`, ([, m = '', a = '', b = '']) =>
    Number(a) < Number(b) && dayOf(b, m) !== undefined ? `${months[m]} ${ordinal(a)} to ${ordinal(b)}` : undefined,
  ),
  rule(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?: (\\d{4}))?${end}`, ([, d = '', m = '', y], { before }) => {
    const said = dayOf(d, m);
    if (said === undefined || (y !== undefined && !isYear(y))) return undefined;
    return `${/\bthe $/i.test(before) ? '' : 'the '}${said}${yearAfter(y)}`;
  }),
  rule(`${month} (\\d{1,2})(?:st|nd|rd|th)?(?:(,?) (\\d{4}))?${end}`, ([, m = '', d = '', comma = '', y]) => {
    if (dayOf(d, m) === undefined || (y !== undefined && !isYear(y))) return undefined;
    return `${months[m]} ${ordinal(d)}${y === undefined ? '' : `${comma} ${year(y)}`}`;
  }),
  rule(`${month}${gap}[–-]${gap}${month}${end}`, ([, a = '', b = '']) => `${months[a]} to ${months[b]}`),
  rule(`${month} (\\d{4})${end}`, ([, m = '', y = '']) => (isYear(y) ? `${months[m]} ${year(y)}` : undefined)),
  // Mon–Fri · Fri 3 May · on Sat
  rule(`${weekday}${gap}[–-]${gap}${weekday}${end}`, ([, a = '', b = '']) => `${weekdays[a]} to ${weekdays[b]}`),
  rule(`${weekday}\\.?(?=,? (?:\\d|${month}))`, ([, day = '']) => weekdays[day]),
  rule(`${weekday}${end}`, ([, day = ''], { before }) =>
    /\b(?:on|every|each|until|till|from|by|last|next|this|and|to|or) $/i.test(before) ? weekdays[day] : undefined,
  ),
  // Q3 2026 · Q1–Q3 · H1 2025 · FY2027
  rule(`Q([1-4])${gap}[–-]${gap}Q?([1-4])(?:[ /-](\\d{4}))?${end}`, ([, a = '', b = '', y], around) =>
    y !== undefined && !isYear(y)
      ? undefined
      : `${the(around)}${ordinal(a)} to the ${ordinal(b)} quarter${y === undefined ? '' : ` of ${year(y)}`}`,
  ),
  rule(`Q([1-4])(?:[ /-](\\d{4}))?${end}`, ([, q = '', y], around) =>
    y !== undefined && !isYear(y)
      ? undefined
      : `${the(around)}${ordinal(q)} quarter${y === undefined ? '' : ` of ${year(y)}`}`,
  ),
  rule(`H([12]) (\\d{4})${end}`, ([, half = '', y = ''], around) =>
    isYear(y) ? `${the(around)}${ordinal(half)} half of ${year(y)}` : undefined,
  ),
  rule(`FY ?(\\d{4}|\\d{2})${end}`, ([, y = ''], around) => {
    const full = y.length === 2 ? `20${y}` : y;
    return isYear(full) ? `${the(around)}financial year ${year(full)}` : undefined;
  }),
  // '90s · the 80s · her 20s · 1990s · 100s of them
  rule(`['’]([2-9]0)s${end}`, ([, digits = '']) => plural(cardinal(digits))),
  rule(`([2-9]0)s${end}`, ([, digits = ''], { before }) =>
    /\b(?:the|her|his|their|my|our|your|early|late|mid|in)[ -]$/i.test(before) ? plural(cardinal(digits)) : undefined,
  ),
  rule(`(\\d{3}0)s${end}`, ([, digits = '']) => (isYear(digits) ? decade(digits) : undefined)),
  rule(`(10|100|1,?000)s${end}`, ([, digits = '']) => hosts[digits.replace(',', '')]),
  // 2024/25 · 2024–26 · 2024–2026
  rule(`(\\d{4})/(\\d{2})(?!\\d|/)${end}`, ([, a = '', b = '']) =>
    isYear(a) && (Number(a) + 1) % 100 === Number(b) ? `${year(a)} to ${cardinal(b)}` : undefined,
  ),
  rule(`(\\d{4})[–-](\\d{2})(?![\\d–-])${end}`, ([, a = '', b = '']) =>
    isYear(a) && Number(b) > Number(a) % 100 ? `${year(a)} to ${cardinal(b)}` : undefined,
  ),
  rule(`(\\d{4})/(\\d{4})${end}`, ([, a = '', b = '']) =>
    isYear(a) && Number(a) + 1 === Number(b) ? `${year(a)} to ${year(b)}` : undefined,
  ),
  // at 14.30 · 9:00–17:00 · 9:05 pm · 7.30 pm · 4 p.m.
  rule(
    `([01]?\\d|2[0-3]):([0-5]\\d)${gap}[–-]${gap}([01]?\\d|2[0-3]):([0-5]\\d)${end}`,
    ([, h = '', m = '', i = '', n = '']) => `${clock(h, m)} to ${clock(i, n)}`,
  ),
  rule(`([01]?\\d|2[0-3]):([0-5]\\d)(?:${gap}([ap])\\.?m(?:\\.(?! \\p{Lu}|$))?)?${end}`, ([, h = '', m = '', half]) =>
    clock(h, m, half),
  ),
  rule(`(1[0-2]|[1-9])\\.([0-5]\\d)${gap}([ap])\\.?m(?:\\.(?! \\p{Lu}|$))?${end}`, ([, h = '', m = '', half]) =>
    clock(h, m, half),
  ),
  rule(`(1[3-9]|2[0-3])\\.([0-5]\\d)(?= on\\b|[,.)]|$)${end}`, ([, h = '', m = ''], { before }) =>
    /\b(?:at|from|until|till|to|by) $/i.test(before) ? clock(h, m) : undefined,
  ),
  rule(
    `(1[0-2]|[1-9])${gap}([ap])\\.?m(?:\\.(?! \\p{Lu}|$))?${end}`,
    ([, h = '', half = '']) => `${cardinal(h)} ${half} m`,
  ),
];

/** Four digits alone: a year, or how many. */
export const yearRule: Rule = rule(`(\\d{4})(?![.,]?\\d)${end}`, ([, digits = ''], { before, after }) => {
  if (!isYear(digits)) return undefined;
  const previous = /([\p{L}]+)[,.]? $/u.exec(before)?.[1]?.toLowerCase() ?? '';
  const next = /^ ([\p{L}]+)/u.exec(after)?.[1]?.toLowerCase() ?? '';
  if (countedThings.has(next)) return undefined;
  return Number(digits) >= 1900 || yearWords.has(previous) ? year(digits) : undefined;
});

const hosts: Readonly<Record<string, string>> = { '10': 'tens', '100': 'hundreds', '1000': 'thousands' };

function clock(hour: string, minute: string, half?: string): string {
  const after = half === undefined ? '' : ` ${half} m`;
  if (minute === '00') return `${cardinal(hour)}${half === undefined ? " o'clock" : after}`;
  const minutes = minute.startsWith('0') ? `oh ${digitByDigit(minute.slice(1))}` : cardinal(minute);
  return `${cardinal(hour)} ${minutes}${after}`;
}
