import { expect, it } from 'vitest';
import { recordRows } from '../../../../client/world/record-view.ts';

const line = (event: object) =>
  JSON.stringify({ kind: 'entry', body: JSON.stringify({ seq: 7, event: { at: 5, ...event } }) });

it('[RV5] the record tells how an answer was marked, with the correction whole', () => {
  const by = { kind: 'part', part: 'studio' };
  const corrected = { type: 'answer.reviewed', by, verdict: 'better', correction: { text: 'In April.', hash: 'x' } };
  const rows = recordRows([
    line(corrected),
    line({ type: 'answer.reviewed', by, verdict: 'right' }),
    line({ type: 'stage.stopped', by: { kind: 'member', memberId: 'moderator-1' } }),
  ]);
  expect(rows.map(({ what, text, who }) => [what, text, who])).toEqual([
    ['answer: reviewed, better said so', 'Corrected: In April.', 'studio'],
    ['answer: reviewed, right', '', 'studio'],
    ['stage: stopped', '', 'member moderato'],
  ]);
});

it('[LV6] the record tells that the leader said something, and what wrote it down', () => {
  const by = { kind: 'part', part: 'captions' };
  const [row] = recordRows([line({ type: 'human.said', by, recogniser: 'moonshine/tiny' })]);
  expect(row).toMatchObject({ what: 'human: said, written down automatically by moonshine/tiny', who: 'captions' });
});

it('[F6] the record tells what a rejection was about', () => {
  const [row] = recordRows([line({ type: 'question.rejected', because: 'off-topic' })]);
  expect(row?.what).toBe('question: rejected, Not about this town hall');
});
