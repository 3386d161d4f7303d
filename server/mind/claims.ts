import type { ApprovedStatement } from './ports.ts';
import { splitSentences } from './sentences.ts';
import { checkSentence } from './verify/check.ts';
import { auxiliaries } from './verify/lexicon.ts';
import { readTokens } from './verify/read.ts';
import { isFiniteVerb } from './verify/verbs.ts';

/** A question taken apart: what is asked, and what is only claimed beside it. */
export interface AskedParts {
  /** What asks, with what limits it and what askers say of their own matter; empty when nothing asks. */
  readonly asked: string;
  /** Whether anything is claimed beside it. */
  readonly hasClaims: boolean;
  /** Of what is claimed, the words that are put into the leader's mouth. */
  readonly putInMouth: readonly string[];
}

const opener =
  "who|whom|whose|what|which|when|where|why|how|is|are|am|was|were|do|does|did|can|could|may|might|must|will|would|shall|should|has|have|had|whats|cant|dont|(?:is|are|was|were|do|does|did|ca|could|wo|would|should|has|have|had)n['’]t|(?:what|how|who|where|when)['’]s";
const fillers = '(?:(?:so|and|but|or|then|ok|okay|well|hey|hi|hello|um|uh|please|just|now|also)\\b[, ]*)*';
/** A question, and what people ask without a mark. */
const asks = new RegExp(
  String.raw`\?|(?:^|[,;:–—-]\s*|\.{2,}\s*)\W*${fillers}(?:${opener})\b|\b(?:who|what|which|where|why|how|whether|(?:tell|give|remind) (?:us|me)|explain|describe|elaborate|wonder|curious|unsure|not sure|(?:like|want|need) to (?:know|hear)|let (?:us|me) know|any (?:news|plans?|updates?|chance))\b`,
  'iu',
);
/** The asker's own matter belongs to what they ask; what they heard or order does not. */
const own =
  /\b(?:i|me|my|mine|myself|i['’](?:m|ve|d|ll))\b(?! (?:have |just |once )?(?:heard?|read|knows?|was told|quote|authori[sz]e|approve|order|allow)\b)/i;
/** Goes on with what was asked before it. */
const pointsBack = /^\W*(?:it|this|that|these|those|they|he|she)\b/i;
/** Somebody says what the leader is to have said. */
const mouth =
  /\b(?:you|your (?:statement|memo|letter|mail|speech|answer)|the leader|the management)\b[^?.!]{0,40}?\b(?:said|says?|told|announced?|promised?|admitted|confessed|declared|wrote|writes?|stated|decided|agreed|confirmed|claimed|reads?)\b(?: (?:us|me|everyone|everybody|the \w+|last \w+|yesterday|today|earlier|once)\b)*,?(?: that\b)?[\s,:]*/iu;
/** A clause of a claim, and the question after it. */
const claimAndQuestion = new RegExp(
  String.raw`^(?!\W*${fillers}(?:${opener})\b)([^?]{8,}?)(?:[,;:–—]|\s-)\s*((?:${fillers})(?:(?:from|in|on|at|by|for|with) )?(?:${opener})\b[^?]*\?.*)$`,
  'isu',
);
const quotations = /["“«]([^"”»]{12,})["”»]|(?<=^|[\s(:])['‘]([^'’]{20,})['’](?=[\s.,;:?!)]|$)/gu;
/** Shorter ones without a mark at their end are key words, whatever else they look like. */
const leastWords = 8;

/** Takes a plain question apart. Rules M107, M108. */
export function askedParts(question: string): AskedParts {
  const putInMouth = [...question.matchAll(quotations)].map(([, one, other]) => one ?? other ?? '');
  const kept: string[] = [];
  let hasClaims = putInMouth.length > 0;
  for (const segment of segmentsOf(question)) {
    const said = mouth.exec(segment);
    const isAsked = asks.test(segment);
    if (said !== null && !isAsked) putInMouth.push(segment.slice(said.index + said[0].length));
    if (isAsked || (said === null && belongsTo(kept, segment))) kept.push(segment);
    else hasClaims = true;
  }
  return { asked: kept.join(' '), hasClaims, putInMouth };
}

/** Whether each of these claims is said by some statement, as code can tell; by one of then, too. Rule M107. */
export function areSaid(claims: readonly string[], statements: readonly ApprovedStatement[]): boolean {
  return claims.every((claim) =>
    statements.some(({ title, date, place, text }) => {
      const passage = { title, date, place, text: `${title}. ${text}` };
      return checkSentence(claim, [passage], date).passes;
    }),
  );
}

function segmentsOf(question: string): readonly string[] {
  return splitSentences(question.replace(/([?!])(?=\p{Lu})/gu, '$1 ')).flatMap(({ text }) => {
    const [, claim, rest] = claimAndQuestion.exec(text) ?? [];
    // Only what the leader is to have said is cut off: another opening may be a condition.
    return claim !== undefined && rest !== undefined && mouth.test(claim) ? [claim, rest] : [text];
  });
}

/** Whether what asks nothing limits what is asked, or is the asker's own matter. */
function belongsTo(before: readonly string[], segment: string): boolean {
  if (own.test(segment) || !asserts(segment)) return true;
  return before.length > 0 && pointsBack.test(segment);
}

function asserts(segment: string): boolean {
  const tokens = readTokens(segment);
  const isWhole = /[.!…]["”')\]]*$/.test(segment) || tokens.length >= leastWords;
  return isWhole && tokens.some(({ text }, i) => auxiliaries.has(text) || isFiniteVerb(tokens, i, false));
}
