import type { Alignment, Problem } from './claim.ts';
import type { Segment } from './clauses.ts';
import { dateOf, datesAgree, datesRival } from './dates.ts';
import { firmness, sayings } from './lexicon.ts';
import { unitsAgree } from './quantities.ts';
import type { Token } from './read.ts';
import { matches, type Source } from './source.ts';
import { areOpposite } from './synonyms.ts';

/** Content that the source does not say at all, or says only of something else. */
export function unsupported(alignment: Alignment): Problem | null {
  const { claim, source, near } = alignment;
  const missing = alignment.missing.filter((token) => !isWordedOtherwise(token, alignment));
  for (const token of missing) {
    if ((token.kind === 'date' && isSourcesDay(token, alignment)) || isArticle(token, alignment)) continue;
    return { reason: reasonOf(token), detail: `"${token.text}" is not in the statement` };
  }
  const idle = claim.segments.find(
    ({ verb, isBare }) =>
      verb !== null &&
      !isBare &&
      verb.weight === 'light' &&
      isDeed(verb) &&
      !alignment.own.has(verb.at) &&
      !near.has(verb.at),
  );
  if (idle?.verb) return { reason: 'unsupported', detail: `"${idle.verb.text}" is not in the statement` };
  const borrowed = claim.tokens.filter((token) => near.has(token.at));
  for (const token of borrowed) {
    if (!isTyped(token)) continue;
    const isRivalled = source.reading.tokens.some((other) => areRivals(token, other) && !claimSays(alignment, other));
    if (!source.reading.leansBack || isRivalled)
      return { reason: reasonOf(token), detail: `"${token.text}" is said of something else` };
  }
  const plain = borrowed.filter((token) => token.weight === 'content' && !isTyped(token));
  const verbs = plain.filter((token) => claim.segments.some((segment) => segment.verb === token && !segment.isBare));
  if (plain.length > (source.reading.leansBack ? 3 : 1) || verbs.length > 0) {
    return {
      reason: 'unsupported',
      detail: `"${plain.map((token) => token.text).join(' ')}" is said of something else`,
    };
  }
  return null;
}

/** "one critic" for "a critic". */
function isArticle(token: Token, { claim, source, own }: Alignment): boolean {
  if (token.text !== 'one') return false;
  const noun = claim.sentence.tokens[token.at + 1];
  return (
    noun !== undefined &&
    own.has(noun.at) &&
    (own.get(noun.at) ?? []).some((other) => /^(a|an|per)$/.test(source.reading.tokens[other.at - 1]?.text ?? ''))
  );
}

/** A verb of its own words for what the source says of the same things with a verb that the claim leaves out. */
function isWordedOtherwise(token: Token, { claim, source, own, missing }: Alignment): boolean {
  const segment = claim.segments.find(({ verb, isBare }) => verb === token && !isBare);
  if (segment === undefined || missing.length > 1 || weighty.test(token.text)) return false;
  const others = segment.tokens.filter((other) => other !== token && other.weight === 'content');
  if (others.length < 2 || others.some((other) => (own.get(other.at) ?? []).length === 0)) return false;
  const said = new Set(claim.tokens.flatMap((other) => own.get(other.at) ?? []));
  return source.reading.segments.some((home) => {
    const isHome = others.every((other) =>
      own.get(other.at)?.some((known) => home.tokens.includes(known) || home.subject.includes(known)),
    );
    return (
      isHome &&
      home.verb !== null &&
      (home.isBare || !said.has(home.verb)) &&
      home.isNegated === segment.isNegated &&
      !home.tokens.some((known) => areOpposite(token.stem, known.stem))
    );
  });
}

const weighty =
  /^(promis|guarante|decid|refus|reject|cancel|sell|sold|buy|bought|dismiss|clos|open|stop|start|abolish|ban|forb|hir|fir|rais|lower|cut|increas|reduc|doubl|pay|paid|los|win|won|approv|sign|end|creat|destroy|replac|leav|left|quit|join|merg|borrow|lend|lent|give|gave|tak|took|return|rise|rose|fall|fell|fail|pass|repair|remov|add)/;

/** A verb that tells what is done, not how sure or by whom it is said. */
function isDeed({ text }: Token): boolean {
  return !firmness.has(text) && !sayings.has(text) && /^(start|begin|began|begun|bring|brought|stop)/.test(text);
}

function reasonOf(token: Token): Problem['reason'] {
  if (token.kind === 'number') return 'number';
  if (token.kind === 'date') return 'date';
  return token.isName ? 'name' : 'unsupported';
}

/** "In September 2024 we said …": the day of the statement itself, told of what is over. */
function isSourcesDay(token: Token, { claim, source }: Alignment): boolean {
  if (token.date === undefined || !datesAgree(token.date, dateOf(source.passage.date), source.passage.date))
    return false;
  const { segments } = claim.sentence;
  const isTold = segments.some(
    (segment) => segment.tense === 'past' || segment.tense === 'perfect' || segment.isSaying,
  );
  const isRivalled = source.reading.tokens.some((other) => areRivals(token, other));
  return (
    (isTold || segments.some((segment) => segment.tense === 'any' && segment.firmness === 3)) &&
    (!isRivalled || segments.some((segment) => segment.isSaying && segment.tokens.includes(token)))
  );
}

