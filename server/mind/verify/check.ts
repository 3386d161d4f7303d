import { splitSentences } from '../sentences.ts';
import { othersOwn, redated, reordered, requalified, swapped, unbounded } from './check-details.ts';
import { hedged, paired, unsupported } from './check-figures.ts';
import { denied, firmer, retimed, turned, widened } from './check-meaning.ts';
import { everybody, generalised, invented, merged, misattributed, recast, unlimited } from './check-scope.ts';
import { type Alignment, align, type Claim, claimsOf, type Problem, type Reason } from './claim.ts';
import { readSentence } from './clauses.ts';
import { isEnglish } from './language.ts';
import { type CitedPassage, type Source, sourcesOf } from './source.ts';

export type Verdict =
  | { readonly passes: true }
  | { readonly passes: false; readonly reason: Reason; readonly detail: string }
  | { readonly passes: false; readonly reason: 'cannot-check' };

/** From the surest to the least sure, so that the desk reads the plainest reason. */
const checks: readonly ((alignment: Alignment) => Problem | null)[] = [
  unsupported,
  retimed,
  paired,
  hedged,
  denied,
  swapped,
  turned,
  firmer,
  widened,
  unlimited,
  generalised,
  misattributed,
  recast,
  merged,
  invented,
  redated,
  othersOwn,
  requalified,
  reordered,
  unbounded,
  everybody,
];

const candidates = 6;
/** A source says at least this share of what it supports; figures and names count twice. */
const leastCoverage = 0.5;
/** A source that says so much less than the best one is not meant. */
const widestGap = 0.1;

/** Whether the cited passages say everything that a sentence says, by code alone. */
export function checkSentence(sentence: string, passages: readonly CitedPassage[], today: string): Verdict {
  if (!isEnglish(sentence)) return { passes: false, reason: 'cannot-check' };
  const sources = sourcesOf(passages, today);
  if (isVerbatim(sentence, sources)) return { passes: true };
  for (const text of splitSentences(sentence).flatMap(({ text }) => apart(text))) {
    for (const claim of claimsOf(readSentence(text))) {
      const problem = problemOf(claim, sources);
      if (problem !== null) return { passes: false, ...problem };
    }
  }
  return { passes: true };
}

/** "The plant, which was built in 1990, employs 300 people" says two things of one. */
function apart(text: string): readonly string[] {
  const found =
    /^((?:the|our|my|an?) [\p{L} -]{2,40}|\p{Lu}[\p{L} .-]{2,40}), (?:which|who) ((?:is|was|are|were|has|have|had|will) [^,]+), (.+)$/iu.exec(
      text,
    );
  if (found === null) return [text];
  const [, subject = '', beside = '', main = ''] = found;
  return [`${subject} ${main}`, `${subject} ${beside}.`];
}

function isVerbatim(sentence: string, sources: readonly Source[]): boolean {
  return sources.some(({ text, isOutdated }) => !isOutdated && text.trim() === sentence.trim());
}

/** What is wrong with a claim, held against the source that says most of it; null when some source says all of it. */
function problemOf(claim: Claim, sources: readonly Source[]): Problem | null {
  const isQuestion = claim.sentence.text.trim().endsWith('?');
  const ranked = sources
    .filter(({ isAsked }) => !isAsked || isQuestion)
    .map((source) => align(claim, source))
    .filter(({ coverage, claim: { tokens } }) => coverage > 0 || tokens.every(({ weight }) => weight === 'empty'))
    .sort((a, b) => b.coverage - b.missing.length * 0.1 - (a.coverage - a.missing.length * 0.1));
  let first: Problem | null = null;
  for (const alignment of ranked.slice(0, candidates)) {
    if (
      first !== null &&
      (alignment.coverage < leastCoverage || alignment.coverage < (ranked[0]?.coverage ?? 0) - widestGap)
    )
      continue;
    const problem =
      alignment.coverage < leastCoverage
        ? farFetched(alignment)
        : checks.reduce<Problem | null>((found, check) => found ?? check(alignment), null);
    if (problem === null) return null;
    first ??= problem;
  }
  return first ?? { reason: 'unsupported', detail: 'no cited statement says anything of it' };
}

function farFetched({ missing }: Alignment): Problem {
  const detail =
    missing.length === 0 ? 'no one sentence of a statement says it' : `"${missing[0]?.text}" is not in the statement`;
  return { reason: 'unsupported', detail };
}
