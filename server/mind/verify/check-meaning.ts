import { type Alignment, bestSegment, type Problem } from './claim.ts';
import type { Segment } from './clauses.ts';
import { dateOf, datesAgree } from './dates.ts';
import { directions, frequencies, quantifiers, whoeverWords } from './lexicon.ts';
import type { Token } from './read.ts';
import { areOpposite } from './synonyms.ts';

/** Said where the source denies, or the other way round. */
export function denied(alignment: Alignment): Problem | null {
  for (const [segment, best] of pairs(alignment)) {
    const isDateOnly =
      segment.verb === null && segment.tokens.every((token) => token.kind === 'date' || token.weight === 'empty');
    if (segment.zone === 'without' && best.zone !== 'without' && !best.isNegated)
      return { reason: 'negation', detail: 'the statement does not say "without"' };
    if (isDateOnly || segment.zone === 'without' || best.zone === 'without') continue;
    // "If you report it, you have nothing to fear", for "whoever reports it has nothing to fear".
    if (segment.zone === 'if' && /^(?:whoever|anyone|anybody|those)$/.test(best.tokens[0]?.text ?? '')) continue;
    const contrary = contraryOf(segment, best, alignment);
    if (contrary !== null && segment.isNegated === best.isNegated)
      return { reason: 'negation', detail: `the statement says "${contrary.text}"` };
    if (contrary !== null || segment.isNegated === best.isNegated) continue;
    const isSaidOtherwise = alignment.source.reading.segments.some(
      (other) =>
        other.isNegated === segment.isNegated &&
        holdsVerb(segment, other, alignment) &&
        sharesAsMuch(segment, other, best, alignment),
    );
    if (isSaidOtherwise) continue;
    return {
      reason: 'negation',
      detail: best.isNegated ? 'the statement says that it is not so' : 'the statement does not deny it',
    };
  }
  return null;
}

/** What the source says the contrary of in this segment: "closed" where the claim says "open". */
function contraryOf(segment: Segment, best: Segment, { own }: Alignment): Token | null {
  for (const token of segment.tokens) {
    if (
      token.kind !== 'word' ||
      token.weight === 'empty' ||
      directions.has(token.text) ||
      (own.get(token.at) ?? []).some((other) => best.tokens.includes(other))
    )
      continue;
    const contrary = best.tokens.find(
      (other) =>
        areOpposite(token.stem, other.stem) &&
        !directions.has(other.text) &&
        !segment.tokens.some((t) => t.stem === other.stem),
    );
    if (contrary !== undefined) return contrary;
  }
  return null;
}

/** Meant more firmly than the source means it. */
export function firmer(alignment: Alignment): Problem | null {
  const all = pairs(alignment);
  for (const [segment, best] of pairs(alignment)) {
    if (segment.verb === null) continue;
    const isSought =
      best.verb !== null &&
      !best.isBare &&
      /^(appl(y|ied|ies)|ask(s|ed)?|seek(s|ing)?|sought|request(s|ed)?)$/.test(best.verb.text);
    if (segment.isBare && isSought) return { reason: 'firmness', detail: 'the statement only asks for it' };
    const firm = best.firmness;
    const typed = segment.tokens.filter((token) => token.kind === 'number' && alignment.own.has(token.at));
    const isThought = typed.some((token) => {
      const homes = alignment.source.reading.segments.filter((s) =>
        s.tokens.some((other) => alignment.own.get(token.at)?.includes(other)),
      );
      return homes.length > 0 && homes.every((home) => home.firmness < segment.firmness && home.zone !== 'cause');
    });
    const said = Math.min(...all.filter(([, other]) => other === best).map(([other]) => other.firmness));
    if (said > firm || isThought)
      return { reason: 'firmness', detail: 'the statement only considers, hopes or plans it' };
  }
  return null;
}

