import type { Reading, Segment } from './clauses.ts';
import { directions } from './lexicon.ts';
import type { Token } from './read.ts';
import { matches, type Source } from './source.ts';
import { root } from './stems.ts';
import { areOpposite, mayStandFor } from './synonyms.ts';

/** Why a sentence does not pass. */
export type Reason =
  | 'number'
  | 'date'
  | 'name'
  | 'negation'
  | 'comparison'
  | 'firmness'
  | 'quantity'
  | 'condition'
  | 'hedge'
  | 'role'
  | 'attribution'
  | 'tense'
  | 'scope'
  | 'cause'
  | 'unsupported'
  | 'outdated';

/** What a claim says that its source does not, in plain words for the desk. */
export interface Problem {
  readonly reason: Reason;
  readonly detail: string;
}

/** One part of the sentence under check: what says one thing. */
export interface Claim {
  readonly sentence: Reading;
  readonly segments: readonly Segment[];
  readonly tokens: readonly Token[];
}

/** A claim held against one source: which tokens of the source say what the claim's tokens say. */
export interface Alignment {
  readonly claim: Claim;
  readonly source: Source;
  /** Tokens of the source's own sentence, by position in the claim's sentence. */
  readonly own: ReadonlyMap<number, readonly Token[]>;
  /** Claim tokens that only a sentence before, the title or the place says. */
  readonly near: ReadonlySet<number>;
  readonly heading: ReadonlySet<number>;
  /** Content that nothing says. */
  readonly missing: readonly Token[];
  /** The share of the claim's content that the source's own sentence says, figures and names twice. */
  readonly coverage: number;
}

/** The parts of a sentence that are claims of their own; what is too short to be one belongs to the one before. */
export function claimsOf(sentence: Reading): readonly Claim[] {
  const groups: Segment[][] = [];
  for (const segment of sentence.segments) {
    const last = groups.at(-1);
    const isNew = last === undefined || last[0]?.part !== segment.part;
    if (isNew && (last === undefined || (canStand(segment, sentence) && last.some((s) => s.tokens.some(isContent)))))
      groups.push([segment]);
    else last?.push(segment);
  }
  return groups.map((segments) => ({
    sentence,
    segments,
    tokens: segments.flatMap((segment) => claimTokens(segment, segments)),
  }));
}

/** A part whose subject stands in an earlier part is about it too. */
function claimTokens(segment: Segment, group: readonly Segment[]): readonly Token[] {
  const own = new Set(segment.tokens.map((token) => token.at));
  const held = new Set(group.flatMap((s) => s.tokens.map((token) => token.at)));
  const inherited =
    segment === group[0] ? segment.subject.filter((token) => !own.has(token.at) && !held.has(token.at)) : [];
  return [...inherited, ...segment.tokens];
}

function canStand(segment: Segment, sentence: Reading): boolean {
  const part = sentence.segments.filter((s) => s.part === segment.part).flatMap((s) => s.tokens);
  return part.filter(isContent).length >= 2;
}

export function isContent(token: Token): boolean {
  return token.weight === 'content';
}

