import { anaphors, auxiliaries, causes, conditions, firmness, negators, sayings, type Tense } from './lexicon.ts';
import { readTokens, type Token } from './read.ts';
import { verbForm } from './stems.ts';
import { isTemporal, stretches } from './stretches.ts';
import { verbGroup } from './verbs.ts';

/** What a stretch of a sentence does: says something, or limits or explains what the others say. */
export type Zone = 'main' | 'if' | 'unless' | 'until' | 'except' | 'only' | 'cause' | 'without';

/** A stretch of a sentence between commas, conjunctions and the like, with what holds for all of it. */
export interface Segment {
  readonly index: number;
  /** Segments of one part say one thing; another part may be about something else. */
  readonly part: number;
  readonly tokens: readonly Token[];
  readonly zone: Zone;
  readonly isNegated: boolean;
  /** 1 only thought of, 1.5 possible, 2 planned, 3 meant as it is. */
  readonly firmness: number;
  readonly tense: Tense | null;
  readonly isPassive: boolean;
  readonly verb: Token | null;
  /** Only "is" or "has": the verb is then what follows. */
  readonly isBare: boolean;
  /** Who or what does it, and what comes after the verb. */
  readonly subject: readonly Token[];
  readonly after: readonly Token[];
  /** Those whose saying or wish it is, when it is not the leader's own; null when it is. */
  readonly holders: readonly Token[] | null;
  readonly isSaying: boolean;
}

export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly segments: readonly Segment[];
  /** Leans on what was said before: holds a pronoun or leaves out a noun. */
  readonly leansBack: boolean;
}

/** Reads a sentence into segments. */
export function readSentence(text: string): Reading {
  const tokens = readTokens(text);
  const segments: Segment[] = [];
  let zone: Zone = 'main';
  for (const { from, to, part, opensPart } of stretches(tokens)) {
    const slice = tokens.slice(from, to);
    const opener = zoneOf(slice, opensPart);
    const isAfterCause =
      tokens[segments.at(-1)?.tokens[0]?.at ?? 0]?.text === 'becauseof' && auxiliaries.has(slice[0]?.text ?? '');
    const isNewZone =
      isAfterCause ||
      opener !== null ||
      opensPart ||
      tokens[from - 1]?.text === ',' ||
      /^(i|we|you|they|after|before)$/.test(slice[0]?.text ?? '');
    if (isNewZone) zone = opener ?? 'main';
    segments.push(
      reported(
        segmentOf(slice, tokens, {
          index: segments.length,
          part,
          zone,
          before: antecedent(segments),
          named: verbless(segments, part),
        }),
        segments.at(-1),
      ),
    );
  }
  for (const [i, segment] of segments.entries()) {
    const before = segments[i - 1];
    // "We looked at it and decided against it."
    const isOwn = segment.tokens.some((token) => /^(i|we|they)$/.test(token.text));
    const isTurned =
      !isOwn &&
      segment.tokens.some(
        (token, k) => token.text === 'against' && /^(it|this|that|them)$/.test(segment.tokens[k + 1]?.text ?? ''),
      );
    if (isTurned && before !== undefined && segment.tokens.filter((token) => token.weight === 'content').length === 0)
      segments[i - 1] = { ...before, isNegated: !before.isNegated, firmness: 3 };
  }
  return { text, tokens, segments, leansBack: tokens.some((token) => anaphors.has(token.text)) };
}

/** The segment that a verb without a subject goes on with: not a relative clause, but what that tells of. */
function antecedent(segments: readonly Segment[]): Segment | undefined {
  const last = segments.at(-1);
  const before = segments.at(-2);
  const opener = last?.tokens[0]?.text ?? '';
  const isAdjacent = before?.tokens.at(-1)?.at === (last?.tokens[0]?.at ?? 0) - 1;
  const isReduced = isAdjacent && /^(i|we|they)$/.test(opener) && before?.verb === null && before.part === last?.part;
  return before !== undefined && (/^(who|which)$/.test(opener) || isReduced) ? before : last;
}

function verbless(segments: readonly Segment[], part: number): readonly Segment[] {
  const last = segments.findLastIndex((segment) => segment.verb !== null || segment.part !== part);
  return segments.slice(last + 1);
}

/** What is said after "said that" is as much another's, and as firm, as the saying. */
function reported(segment: Segment, before: Segment | undefined): Segment {
  if (segment.tokens[0]?.text !== 'that' || before?.isSaying !== true) return segment;
  return {
    ...segment,
    holders: segment.holders ?? before.holders,
    isSaying: true,
    firmness: Math.min(segment.firmness, before.firmness),
  };
}

