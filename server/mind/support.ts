import { type Addressed, speaksOf } from './addressed.ts';
import { chooseExcerpt, type Excerpt, lengthen, sentencesOf } from './compose.ts';
import type { Passage } from './library.ts';
import { dot } from './meaning.ts';
import { type Found, holds, massOf, shareOf, type WeighedWord } from './retrieve.ts';
import { leadersOwn } from './words.ts';

/** A passage that supports an answer, with the sentences that give it. */
export interface Support {
  readonly found: Found;
  readonly excerpt: Excerpt;
}

/** Calibrated on the tables of questions in the tests. */
const neededShare = 0.68;
const neededEvidence = 8.8;
/** What is asked of a matter is missing: the passage only speaks of the matter. */
const unfocusedCost = 1.35;
const saidBonus = 0.15;
/** A passage about what is named, before one that mentions it. */
const namedBonus = 0.3;
/** A word that only the unsaid rest of a statement holds is weak evidence that the statement answers. */
const unsaidWeight = 0.5;

/**
 * The passages among the found that support an answer, best first; none when the question should go to a person. By words alone a passage
 * supports when its title, its topics or the sentences that would be said hold most of what is asked, and it is about some of it by title or
 * topics and holds one of its words itself. Where meaning is known, words and meaning together must be evidence enough, and stand out from
 * the next passages. Either way it holds every name and year. Of two, the one whose sentences say more is better. Rules M4, M5, M27.
 */
export function supporting(
  found: readonly Found[],
  words: readonly WeighedWord[],
  asked: Addressed,
): readonly Support[] {
  const isByMeaning = found.some(({ near }) => near !== null);
  const fit = found.flatMap((candidate) => fitting(candidate, words, asked));
  if (!isByMeaning) return byWords(fit, words).toSorted((a, b) => b.rank - a.rank);
  const ranked = fit.toSorted((a, b) => b.rank - a.rank);
  const [best] = ranked;
  // Where the likeliest passage is no evidence, a less likely one that is hit by chance.
  if (best === undefined || evidence(best, fit, words) < neededEvidence) return [];
  const enough = ranked.filter((each) => evidence(each, fit, words) >= neededEvidence);
  return newestFirst(enough, words).map(({ found: each, excerpt }) => ({ found: each, excerpt }));
}

/** So alike two statements on one matter are at least, so much less the newer one may rank, and so near is what both hold of the question. */
const sameMatter = 0.6;
const newerCost = 0.3;
const shareCost = 0.05;
/** So much of the question is in the headings of both. */
const headingShare = 0.4;
/** Said within half a year, two statements stand beside each other. */
const apartDays = 180;

/** Of two statements on one matter that both answer the newer one is the leader's word of today. Rule M31. */
function newestFirst(ranked: readonly Fit[], words: readonly WeighedWord[]): readonly Fit[] {
  const [best, ...others] = ranked;
  if (best === undefined) return ranked;
  const newer = others.filter((other) => isNewerOnIt(other, best, words));
  const newest = newer.toSorted((a, b) => dayOf(b) - dayOf(a))[0];
  return newest === undefined ? ranked : [newest, ...ranked.filter((each) => each !== best && !newer.includes(each))];
}

function isNewerOnIt(other: Fit, best: Fit, words: readonly WeighedWord[]): boolean {
  const [near, matter] = [other.found.near, best.found.near?.matter];
  if (near === null || matter === undefined || dayOf(other) - dayOf(best) < apartDays) return false;
  const inBoth = words.filter((word) => [best, other].every((each) => holds(each.found.passage.heading, word) > 0));
  const held = inBoth.reduce((sum, word) => sum + word.weight, 0);
  return (
    other.rank > best.rank - newerCost &&
    Math.abs(other.found.share - best.found.share) < shareCost &&
    held > headingShare * words.reduce((sum, word) => sum + word.weight, 0) &&
    dot(near.matter, matter) > sameMatter
  );
}

/** The day on which it was said, counted from a day long ago. */
function dayOf({ found }: Fit): number {
  const [year = 0, month = 0, day = 0] = found.passage.statement.date.split('-').map(Number);
  return year * 365 + month * 30 + day;
}