/** Holds a claim against a source. */
export function align(claim: Claim, source: Source): Alignment {
  const spokenOn = source.passage.date;
  const own = new Map<number, readonly Token[]>();
  const near = new Set<number>();
  const heading = new Set<number>();
  const missing: Token[] = [];
  const sentence = source.reading.tokens;
  const before = [...source.chain, ...(source.limiting === null ? [] : [source.limiting])].flatMap(
    ({ tokens }) => tokens,
  );
  let covered = 0;
  let total = 0;
  for (const token of claim.tokens) {
    if (token.weight === 'empty' || token.kind === 'mark') continue;
    const loose = matches(token, sentence, spokenOn);
    const exact = token.kind === 'word' ? loose.filter((other) => other.stem === token.stem) : [];
    const found = exact.length > 0 ? exact : loose;
    const weight = token.weight === 'light' ? 0.3 : token.isName || token.kind !== 'word' ? 2 : 1;
    total += weight;
    if (found.length > 0) {
      own.set(token.at, found);
      covered += found.some((other) => other.stem === token.stem || token.kind !== 'word') ? weight : weight * 0.85;
    } else if (
      matches(token, source.heading, spokenOn).some(
        (other) => other.stem === token.stem || token.isName || token.kind !== 'word',
      )
    )
      heading.add(token.at);
    else if (
      matches(token, before, spokenOn).some(
        (other) =>
          token.kind !== 'word' ||
          root(other.stem) === root(token.stem) ||
          other.text === token.text ||
          (isPointedAt(token, claim) && mayStandFor(token.stem, other.stem, true)),
      )
    ) {
      near.add(token.at);
      // "She reports to the board": whom a pronoun names was said before.
      if (token.isName && sentence.some(({ text }) => /^(?:he|she|they|it)$/.test(text))) covered += weight * 0.7;
    } else if (isPointedAt(token, claim) && pointing.test(token.text)) near.add(token.at);
    else if (isOtherSideOfThan(token, claim, source) || isDeniedOpposite(token, claim, source)) own.set(token.at, []);
    else if (token.weight === 'content') missing.push(token);
  }
  // Two words of the claim cannot both live on one of the source: "lent … to the bank" finds no lending in "bank".
  const exactly = new Set(
    claim.tokens.flatMap((token) => (own.get(token.at) ?? []).filter((other) => other.stem === token.stem)),
  );
  for (const token of claim.tokens) {
    const found = own.get(token.at) ?? [];
    if (token.kind !== 'word' || token.weight !== 'content' || found.length === 0) continue;
    if (!found.every((other) => other.stem !== token.stem && exactly.has(other))) continue;
    // "charge a fee" for "charge"
    const isPhrase = claim.tokens.some(
      (other) =>
        other !== token &&
        Math.abs(other.at - token.at) <= 3 &&
        (own.get(other.at) ?? []).some((t) => found.includes(t)),
    );
    if (isPhrase) continue;
    own.delete(token.at);
    missing.push(token);
  }
  return { claim, source, own, near, heading, missing, coverage: total === 0 ? 0 : covered / total };
}

/** Nouns that say nothing of their own after "that" or "this": what is meant was said before. */
const pointing =
  /^(?:decision|figure|number|rule|step|matter|case|point|thing|kind|way|situation|question|reason|place|time)s?$/;

/** "because of the purchase", "that decision": what was said before, by another word. */
function isPointedAt(token: Token, { sentence }: Claim): boolean {
  return /^(?:the|that|this|these|those)$/.test(sentence.tokens[token.at - 1]?.text ?? '');
}

/** "not open" for "closed": the denial is another check's to compare. */
function isDeniedOpposite(token: Token, claim: Claim, { reading }: Source): boolean {
  const isIn = (segments: readonly Segment[], other: Token) =>
    segments.find((segment) => segment.tokens.includes(other))?.isNegated;
  return reading.tokens.some(
    (other) => areOpposite(token.stem, other.stem) && isIn(claim.segments, token) !== isIn(reading.segments, other),
  );
}

/** "slower than" for "faster than": whether the sides are turned too is another check's to say. */
function isOtherSideOfThan(token: Token, { sentence }: Claim, { reading }: Source): boolean {
  const axis = directions.get(token.text)?.[0];
  if (axis === undefined) return false;
  const compares = (tokens: readonly Token[]) => tokens.some((t) => t.text === 'than');
  return (
    compares(sentence.tokens) &&
    compares(reading.tokens) &&
    reading.tokens.some((t) => directions.get(t.text)?.[0] === axis)
  );
}

/** The source's segment that says most of what the claim's segment says; null when none says anything of it. */
export function bestSegment(segment: Segment, alignment: Alignment): Segment | null {
  let best: { readonly segment: Segment; readonly score: number } | null = null;
  const { segments } = alignment.source.reading;
  const verbs =
    segment.verb === null || segment.isBare
      ? []
      : (alignment.own.get(segment.verb.at) ?? []).filter((token) => token.weight === 'content');
  const withVerb = segments.filter((candidate) => candidate.tokens.some((token) => verbs.includes(token)));
  for (const candidate of withVerb.length > 0 ? withVerb : segments) {
    const positions = new Set(candidate.tokens.map((token) => token.at));
    let score = 0;
    for (const token of segment.tokens) {
      const found = alignment.own.get(token.at) ?? [];
      if (found.some((other) => positions.has(other.at) && alignment.source.reading.tokens[other.at] === other))
        score += token.weight === 'light' ? 0.4 : token.kind === 'word' && !token.isName ? 1 : 1.6;
    }
    if (score > 0 && candidate.isNegated === segment.isNegated) score += 0.3;
    if (score > 0 && candidate.firmness === segment.firmness) score += 0.2;
    // "they" stands for what an earlier clause names.
    if (score > 0 && candidate.index > 0 && candidate.tokens.some(({ text }) => /^(it|they)$/.test(text))) score += 0.5;
    if (score >= 0.4 && (best === null || score > best.score)) best = { segment: candidate, score };
  }
  return best?.segment ?? null;
}
