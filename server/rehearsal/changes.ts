import type { RehearsalReport, Rehearsed } from '../../protocol/rehearsal.ts';
import { substanceOf } from './substance.ts';

/** What is other than at the last rehearsal: outcomes and sentences of the same questions, and how many are new and gone. Rule RH10. */
export function changesSince(
  last: RehearsalReport | null,
  questions: readonly Rehearsed[],
): RehearsalReport['changes'] {
  if (last === null) return null;
  const before = new Map(last.questions.filter(isOwn).map((question) => [question.id, question]));
  const now = questions.filter(isOwn);
  const changed = now.flatMap((question) => {
    const was = before.get(question.id);
    if (was === undefined || (was.outcome === question.outcome && substanceOf(was) === substanceOf(question)))
      return [];
    return [{ id: question.id, was: was.outcome, now: question.outcome }];
  });
  const ids = new Set(now.map(({ id }) => id));
  return {
    atMs: last.atMs,
    personaVersion: last.personaVersion,
    wasGo: last.isGo,
    changed,
    isNew: now.filter(({ id }) => !before.has(id)).length,
    isGone: [...before.keys()].filter((id) => !ids.has(id)).length,
  };
}

/** Which questions are asked again as by others follows from what was answered. */
function isOwn({ from }: Rehearsed): boolean {
  return from !== 'askers';
}
