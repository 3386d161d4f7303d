import { cardinal, digitByDigit, year } from './numerals.ts';
import { end, isYear, type Rule, rule } from './spoken-rule.ts';
import { countedThings } from './spoken-words.ts';

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
/** Without "www" or "https" before it only what ends like an address is one. */
const common = '(?:com|org|net|info|eu|se|dk|fi|de|fr|pt|ca|io|dev|app|gov|edu|co\\.uk)';
const path = '((?:/[\\w%~.?&=-]*[\\w-]|/)*)';

/** Addresses, telephone numbers and tags. Rule SP1. */
export const addressRules: readonly Rule[] = [
  rule(
    `([A-Za-z0-9][\\w.+-]*)@((?:${label}\\.)+[a-z]{2,})${end}`,
    ([, who = '', where = '']) => `${parts(who)} at ${host(where)}`,
  ),
  rule(
    `(?:https?://(?:www\\.)?|www\\.)((?:${label}\\.)+[a-z]{2,})${path}`,
    ([, where = '', way = '']) => host(where) + parts(way),
  ),
  rule(`((?:${label}\\.)+${common})${path}${end}`, ([, where = '', way = '']) => host(where) + parts(way)),
  // +46 90 123 45 67 · 020 7946 0018 · call 112 · ext. 204 · 555-1234
  rule(
    `\\+(\\d{1,3}(?: (?:\\(0\\))?\\d{2,4}){2,5})${end}`,
    ([, digits = '']) => `plus ${groups(digits.replace('(0)', ''))}`,
  ),
  rule(`(0\\d{1,4}(?: \\d{2,4}){2,4})${end}`, ([, digits = '']) => groups(digits)),
  rule(
    `([Tt]elephone|[Pp]hone|[Ee]xtension|[Dd]ial|[Cc]all|[Ee]xt\\.?) (\\d{3,})(?![ -]\\d)${end}`,
    ([, word = '', digits = ''], { after }) => {
      const next = /^ (\p{L}+)/u.exec(after)?.[1] ?? '';
      if (countedThings.has(next.toLowerCase())) return undefined;
      return `${word.replace(/xt\.$/, 'xtension')} ${digitByDigit(digits)}`;
    },
  ),
  rule('#(?=\\p{L})', (_, { before }) => (/(^|[\s(])$/.test(before) ? 'hashtag ' : undefined)),
];

/** A telephone number after its own rules, or any other digits with dashes. */
export const dashedRule: Rule = rule(`\\d+(?:-\\d+)+${end}`, ([digits = '']) =>
  digits.split('-').map(digitByDigit).join(', '),
);

function groups(digits: string): string {
  return digits.split(' ').map(digitByDigit).join(', ');
}

/** The names of a host; a country is spelt. */
function host(name: string): string {
  const labels = name.split('.');
  return labels
    .map((each, i) => (i > 0 && each.length === 2 && i === labels.length - 1 ? spell(each) : parts(each)))
    .join(' dot ');
}

function spell(letters: string): string {
  return [...letters.toUpperCase()].join(' ');
}

function parts(text: string): string {
  return text
    .replace(/\d+|[./_+~%?&=-]/g, (found) => ` ${marks[found] ?? (isYear(found) ? year(found) : cardinal(found))} `)
    .replace(/\s+/g, ' ')
    .replace(/\s$/, '');
}

const marks: Readonly<Record<string, string>> = {
  '.': 'dot',
  '/': 'slash',
  _: 'underscore',
  '-': 'dash',
  '+': 'plus',
  '~': 'tilde',
  '%': 'percent',
  '?': 'question mark',
  '&': 'and',
  '=': 'equals',
};