function zoneOf(slice: readonly Token[], opensPart: boolean): Zone | null {
  const first = slice[0]?.text ?? '';
  if (/^where(ver)?$/.test(first) && !opensPart && first === 'where') return null;
  const second = slice[1]?.text ?? '';
  const condition =
    conditions.get(first) ?? (/^(only|not|even|but|and)$/.test(first) ? conditions.get(second) : undefined);
  if (condition !== undefined) return condition;
  if (first === 'without') return 'without';
  if (causes.has(first) && first !== 'so') return first === 'since' && isTemporal(slice) ? null : 'cause';
  if (/^(when|whenever|once)$/.test(first) && !slice.some(isPastVerb)) return 'if';
  return null;
}

function isPastVerb(token: Token): boolean {
  return auxiliaries.get(token.text) === 'past' || verbForm(token.text) === 'past';
}

interface Place {
  readonly index: number;
  readonly part: number;
  readonly zone: Zone;
  readonly before: Segment | undefined;
  /** Those before it without a verb: what is named in apposition. */
  readonly named: readonly Segment[];
}

function segmentOf(slice: readonly Token[], all: readonly Token[], place: Place): Segment {
  const { index, part, zone, before, named } = place;
  const group = verbGroup(slice, all);
  const cut = group === null ? slice.length : group.from;
  const isRelative = /^(who|which)$/.test(slice[0]?.text ?? '');
  const own = isRelative ? [] : slice.slice(0, cut).filter(isArgument);
  const hasPronoun = slice
    .slice(0, cut)
    .some((token) => /^(it|they|he|she|this|that|there|you|these|those)$/.test(token.text));
  const inherits =
    own.length === 0 &&
    (!hasPronoun || isRelative) &&
    before !== undefined &&
    group !== null &&
    (zone === before.zone || before.zone === 'cause');
  const subject =
    isRelative && before !== undefined
      ? before.tokens.filter(isArgument).slice(-2)
      : inherits
        ? [...new Set([...named.flatMap((segment) => segment.tokens.filter(isArgument)), ...before.subject])]
        : own;
  const after = group === null ? [] : slice.slice(group.to).filter(isArgument);
  const levels = slice.map((token, i) =>
    token.kind === 'word' && !isPlainAsking(slice, i) ? (firmness.get(token.text) ?? 3) : 3,
  );
  const isSaying = slice.some((token) => sayings.has(token.text));
  const negations = slice.filter((token, i) => isNegator(token, i, slice));
  // "is voluntary and paid extra"
  const isCoordinate =
    group?.from === 0 &&
    group.tense === 'past' &&
    before !== undefined &&
    (before.isBare || before.isPassive) &&
    verbForm(slice[0]?.text ?? '') === 'past-or-participle';
  return {
    index,
    part,
    tokens: slice,
    zone,
    isNegated: zone !== 'without' && (negations.length + (zone === 'unless' ? 1 : 0)) % 2 === 1,
    firmness: Math.min(3, ...levels),
    tense: isCoordinate ? 'any' : (group?.tense ?? null),
    isPassive: isCoordinate || (group?.isPassive ?? false),
    verb: group?.head ?? null,
    isBare: group?.isBare ?? false,
    subject,
    after,
    holders: holdersOf(slice, subject, isSaying),
    isSaying,
  };
}

/** "We asked 800 of you" asks for nothing. */
function isPlainAsking(slice: readonly Token[], i: number): boolean {
  return (
    /^(asks?|asked)$/.test(slice[i]?.text ?? '') &&
    !slice.slice(i + 1).some((token) => token.text === 'to' || token.text === 'for')
  );
}

function isNegator({ text }: Token, i: number, slice: readonly Token[]): boolean {
  if (text === 'nor') return !slice.slice(0, i).some((token) => token.text === 'neither');
  return negators.has(text) || /^oppos(e|es|ed)$/.test(text) || (text === 'against' && slice[i + 1]?.kind !== 'number');
}

const persons = new Set(['i', 'we', 'us', 'me']);

function isArgument(token: Token): boolean {
  if (token.kind === 'date' || token.kind === 'mark') return false;
  return token.weight === 'content' || persons.has(token.text) || (token.weight === 'light' && token.kind === 'word');
}

/** Those other than the leader whose saying it is. */
function holdersOf(slice: readonly Token[], subject: readonly Token[], isSaying: boolean): readonly Token[] | null {
  if (!isSaying) return null;
  const source = slice.findIndex((token) => token.text === 'accordingto');
  if (source !== -1) return slice.slice(source + 1).filter(isArgument);
  const isOwn = subject.some((token) => /^(i|we)$/.test(token.text)) || subject.length === 0;
  if (isOwn) return null;
  const said = slice.findIndex((token) => sayings.has(token.text));
  const holders = subject
    .filter((token) => !/^(law|rule|contract|treaty|regulation|plan|agreement)s?$/.test(token.text))
    .filter((token) => token.at < (slice[said]?.at ?? 0) && token.kind === 'word' && token.weight !== 'empty');
  return holders.length === 0 ? null : holders;
}