function claimSays({ own }: Alignment, other: Token): boolean {
  for (const found of own.values()) if (found.includes(other)) return true;
  return false;
}

/** Whether one may be said for the other by mistake: two names, two dates of a kind, two figures of a unit. */
function areRivals(a: Token, b: Token): boolean {
  if (
    a.kind === 'number' &&
    b.kind === 'number' &&
    (a.isBare || b.isBare) &&
    a.quantity?.unit !== 'ordinal' &&
    b.quantity?.unit !== 'ordinal'
  )
    return true;
  if (a.kind === 'number' && b.kind === 'number')
    return a.quantity !== undefined && b.quantity !== undefined && unitsAgree(a.quantity.unit, b.quantity.unit);
  if (a.kind === 'date' && b.kind === 'date')
    return a.date !== undefined && b.date !== undefined && datesRival(a.date, b.date);
  return a.isName && b.isName;
}

/** A figure that is about, at least or at most must stay so; an exact one must not become a bound. */
export function hedged(alignment: Alignment): Problem | null {
  for (const token of alignment.claim.tokens) {
    const found = alignment.own.get(token.at);
    if (found === undefined || (token.kind !== 'number' && token.kind !== 'date')) continue;
    if (found.some((other) => hedgeHolds(token, other))) continue;
    return {
      reason: 'hedge',
      detail: `"${token.text}" is limited otherwise in the statement (about, at least, up to)`,
    };
  }
  return null;
}

function hedgeHolds(token: Token, other: Token): boolean {
  if (token.hedge === other.hedge || other.kind === 'word') return true;
  if (token.kind === 'date') return other.hedge === 'none' || other.hedge === 'exact' || other.hedge === 'about';
  if (token.hedge === 'exact') return false;
  if (token.quantity?.unit === 'clock' || other.quantity?.unit === 'clock') return true;
  if (other.hedge === 'none') return token.hedge === 'about';
  return other.hedge === 'exact';
}

/** Figures, dates and names that the source pairs otherwise: "Leeds 12, York 15" is not "Leeds 15"; what was the old value is not the new. */
export function paired(alignment: Alignment): Problem | null {
  for (const token of alignment.claim.tokens) {
    const found = alignment.own.get(token.at) ?? [];
    const isSwapped =
      token.side !== undefined &&
      found.length > 0 &&
      found.every((other) => other.side !== undefined && other.side !== token.side);
    const isWhole =
      token.kind === 'number' &&
      token.side === undefined &&
      !isWholeOf(token, alignment.claim.sentence.tokens) &&
      found.length > 0 &&
      found.every((other) => isWholeOf(other, alignment.source.reading.tokens)) &&
      !alignment.claim.tokens.some((other) => other.kind === 'number' && other !== token);
    if (isWhole)
      return { reason: 'number', detail: `"${token.text}" is the whole of which the statement tells a part` };
    if (isSwapped)
      return {
        reason: token.kind === 'date' ? 'date' : 'number',
        detail: `"${token.text}" is the other end of the change`,
      };
  }
  for (const segment of alignment.claim.segments) {
    const content = segment.tokens.filter((token) => alignment.own.has(token.at) && token.weight === 'content');
    const inherited = segment.subject.filter((token) => !segment.tokens.includes(token) && alignment.own.has(token.at));
    for (const token of inherited) {
      if (isTyped(token) && isDisplaced(token, segment, alignment))
        return { reason: reasonOf(token), detail: `"${token.text}" goes with something else` };
    }
    for (const token of content.filter(isTyped)) {
      const others = content.filter((other) => other !== token);
      const typed = others.filter(isTyped).find((other) => isPairedOtherwise([other], token, segment, alignment));
      const nouns = others.filter((other) => other !== segment.verb && !isTyped(other));
      const isElsewhere =
        typed !== undefined ||
        isPairedOtherwise(nouns, token, null, alignment) ||
        isCountedOtherwise(token, segment, alignment) ||
        isExchanged(token, alignment) ||
        isDisplaced(token, segment, alignment);
      if (isElsewhere)
        return {
          reason: reasonOf(token),
          detail: `"${token.text}" goes with something else than "${(typed ?? others[0])?.text}"`,
        };
    }
  }
  return null;
}

/** The 120 of "18 of the 120". */
function isWholeOf({ at }: Token, tokens: readonly Token[]): boolean {
  const of = tokens[at - 1]?.text === 'of' ? at - 1 : tokens[at - 2]?.text === 'of' ? at - 2 : null;
  return of !== null && (tokens[of - 1]?.kind === 'number' || tokens[of - 1]?.text === 'most');
}

