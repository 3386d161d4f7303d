import { chooseExcerpt, type Excerpt, lengthen, sentencesOf } from './compose.ts';
import { type Found, holds, shareOf, type WeighedWord } from './retrieve.ts';

/** A passage that supports an answer, with the sentences that give it. */
export interface Support {
  readonly found: Found;
  readonly excerpt: Excerpt;
}

/** Calibrated on the tables of questions in the tests. */
const neededEvidence = 0.58;
const saidBonus = 0.15;
/** A word that only the unsaid rest of a statement holds is weak evidence that the statement answers. */
const unsaidWeight = 0.5;

/**
 * The passages among the found that support an answer, best first; none when the question should go to a person. A passage supports
 * when its title, its topics or the sentences that would be said hold most of what is asked, every name and year included, and it is
 * about some of it by title or topics and holds one of its words itself. Of two, the one whose sentences say more is better. Rules M4, M5.
 */
export function supporting(found: readonly Found[], words: readonly WeighedWord[]): readonly Support[] {
  const supports = found.flatMap((candidate) => {
    const { passage, share } = candidate;
    if (words.some((word) => word.isName && !passage.all.has(word.stem))) return [];
    if (!words.some((word) => !word.isLight && holds(passage.heading, word) > 0)) return [];
    if (!words.some((word) => !word.isLight && passage.all.has(word.stem))) return [];
    const excerpt = chooseExcerpt(passage, words);
    if (excerpt === null) return [];
    const said = sentencesOf(excerpt).map((sentence) => sentence.stems);
    const shown = shareOf(words, [...said, passage.heading]);
    if (shown + (share - shown) * unsaidWeight < neededEvidence) return [];
    return [{ found: candidate, excerpt: lengthen(excerpt), rank: candidate.rank + saidBonus * shareOf(words, said) }];
  });
  return supports.sort((a, b) => b.rank - a.rank).map(({ found, excerpt }) => ({ found, excerpt }));
}
