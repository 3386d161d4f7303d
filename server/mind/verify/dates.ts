import type { RawToken } from './tokens.ts';
import { numberWords, ordinalWords } from './units.ts';

/** A date as far as it is said. Months and days from 1, weekdays by name, parts of a year by name. */
export interface DateSaid {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: string;
  /** "q3", "h1" or a season. */
  readonly part?: string;
}

export interface FoundDate {
  readonly date: DateSaid;
  readonly length: number;
}

const monthNames = 'january february march april may june july august september october november december'.split(' ');
const months: ReadonlyMap<string, number> = new Map([
  ...monthNames.map((name, i) => [name, i + 1] as const),
  ...monthNames.map((name, i) => [name.slice(0, 3), i + 1] as const),
  ['sept', 9],
]);
const weekdays = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
const seasons: ReadonlyMap<string, string> = new Map([
  ['spring', 'spring'],
  ['summer', 'summer'],
  ['autumn', 'autumn'],
  ['winter', 'winter'],
]);

/** The date that begins at this token; null when none does. */
export function dateAt(tokens: readonly RawToken[], at: number): FoundDate | null {
  return (
    weekdayAt(tokens, at) ?? dayMonthAt(tokens, at) ?? monthAt(tokens, at) ?? partAt(tokens, at) ?? yearAt(tokens, at)
  );
}

/** Whether what `said` says of a date is all said by `known` too. A missing year of `known` is reckoned from the day `spokenOn`. */
export function datesAgree(said: DateSaid, known: DateSaid, spokenOn: string): boolean {
  if (said.month !== undefined && said.month !== known.month) return false;
  if (said.day !== undefined && said.day !== known.day) return false;
  if (said.weekday !== undefined && said.weekday !== known.weekday) return false;
  if (
    said.part !== undefined &&
    said.part !== known.part &&
    said.part !== `this ${known.part}` &&
    !partHolds(said.part, known)
  )
    return false;
  if (said.year === undefined || said.year === known.year) return true;
  if (relativeYear(known.part, spokenOn) === said.year) return true;
  return known.year === undefined && yearsNear(known, spokenOn).includes(said.year);
}

/** "last year", seen from a day. */
function relativeYear(part: string | undefined, spokenOn: string): number | undefined {
  const { year = 0 } = dateOf(spokenOn);
  return part === 'last year' ? year - 1 : part === 'this year' ? year : part === 'next year' ? year + 1 : undefined;
}

/** Whether two dates are of one kind, so that one can be said for the other by mistake. */
export function datesRival(a: DateSaid, b: DateSaid): boolean {
  const has = (key: keyof DateSaid) => a[key] !== undefined && b[key] !== undefined;
  return has('year') || has('month') || has('weekday') || has('part');
}

/** The day as a date said in full. */
export function dateOf(iso: string): DateSaid {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

/** The last and the next year in which a date without a year falls, seen from a day. */
function yearsNear(known: DateSaid, spokenOn: string): readonly number[] {
  const { year = 0, month = 1 } = dateOf(spokenOn);
  if (known.month === undefined) return known.part === undefined && known.weekday === undefined ? [] : [year];
  if (known.month === month) return [year];
  return known.month > month ? [year, year - 1] : [year, year + 1];
}

function partHolds(part: string, known: DateSaid): boolean {
  if (known.month === undefined) return false;
  if (part === `q${Math.ceil(known.month / 3)}`) return true;
  return part === (known.month <= 6 ? 'h1' : 'h2');
}

function text(tokens: readonly RawToken[], at: number): string {
  return tokens[at]?.text ?? '';
}

function weekdayAt(tokens: readonly RawToken[], at: number): FoundDate | null {
  const weekday = text(tokens, at).replace(/s$/, '');
  if (!weekdays.has(weekday)) return null;
  const skip = text(tokens, at + 1) === ',' ? 2 : 1;
  const rest =
    dayMonthAt(tokens, at + skip) ?? (text(tokens, at + skip) === 'the' ? dayMonthAt(tokens, at + skip + 1) : null);
  const length = text(tokens, at + skip) === 'the' ? skip + 1 : skip;
  if (rest?.date.day !== undefined) return { date: { ...rest.date, weekday }, length: length + rest.length };
  return { date: { weekday }, length: 1 };
}

function dayNumber(word: string): number | undefined {
  const figure = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  const day = figure === undefined ? ordinalWords.get(word) : Number(figure);
  return day !== undefined && day >= 1 && day <= 31 ? day : undefined;
}

function dayAt(tokens: readonly RawToken[], at: number): { readonly day: number; readonly length: number } | null {
  const ten = numberWords.get(text(tokens, at));
  const one = ordinalWords.get(text(tokens, at + 1));
  if ((ten === 20 || ten === 30) && one !== undefined && one < 10) return { day: ten + one, length: 2 };
  if (text(tokens, at) === 'thirtieth') return { day: 30, length: 1 };
  const day = dayNumber(text(tokens, at));
  return day === undefined ? null : { day, length: 1 };
}

/** "4 November 2025", "the first of May", "November 4th, 2025". */
function dayMonthAt(tokens: readonly RawToken[], at: number): FoundDate | null {
  const first = dayAt(tokens, at);
  if (first !== null) {
    const skip = text(tokens, at + first.length) === 'of' ? 1 : 0;
    const month = months.get(text(tokens, at + first.length + skip));
    if (month === undefined) return null;
    return withYear(tokens, at, first.length + skip + 1, { month, day: first.day });
  }
  const month = months.get(text(tokens, at));
  if (month === undefined || !isMonthWord(tokens, at)) return null;
  const skip = text(tokens, at + 1) === 'the' ? 2 : 1;
  const second = dayAt(tokens, at + skip);
  if (second === null || isCounted(tokens, at + skip + second.length)) return null;
  // "From September first-year students …"
  const isWord = !/\d/.test(text(tokens, at + skip));
  if (
    isWord &&
    skip === 1 &&
    /^(year|time|class|rate|half|quarter|grade)s?$/.test(text(tokens, at + skip + second.length))
  )
    return null;
  return withYear(tokens, at, skip + second.length, { month, day: second.day });
}

function monthAt(tokens: readonly RawToken[], at: number): FoundDate | null {
  const month = months.get(text(tokens, at));
  if (month === undefined || !isMonthWord(tokens, at)) return null;
  return withYear(tokens, at, 1, { month });
}

/** "May" and "March" are words too. */
function isMonthWord(tokens: readonly RawToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.isCapital) return false;
  if (token.text.length <= 3 && token.text !== 'may')
    return /^\d/.test(text(tokens, at - 1)) || /^\d/.test(text(tokens, at + 1));
  return !token.opens || !/^(may|march)$/.test(token.text);
}

