import { pairs } from './check-meaning.ts';
import { type Alignment, isContent, type Problem } from './claim.ts';
import type { Segment, Zone } from './clauses.ts';
import { causes, firstPersons, quantifiers } from './lexicon.ts';
import type { Token } from './read.ts';
import { matches } from './source.ts';
import { areConverse, mayStandFor } from './synonyms.ts';

const limitingZones: ReadonlySet<Zone> = new Set<Zone>(['if', 'unless', 'until', 'except', 'only']);

/** A condition, an exception or an "only" of the source that the claim leaves out. */
export function unlimited(alignment: Alignment): Problem | null {
  const { source, claim } = alignment;
  const used = new Set(pairs(alignment).map(([, best]) => best));
  const limiting = source.limiting?.segments.map((segment) => ({ segment, always: true })) ?? [];
  const all = [...source.reading.segments.map((segment) => ({ segment, always: false })), ...limiting];
  for (const { segment, always } of all) {
    const isCap =
      segment.verb === null &&
      /^(upto|atleast)$/.test(segment.tokens[0]?.text ?? '') &&
      segment.tokens.some(({ kind }) => kind === 'number');
    const isLimit =
      isCap ||
      limitingZones.has(segment.zone) ||
      always ||
      (segment.zone === 'without' && hasDenial(source.reading.segments, segment.part));
    if (!isLimit) continue;
    const governs = [...used].some(
      (main) =>
        main !== segment &&
        !limitingZones.has(main.zone) &&
        (always || sharesPart(main, segment, source.reading.segments)),
    );
    if (governs && !keeps(segment, claim.sentence.tokens, alignment)) {
      return {
        reason: 'condition',
        detail: `the statement limits it: "${segment.tokens.map((token) => token.text).join(' ')}"`,
      };
    }
  }
  return droppedBound(alignment) ?? droppedOnly(alignment);
}

/** What is denied until a day or below a figure is not denied altogether. */
function droppedBound(alignment: Alignment): Problem | null {
  const { own, claim } = alignment;
  const said = new Set([...own.values()].flat());
  for (const [segment, best] of pairs(alignment)) {
    if (!segment.isNegated || !best.isNegated) continue;
    const bounds = best.tokens.filter(
      (token) => token.kind === 'date' || token.hedge === 'min' || token.hedge === 'max',
    );
    if (
      bounds.length > 0 &&
      !bounds.some((bound) => said.has(bound)) &&
      !claim.sentence.tokens.some((token) => token.kind === 'date')
    ) {
      return { reason: 'condition', detail: `the statement limits it: "${bounds[0]?.text}"` };
    }
  }
  return null;
}

function hasDenial(segments: readonly Segment[], part: number): boolean {
  return segments.some((segment) => segment.part === part && segment.isNegated);
}

/** A condition at the head of a sentence holds for all that follows; one at the end for its own part, and for the part joined to it. */

function sharesPart(main: Segment, limit: Segment, segments: readonly Segment[]): boolean {
  const isLoose = limit.zone === 'until' || limit.zone === 'except';
  if (main.part === limit.part)
    return (
      !isLoose || limit.index === 0 || segments[limit.index - 1]?.part !== limit.part || limit.index <= main.index + 1
    );
  const isAlone = segments.every((segment) => segment.part !== limit.part || segment.zone === limit.zone);
  if (isAlone && main.part === limit.part - 1) return true;
  const isFirst = segments[0] === limit;
  return isFirst && main.part === limit.part + 1;
}

/** Whether the claim says the limit too: half of what the limit says. */
function keeps(limit: Segment, said: readonly Token[], { source }: Alignment): boolean {
  const content = limit.tokens.filter(isContent);
  if (content.length === 0)
    return said.some((token) => /^(if|unless|until|except|only|without|otherwise)$/.test(token.text));
  const outside = new Set(
    source.reading.tokens.filter((token) => !limit.tokens.includes(token)).map((token) => token.stem),
  );
  const kept = content.filter((token) =>
    said.some(
      (other) =>
        (other.stem === token.stem || !outside.has(other.stem)) &&
        matches(other, [token], source.passage.date).length > 0,
    ),
  );
  const isConditional = said.some((token) =>
    /^(if|unless|until|except|only|otherwise|whoever|when|once|who|which|where|wherever|before|after|or|but|depend|depends|depending|not|without|while|during)$/.test(
      token.text,
    ),
  );
  if (limit.zone === 'until' && limit.verb === null && content.some((token) => token.quantity?.unit === 'clock'))
    return true;
  return isConditional ? kept.length >= content.length * 0.34 : kept.length === content.length && limit.zone !== 'if';
}

