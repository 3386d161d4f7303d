import { type DateSaid, dateAt } from './dates.ts';
import { emptyWords, frequencies, type Hedge, hedges, lightWords, quantifiers } from './lexicon.ts';
import { type Quantity, quantityAt } from './quantities.ts';
import { isIrregularBase } from './stems.ts';
import { type RawToken, rawTokens } from './tokens.ts';

/** One word, figure, date or mark of a sentence, with what it says. */
export interface Token {
  readonly at: number;
  readonly kind: 'word' | 'number' | 'date' | 'mark';
  readonly text: string;
  readonly stem: string;
  /** A proper name: a capital that does not only open the sentence. */
  readonly isName: boolean;
  /** How much of its own it says: nothing, a little, or what a passage has to support. */
  readonly weight: 'empty' | 'light' | 'content';
  readonly quantity?: Quantity;
  readonly date?: DateSaid;
  /** What limits a figure or date: about, at least, at most, exactly. */
  readonly hedge: Hedge;
  /** Which end of a change or a span a figure or date is. */
  readonly side?: 'from' | 'to';
  /** The stem of what a figure is counted by: "a day". */
  readonly per?: string;
  /** A figure without a noun or unit: its unit is what another figure has. */
  readonly isBare?: boolean;
  /** The figure itself, whatever its unit. */
  readonly figure?: number;
}

/** The tokens of one sentence, figures and dates read as one token each. */
export function readTokens(sentence: string): readonly Token[] {
  const raw = rawTokens(sentence);
  const tokens: Token[] = [];
  for (let i = 0; i < raw.length; ) {
    const { token, length } = tokenAt(raw, i, tokens.length);
    tokens.push(token);
    i += length;
  }
  for (const [i, token] of tokens.entries()) {
    const quarter = quarterAlone(tokens, i);
    if (quarter !== null)
      tokens[i] = {
        at: token.at,
        kind: 'date',
        text: token.text,
        stem: token.stem,
        isName: false,
        weight: 'content',
        hedge: 'none',
        date: quarter,
      };
  }
  return tokens.map((token) => (token.kind === 'number' || token.kind === 'date' ? limited(tokens, token) : token));
}

/** "… in the first quarter, and were back by the third". */
function quarterAlone(tokens: readonly Token[], i: number): DateSaid | null {
  const { quantity } = tokens[i] ?? {};
  if (quantity?.unit !== 'ordinal' || quantity.value > 4 || tokens[i - 1]?.text !== 'the') return null;
  const next = tokens[i + 1];
  const isAlone = next === undefined || next.kind === 'mark' || next.weight === 'empty';
  return isAlone && tokens.slice(0, i).some((token) => /^q\d$/.test(token.date?.part ?? ''))
    ? { part: `q${quantity.value}` }
    : null;
}

function tokenAt(raw: readonly RawToken[], i: number, at: number): { readonly token: Token; readonly length: number } {
  const here = raw[i] ?? { text: '', stem: '', isMark: true, isCapital: false, opens: false };
  const said = (length: number) =>
    raw
      .slice(i, i + length)
      .map((token) => token.text)
      .join(' ');
  const base = { at, text: here.text, stem: here.stem, isName: false, hedge: 'none' } as const;
  if (here.isMark) return { token: { ...base, kind: 'mark', weight: 'empty' }, length: 1 };
  const date = dateAt(raw, i);
  if (date !== null) {
    const token = { ...base, kind: 'date', text: said(date.length), weight: 'content', date: date.date } as const;
    return { token, length: date.length };
  }
  const found = isPronounOne(raw, i) ? null : quantityAt(raw, i);
  if (found !== null && !isAdverbFirst(raw, i)) {
    const token = {
      ...base,
      kind: 'number',
      text: said(found.length),
      weight: 'content',
      quantity: found.quantity,
      ...(found.figure !== undefined && { figure: found.figure }),
    } as const;
    return { token, length: found.length };
  }
  const isName = here.isCapital && !here.opens && here.text !== 'i' && !emptyWords.has(here.text);
  const isEmpty = emptyWords.has(here.text) || quantifiers.has(here.text) || frequencies.has(here.text);
  const weight = isEmpty ? 'empty' : lightWords.has(here.text) && !isName ? 'light' : 'content';
  return { token: { ...base, kind: 'word', isName, weight }, length: 1 };
}

/** "the new one", "no one of them": a pronoun, not a figure. */
function isPronounOne(raw: readonly RawToken[], i: number): boolean {
  if (raw[i]?.text !== 'one') return false;
  const before = raw[i - 1]?.text ?? '';
  const next = raw[i + 1];
  if (/^(the|this|that|which|every|each|no|any|another)$/.test(before)) return true;
  const isAfterNoun = i >= 2 && !emptyWords.has(before) && !raw[i - 1]?.isMark;
  if (isAfterNoun && /^(the|a|an|this|that|our|your|its|their|my|his|her)$/.test(raw[i - 2]?.text ?? '')) return true;
  // "furnace one"
  if (
    (isAfterNoun || i === 1) &&
    !lightWords.has(before) &&
    before !== '' &&
    !emptyWords.has(before) &&
    raw[i - 1]?.isMark === false
  )
    return false;
  if (next === undefined || next.isMark) return true;
  return emptyWords.has(next.text) && !/^(of|in|out|and|half|more|less)$/.test(next.text);
}

/** "on a simulator first", "the first to know": no place in a counted order. */
function isAdverbFirst(raw: readonly RawToken[], i: number): boolean {
  if (raw[i]?.text !== 'first') return raw[i]?.text === 'second' && raw[i + 1]?.isMark === true;
  const next = raw[i + 1];
  return next === undefined || next.isMark || emptyWords.has(next.text) || raw[i - 1]?.text === 'at';
}

