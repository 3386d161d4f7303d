import { describe, expect, it } from 'vitest';
import { ImportReview } from '../../../../client/live/import-review.ts';
import type { AcceptRequest } from '../../../../protocol/import-http.ts';
import { fakeStudio } from '../../../support/client-harness/fake-studio.ts';

const terms = { isOwn: true, aliases: [], stays: [] };
const usual = { title: '', date: '2026-01-01', place: '', topics: '' };
const file = (name: string) => new File(['x'], name);
const door = fakeStudio(false, 'leader');

describe('files that are brought', () => {
  it('[PN76] are read one after the other; what is refused is said, and nothing of it is there', async () => {
    const review = new ImportReview(door);
    const reading = review.bring([file('a.mbox'), file('b.docx')], terms, usual);
    expect(review.reading.value).toEqual({ name: 'a.mbox', number: 1, count: 2, progress: null });
    await reading;
    expect(review.reading.value).toBeNull();
    expect(review.open.value.map((passage) => passage.file)).toEqual(['a.mbox', 'a.mbox', 'a.mbox']);
    expect(review.summary.value).toEqual({
      others: 212,
      quoted: 40,
      dropped: 18,
      notes: ['b.docx: it is damaged, or not what its name says. Save it again. Nothing of it was taken.'],
    });
  });

  it('[PN74] are let go when they are stopped, and so are those after them', async () => {
    const stopped = Promise.withResolvers<{ readonly kind: 'unreachable' }>();
    const review = new ImportReview({
      ...door,
      importFile: (_file, _terms, signal) => {
        signal.addEventListener('abort', () => stopped.resolve({ kind: 'unreachable' }));
        return stopped.promise;
      },
    });
    const reading = review.bring([file('a.mbox'), file('b.mbox')], terms, usual);
    review.stop();
    await reading;
    expect(review.summary.value.notes).toEqual(['a.mbox: you stopped it. Nothing of it was taken.']);
  });
});

describe('the passages', () => {
  async function aReview(sent: AcceptRequest[] = []) {
    const review = new ImportReview({
      ...door,
      acceptPassages: async (request) => {
        sent.push(request);
        const [first = 'added'] = request.passages.map(({ text }) =>
          text === 'Pay.' ? { refused: 'statement-outside-scope' } : ('added' as const),
        );
        return { kind: 'ok', value: { outcomes: [first] } };
      },
    });
    await review.bring([file('a.mbox')], terms, usual);
    return review;
  }

  it('[PN75] are accepted as they were left, all unmarked at once, dropped and taken up again', async () => {
    const sent: AcceptRequest[] = [];
    const review = await aReview(sent);
    const [first, second, third] = review.open.value.map(({ key }) => key);
    expect(await review.acceptUnmarked()).toEqual({ kind: 'accepted', seq: 0 });
    expect(review.open.value.map(({ key }) => key)).toEqual([first, third]);
    expect(sent[0]?.passages.map(({ text }) => text.slice(0, 6))).toEqual(['Nobody']);
    review.drop(third ?? 0, true);
    expect(review.open.value.map(({ key }) => key)).toEqual([first]);
    review.drop(third ?? 0, false);
    review.edit(third ?? 0, { text: 'We sell instruments.' });
    await review.accept(third ?? 0);
    expect(sent[1]?.passages[0]).toMatchObject({ text: 'We sell instruments.', date: '2026-01-01' });
    expect(review.passages.value.find(({ key }) => key === second)?.state).toBe('added');
  });

  it('[PN75] one that is refused says why where it stands, and stays', async () => {
    const review = await aReview();
    const key = review.open.value[0]?.key ?? 0;
    review.edit(key, { text: 'Pay.' });
    await review.accept(key);
    expect(review.open.value[0]?.trouble).toBe('This statement is outside the topics that the leader gave you.');
    const lost = new ImportReview({ ...door, acceptPassages: async () => ({ kind: 'unreachable' }) });
    await lost.bring([file('a.mbox')], terms, usual);
    expect(await lost.accept(lost.open.value[0]?.key ?? 0)).toMatchObject({ kind: 'lost' });
    expect(lost.open.value).toHaveLength(3);
  });
});