function droppedOnly(alignment: Alignment): Problem | null {
  const { source, claim, own } = alignment;
  const { tokens } = source.reading;
  const used = new Set(pairs(alignment).map(([, best]) => best));
  const saidTokens = new Set([...own.values()].flat());
  for (const only of tokens) {
    if (!/^(only|solely|exclusively)$/.test(only.text)) continue;
    const home = source.reading.segments.find((segment) => segment.tokens.includes(only));
    const isNear =
      home !== undefined &&
      [...used].some(
        (segment) => segment === home || (segment.part === home.part && Math.abs(segment.index - home.index) <= 1),
      );
    const isOthers =
      home !== undefined &&
      !used.has(home) &&
      home.tokens.at(-1) !== only &&
      home.tokens.some((token) => isContent(token) && token.at < only.at);
    if (!isNear || isOthers) continue;
    const next = tokens[only.at + 1];
    const after =
      next === undefined || next.kind === 'mark'
        ? []
        : tokens
            .slice(only.at + 1)
            .filter(isContent)
            .slice(0, 2);
    const focus = after.length > 0 ? after : tokens.slice(0, only.at).filter(isContent).slice(-2);
    const isKept =
      focus.some((token) => saidTokens.has(token)) ||
      claim.sentence.tokens.some((token) => /^(only|solely|exclusively|just)$/.test(token.text));
    if (!isKept) return { reason: 'condition', detail: 'the statement says "only"' };
  }
  const added = claim.tokens.find((token) => /^(only|solely|exclusively)$/.test(token.text));
  if (
    added !== undefined &&
    !tokens.some((token) => /^(only|solely|exclusively|just|alone|except|nothing|nobody|no|none)$/.test(token.text))
  ) {
    return { reason: 'scope', detail: 'the statement does not say "only"' };
  }
  return null;
}

/** A noun said of all, without what limits it in the source: "all wards" for "every surgical ward". */
export function generalised(alignment: Alignment): Problem | null {
  const { claim, source, own } = alignment;
  const { tokens } = source.reading;
  const said = new Set([...own.values()].flat());
  const verbs = new Set(source.reading.segments.map((segment) => segment.verb));
  for (const token of claim.sentence.tokens) {
    const noun = own.get(token.at)?.find((other) => other.weight === 'content' && other.stem === token.stem);
    if (noun === undefined || token.weight !== 'content') continue;

    const before = claim.sentence.tokens.slice(Math.max(0, token.at - 3), token.at);
    const isAll = before.some((t) => quantifiers.get(t.text) === 4) || before.at(-1)?.text === 'no';
    const isPlural = /[^s]s$/.test(token.text) && /[^s]s$/.test(noun.text);
    if (!isAll && !isPlural) continue;
    for (const limits of limitsOf(noun, tokens, isAll, verbs)) {
      if (limits.length === 0 || limits.some((limit) => said.has(limit))) continue;
      return {
        reason: 'scope',
        detail: `the statement says it only of some: "${limits.map((limit) => limit.text).join(' ')}"`,
      };
    }
  }
  return null;
}

/** "everybody" for "anyone under 18". */
export function everybody({ claim, source, own }: Alignment): Problem | null {
  const said = new Set([...own.values()].flat());
  const verbs = new Set(source.reading.segments.map((segment) => segment.verb));
  if (!claim.tokens.some((token) => /^(everybody|everyone|all|nobody|anybody|anyone)$/.test(token.text))) return null;
  for (const token of source.reading.tokens) {
    if (!/^(anyone|anybody|everyone|everybody|those|nobody)$/.test(token.text)) continue;
    for (const limits of limitsOf(token, source.reading.tokens, true, verbs)) {
      const isOwn = limits.some((limit) => source.heading.some((token) => token.text === limit.text));
      if (limits.length > 0 && !isOwn && !limits.some((limit) => said.has(limit)))
        return {
          reason: 'scope',
          detail: `the statement says it only of some: "${limits.map((limit) => limit.text).join(' ')}"`,
        };
    }
  }
  return null;
}

