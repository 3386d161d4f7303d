import type { QuestionLine } from './queue.ts';

/** Open questions that moderators gave to the leader: what is called first, then by place. Pending ones reach no leader. Rule LB12. */
export function askedOfYou(lines: Iterable<QuestionLine>): readonly QuestionLine[] {
  return [...lines]
    .filter(({ status, view }) => view?.assigned?.kind === 'leader' && (status === 'called' || status === 'approved'))
    .sort((a, b) => Number(b.status === 'called') - Number(a.status === 'called') || placeOf(a) - placeOf(b));
}

/** What the leader does next with one of them. Rule LB12. */
export function nextWords({ status, place }: QuestionLine): string {
  if (status === 'called') return 'It is called now. Take over with your microphone, and answer it.';
  const at = place === null ? 'In the queue' : `In the queue, place ${place}`;
  return `${at}. When it is called, take over and answer it yourself.`;
}

function placeOf({ place }: QuestionLine): number {
  return place ?? Number.MAX_SAFE_INTEGER;
}
