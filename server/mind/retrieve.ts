import type { Aligned, Alignment } from './alignment.ts';
import type { Library, Passage } from './library.ts';
import type { Nearness } from './meaning.ts';
import { type AskedWord, leadersOwn } from './words.ts';

/** A word of the question with its weight: rare words and names say more about what is asked. */
export interface WeighedWord extends AskedWord {
  readonly weight: number;
  /** Stems of the library that are other forms of it. */
  readonly family: readonly string[];
}

/** A passage that shares words with the question, or means what it means. */
export interface Found {
  readonly passage: Passage;
  /** BM25 score, relative to the best passage: 0 to 1. */
  readonly likeness: number;
  /** Weighted share of the question's words that the passage holds: 0 to 1. */
  readonly share: number;
  /** How near it is to what the question means; null when words alone decide. */
  readonly near: Nearness | null;
  /** How near its words are to those of the question; null when nobody knows what words mean. */
  readonly alignment: Alignment | null;
  /** Order of the passages, greater is better. */
  readonly rank: number;
}

/** A word found through its kin counts this much. */
export const kinWeight = 0.75;
const nameWeight = 1.6;
const lightWeight = 0.6;
/** A word says no more than this by being in few statements: chance has a part in it. */
const mostRarity = 4.5;
/** Of its weight a word keeps so much that is common in English. */
const commonShare = 0.3;
/** Another form of a word counts this much. */
const familyWeight = 0.9;
/** What the question before said counts less than what this one says. */
const carriedWeight = 0.6;
const leadersBonus = 0.3;
/** Of two statements on one matter the newer one is the leader's word of today: what each year counts. */
const ageCost = 0.02;
/** In the likeness a word's kin count little: a family of seven words would drown the word itself. */
const kinLikeness = 0.2;
const headingBoost = 2;
const kept = 12;

/** Gives each word of the question its inverse document frequency in the library; a word (with its kin) that is nowhere weighs most. */
export function weigh(library: Library, words: readonly AskedWord[]): readonly WeighedWord[] {
  const total = library.passages.size;
  return words.map((word) => {
    const family = word.isName ? [] : library.familyOf(word.stem);
    const counts = [word.stem, ...family, ...word.kin].map((stem) => library.passagesWith.get(stem) ?? 0);
    const holders = counts[0] === 0 ? Math.max(...counts) : (counts[0] ?? 0);
    const rarity = Math.log(1 + (total - holders + 0.5) / (holders + 0.5));
    const kind =
      (word.isName ? nameWeight : 1) * (word.isLight ? lightWeight : 1) * (word.isCarried ? carriedWeight : 1);
    const telling = commonShare + (1 - commonShare) * word.rarity;
    return { ...word, family, weight: Math.min(rarity, mostRarity) * telling * kind };
  });
}

/** How far a set of stems holds a word: 1 itself, less by its kin, 0 not at all. A name has no kin. */
export function holds(stems: ReadonlySet<string>, word: WeighedWord): number {
  if (stems.has(word.stem) || (word.isLeaders && isTheirs(stems, word))) return 1;
  if (word.family.some((stem) => stems.has(stem))) return familyWeight;
  return !word.isName && word.kin.some((stem) => stems.has(stem)) ? kinWeight : 0;
}

/** Asked of the leader as "you earn", said as "my salary". */
function isTheirs(stems: ReadonlySet<string>, word: AskedWord): boolean {
  return word.kin.some((stem) => stems.has(leadersOwn(stem)));
}

/** Weighted share of the words that at least one of the sets holds: 0 to 1. */
export function shareOf(words: readonly WeighedWord[], sets: readonly ReadonlySet<string>[]): number {
  let held = 0;
  let all = 0;
  for (const word of words) {
    held += word.weight * Math.max(0, ...sets.map((stems) => holds(stems, word)));
    all += word.weight;
  }
  return all === 0 ? 0 : held / all;
}

/** Words that say little give little evidence, however many of them a passage holds: what the question's weight is measured by. */
const fullWeight = 2;

/** How much of the question a passage holds, 0 to 1, less for a question that says little in words. */
export function massOf(words: readonly WeighedWord[], share: number): number {
  const weight = words.reduce((sum, word) => sum + word.weight, 0);
  return (share * weight) / (weight + fullWeight);
}

/** How far each word is held by stems, or by a word of like meaning where that is known: 0 to 1. A name has none that is like it. */
export function grasp(
  words: readonly WeighedWord[],
  stems: ReadonlySet<string>,
  near: readonly number[] | undefined,
): readonly number[] {
  return words.map((word, i) => Math.max(holds(stems, word), word.isName ? 0 : (near?.[i] ?? 0)));
}

/** Weighted share of the words, of which so much is held: 0 to 1. */
export function weighedShare(words: readonly WeighedWord[], held: readonly number[]): number {
  let sum = 0;
  let all = 0;
  for (const [i, { weight }] of words.entries()) {
    sum += weight * (held[i] ?? 0);
    all += weight;
  }
  return all === 0 ? 0 : sum / all;
}

/** The passages that may answer, best first, at most twelve: found by their words, and by their meaning where that is known. */
export function retrieve(
  library: Library,
  words: readonly WeighedWord[],
  near: ReadonlyMap<string, Nearness> | null = null,
  aligned: Aligned | null = null,
): readonly Found[] {
  const likeness = likenesses(library, words);
  const ids = near === null ? likeness.keys() : near.keys();
  const found: Found[] = [];
  for (const id of ids) {
    const passage = library.passages.get(id);
    if (passage === undefined) continue;
    const share = shareOf(words, [passage.all]);
    const nearness = near?.get(id) ?? null;
    const like = likeness.get(id) ?? 0;
    const isLeaders = words.some(
      (word) => word.isLeaders && [word.stem, ...word.kin].some((stem) => passage.all.has(leadersOwn(stem))),
    );
    const grasped = weighedShare(words, grasp(words, passage.all, aligned?.all(passage)));
    const byWords = nearness === null ? share + 0.5 * like : rankByBoth(massOf(words, share), grasped, like, nearness);
    const age = Number(library.today.slice(0, 4)) - Number(passage.statement.date.slice(0, 4));
    found.push({
      passage,
      likeness: like,
      share,
      near: nearness,
      alignment: null,
      rank: byWords + (isLeaders ? leadersBonus : 0) - ageCost * age,
    });
  }
  const best = found.sort((a, b) => b.rank - a.rank).slice(0, kept);
  return aligned === null ? best : best.map((each) => ({ ...each, alignment: aligned.of(each.passage) }));
}

/** Fitted on five sets of questions, each left out in turn: which passage answers, of all. */
function rankByBoth(mass: number, grasped: number, likeness: number, near: Nearness): number {
  return 0.1 * mass + 0.47 * grasped + 0.8 * near.sentence + 0.53 * near.whole + 0.13 * likeness;
}

/** BM25 of every passage that holds one of the words, relative to the best. */
function likenesses(library: Library, words: readonly WeighedWord[]): ReadonlyMap<string, number> {
  const own = new Map(words.map((word) => [word.stem, word.isName ? nameWeight : word.isLight ? lightWeight : 1]));
  const terms = new Set(
    words.flatMap((word) => (word.isName ? [word.stem] : [word.stem, ...word.family, ...word.kin])),
  );
  if (terms.size === 0) return new Map();
  const hits = library.index.search([...terms].join('\n'), {
    boost: { heading: headingBoost },
    boostTerm: (term) => own.get(term) ?? kinLikeness,
  });
  const best = hits[0]?.score ?? 1;
  return new Map(hits.map((hit) => [String(hit.id), hit.score / best]));
}