/** What directly limits a noun: "surgical wards", "students with a medical reason". */
function limitsOf(
  noun: Token,
  tokens: readonly Token[],
  isAll: boolean,
  verbs: ReadonlySet<Token | null>,
): readonly (readonly Token[])[] {
  const next = tokens[noun.at + 1];
  const before = tokens[noun.at - 1];
  const adjective = isAll && before?.kind === 'word' && before.weight === 'content' ? [before] : [];
  if (
    next === undefined ||
    !/^(with|from|without|on|in|of|north|south|east|west|at|for|under|between|over|above|below|that|who)$/.test(
      next.text,
    )
  )
    return [adjective];
  const isWhere = /^(in|on|at|for|of)$/.test(next.text);
  if (isWhere && !isAll) return [adjective];
  const phrase: Token[] = [];
  for (const token of tokens.slice(noun.at + 2, noun.at + 6)) {
    if (token.kind === 'mark' || verbs.has(token)) break;
    if (token.weight === 'content') phrase.push(token);
  }
  return [adjective, phrase];
}

/** What others said, thought or wished, told as the leader's own. */
export function misattributed(alignment: Alignment): Problem | null {
  const { claim } = alignment;
  for (const [segment, best] of pairs(alignment)) {
    if (
      best.holders === null ||
      segment.tokens.every((token) => best.holders?.some((holder) => mayStandFor(holder.stem, token.stem)))
    )
      continue;
    const tokens = claim.sentence.tokens;
    const isNamed = best.holders.some((holder) => tokens.some((token) => mayStandFor(token.stem, holder.stem)));
    const isTold = claim.sentence.segments.some((s) => s.isSaying);
    if (!isNamed || !isTold)
      return {
        reason: 'attribution',
        detail: `the statement says it of ${best.holders.map((holder) => holder.text).join(' ')}`,
      };
  }
  return null;
}

/** Subject and object changed round, or somebody else doing it. */
export function recast(alignment: Alignment): Problem | null {
  const { own } = alignment;
  for (const [segment, best] of pairs(alignment)) {
    if (segment.verb === null || best.verb === null || !mayStandFor(segment.verb.stem, best.verb.stem)) continue;
    const [doers, done] = rolesOf(segment);
    const [knownDoers, knownDone] = rolesOf(best);
    const isIn = (token: Token, list: readonly Token[]) =>
      (own.get(token.at) ?? []).some((other) => list.includes(other));
    const isThere = segment.tokens.some((token) => token.text === 'there' && token.at < (segment.verb?.at ?? 0));
    // What is compared is another check's to say.
    if (isThere || best.tokens.some((token) => token.text === 'than')) continue;
    const crossed = doers.some((token) => isIn(token, knownDone) && !isIn(token, knownDoers));
    const back = done.some((token) => isIn(token, knownDoers) && !isIn(token, knownDone));
    const problem = { reason: 'role', detail: 'the statement says it of somebody else' } as const;
    const says = (list: readonly Token[]) => list.some((token) => firstPersons.has(token.text));
    const others = (list: readonly Token[]) => list.some((token) => /^(they|them|he|she)$/.test(token.text));
    const objects = (list: readonly Token[]) => list.some((token) => token.text === 'us' || token.text === 'me');
    if (objects(done) && says(knownDoers) && !objects(knownDone)) return problem;
    if (
      !segment.isPassive &&
      others(segment.tokens.filter((token) => token.at < (segment.verb?.at ?? 0))) &&
      says(knownDoers) &&
      !says(doers)
    )
      return problem;
    if (
      !best.isBare &&
      areConverse(segment.verb.stem, best.verb.stem) &&
      ((says(doers) && says(knownDoers)) || doers.some((token) => isIn(token, knownDoers)))
    )
      return problem;
    if (crossed && back) return problem;
    if (crossed && says(done) && says(knownDoers)) return problem;
    if (back && says(doers) && says(knownDone)) return problem;
    if (segment.isBare || best.isBare) continue;
    const known = knownDoers.filter((token) => token.weight === 'content' || firstPersons.has(token.text));
    const light = /^(continue|keep|stay|remain)/;
    const named = doers.filter((token) => token.weight === 'content' && token.kind === 'word');
    const isMiddle = known.length > 0 && known.every((token) => done.some((other) => isInList(other, token, own)));
    if (says(doers) && isMiddle) continue;
    if (
      says(doers) &&
      known.length > 0 &&
      !says(known) &&
      known.some((token) => token.kind === 'word') &&
      named.length === 0
    )
      return problem;
    const isIntransitive =
      named.every((token) => isIn(token, knownDone)) && done.every((token) => !isIn(token, knownDoers));
    if (isIntransitive && named.length > 0) continue;
    if (
      says(known) &&
      named.length > 0 &&
      !says(doers) &&
      named.every((token) => own.has(token.at) || alignment.near.has(token.at)) &&
      !segment.isPassive
    )
      return problem;
    if (
      named.length > 0 &&
      known.length > 0 &&
      !says(known) &&
      !light.test(segment.verb.text) &&
      !light.test(best.verb.text) &&
      named.every((token) => (own.has(token.at) || alignment.near.has(token.at)) && !isIn(token, knownDoers)) &&
      known.every((token) => token.kind === 'word')
    )
      return problem;
  }
  return null;
}

