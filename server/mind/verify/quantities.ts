import type { RawToken } from './tokens.ts';
import { baseUnits, currencies, numberWords, ordinalWords, scales } from './units.ts';

/** What a figure counts: plain things, a share of a whole, a factor, a place in an order, a time of day, or a measured unit. */
export type Unit = 'count' | 'share' | 'factor' | 'ordinal' | 'clock' | (string & {});

/** A figure as it is said: its value in `unit` ("half an hour" is 30 minutes, "12 %" is 0.12 of a whole). */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

/** A quantity that begins at a token, and how many tokens it takes. */
export interface FoundQuantity {
  readonly quantity: Quantity;
  readonly length: number;
  /** The figure without its unit: 71 of "71 %". */
  readonly figure?: number;
}

/** The quantity that begins at this token; null when none does. Figures, words, ordinals, fractions, percentages, money, spans of time. */
export function quantityAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  const found =
    clockAt(tokens, at) ??
    moneyAt(tokens, at) ??
    halfUnitAt(tokens, at) ??
    shareAt(tokens, at) ??
    measuredAt(tokens, at) ??
    ordinalAt(tokens, at) ??
    factorAt(tokens, at);
  const figure = (plainAt(tokens, at) ?? plainAt(tokens, at + 1))?.value;
  return found === null || figure === undefined ? found : { ...found, figure };
}

/** Whether two quantities say the same; `tolerance` is the share by which they may differ. */
export function sameQuantity(a: Quantity, b: Quantity, tolerance = 1e-6): boolean {
  return (
    unitsAgree(a.unit, b.unit) &&
    Math.abs(a.value - b.value) <= tolerance * Math.max(Math.abs(a.value), Math.abs(b.value)) + 1e-9
  );
}

/** Whether two quantities count the same kind of thing, so that one can be said for the other by mistake. */
export function unitsAgree(a: Unit, b: Unit): boolean {
  if (a === b) return true;
  const pair = [a, b];
  if (pair.includes('cent') && pair.some((unit) => unit === 'euro' || unit === 'dollar')) return true;
  return pair.includes('count') && pair.includes('clock');
}

function text(tokens: readonly RawToken[], at: number): string {
  return tokens[at]?.text ?? '';
}

/** A number without its unit: "1,140", "two hundred and ten", "ten and a half", "1.24 billion", "dozen". */
function plainAt(tokens: readonly RawToken[], at: number): { readonly value: number; readonly length: number } | null {
  const first = text(tokens, at);
  const digits = /^\d/.test(first);
  let found = digits ? digitsAt(first) : wordsAt(tokens, at);
  if (found === null && first === 'a' && (scales.has(text(tokens, at + 1)) || text(tokens, at + 1) === 'dozen'))
    found = { value: 1, length: 1 };
  if (found === null && first === 'dozen') return { value: 12, length: 1 };
  if (found === null) return null;
  let { value, length } = found;
  if (text(tokens, at + length) === 'dozen') return { value: value * 12, length: length + 1 };
  if (
    text(tokens, at + length) === 'and' &&
    text(tokens, at + length + 1) === 'a' &&
    text(tokens, at + length + 2) === 'half'
  ) {
    value += 0.5;
    length += 3;
  }
  const scale = scales.get(text(tokens, at + length));
  if (scale !== undefined && (digits || !['hundred', 'thousand'].includes(text(tokens, at + length)) || first === 'a'))
    return { value: value * scale, length: length + 1 };
  return { value, length };
}

function digitsAt(word: string): { readonly value: number; readonly length: number } | null {
  if (!/^\d[\d.,]*$/.test(word)) return null;
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word) ? word.replaceAll(',', '') : word.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? { value, length: 1 } : null;
}

function wordsAt(tokens: readonly RawToken[], at: number): { readonly value: number; readonly length: number } | null {
  let total = 0;
  let part = 0;
  let length = 0;
  let seen = false;
  let last = Number.POSITIVE_INFINITY;
  for (let i = at; i < tokens.length; i++) {
    const word = text(tokens, i);
    const value = numberWords.get(word);
    const scale = scales.get(word);
    if (value !== undefined && (!seen || value < last)) {
      // "twenty three" is one number, "three twenty" and "two three" are not.
      if (seen && last < 20) break;
      part += value;
      last = value;
      seen = true;
    } else if (scale !== undefined && seen) {
      if (scale === 100) part *= 100;
      else {
        total += part * scale;
        part = 0;
      }
      last = scale;
    } else if (word === 'and' && seen && last >= 100 && numberWords.has(text(tokens, i + 1))) continue;
    else break;
    length = i - at + 1;
  }
  return seen ? { value: total + part, length } : null;
}

function clockAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  const first = text(tokens, at);
  if (first === 'noon' || first === 'midday') return { quantity: { value: 12, unit: 'clock' }, length: 1 };
  if (first === 'midnight') return { quantity: { value: 0, unit: 'clock' }, length: 1 };
  const hour = numberWords.get(first) ?? (/^\d{1,2}(?:\.\d\d)?$/.test(first) ? Number(first) : undefined);
  if (hour === undefined || hour > 24) return null;
  const minutes =
    text(tokens, at + 1) === ':' && /^\d\d$/.test(text(tokens, at + 2)) ? Number(text(tokens, at + 2)) : null;
  const after = at + (minutes === null ? 1 : 3);
  const value = hour + (minutes ?? 0) / 60;
  const clock = (length: number): FoundQuantity => ({ quantity: { value: value % 12, unit: 'clock' }, length });
  const next = text(tokens, after);
  if (next === 'o' || next === "o'clock" || next === 'oclock') return clock(after - at + 1);
  if (next === 'am' || next === 'pm') return clock(after - at + 1);
  if ((next === 'a' || next === 'p') && text(tokens, after + 1) === '.' && text(tokens, after + 2) === 'm')
    return clock(after - at + 3 + (text(tokens, after + 3) === '.' && after + 4 < tokens.length ? 1 : 0));
  if (
    next === 'in' &&
    text(tokens, after + 1) === 'the' &&
    /^(morning|afternoon|evening)$/.test(text(tokens, after + 2))
  )
    return clock(after - at + 3);
  return minutes === null ? null : clock(after - at);
}

function moneyAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  const sign = currencies.get(text(tokens, at));
  if (sign !== undefined && sign !== 'cent') {
    const plain = plainAt(tokens, at + 1);
    if (plain !== null) return { quantity: { value: plain.value, unit: sign }, length: plain.length + 1 };
  }
  const plain = plainAt(tokens, at);
  const unit = plain === null ? undefined : currencies.get(text(tokens, at + plain.length));
  if (plain === null || unit === undefined) return null;
  const value = unit === 'cent' || unit === 'penny' ? plain.value / 100 : plain.value;
  return { quantity: { value, unit: unit === 'penny' ? 'pound' : unit }, length: plain.length + 1 };
}

/** "half an hour", "half a year", "a quarter of an hour". */
function halfUnitAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  const start = text(tokens, at) === 'a' || text(tokens, at) === 'per' ? at + 1 : at;
  if (text(tokens, start) !== 'half') return null;
  const skip = ['a', 'an', 'per'].includes(text(tokens, start + 1)) ? 2 : 1;
  const unit = baseUnits.get(text(tokens, start + skip));
  if (unit === undefined) return null;
  return { quantity: { value: unit.size / 2, unit: unit.unit }, length: start + skip + 1 - at };
}

const parts: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fourth', 4],
  ['fourths', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['eighths', 8],
  ['tenth', 10],
  ['tenths', 10],
  ['twentieth', 20],
  ['hundredth', 100],
]);

/** "12 %", "a fifth", "two thirds", "half", "one in five". */
function shareAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  const share = (value: number, length: number): FoundQuantity => ({ quantity: { value, unit: 'share' }, length });
  const first = text(tokens, at);
  const next = text(tokens, at + 1);
  if (first === 'half' && tokens[at - 1]?.text !== 'first' && tokens[at - 1]?.text !== 'second') return share(0.5, 1);
  const denominator = parts.get(next);
  if ((first === 'a' || first === 'one') && denominator !== undefined && text(tokens, at + 2) !== 'of a')
    return next === 'quarter' && /^(year|day)$/.test(text(tokens, at + 2)) ? null : share(1 / denominator, 2);
  const nth = first === 'every' ? ordinalWords.get(next) : undefined;
  if (nth !== undefined && nth > 1) return share(1 / nth, 2);
  const plain = plainAt(tokens, at);
  if (plain === null) return null;
  const after = text(tokens, at + plain.length);
  if (after === 'percent' || after === '%') return share(plain.value / 100, plain.length + 1);
  const many = parts.get(after);
  if (many !== undefined && plain.value < many && after.endsWith('s'))
    return share(plain.value / many, plain.length + 1);
  if ((after === 'in' || (after === 'out' && text(tokens, at + plain.length + 1) === 'of')) && plain.length === 1) {
    const whole = plainAt(tokens, at + plain.length + (after === 'in' ? 1 : 2));
    const isSmall = whole !== null && whole.value > plain.value && whole.value <= 100 && plain.value < 10;
    if (whole !== null && isSmall)
      return share(plain.value / whole.value, plain.length + (after === 'in' ? 1 : 2) + whole.length);
  }
  return null;
}

function measuredAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  const plain = plainAt(tokens, at);
  if (plain === null) return null;
  const unit = baseUnits.get(text(tokens, at + plain.length));
  if (unit !== undefined)
    return { quantity: { value: plain.value * unit.size, unit: unit.unit }, length: plain.length + 1 };
  if (
    text(tokens, at + plain.length) === 'times' &&
    plain.value > 1 &&
    /^(as|more|less|the|faster|higher|larger|bigger)$/.test(text(tokens, at + plain.length + 1))
  )
    return { quantity: { value: plain.value, unit: 'factor' }, length: plain.length + 1 };
  return { quantity: { value: plain.value, unit: 'count' }, length: plain.length };
}

function ordinalAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  const word = text(tokens, at);
  const figure = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1];
  const value = figure === undefined ? ordinalWords.get(word) : Number(figure);
  return value === undefined ? null : { quantity: { value, unit: 'ordinal' }, length: 1 };
}

const factors: ReadonlyMap<string, number> = new Map([
  ['twice', 2],
  ['double', 2],
  ['doubles', 2],
  ['doubled', 2],
  ['doubling', 2],
  ['twofold', 2],
  ['triple', 3],
  ['tripled', 3],
  ['triples', 3],
  ['threefold', 3],
  ['quadrupled', 4],
  ['fourfold', 4],
  ['halve', 0.5],
  ['halved', 0.5],
  ['halves', 0.5],
  ['halving', 0.5],
  ['thrice', 3],
]);

function factorAt(tokens: readonly RawToken[], at: number): FoundQuantity | null {
  if (text(tokens, at) === 'twice' && text(tokens, at + 1) === 'per')
    return { quantity: { value: 2, unit: 'count' }, length: 1 };
  const value = factors.get(text(tokens, at));
  return value === undefined ? null : { quantity: { value, unit: 'factor' }, length: 1 };
}
