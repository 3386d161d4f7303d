import { type Addressed, speaksOf } from './addressed.ts';
import { chooseExcerpt, type Excerpt, lengthen, sentencesOf } from './compose.ts';
import type { Passage } from './library.ts';
import { type Found, holds, shareOf, type WeighedWord } from './retrieve.ts';
import { leadersOwn } from './words.ts';

/** A passage that supports an answer, with the sentences that give it. */
export interface Support {
  readonly found: Found;
  readonly excerpt: Excerpt;
}

/** Calibrated on the tables of questions in the tests. */
const neededEvidence = 0.58;
const saidBonus = 0.15;
/** A passage about what is named, before one that mentions it. */
const namedBonus = 0.3;
/** A word that only the unsaid rest of a statement holds is weak evidence that the statement answers. */
const unsaidWeight = 0.5;

/**
 * The passages among the found that support an answer, best first; none when the question should go to a person. A passage supports
 * when its title, its topics or the sentences that would be said hold most of what is asked, every name and year included, and it is
 * about some of it by title or topics and holds one of its words itself. Of two, the one whose sentences say more is better. Rules M4, M5.
 */
export function supporting(
  found: readonly Found[],
  words: readonly WeighedWord[],
  asked: Addressed,
): readonly Support[] {
  const stems = words.filter((word) => !word.isLight).map((word) => word.stem);
  const telling = words.filter((word) => !word.isLight && !word.isName).sort((a, b) => b.weight - a.weight)[0];
  const supports = found.flatMap((candidate) => {
    const { passage, share } = candidate;
    if (words.some((word) => word.isName && !passage.all.has(word.stem))) return [];
    if (!words.some((word) => !word.isLight && holds(passage.heading, word) > 0)) return [];
    if (!words.some((word) => !word.isLight && (passage.all.has(word.stem) || isSaidAsMine(passage, word)))) return [];
    const excerpt = chooseExcerpt(passage, words);
    if (excerpt === null) return [];
    const sentences = sentencesOf(excerpt);
    if (!speaksOf(passage, sentences, asked, stems)) return [];
    const said = sentences.map((sentence) => sentence.stems);
    const heard = [...said, passage.heading];
    if (words.some((word) => isNamed(word) && !heard.some((held) => held.has(word.stem)))) return [];
    const named = words.some((word) => isNamed(word) && passage.heading.has(word.stem)) ? namedBonus : 0;
    const shown = shareOf(words, heard);
    if (shown + (share - shown) * unsaidWeight < neededEvidence) return [];
    return [
      { found: candidate, excerpt: lengthen(excerpt), rank: candidate.rank + saidBonus * shareOf(words, said) + named },
    ];
  });
  // What says most about the question must be in one of them, or none answers it.
  if (telling !== undefined && !supports.some(({ found: { passage } }) => holds(passage.all, telling) > 0)) return [];
  return supports.sort((a, b) => b.rank - a.rank).map(({ found, excerpt }) => ({ found, excerpt }));
}

/** A name of somebody or something; years are looked at beside their matter. */
function isNamed(word: WeighedWord): boolean {
  return word.isName && !/^\d+$/.test(word.stem);
}

/** Asked of the leader as "you earn", said as "my salary". */
function isSaidAsMine(passage: Passage, word: WeighedWord): boolean {
  return word.isLeaders && word.kin.some((stem) => passage.all.has(leadersOwn(stem)));
}
