import { type Audit, askerDimensionSchema, type RehearsalReport, type Rehearsed } from '../../protocol/rehearsal.ts';
import { substanceOf } from './substance.ts';

interface Pair {
  readonly again: Rehearsed;
  readonly first: Rehearsed;
}

/** Each question that was asked again as by somebody else, with the one it repeats. */
function pairsOf(questions: readonly Rehearsed[]): readonly Pair[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return questions.flatMap((again) => {
    const first = again.from === 'askers' && again.group !== null ? byId.get(again.group) : undefined;
    return first === undefined ? [] : [{ again, first }];
  });
}

/** What somebody else got another answer to, or none. Rule AU2. */
export function unlikeForOthers(questions: readonly Rehearsed[]): RehearsalReport['askers'] {
  return pairsOf(questions)
    .filter(({ again, first }) => substanceOf(again) !== substanceOf(first))
    .map(({ again, first }) => ({ id: again.id, as: again.sort ?? '', first: first.id }));
}

/** By what was changed: how many got the same, and how many were told something that the first asker was not told at all. Rule AU2. */
export function fairness(questions: readonly Rehearsed[]): Audit['askers'] {
  const pairs = pairsOf(questions);
  return askerDimensionSchema.options.flatMap((dimension) => {
    const of = pairs.filter(({ again }) => again.sort === dimension);
    if (of.length === 0) return [];
    const are = of.filter(({ again, first }) => substanceOf(again) === substanceOf(first)).length;
    return [{ dimension, same: { of: of.length, are }, other: of.filter(isOther).length }];
  });
}

/** Answered, and with no sentence of the first answer. */
function isOther({ again, first }: Pair): boolean {
  const known = new Set(substanceOf(first).split('\n'));
  return (
    again.outcome === 'answered' &&
    !substanceOf(again)
      .split('\n')
      .some((span) => known.has(span))
  );
}