/** Whether what stands here is counted ("March 14 of 52 calls" is not the fourteenth). */
function isCounted(tokens: readonly RawToken[], at: number): boolean {
  return /^(of|percent|%|people|million|thousand)$/.test(text(tokens, at));
}

function withYear(tokens: readonly RawToken[], at: number, length: number, date: DateSaid): FoundDate {
  const skip = [',', 'of'].includes(text(tokens, at + length)) ? 1 : 0;
  const year = yearOf(text(tokens, at + length + skip));
  return year === undefined ? { date, length } : { date: { ...date, year }, length: length + skip + 1 };
}

function yearOf(word: string): number | undefined {
  return /^(?:19|20)\d\d$/.test(word) ? Number(word) : undefined;
}

/** "Q3 2027", "the third quarter of 2027", "the first half of 2027", "the first six months of 2027", "autumn 2026". */
function partAt(tokens: readonly RawToken[], at: number): FoundDate | null {
  const first = text(tokens, at);
  const short =
    /^[qh]$/.test(first) && /^[1-4]$/.test(text(tokens, at + 1)) ? `${first}${text(tokens, at + 1)}` : undefined;
  if (short !== undefined) return withYear(tokens, at, 2, { part: short });
  const season =
    seasons.get(first) ??
    (first === 'fall' && /^(in|the|this|last|next|of|by)$/.test(text(tokens, at - 1)) ? 'autumn' : undefined);
  if (season !== undefined) return withYear(tokens, at, 1, { part: season });
  const relative = /^(this|last|next|coming|previous|past)$/.test(first)
    ? relativeOf(first, text(tokens, at + 1))
    : null;
  if (relative !== null) return { date: { part: relative }, length: 2 };
  const ordinal = ordinalWords.get(first);
  if (ordinal === undefined || ordinal > 4) return null;
  const next = text(tokens, at + 1);
  if (next === 'quarter') return withYear(tokens, at, 2, { part: `q${ordinal}` });
  if (next === 'half' && ordinal <= 2) return withYear(tokens, at, 2, { part: `h${ordinal}` });
  const isSix = text(tokens, at + 1) === 'six' || text(tokens, at + 1) === '6';
  if (isSix && text(tokens, at + 2) === 'months' && text(tokens, at + 3) === 'of')
    return withYear(tokens, at, 3, { part: 'h1' });
  return null;
}

function relativeOf(word: string, unit: string): string | null {
  if (!/^(year|month|week|quarter|spring|summer|autumn|winter)$/.test(unit)) return null;
  const when = word === 'coming' ? 'next' : word === 'previous' || word === 'past' ? 'last' : word;
  return `${when} ${unit}`;
}

const beforeYear =
  /^(in|of|by|since|until|till|from|to|before|after|during|for|through|year|early|late|mid|end|and|than|back|spring|summer|autumn|winter|between)$/;

function yearAt(tokens: readonly RawToken[], at: number): FoundDate | null {
  const year = yearOf(text(tokens, at));
  if (year === undefined || !(at === 0 || beforeYear.test(text(tokens, at - 1)) || tokens[at - 1]?.isMark)) return null;
  const next = tokens[at + 1];
  // "of 2000 people" counts; "in 2027 fares rise" does not.
  const isLastOfPhrase =
    next === undefined ||
    next.isMark ||
    !/^(people|patients|passengers|customers|employees|staff|jobs|homes|euros|pounds|members|students|tons)$/.test(
      next.text,
    );
  return isLastOfPhrase ? { date: { year }, length: 1 } : null;
}