/** "11,000 rooms for 2,900 students" for "2,900 rooms for 11,000 students". */
function isExchanged(token: Token, { source, own, claim }: Alignment): boolean {
  if (token.kind !== 'number') return false;
  const counted = (number: Token, tokens: readonly Token[]) => {
    const [first, second] = tokens.slice(number.at + 1, number.at + 3);
    const next = first?.weight === 'light' ? second : first;
    return next?.weight === 'content' && next.kind === 'word' ? next : undefined;
  };
  const noun = counted(token, claim.sentence.tokens);
  const found = own.get(token.at) ?? [];
  const known = noun === undefined ? [] : (own.get(noun.at) ?? []);
  if (known.length === 0 || found.length === 0) return false;
  const numbers = source.reading.tokens.filter((other) => other.kind === 'number');
  const isOthers = known.every((other) =>
    numbers.some((number) => !found.includes(number) && counted(number, source.reading.tokens) === other),
  );
  return isOthers && found.every((number) => counted(number, source.reading.tokens) !== undefined);
}

/** Beside another noun or verb than in the source: "300 passengers" for "300 lorries", "need 412" for "have 412". */
function isCountedOtherwise(token: Token, segment: Segment, alignment: Alignment): boolean {
  if (token.kind !== 'number') return false;
  const next = segment.tokens.find(
    (other) => other.at > token.at && other.weight === 'content' && other.kind === 'word',
  );
  const before = segment.tokens.find(
    (other) => other.at === token.at - 1 && other.weight !== 'empty' && other.kind === 'word',
  );
  const isBare = (alignment.own.get(token.at) ?? []).some((other) => other.isBare === true);
  return [isBare ? undefined : next, before].some(
    (noun) =>
      noun !== undefined &&
      Math.abs(noun.at - token.at) <= 3 &&
      alignment.own.has(noun.at) &&
      isPairedOtherwise([noun], token, segment, alignment),
  );
}

/** Said with a verb that the source says of another of its kind. */
function isDisplaced(token: Token, segment: Segment, { source, own, claim }: Alignment): boolean {
  const { verb } = segment;
  if (
    verb === null ||
    verb === token ||
    segment.isBare ||
    verb.weight === 'empty' ||
    /^(keep|stay|remain|hold)/.test(verb.text)
  )
    return false;
  const found = own.get(verb.at);
  if (found === undefined) return false;
  const said = saidOf(claim.sentence.tokens, source, own);
  const homes = source.reading.segments.filter((s) => s.tokens.some((other) => found.includes(other)));
  const isGap = source.reading.segments.some(
    (s) => s.verb === null && s.tokens.some((other) => own.get(token.at)?.includes(other)),
  );
  if (isGap && token.isName) return false;
  const holds = (s: Segment) => [...s.tokens, ...s.subject].some((other) => own.get(token.at)?.includes(other));
  return (
    homes.length > 0 &&
    homes.every((home) => !holds(home) && home.tokens.some((other) => areRivals(token, other) && !said.has(other)))
  );
}

/** What the source says of these tokens, also of those in another claim of the sentence. */
function saidOf(tokens: readonly Token[], { reading, passage }: Source, own: Alignment['own']): ReadonlySet<Token> {
  return new Set(
    tokens.flatMap(
      (token) => own.get(token.at) ?? (isTyped(token) ? matches(token, reading.tokens, passage.date) : []),
    ),
  );
}

function isTyped(token: Token): boolean {
  return token.isName || token.kind === 'number' || token.kind === 'date';
}

/**
 * Whether the source says `token` apart from all the others, and these beside another of its kind that the claim does not say: in the
 * same segment of the claim or, without one, anywhere in it.
 */
function isPairedOtherwise(
  others: readonly Token[],
  token: Token,
  segment: Segment | null,
  { source, own, claim }: Alignment,
): boolean {
  const said = saidOf((segment ?? claim.sentence).tokens, source, own);
  const { segments } = source.reading;
  // What a relative clause says, it says of what stands before it.
  const segmentsOf = (other: Token) => {
    const found = segments.filter((s) => (own.get(other.at) ?? []).some((token) => s.tokens.includes(token)));
    return [
      ...found,
      ...found.flatMap((s) => (/^(who|which)$/.test(s.tokens[0]?.text ?? '') ? (segments[s.index - 1] ?? []) : [])),
    ];
  };
  // The old of a change stands where the sentence likes.
  if (segment?.tokens[0]?.text === 'insteadof') return false;
  const home = segmentsOf(token);
  const places = others.map(segmentsOf).filter((list) => list.length > 0);
  if (home.length === 0 || places.length === 0 || places.some((list) => list.some((place) => home.includes(place))))
    return false;
  const isElliptic = home.some(
    (place) =>
      place.tokens.some((other) => /^(one|ones|that)$/.test(other.text)) ||
      place.tokens.some((other, k) => /^(more|less|fewer)$/.test(other.text) && place.tokens[k + 1]?.text === 'than'),
  );
  const isBare = (own.get(token.at) ?? []).some((other) => other.isBare === true);
  if ((isElliptic || (isBare && segment === null)) && !others.some(isTyped)) return false;
  return places.some((list) =>
    list.every((place) => place.tokens.some((other) => areRivals(token, other) && !said.has(other))),
  );
}
