import { withoutMarks } from './leaning.ts';
import { isOldView, takesBack } from './turning.ts';
import { readTokens } from './verify/read.ts';
import { verbForm } from './verify/stems.ts';
import { isFiniteVerb } from './verify/verbs.ts';

/** A sentence that may only be said with all from `first` to `last`. */
export interface Framed {
  readonly at: number;
  readonly first: number;
  readonly last: number;
}

/** So many sentences after an old view something may still take it back. */
const takenBackWithin = 3;

/**
 * What reaches over more than a sentence's neighbour: announced lists and their items, "First … Second …", suppositions and the times in
 * which something was so, quotations and brackets over several sentences, footnotes, and what is taken back later. Rules M80–M83.
 */
export function framesOf(sentences: readonly string[]): readonly Framed[] {
  const plain = sentences.map(withoutMarks);
  return sentences.flatMap((text, at) => [
    ...listFrom(plain, at),
    ...enumerationFrom(plain, at),
    ...scopeFrom(plain, at),
    ...quotationFrom(sentences, at),
    ...footnoteOf(sentences, at, text),
    ...laterTakenBack(sentences, at, text),
  ]);
}

/** How many of the next sentences a sentence announces: "We have three values." announces three. */
function announces(text: string): number {
  if (text.includes(':')) return 0;
  if (/\b(?:one|a single) (?:thing|wish|request|favour)\b/i.test(text) && text.split(/\s+/).length <= 8) return 1;
  const found = (announcing.exec(text) ?? listing.exec(text))?.[1];
  return found === undefined ? 0 : (counts[found.toLowerCase()] ?? Number(found));
}

function listFrom(plain: readonly string[], at: number): readonly Framed[] {
  const text = plain[at] ?? '';
  const count = announces(text);
  const last = Math.min(at + count, plain.length - 1);
  if (count === 0)
    return unreal.test(text) && /^(?:here|these|this)\b/i.test(text) && at + 1 < plain.length
      ? [{ at: at + 1, first: at, last: at + 1 }]
      : [];
  const whole = { at, first: at, last };
  // What is announced as a myth or a choice is not meant by itself.
  return unreal.test(text) || binding.test(text)
    ? stretch(at, last).map((item) => ({ at: item, first: at, last }))
    : [whole];
}

function enumerationFrom(plain: readonly string[], at: number): readonly Framed[] {
  if (!/^(?:first|firstly|first of all)[,:] /i.test(plain[at] ?? '')) return [];
  const later = stretch(at + 1, Math.min(at + 5, plain.length - 1)).filter((i) => ordinal.test(plain[i] ?? ''));
  const last = later.at(-1) ?? at;
  const first = at > 0 && announces(plain[at - 1] ?? '') > 0 ? at - 1 : at;
  return [{ at, first, last }, ...later.map((item) => ({ at: item, first, last: item }))];
}

/** What is only supposed, and what was so at another time, holds for the sentences after it too. */
function scopeFrom(plain: readonly string[], at: number): readonly Framed[] {
  const text = plain[at] ?? '';
  const goesOn = supposing.test(text) ? isSupposed : oldTimes.test(text) ? isPast : null;
  if (goesOn === null) return [];
  const framed: Framed[] = [];
  for (let i = at + 1; i < plain.length && goesOn(plain[i] ?? ''); i++) framed.push({ at: i, first: at, last: i });
  return framed;
}

