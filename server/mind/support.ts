import { type Addressed, speaksOf } from './addressed.ts';
import type { AnswerForm } from './answer-form.ts';
import { chooseExcerpt, lengthen, sentencesOf } from './compose.ts';
import { evidenceOf, type Fit, isEnough, type Support } from './evidence.ts';
import type { Passage } from './library.ts';
import { dot } from './meaning.ts';
import { type Found, holds, shareOf, type WeighedWord } from './retrieve.ts';
import { leadersOwn } from './words.ts';

/** Calibrated on the tables of questions in the tests. */
const neededShare = 0.68;
/** From here on a word of the passage stands for one that is asked for by name: "trials" for "studies". */
const alike = 0.5;
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
  form: AnswerForm,
): readonly Support[] {
  const isByMeaning = found.some(({ near }) => near !== null);
  const fit = found.flatMap((candidate) => fitting(candidate, words, asked));
  if (!isByMeaning) return byWords(fit, words).toSorted((a, b) => b.rank - a.rank);
  const ranked = fit.toSorted((a, b) => b.rank - a.rank);
  const [best] = ranked;
  // Where the likeliest passage is no evidence, a less likely one that is hit by chance.
  if (best === undefined || !isEnough(evidenceOf(best, fit, words, form))) return [];
  const enough = ranked.filter((each) => isEnough(evidenceOf(each, fit, words, form)));
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

function fitting(candidate: Found, words: readonly WeighedWord[], asked: Addressed): readonly Fit[] {
  const { passage } = candidate;
  if (words.some((word) => word.isName && !passage.all.has(word.stem))) return [];
  const excerpt = chooseExcerpt(passage, words, candidate.near?.sentences);
  if (excerpt === null) return [];
  const sentences = sentencesOf(excerpt);
  const stems = words.filter((word) => !word.isLight).map((word) => word.stem);
  const forms = new Map(words.map((word) => [word.stem, word.family]));
  const like = new Map(words.map((word, i) => [word.stem, candidate.alignment?.all[i] ?? 0]));
  const spoken = {
    stems,
    hasMeaning: candidate.near !== null,
    formsOf: (stem: string) => forms.get(stem) ?? [],
    isNear: (stem: string) => (like.get(stem) ?? 0) >= alike,
  };
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
  return [{ found: candidate, excerpt: longer, rank, focus, shown: shareOf(words, heard) }];
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