/** Told of another time than the source tells it. */
export function retimed(alignment: Alignment): Problem | null {
  const { claim, source } = alignment;
  const isTold = claim.sentence.tokens.some(
    (token) =>
      token.date !== undefined &&
      datesAgree(token.date, dateOf(source.passage.date), source.passage.date) &&
      token.date.year !== undefined,
  );
  if (source.isOutdated) {
    const isPast = claim.sentence.segments.some((segment) => segment.tense === 'past' || segment.tense === 'any');
    if (!isPast || !isTold)
      return {
        reason: 'outdated',
        detail: 'the statement no longer holds: it may be told only as past, with its date',
      };
  }
  for (const [segment, best] of pairs(alignment)) {
    if (
      segment.tokens[0]?.text === 'which' ||
      segment.tense === null ||
      best.tense === null ||
      segment.tense === 'any' ||
      best.tense === 'any'
    )
      continue;
    if (isDone(segment, best) && !isSince(alignment))
      return { reason: 'tense', detail: 'the statement does not say that it has happened' };
    const firstSaid = Math.min(
      ...segment.tokens.flatMap((token) =>
        (alignment.own.get(token.at) ?? [])
          .filter((other) => best.tokens.includes(other) && other.weight === 'content')
          .map((other) => other.at),
      ),
    );
    // "voted to hold exams" tells of no past exams.
    const isInfinitive = best.tokens.some(
      (token) =>
        token.text === 'to' &&
        token.at < firstSaid &&
        token.at > (best.verb?.at ?? 0) &&
        source.reading.tokens[token.at + 1]?.kind === 'word',
    );
    if (isInfinitive) continue;
    const now = timeOf(segment);
    const then = timeOf(best);
    if (now === then || now === 'both' || then === 'both') continue;
    if (now === 'past' && (isTold || source.isOutdated)) continue;
    return {
      reason: 'tense',
      detail: now === 'past' ? 'the statement tells it of now or later' : 'the statement tells it of the past',
    };
  }
  return null;
}

/** "has arrived" for "arrives" or "will arrive". */
function isDone(segment: Segment, best: Segment): boolean {
  if (
    segment.tense !== 'perfect' ||
    segment.zone !== 'main' ||
    segment.isBare ||
    best.isBare ||
    segment.tokens.some((token) => token.text === 'since' || token.text === 'can')
  )
    return false;
  return (best.tense === 'present' || best.tense === 'future') && !best.tokens.some((token) => token.text === 'since');
}

/** "Since March all have been paid", for "from March on all are paid": whether the day is the same is another check's to say. */
function isSince({ claim: { sentence }, source }: Alignment): boolean {
  const { tokens } = source.reading;
  const begins = tokens.some(
    (token, i) =>
      /^(from|since|starting)$/.test(token.text) && tokens.slice(i, i + 6).some(({ kind }) => kind === 'date'),
  );
  return begins && sentence.tokens.some(({ text }) => text === 'since');
}

function timeOf({ tense }: Segment): 'past' | 'now' | 'both' {
  return tense === 'past' ? 'past' : tense === 'perfect' ? 'both' : 'now';
}

/** More for less, before for after, later for earlier. */
export function turned(alignment: Alignment): Problem | null {
  const all = new Set(alignment.source.reading.tokens.flatMap((token) => directions.get(token.text)?.[0] ?? []));
  const ordered = alignment.source.reading.tokens.some((token) =>
    /^(then|when|once|until|since|following|if|whoever|prior|from|same|atleast)$/.test(token.text),
  );
  for (const [segment, best] of pairs(alignment)) {
    const said = sides(segment);
    for (const [axis] of said) {
      const isTold = segment.tokens.some((token, i) =>
        axis === 'time'
          ? /^(after|before)$/.test(token.text) && segment.tokens[i + 1]?.kind === 'word'
          : axis === 'amount' &&
            /^(more|less|fewer)$/.test(token.text) &&
            segment.tokens.slice(i, i + 4).some((t) => t.text === 'than') &&
            segment.tokens[i + 2]?.kind !== 'number',
      );
      if (isTold && !all.has(axis) && !(axis === 'time' && ordered))
        return { reason: 'comparison', detail: 'the statement does not compare them so' };
    }
    const known = sidesOf(spokenOf(segment, best, alignment));
    for (const [axis, side] of said) {
      const other = known.get(axis);
      if (other === undefined || side === 0 || other === 0) continue;
      const flips = isCompared(axis, segment) && orderTurns(segment, best, alignment) ? -1 : 1;
      if (side !== other * flips) return { reason: 'comparison', detail: 'the statement compares the other way round' };
    }
  }
  return null;
}