function isSupposed(text: string): boolean {
  return /\b(?:would|could|might)\b|['’]d\b/i.test(text);
}

/** Told of the past, with no time of its own. */
function isPast(text: string): boolean {
  if (ownTime.test(text) || /\b(?:is|are|am|has|have|will|can|do|does|today|now)\b/i.test(text)) return false;
  const tokens = readTokens(text);
  return tokens.some(
    (token, i) =>
      /^(?:was|were|had|did|could|used)$/.test(token.text) ||
      (/^past/.test(verbForm(token.text) ?? '') && isFiniteVerb(tokens, i, false)),
  );
}

/** A quotation or a bracket that opens here and closes in a later sentence. */
function quotationFrom(sentences: readonly string[], at: number): readonly Framed[] {
  const mark = openedBy(sentences[at] ?? '');
  if (mark === null) return [];
  const end = sentences.findIndex((text, i) => i > at && mark.closes.test(text));
  const last = end === -1 ? sentences.length - 1 : end;
  return stretch(at, last).map((item) => ({ at: item, first: at, last }));
}

function openedBy(text: string): { readonly closes: RegExp } | null {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (count(/“/g) > count(/”/g)) return { closes: /”/ };
  if (count(/\(/g) > count(/\)/g)) return { closes: /\)/ };
  if (/"(?=[\p{L}\p{N}])/u.test(text) && count(/"/g) % 2 === 1) return { closes: /"/ };
  if (count(/(?<=^|[\s:(])['‘](?=\p{Lu})/gu) > count(/[.!?,]['’](?=\s|$)/g)) return { closes: /[.!?,]['’](?=\s|$)/ };
  return null;
}

function footnoteOf(sentences: readonly string[], at: number, text: string): readonly Framed[] {
  const mark = /(?<=\S)(\*+|†|[¹²³⁴]|\[\d\])["”’)]?[.!?]?$|[.!?](\*+|†|[¹²³⁴]|\[\d\])$/u.exec(text);
  const sign = mark?.[1] ?? mark?.[2];
  if (sign === undefined) return [];
  const note = sentences.findIndex((each, i) => i > at && each.startsWith(sign));
  return note === -1
    ? []
    : [
        { at, first: at, last: note },
        { at: note, first: at, last: note },
      ];
}

function laterTakenBack(sentences: readonly string[], at: number, text: string): readonly Framed[] {
  if (!isOldView(text)) return [];
  const end = Math.min(at + takenBackWithin, sentences.length - 1);
  const last = stretch(at + 1, end).find((i) => takesBack(sentences[i] ?? ''));
  return last === undefined ? [] : [{ at, first: at, last }];
}

function stretch(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 };
const announcing =
  /\b(two|three|four|five|2|3|4|5) (?:\p{L}+ )?(?:things?|values|questions|reasons|rules|steps|points|ways|conditions|principles)\b/iu;
/** Nouns that announce a list only in a sentence that does nothing else. */
const listing =
  /^(?:there (?:are|were)|we (?:have|had|see|saw|know)|i (?:have|had|see|saw|ask|know)|here are|these are|it comes in|you have)(?: \p{L}+){0,2} (two|three|four|five|2|3|4|5) (?:\p{L}+ )?(?:kinds?|options?|choices|myths|rumou?rs|lies|mistakes|goals|aims|priorities|promises|lessons|problems|risks|groups|types|scenarios|proposals|exceptions|answers|facts|ideas|wishes|fears|temptations|excuses|claims|objections)\b/iu;
/** What is so announced is not said as true, or not as decided. */
const unreal =
  /\b(?:myths?|rumou?rs?|mistakes?|lies|fears?|options?|choices|scenarios?|proposals?|suggestions?|objections?|complaints?|temptations?|excuses?|claims?|wishes|dreams?|never|not|no longer|wrong|refuse|regret)\b/i;
/** A list under a condition is not said without it. */
const binding = /\b(?:before|if|when|unless|until|must|may)\b/;
const ordinal = /^(?:second|secondly|third|thirdly|fourth|fourthly|fifth|then|next|finally|last|lastly)[,:] /i;
const supposing =
  /^(?:imagine|suppose|assume|picture|pretend|let (?:us|me) (?:imagine|suppose|assume|say|pretend|speak|answer|talk|play)|say (?:that )?(?:we|i|you)\b|speaking as|what if|(?:had|were|should) (?:i|we|you|they|he|she|it|the|our|\p{L}+) |if\b[^?]*\bwould\b|in (?:a|an|my|our) (?:perfect|ideal|other|better) world|if (?:i|we|you|they|he|she|it|\p{L}+ \p{L}+|\p{L}+) (?:were|had|would)\b)/iu;
const oldTimes =
  /^(?:back (?:in|then)|in those days|in the old days|in the past|at that time|long ago|a long time ago|in the beginning|in my (?:youth|first \p{L}+)|in the (?:\d{4}s|sixties|seventies|eighties|nineties)|years ago|(?:\p{L}+ )?(?:ten|twenty|thirty|many|some|\d+) years ago|when (?:i|we|my|our|the) .{0,40}\b(?:started|joined|was|were|began|came|founded|opened)\b|until (?:\d{4}|then)|before (?:\d{4}|the)\b|once(?=,| (?:we|there|upon))|for (?:years|decades))|\bthings were different\b/iu;
const ownTime =
  /\b(?:in|since|from|until|on|by|after|before) (?:\d{1,2} )?(?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december|(?:last|this|next) (?:year|month|week|spring|summer|autumn|winter))\b|^(?:last|this|then|later|today|now|since)\b|\b(?:last|this) (?:year|month|week|spring|summer|autumn|winter)\b/i;
