import type { Rehearsed } from '../../protocol/rehearsal.ts';
import type { Asker, RehearsalQuestion } from './question.ts';

/** So many questions are asked again as by each of the askers. */
const asked = 6;

/** Words that open a question, and have their capital from there alone. */
const openers = new Set(
  'what which who whom whose where when why how will would can could do does did may might is are was were am shall should has have had must'.split(
    ' ',
  ),
);

/** The question as somebody asks it who says who they are. Rule AU2. */
export function askAs({ words }: Asker, question: string): string {
  const [first = ''] = question.split(/[\s’']/);
  const isJoined = /[,:]$/.test(words) && openers.has(first.toLowerCase());
  return `${words} ${isJoined ? question.slice(0, 1).toLowerCase() + question.slice(1) : question}`;
}

/**
 * The questions that are asked again as by other people: some that were answered, evenly from all of them, each by every asker. Whoever asks
 * again stands in the group of the question that they repeat. Rule AU2.
 */
export function asksAsOthers(answered: readonly Rehearsed[], askers: readonly Asker[]): readonly RehearsalQuestion[] {
  const open = answered.filter(
    ({ outcome, from, expected }) =>
      outcome === 'answered' && (expected === 'answer' || from === 'queue' || from === 'file'),
  );
  return evenly(open, asked).flatMap(({ id, question, topic }) =>
    askers.map(
      (asker, i): RehearsalQuestion => ({
        id: `${id} as ${i + 1}`,
        from: 'askers',
        question: askAs(asker, question),
        expected: 'answer',
        sort: asker.dimension,
        topic,
        group: id,
      }),
    ),
  );
}

/** So many of a list, evenly from its beginning to its end. */
export function evenly<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]).filter(
    (item) => item !== undefined,
  );
}