function isInList(token: Token, known: Token, own: Alignment['own']): boolean {
  return (own.get(token.at) ?? []).includes(known);
}

/** What the source says of one, said of another: subject and rest from two clauses of one sentence. */
export function merged(alignment: Alignment): Problem | null {
  const { own } = alignment;
  for (const [segment, best] of pairs(alignment)) {
    if (segment.isPassive || best.isPassive || best.subject.length === 0 || segment.zone !== 'main') continue;
    if (segment.tokens[0]?.text === 'which' || best.tokens.some((token) => /^ones?$/.test(token.text))) continue;
    const subject = segment.subject.filter(
      (token) => isContent(token) && token.kind === 'word' && (own.get(token.at) ?? []).length > 0,
    );
    const known = [...best.tokens, ...best.subject];
    const foreign = subject.filter((token) => !(own.get(token.at) ?? []).some((other) => known.includes(other)));
    const said = new Set([...own.values()].flat());
    const others = best.subject.filter(
      (token) => token.kind === 'word' && !said.has(token) && (isContent(token) || /^(i|we)$/.test(token.text)),
    );
    const saysSame = segment.subject.some((token) => best.subject.some((other) => other.text === token.text));
    if (
      foreign.length > 0 &&
      others.length > 0 &&
      !(saysSame && !others.some((token) => token.isName) && foreign.length < subject.length)
    )
      return { reason: 'role', detail: `"${foreign[0]?.text}" is not of whom the statement says it` };
  }
  return null;
}

/** Who does it and what it is done to; a passive turns them round. */
function rolesOf(segment: Segment): readonly [readonly Token[], readonly Token[]] {
  if (!segment.isPassive) return [segment.subject, segment.after];
  const by = segment.tokens.find((token) => token.text === 'by' && token.at > (segment.verb?.at ?? 0));
  if (by === undefined) return [[], segment.subject];
  return [
    segment.after.filter((token) => token.at > by.at),
    [...segment.subject, ...segment.after.filter((token) => token.at < by.at)],
  ];
}

/** A cause that the source does not give. */
export function invented(alignment: Alignment): Problem | null {
  const { claim, source } = alignment;
  for (const segment of claim.segments) {
    if (segment.zone !== 'cause') continue;
    const content = segment.tokens.filter(isContent);
    const known = content.filter((token) => alignment.own.has(token.at));
    if (known.length * 2 <= content.length && content.length > 0)
      return { reason: 'cause', detail: 'the statement gives another reason or none' };
  }
  const why = claim.segments.filter((segment) => segment.zone === 'cause');
  if (why.length === 0) return null;
  const said = new Set(why.flatMap((segment) => segment.tokens.flatMap((token) => alignment.own.get(token.at) ?? [])));
  const { tokens } = source.reading;
  const gives = tokens.some(({ text }, i) => {
    if (causes.has(text) || /^(which|as|through)$/.test(text) || /^[:;]$/.test(text)) return true;
    return text === 'for' && tokens.slice(i + 1, i + 4).some((token) => said.has(token));
  });
  const found = pairs(alignment);
  const isTurned =
    found.some(([segment, best]) => segment.zone === 'cause' && best.zone !== 'cause') &&
    found.some(([segment, best]) => segment.zone !== 'cause' && best.zone === 'cause');
  if (!gives || isTurned) return { reason: 'cause', detail: 'the statement gives no such reason' };
  return null;
}