const passedOver = new Set([
  'the',
  'a',
  'an',
  'of',
  'in',
  'is',
  'only',
  'just',
  'for',
  'on',
  'by',
  'until',
  'from',
  'to',
]);

/** A figure or date with its hedge and side, from the words around it. */
function limited(tokens: readonly Token[], token: Token): Token {
  const side = sideOf(tokens, token.at);
  const hedge = hedgeOf(tokens, token.at);
  const per = perOf(tokens, token.at);
  return {
    ...token,
    hedge: hedge === 'none' && side !== undefined && isRange(tokens, token.at) ? 'range' : hedge,
    ...(side !== undefined && { side }),
    ...(per !== undefined && { per }),
    ...(token.quantity?.unit === 'count' && isBare(tokens, token.at) && { isBare: true }),
  };
}

function isBare(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next === undefined ||
    next.kind !== 'word' ||
    next.weight === 'empty' ||
    (/s$/.test(next.text) && isIrregularBase(next.text))
  );
}

/** The unit that a figure is counted by: "15 litres a day", "four times a week". */
function perOf(tokens: readonly Token[], at: number): string | undefined {
  for (let i = at + 1; i <= Math.min(tokens.length - 2, at + 3); i++) {
    if (tokens[i]?.kind !== 'word') return undefined;
    if (tokens[i]?.text === 'per' && i > at + 1 && tokens[i - 1]?.weight === 'empty') return undefined;
    if (tokens[i]?.text === 'per') return tokens[i + 1]?.stem;
  }
  return undefined;
}

/** "between 8 and 12", "8 to 12", but not "from 8 to 12", which may be a change. */
function isRange(tokens: readonly Token[], at: number): boolean {
  const text = (i: number) => tokens[i]?.text ?? '';
  const isPairedWith = (i: number) => tokens[i]?.kind === tokens[at]?.kind;
  const start = text(at - 1) === 'and' || text(at - 1) === 'to' ? at - 2 : at;
  if (!isPairedWith(start) || !isPairedWith(start + 2) || tokens[at]?.kind !== 'number') return false;
  return text(start - 1) === 'between' || (text(start + 1) === 'to' && text(start - 1) !== 'from');
}

function hedgeOf(tokens: readonly Token[], at: number): Hedge {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const word = tokens[i]?.text ?? '';
    const isComparison = word === 'than' && i > 0;
    if (isComparison) {
      const compared = tokens[i - 1]?.text ?? '';
      return compared === 'more' ? 'min' : /^(less|fewer)$/.test(compared) ? 'max' : 'none';
    }
    const hedge = hedges.get(word);
    if (
      hedge !== undefined &&
      !(
        i < at - 1 &&
        /^(about|around|over|past|under|above|below|some|perhaps)$/.test(word) &&
        tokens[i + 1]?.kind === 'word' &&
        !passedOver.has(tokens[i + 1]?.text ?? '')
      )
    )
      return hedge;
    if (!passedOver.has(word)) break;
  }
  // "On average a visit takes two hours"
  const isAverage = tokens[0]?.text === 'about' || tokens.slice(0, at).some((token) => token.text === 'average');
  if (isAverage && tokens.findIndex((token) => token.kind === 'number') === at) return 'about';
  // "31 million at most", "in 2027, at the earliest".
  for (let i = at + 1; i <= Math.min(tokens.length - 1, at + 3); i++) {
    const word = tokens[i]?.text ?? '';
    const isNear =
      i === at + 1 || tokens.slice(at + 1, i).every((token) => token.kind === 'mark' || token.weight === 'content');
    const next = tokens[i + 1];
    if (
      /^(about|atleast|upto)$/.test(word) &&
      isNear &&
      (next === undefined || next.kind === 'mark' || next.kind === 'word')
    )
      return hedges.get(word) ?? 'none';
    if (tokens[i]?.kind === 'number' || tokens[i]?.kind === 'date') break;
  }
  return 'none';
}

/** The start and the end of "from 13 to 10.5", "8,000 to 12,000", "between 8 and 12"; the old of "up from 71", "instead of one", "against 67". */
function sideOf(tokens: readonly Token[], at: number): 'from' | 'to' | undefined {
  const kind = tokens[at]?.kind;
  const text = (i: number) => tokens[i]?.text ?? '';
  const before = text(at - 1);
  const isFigure = (i: number) => tokens[i]?.kind === kind;
  if (before === 'insteadof' || before === 'from' || before === 'against')
    return before === 'from' && kind === 'date' && !followedByTo(tokens, at) ? undefined : 'from';
  if (before === 'between') return 'from';
  if (text(at + 1) === 'to' && isFigure(at + 2)) return 'from';
  // "18 of the 120"
  if (text(at + 1) === 'of' && (isFigure(at + 2) || isFigure(at + 3))) return 'from';
  if (kind === 'number' && (before === 'of' ? isFigure(at - 2) : text(at - 2) === 'of' && isFigure(at - 3)))
    return 'to';
  if (
    before === 'to' &&
    (isFigure(at - 2) || tokens.slice(Math.max(0, at - 6), at - 1).some((token) => token.text === 'from'))
  )
    return 'to';
  if (before === 'and' && tokens.slice(Math.max(0, at - 4), at - 1).some((token) => token.text === 'between'))
    return 'to';
  const rest = tokens.slice(at + 1, at + 9);
  const old = rest.findIndex((token) => token.text === 'insteadof' || token.text === 'against');
  if (
    old !== -1 &&
    rest.slice(0, old).every((token) => token.kind === 'word' || token.text === ',') &&
    rest.slice(old + 1).some((token) => token.kind === kind)
  )
    return 'to';
  return undefined;
}

function followedByTo(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1, at + 4).some((token) => token.text === 'to');
}