/** Whether a word of this axis stands right before what it is compared with. */
function isCompared(axis: string, { tokens }: Segment): boolean {
  return tokens.some((token, i) => {
    const isConsumed = token.text === 'more' && directions.has(tokens[i + 1]?.text ?? '');
    if (
      isConsumed ||
      directions.get(token.text)?.[0] !== axis ||
      !(/er$/.test(token.text) || /^(more|less|slowly)$/.test(token.text))
    )
      return false;
    return tokens.slice(i).some((t) => t.text === 'than') || (axis === 'time' && tokens[i + 1]?.kind === 'word');
  });
}

/** For each axis the side that a segment names; 0 when both. */
function sides(segment: Segment): ReadonlyMap<string, number> {
  return sidesOf([segment]);
}

/** The segments of the source that say anything of a segment, the best first; only the best when it names a direction itself. */
function spokenOf(segment: Segment, best: Segment, { source, own }: Alignment): readonly Segment[] {
  if (sides(best).size > 0) return [best];
  const found = segment.tokens.flatMap((token) => own.get(token.at) ?? []);
  return source.reading.segments.filter((s) => s.tokens.some((token) => found.includes(token)));
}

function sidesOf(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const segment of segments)
    for (const token of segment.tokens) {
      const direction = directions.get(token.text);
      const next = directions.get(segment.tokens[segment.tokens.indexOf(token) + 1]?.text ?? '');
      // "more slowly" is slower, not more; "more than thirty minutes" says how long, not which way.
      const isOfFigure = /^(?:more|less|fewer)$/.test(token.text) && isThanFigure(segment, token);
      if (direction === undefined || isOfFigure || (token.text === 'more' && next !== undefined)) continue;
      const [axis, side] = direction;
      const before = found.get(axis);
      found.set(axis, before === undefined || before === side ? side : 0);
    }
  return found;
}

function isThanFigure({ tokens }: Segment, token: Token): boolean {
  const at = tokens.indexOf(token);
  return tokens[at + 1]?.text === 'than' && tokens[at + 2]?.kind === 'number';
}

/** Whether the things on both sides of "than" (or "before", "after") stand the other way round. */
function orderTurns(segment: Segment, best: Segment, { own }: Alignment): boolean {
  const pivot = (s: Segment) => s.tokens.find((token) => /^(than|before|after)$/.test(token.text));
  const here = pivot(segment);
  const there = pivot(best);
  if (here === undefined || there === undefined) return false;
  let same = 0;
  let crossed = 0;
  for (const token of segment.tokens) {
    if (token.weight !== 'content' || token.kind === 'number') continue;
    for (const other of own.get(token.at) ?? []) {
      if (!best.tokens.includes(other) || best.tokens.filter((t) => t.stem === other.stem).length > 1) continue;
      if (directions.has(other.text)) continue;
      if (token.at < here.at === other.at < there.at) same += token.isName || token.kind === 'date' ? 2 : 1;
      else crossed += token.isName || token.kind === 'date' ? 2 : 1;
    }
  }
  return crossed > same;
}

/** All for some, always for usually, everybody for one team. */
export function widened(alignment: Alignment): Problem | null {
  const { claim, source } = alignment;
  const known = source.reading.tokens.filter((token) => quantifiers.has(token.text));
  const strongest = Math.max(
    source.reading.tokens.some((token) => whoeverWords.has(token.text)) ? 4 : 0,
    ...known.map((token) => quantifiers.get(token.text) ?? 0),
    ...source.reading.tokens.map(shareStrength),
  );
  for (const token of claim.tokens) {
    const strength = quantifiers.get(token.text);
    if (strength === undefined || token.hedge !== 'none') continue;
    const isOfFigure = claim.sentence.tokens
      .slice(token.at + 1, token.at + 3)
      .some((t) => t.kind === 'number' && alignment.own.has(t.at));
    if (
      strength >= 2 &&
      (strength > strongest || isWeakerOf(token, strength, alignment)) &&
      !isOfFigure &&
      !isDenied(token, claim.segments)
    )
      return { reason: 'quantity', detail: `"${token.text}" is more than the statement says` };
  }
  for (const token of source.reading.tokens) {
    const isPart = token.quantity?.unit === 'share' && source.reading.tokens[token.at + 1]?.text === 'of';
    const problem =
      isPart && ![...alignment.own.values()].some((found) => found.includes(token))
        ? droppedQuantity(token, alignment)
        : null;
    if (problem !== null) return problem;
  }
  for (const token of known) {
    const strength = quantifiers.get(token.text) ?? 4;
    if (strength >= 4 || isHedge(token, source.reading.tokens)) continue;
    const problem = frequencies.has(token.text)
      ? droppedFrequency(token, strength, alignment)
      : droppedQuantity(token, alignment);
    if (problem !== null) return problem;
  }
  return null;
}

