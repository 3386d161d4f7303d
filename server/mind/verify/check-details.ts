import { pairs } from './check-meaning.ts';
import { type Alignment, isContent, type Problem } from './claim.ts';
import type { Segment } from './clauses.ts';
import type { Token } from './read.ts';
import { mayStandFor } from './synonyms.ts';

/** Where a word before a date puts what is said: from then on, up to then, after, before. */
const reaches: ReadonlyMap<string, 'start' | 'end' | 'after' | 'before'> = new Map([
  ['from', 'start'],
  ['since', 'start'],
  ['starting', 'start'],
  ['until', 'end'],
  ['till', 'end'],
  ['by', 'end'],
  ['upto', 'end'],
  ['after', 'after'],
  ['before', 'before'],
]);
const against: ReadonlySet<string> = new Set([
  'start end',
  'end start',
  'after before',
  'before after',
  'after end',
  'end after',
  'start before',
  'before start',
]);

/** Until a day for since it, before it for after it. */
export function redated(alignment: Alignment): Problem | null {
  for (const token of alignment.claim.tokens) {
    if (token.kind !== 'date') continue;
    const said = reachOf(token, alignment.claim.sentence.tokens);
    const known = (alignment.own.get(token.at) ?? []).map((other) => reachOf(other, alignment.source.reading.tokens));
    if (
      said !== null &&
      known.length > 0 &&
      known.every((other) => other !== null && against.has(`${said} ${other}`))
    ) {
      return { reason: 'date', detail: `"${token.text}" is not when it ends or begins` };
    }
  }
  return null;
}

function reachOf(date: Token, tokens: readonly Token[]): 'start' | 'end' | 'after' | 'before' | null {
  for (let i = date.at - 1; i >= Math.max(0, date.at - 4); i--) {
    const word = tokens[i]?.text ?? '';
    const reach = reaches.get(word);
    if (reach !== undefined) return tokens[i - 1]?.text === 'not' && reach === 'before' ? 'after' : reach;
    if (!/^(the|of|end|beginning|middle|early|late|about|around|upto|atleast)$/.test(word)) return null;
  }
  return null;
}

/** My mistake, not theirs; their mistake, not mine. */
export function othersOwn({ claim, source, own }: Alignment): Problem | null {
  for (const token of claim.tokens) {
    const said = ownerOf(token, claim.sentence.tokens);
    if (said === null) continue;
    const known = (own.get(token.at) ?? []).map((other) => ownerOf(other, source.reading.tokens));
    if (known.length > 0 && known.every((other) => other !== null && other !== said)) {
      return { reason: 'role', detail: `whose "${token.text}" it is is turned round` };
    }
  }
  return null;
}

function ownerOf(noun: Token, tokens: readonly Token[]): 'own' | 'others' | null {
  const before = tokens[noun.at - 1]?.text ?? '';
  return /^(my|our)$/.test(before) ? 'own' : /^(their|his|her)$/.test(before) ? 'others' : null;
}

/** "the new unit" where the source says "the old unit". */
export function requalified({ claim, source, own }: Alignment): Problem | null {
  const adjective = (noun: Token, tokens: readonly Token[]) => {
    const before = tokens[noun.at - 1];
    return before?.kind === 'word' && before.weight !== 'empty' && tokens[noun.at - 2]?.kind !== undefined
      ? before
      : null;
  };
  for (const token of claim.tokens) {
    if (token.kind !== 'word' || token.weight !== 'content' || token.isName) continue;
    const said = adjective(token, claim.sentence.tokens);
    const nouns = (own.get(token.at) ?? []).filter((noun) => noun.stem === token.stem);
    const isAnotherOne = source.reading.tokens.some(
      (other, i) => other.text === 'one' && source.reading.tokens[i - 1]?.text === said?.text,
    );
    if (said === null || said.isName || isAnotherOne || nouns.length === 0 || !opposed.has(said.text)) continue;
    const known = nouns.map((noun) => adjective(noun, source.reading.tokens));
    const differs = known.every(
      (other) => other !== null && opposed.has(other.text) && !mayStandFor(said.stem, other.stem),
    );
    if (differs) return { reason: 'role', detail: `the statement says "${known[0]?.text} ${token.text}"` };
  }
  return null;
}

/** Adjectives that tell one of two or few from the other. */
const opposed: ReadonlySet<string> = new Set(
  'new old big small large young older younger first second third last left right upper lower inner outer early late former previous current next public private local national foreign domestic full part short long high low north south east west northern southern eastern western male female day night summer winter medical surgical'.split(
    ' ',
  ),
);

/** What is done before for what is done after. */
export function reordered(alignment: Alignment): Problem | null {
  const order = (segment: Segment) =>
    segment.tokens.find((token) => /^(after|before|until|once)$/.test(token.text) && token === segment.tokens[0])
      ?.text ?? null;
  const found = pairs(alignment);
  for (const [later, knownLater] of found) {
    const said = order(later);
    if (said === null) continue;
    const known = order(knownLater);
    for (const [main, knownMain] of found) {
      if (main === later || knownMain === knownLater || main.verb === null || order(main) !== null) continue;
      const other = order(knownMain);
      const isTurned = known === null && other !== null && isBefore(said) === isBefore(other);
      if (isTurned) return { reason: 'comparison', detail: 'the statement tells it in the other order' };
    }
  }
  return null;
}

