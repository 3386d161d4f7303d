import type { Door } from '../../../client/live/ports.ts';
import type { Given } from '../../../client/live/studio-review.ts';
import { type Answer, answerSchema } from '../../../protocol/answer.ts';
import { hashSchema, questionIdSchema } from '../../../protocol/ids.ts';

const source = {
  statementId: 'building',
  statementHash: 'b'.repeat(64),
  title: 'The new building',
  date: '2026-03-12',
  place: 'Spring all-hands, Lisbon',
  start: 0,
  end: 40,
};
const answerOf = (text: string, label: 'QUOTE' | 'APPROVED', title: string): Answer =>
  answerSchema.parse({
    v: 1,
    language: 'en',
    outcome: 'answered',
    sentences: [{ text, spoken: text, label, sources: [{ ...source, title }], cue: 'explain' }],
    models: ['quoting'],
    personaVersion: 1,
  });
const moved = 'We moved because the old building was too small for all of us.';
const pay = 'We review pay every April, for everybody at once.';

function given(id: string, question: string, answer: Answer, votes: number): Given {
  const questionId = questionIdSchema.parse(id);
  const answerId = hashSchema.parse('e'.repeat(64));
  return { questionId, question, votes, answerId, answer, cut: null, said: [0], review: null, wordings: [question] };
}

/** Two answers that were given; to the second the avatar would say something else now. */
export function fakeReview(): Pick<Door, 'review' | 'again' | 'mark'> {
  let lines: readonly Given[] = [
    given('q-7', 'Why did we move to the new building?', answerOf(moved, 'QUOTE', 'The new building'), 12),
    given('q-9', 'When is pay reviewed?', answerOf(pay, 'APPROVED', 'When do we review pay?'), 3),
  ];
  return {
    review: async () => ({ kind: 'ok', value: { given: lines } }),
    again: async (questionId) => {
      const answer = lines.find((line) => line.questionId === questionId)?.answer ?? null;
      const now = questionId === 'q-9' ? answerOf('Pay is reviewed in May from this year on.', 'QUOTE', 'Pay') : answer;
      return { kind: 'ok', value: { answer: now, silentBecause: '' } };
    },
    mark: async (request) => {
      const { questionId, verdict } = request;
      const correction = 'correction' in request ? (request.correction?.text ?? null) : null;
      const review = { verdict, correction, atMs: 1_790_100_000_000 };
      lines = lines.map((line) => (line.questionId === questionId ? { ...line, review } : line));
      return { kind: 'ok', value: { seq: 3 } };
    },
  };
}
