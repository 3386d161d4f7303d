import type { Library, Passage } from './library.ts';
import { type AskedWord, leadersOwn } from './words.ts';

/** A word of the question with its weight: rare words and names say more about what is asked. */
export interface WeighedWord extends AskedWord {
  readonly weight: number;
}

/** A passage that shares words with the question. */
export interface Found {
  readonly passage: Passage;
  /** BM25 score, relative to the best passage: 0 to 1. */
  readonly likeness: number;
  /** Weighted share of the question's words that the passage holds: 0 to 1. */
  readonly share: number;
  /** Order of the passages, greater is better. */
  readonly rank: number;
}

/** A word found through its kin counts this much. */
export const kinWeight = 0.75;
const nameWeight = 1.6;
const lightWeight = 0.35;
/** A light word that no statement happens to hold says no more than one that many hold. */
const mostOfLight = 2;
const leadersBonus = 0.3;
/** Of two statements on one matter the newer one is the leader's word of today: what each year counts. */
const ageCost = 0.02;
/** In the likeness a word's kin count little: a family of seven words would drown the word itself. */
const kinLikeness = 0.2;
const headingBoost = 2;
const kept = 8;

/** Gives each word of the question its inverse document frequency in the library; a word (with its kin) that is nowhere weighs most. */
export function weigh(library: Library, words: readonly AskedWord[]): readonly WeighedWord[] {
  const total = library.passages.size;
  return words.map((word) => {
    const counts = [word.stem, ...word.kin].map((stem) => library.passagesWith.get(stem) ?? 0);
    const holders = counts[0] === 0 ? Math.max(...counts) : (counts[0] ?? 0);
    const rarity = Math.log(1 + (total - holders + 0.5) / (holders + 0.5));
    if (word.isLight) return { ...word, weight: Math.min(rarity, mostOfLight) * lightWeight };
    return { ...word, weight: rarity * (word.isName ? nameWeight : 1) };
  });
}

/** How far a set of stems holds a word: 1 itself, less by its kin, 0 not at all. A name has no kin. */
export function holds(stems: ReadonlySet<string>, word: AskedWord): number {
  if (stems.has(word.stem)) return 1;
  return !word.isName && word.kin.some((stem) => stems.has(stem)) ? kinWeight : 0;
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

/** The passages that may answer, best first, at most eight. */
export function retrieve(library: Library, words: readonly WeighedWord[]): readonly Found[] {
  const own = new Map(words.map((word) => [word.stem, word.isName ? nameWeight : word.isLight ? lightWeight : 1]));
  const terms = new Set(words.flatMap((word) => (word.isName ? [word.stem] : [word.stem, ...word.kin])));
  if (terms.size === 0) return [];
  const hits = library.index.search([...terms].join('\n'), {
    boost: { heading: headingBoost },
    boostTerm: (term) => own.get(term) ?? kinLikeness,
  });
  const best = hits[0]?.score ?? 1;
  const found: Found[] = [];
  for (const hit of hits) {
    const passage = library.passages.get(String(hit.id));
    if (passage === undefined) continue;
    const likeness = hit.score / best;
    const share = shareOf(words, [passage.all]);
    const age = Number(library.today.slice(0, 4)) - Number(passage.statement.date.slice(0, 4));
    const isLeaders = words.some((word) => word.isLeaders && passage.all.has(leadersOwn(word.stem)));
    found.push({
      passage,
      likeness,
      share,
      rank: share + 0.5 * likeness + (isLeaders ? leadersBonus : 0) - ageCost * age,
    });
  }
  return found.sort((a, b) => b.rank - a.rank).slice(0, kept);
}