/** Whether the noun that is said of all is in the source one of some. */
function isWeakerOf(token: Token, strength: number, { claim, source, own }: Alignment): boolean {
  if (frequencies.has(token.text)) return false;
  const noun = claim.sentence.tokens
    .slice(token.at + 1, token.at + 5)
    .find((t) => t.weight === 'content' && t.kind === 'word');
  const known = noun === undefined ? undefined : own.get(noun.at)?.[0];
  if (known === undefined) return false;
  const before = source.reading.tokens.slice(Math.max(0, known.at - 4), known.at);
  const strengths = before.flatMap((t) => (frequencies.has(t.text) ? [] : (quantifiers.get(t.text) ?? [])));
  return strengths.length > 0 && strengths.every((s) => s < strength);
}

function shareStrength(token: Token): number {
  if (token.quantity?.unit !== 'share') return 0;
  return token.quantity.value >= 0.5 ? 3 : 1;
}

function isDenied(token: Token, segments: readonly Segment[]): boolean {
  return segments.some((segment) => segment.isNegated && segment.tokens.includes(token));
}

/** "some 40 people" is about 40. */
function isHedge(token: Token, tokens: readonly Token[]): boolean {
  return tokens[token.at + 1]?.kind === 'number';
}

function droppedFrequency(token: Token, strength: number, alignment: Alignment): Problem | null {
  const { claim, source } = alignment;
  const home = source.reading.segments.find((segment) => segment.tokens.includes(token));
  const isUsed = pairs(alignment).some(([, best]) => best === home);
  if (!isUsed) return null;
  const isCounted = claim.tokens.some((t) => t.quantity?.unit === 'share' && alignment.own.has(t.at));
  const isKept =
    isCounted ||
    claim.tokens.some((t) => (quantifiers.get(t.text) ?? 9) <= strength) ||
    claim.segments.some((s) => s.firmness <= 2);
  return isKept ? null : { reason: 'quantity', detail: `the statement says "${token.text}"` };
}

function droppedQuantity(token: Token, { claim, source, own }: Alignment): Problem | null {
  const noun = source.reading.tokens
    .slice(token.at + 1, token.at + 5)
    .find((t) => t.weight === 'content' && t.kind === 'word');
  if (noun === undefined) return null;
  for (const said of claim.tokens) {
    if (!(own.get(said.at) ?? []).includes(noun)) continue;
    const before = claim.sentence.tokens.slice(Math.max(0, said.at - 5), said.at);
    const isLimited = before.some(
      (t) => quantifiers.has(t.text) || t.kind === 'number' || /^(part|not|no)$/.test(t.text),
    );
    if (!isLimited) return { reason: 'quantity', detail: `the statement says it of ${token.text} only` };
  }
  return null;
}

/** Each segment of the claim with the segment of the source that says it. */
export function pairs(alignment: Alignment): readonly (readonly [Segment, Segment])[] {
  return alignment.claim.segments.flatMap((segment) => {
    const best = bestSegment(segment, alignment);
    return best === null ? [] : [[segment, best] as const];
  });
}

function holdsVerb({ verb, isBare }: Segment, other: Segment, { own }: Alignment): boolean {
  const found = verb === null || isBare ? [] : (own.get(verb.at) ?? []);
  return found.length === 0 || found.some((token) => other.tokens.includes(token));
}

function sharesAsMuch(segment: Segment, other: Segment, best: Segment, { own }: Alignment): boolean {
  const count = (s: Segment) =>
    segment.tokens.filter(
      (token) => token.weight === 'content' && (own.get(token.at) ?? []).some((t) => s.tokens.includes(t)),
    ).length;
  return count(other) > 0 && count(other) >= count(best);
}
