import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { DeskWork } from '../../../../client/live/desk-work.ts';
import { labelMany } from '../../../../client/live/label-many.ts';
import { ReadQuestions } from '../../../../client/live/read-questions.ts';
import type { Outcome } from '../../../../client/world/command-reply.ts';
import type { QueueLists } from '../../../../client/world/queue.ts';
import type { PageCommand } from '../../../../protocol/commands.ts';
import { refusals } from '../../../../protocol/refusals.ts';
import { aLimitedGate } from '../../../support/a-limited-gate.ts';
import { aQuestionLine } from '../../../support/a-question-line.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => aQuestionLine(id));
if (a === undefined || b === undefined || c === undefined) throw new Error('three questions');
const rows = [a, b, c].map(({ id }, index) => ({ id, topPx: index * 100, bottomPx: index * 100 + 88 }));
const yes: Outcome = { kind: 'accepted', seq: 1 };
const no: Outcome = { kind: 'refused', code: 'not-allowed', message: refusals['not-allowed'] };

function aDesk(...answers: readonly Outcome[]) {
  const none = { byId: new Map(), onStage: null, mine: [], corrected: [], done: [], pending: [], closed: [] };
  const lists = signal<QueueLists>({ ...none, waiting: [a, b, c].flatMap((line) => line ?? []) });
  const sent: PageCommand[] = [];
  const left = [...answers];
  const connection = {
    send: async (command: PageCommand) => {
      sent.push(command);
      return left.shift() ?? yes;
    },
  };
  const work = new DeskWork({ connection, lists }, new ReadQuestions('test'), () => 0);
  return { work, lists, sent, connection };
}

describe('a question that is dragged', () => {
  it('[LB8] is selected, moves where it is let go, and the new place is told', async () => {
    const { work, sent } = aDesk();
    work.drag.start(c);
    expect(work.selectedId.value).toBe('c');
    work.drag.over(rows, 10);
    expect(work.drag.now.value?.drop).toMatchObject({ place: 1, of: 3 });
    await work.drag.drop();
    expect(sent).toEqual([{ type: 'question.move', questionId: 'c', before: 'a' }]);
    expect([work.drag.now.value, work.told.value]).toEqual([null, 'Moved to place 1 of 3: Question c?']);
    work.close();
  });

  it('[LB8] is let be by Escape, where it stands, and while it is nobody’s to move', async () => {
    const { work, sent } = aDesk();
    work.drag.start(c);
    work.drag.over(rows, 10);
    work.drag.cancel();
    await work.drag.drop();
    work.drag.start(b);
    work.drag.over(rows, 150);
    await work.drag.drop();
    work.drag.start(aQuestionLine('p', { status: 'pending' }));
    expect([work.drag.now.value, sent]).toEqual([null, []]);
    work.close();
  });

  it('[LB8] by one whose role was taken meanwhile: the list stands as it stood, and the question says why', async () => {
    const { work } = aDesk(no);
    work.drag.start(c);
    work.drag.over(rows, 10);
    await work.drag.drop();
    expect(work.troubles.value.get(c.id)).toBe(refusals['not-allowed']);
    expect(work.view.value.queue.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect([work.drag.now.value, work.told.value]).toEqual([null, '']);
    work.close();
  });

  it('[LB8] falls out of the hand when it leaves the queue, and is not put before one that did', async () => {
    const { work, lists, sent } = aDesk();
    work.drag.start(c);
    work.drag.over(rows, 10);
    lists.value = { ...lists.value, waiting: [b, c] };
    await work.drag.drop();
    expect([sent, work.told.value]).toEqual([[], expect.stringMatching(/Nothing was moved/)]);
    work.drag.start(c);
    lists.value = { ...lists.value, waiting: [b] };
    await Promise.resolve();
    expect([work.drag.now.value, work.told.value]).toEqual([null, 'It left the queue meanwhile. Nothing was moved.']);
    work.close();
  });
});

describe('a label for many', () => {
  it('[LB3] goes on one after the other, and ends at the first that is refused', async () => {
    const { connection, sent } = aDesk(yes, yes, yes);
    expect(await labelMany(connection, [a, b, c], ' Pay ')).toEqual({
      told: '3 questions labelled “Pay”.',
      trouble: null,
    });
    expect(sent).toHaveLength(3);
    const second = aDesk(yes, no);
    const { trouble } = await labelMany(second.connection, [a, b, c], 'Pay');
    expect([trouble, second.sent.length]).toEqual([`1 labelled, then: ${refusals['not-allowed']}`, 2]);
  });

  it('[LB3] waits where they are more than a page may send at once, and says how far it is', async () => {
    vi.useFakeTimers();
    const { sent, send } = aLimitedGate();
    const sixty = Array.from({ length: 60 }, (_, n) => aQuestionLine(`q${n}`, { status: 'approved' }));
    const counts: number[] = [];
    const labelled = labelMany({ send }, sixty, 'Pay', (count) => counts.push(count));
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await labelled).toEqual({ told: '60 questions labelled “Pay”.', trouble: null });
    vi.useRealTimers();
    expect([sent.length, counts]).toEqual([60, sixty.map((_, index) => index + 1)]);
  });

  it('[LB3] of one question leaves its form open for the next label', async () => {
    const { work } = aDesk();
    work.act('label', a);
    await work.send(a.id, { type: 'question.label', questionId: a.id, label: 'Pay' });
    expect(work.open.value).toEqual({ questionId: 'a', form: 'label' });
    work.act('assign', a);
    await work.send(a.id, { type: 'question.assign', questionId: a.id, to: { kind: 'leader' } });
    expect(work.open.value).toBeNull();
    work.close();
  });
});