/** A passage that nothing rules out, with how much of the question's weight is held where. */
export interface Fit extends Support {
  readonly rank: number;
  /** By the sentences that would be said. */
  readonly said: number;
  /** By these and the heading. */
  readonly shown: number;
  readonly heading: number;
  /** Whether it holds what is asked of the matter, as far as the question's form tells. */
  readonly focus: boolean;
}

export function fitting(candidate: Found, words: readonly WeighedWord[], asked: Addressed): readonly Fit[] {
  const { passage } = candidate;
  if (words.some((word) => word.isName && !passage.all.has(word.stem))) return [];
  const excerpt = chooseExcerpt(passage, words, candidate.near?.sentences);
  if (excerpt === null) return [];
  const sentences = sentencesOf(excerpt);
  const stems = words.filter((word) => !word.isLight).map((word) => word.stem);
  const forms = new Map(words.map((word) => [word.stem, word.family]));
  const spoken = { stems, hasMeaning: candidate.near !== null, formsOf: (stem: string) => forms.get(stem) ?? [] };
  const longer = lengthen(excerpt);
  if (!speaksOf(passage, spoken.hasMeaning ? sentencesOf(longer) : sentences, asked, spoken)) return [];
  const sets = sentences.map((sentence) => sentence.stems);
  const heard = [...sets, passage.heading];
  if (words.some((word) => isNamed(word) && !heard.some((held) => held.has(word.stem)))) return [];
  const named = words.some((word) => isNamed(word) && passage.heading.has(word.stem)) ? namedBonus : 0;
  const said = shareOf(words, sets);
  const rank = candidate.rank + saidBonus * said + named;
  const focused = words.filter((word) => asked.focus.includes(word.stem));
  const focus = focused.every((word) => holds(passage.all, word) > 0);
  const shares = { said, shown: shareOf(words, heard), heading: shareOf(words, [passage.heading]) };
  return [{ found: candidate, excerpt: longer, rank, focus, ...shares }];
}

/** Fitted on the tables of questions, each also with the passage that answers it taken away: what tells an answer from what only sounds like one. */
export function evidence(fit: Fit, all: readonly Fit[], words: readonly WeighedWord[]): number {
  const { near, share, likeness, rank } = fit.found;
  const others = all
    .filter((each) => each !== fit)
    .map((each) => each.found.rank)
    .sort((a, b) => b - a)
    .slice(0, 3);
  const telling = tellingWord(words);
  const lead = others.length === 0 ? 0 : rank - others.reduce((sum, each) => sum + each, 0) / others.length;
  return (
    2.1 * massOf(words, share) +
    2.4 * massOf(words, fit.shown) +
    0.5 * fit.said +
    1.8 * fit.heading +
    3 * likeness +
    4.9 * (near?.sentence ?? 0) +
    0.35 * (telling === undefined ? 1 : holds(fit.found.passage.all, telling)) +
    0.6 * lead -
    (fit.focus ? 0 : unfocusedCost)
  );
}

function byWords(fit: readonly Fit[], words: readonly WeighedWord[]): readonly Fit[] {
  const supports = fit.filter(({ found: { passage, share }, shown }) => {
    if (!words.some((word) => !word.isLight && holds(passage.heading, word) > 0)) return false;
    if (!words.some((word) => !word.isLight && (passage.all.has(word.stem) || isSaidAsMine(passage, word))))
      return false;
    return shown + (share - shown) * unsaidWeight >= neededShare;
  });
  // What says most about the question must be in one of them, or none answers it.
  const telling = tellingWord(words);
  const isTold = telling === undefined || supports.some(({ found: { passage } }) => holds(passage.all, telling) > 0);
  return isTold ? supports : [];
}

/** The word that says most about what is asked. */
function tellingWord(words: readonly WeighedWord[]): WeighedWord | undefined {
  return words.filter((word) => !word.isLight && !word.isName).sort((a, b) => b.weight - a.weight)[0];
}

/** A name of somebody or something; years are looked at beside their matter. */
function isNamed(word: WeighedWord): boolean {
  return word.isName && !/^\d+$/.test(word.stem);
}

/** Asked of the leader as "you earn", said as "my salary". */
function isSaidAsMine(passage: Passage, word: WeighedWord): boolean {
  return word.isLeaders && word.kin.some((stem) => passage.all.has(leadersOwn(stem)));
}