function isBefore(word: string): boolean {
  return word === 'before' || word === 'until';
}

/** For whom or to what it is, left out: "closed to lorries", "free for schools". */
export function unbounded(alignment: Alignment): Problem | null {
  const { source, own } = alignment;
  const { tokens } = source.reading;
  const said = new Set([...own.values()].flat());
  for (const [, best] of pairs(alignment)) {
    for (const token of best.tokens) {
      if (!said.has(token) || token.weight !== 'content' || !isPredicate(token, best)) continue;
      const next = tokens[token.at + 1];
      const noun = tokens.slice(token.at + 2, token.at + 4).find(isContent);
      if (
        next === undefined ||
        !/^(for|to)$/.test(next.text) ||
        noun === undefined ||
        noun.kind !== 'word' ||
        !best.tokens.includes(noun)
      )
        continue;
      if (best.tokens.filter((other) => other.at > token.at && isContent(other) && said.has(other)).length === 0)
        continue;
      if (!said.has(noun)) return { reason: 'scope', detail: `the statement says it "${next.text} ${noun.text}"` };
    }
  }
  return contrasted(alignment);
}

function isPredicate(token: Token, { verb, isPassive, isBare }: Segment): boolean {
  return (
    (token === verb && (isPassive || isBare || /^(free|open|closed|available|becom)/.test(token.text))) ||
    /^(free|open|closed|close|available)$/.test(token.text)
  );
}

/** One of two figures without what tells it from the other: "double the wage" for "double on Sundays, and one and a half times on other days". */
function contrasted({ claim, source, own }: Alignment): Problem | null {
  const said = new Set([...own.values()].flat());
  for (const token of claim.tokens) {
    if (token.kind !== 'number' || token.quantity?.unit === 'ordinal') continue;
    const home = source.reading.segments.find((segment) =>
      (own.get(token.at) ?? []).some((other) => segment.tokens.includes(other)),
    );
    const rest = home?.tokens.filter((other) => other.at > (own.get(token.at)?.[0]?.at ?? 0)) ?? [];
    const limits = rest.filter(
      (other) => isContent(other) && other.kind !== 'number' && follows(other, rest[0]?.at ?? 0, source.reading.tokens),
    );
    const rival = source.reading.segments.find(
      (segment) =>
        segment !== home &&
        segment.verb === null &&
        segment.tokens.some(
          (other) =>
            other.kind === 'number' &&
            !said.has(other) &&
            other.quantity?.unit !== 'ordinal' &&
            !other.side &&
            isLikeUnit(other, token),
        ),
    );
    if (
      rival === undefined ||
      limits.length === 0 ||
      limits.some((limit) => said.has(limit)) ||
      rival.tokens.some((other) => other.text === 'than')
    )
      continue;
    return { reason: 'scope', detail: `the statement says it only of "${limits[0]?.text}"` };
  }
  return null;
}

function isLikeUnit(a: Token, b: Token): boolean {
  if (a.isBare || b.isBare) return true;
  const loose = (unit: string | undefined) => (unit === 'factor' ? 'count' : unit);
  return loose(a.quantity?.unit) === loose(b.quantity?.unit);
}

/** Whether a word stands behind an "on", "for" or "in" that is not before `from`. */
function follows(token: Token, from: number, tokens: readonly Token[]): boolean {
  return tokens.slice(Math.max(from, token.at - 3), token.at).some((other) => /^(on|for|in|at)$/.test(other.text));
}

/** "The board rather than I", for "I and not the board"; "with a ticket" for "without". */
export function swapped({ claim, source, own }: Alignment): Problem | null {
  const turn = (tokens: readonly Token[]) => tokens.find((token) => token.text === 'insteadof')?.at;
  const [here, there] = [turn(claim.sentence.tokens), turn(source.reading.tokens)];
  const says = ({ kind, weight, text }: Token) => kind !== 'word' || weight !== 'empty' || text === 'one';
  const beside =
    here === undefined
      ? []
      : [
          claim.tokens.findLast((each) => each.at < here && says(each)),
          claim.tokens.find((each) => each.at > here && says(each)),
        ];
  for (const token of claim.tokens) {
    const found = (own.get(token.at) ?? []).filter((other) => source.reading.tokens[other.at] === other);
    if (found.length === 0 || token.weight === 'empty') continue;
    const isOther = (other: Token) => here !== undefined && there !== undefined && other.at > there !== token.at > here;
    if (beside.includes(token) && found.every(isOther))
      return { reason: 'comparison', detail: 'the statement says it the other way round' };
    const home = claim.segments.find((segment) => segment.tokens.includes(token));
    if (home === undefined || home.zone === 'without' || home.isNegated || token.kind !== 'word') continue;
    const homes = source.reading.segments.filter((segment) => segment.tokens.some((other) => found.includes(other)));
    if (homes.length > 0 && homes.every(({ zone }) => zone === 'without'))
      return { reason: 'negation', detail: `the statement says "without ${token.text}"` };
  }
  return null;
}
