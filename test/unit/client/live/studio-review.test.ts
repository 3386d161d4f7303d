import { expect, it } from 'vitest';
import { StudioReview } from '../../../../client/live/studio-review.ts';
import { fakeReview } from '../../../support/client-harness/fake-review.ts';

it('[RV8] marks an answer and reads anew what became of it', async () => {
  const review = new StudioReview(fakeReview());
  expect(review.given.value).toBeNull();
  await review.load();
  const [first] = review.given.value ?? [];
  if (first === undefined) throw new Error('an answer was given');
  const { questionId, answerId } = first;
  const correction = { questions: first.wordings, text: 'The lease ended.' };
  expect(await review.mark({ questionId, answerId, verdict: 'better', correction })).toEqual({
    kind: 'accepted',
    seq: 3,
  });
  expect(review.given.value?.[0]?.review).toMatchObject({ verdict: 'better', correction: correction.text });
});

it('[RV7] gives what would be said now, or why that is not known', async () => {
  const review = new StudioReview(fakeReview());
  await review.load();
  const id = review.given.value?.[1]?.questionId;
  if (id === undefined) throw new Error('two answers were given');
  expect(await review.again(id)).toMatchObject({
    answer: { sentences: [{ text: expect.stringContaining('in May') }] },
  });
  const lost = new StudioReview({ ...fakeReview(), again: async () => ({ kind: 'unreachable' }) });
  expect(await lost.again(id)).toBe('The server did not answer. Ask again in a moment.');
});

it('[RV8] says what may not have been done, shows nothing to whoever may not see it, and keeps what it knew', async () => {
  const lost = new StudioReview({ ...fakeReview(), mark: async () => ({ kind: 'unreachable' }) });
  await lost.load();
  const [line] = lost.given.value ?? [];
  if (line === undefined) throw new Error('an answer was given');
  const { questionId, answerId } = line;
  expect(await lost.mark({ questionId, answerId, verdict: 'right' })).toMatchObject({ kind: 'lost' });
  expect(lost.given.value?.[0]).toBe(line);
  const refused = { kind: 'refused', code: 'not-allowed', message: 'Your role cannot do this.' } as const;
  const nobody = new StudioReview({ ...fakeReview(), review: async () => refused });
  await nobody.load();
  expect(nobody.given.value).toBeNull();
});
