import type { RehearsalReport, Rehearsed, Share } from '../../protocol/rehearsal.ts';
import { byGroup, substanceOf } from './substance.ts';

/** Questions that were asked in other words, by group: more than one wording of each. */
function wordingsOf(questions: readonly Rehearsed[]) {
  const inOtherWords = questions.filter(({ from }) => from !== 'askers');
  return [...byGroup(inOtherWords).values()].filter((group) => group.length > 1);
}

/** The groups in other words whose questions did not all get the same substance, most different first. Rule RH8. */
export function unlike(questions: readonly Rehearsed[]): RehearsalReport['wordings'] {
  return wordingsOf(questions)
    .map((group) => ({
      topic: group[0]?.topic ?? group[0]?.question ?? '',
      ids: group.map(({ id }) => id),
      answers: new Set(group.map(substanceOf)).size,
    }))
    .filter(({ answers }) => answers > 1)
    .sort((a, b) => b.answers - a.answers);
}

/** How many of the groups got one substance; null where nothing was asked in other words. Rule AU1. */
export function consistency(questions: readonly Rehearsed[]): Share | null {
  const groups = wordingsOf(questions);
  if (groups.length === 0) return null;
  return { of: groups.length, are: groups.length - unlike(questions).length };
}
