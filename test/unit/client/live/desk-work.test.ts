import { signal } from '@preact/signals';
import { afterEach, describe, expect, it } from 'vitest';
import { DeskWork } from '../../../../client/live/desk-work.ts';
import { ReadQuestions } from '../../../../client/live/read-questions.ts';
import type { Outcome } from '../../../../client/world/command-reply.ts';
import type { QuestionLine, QueueLists } from '../../../../client/world/queue.ts';
import type { PageCommand } from '../../../../protocol/commands.ts';
import { aQuestionLine } from '../../../support/a-question-line.ts';

const none: QueueLists = {
  byId: new Map(),
  onStage: null,
  waiting: [],
  mine: [],
  corrected: [],
  done: [],
  pending: [],
  closed: [],
};
const fresh = (id: string) => aQuestionLine(id, { status: 'pending' });
const [a, b, c] = [fresh('a'), fresh('b'), fresh('c')];
const works: DeskWork[] = [];
afterEach(() => {
  for (const work of works.splice(0)) work.close();
});

/** A desk whose gate answers when it is told to. */
function aDesk(pending: readonly QuestionLine[]) {
  const lists = signal<QueueLists>({ ...none, pending });
  const sent: PageCommand[] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  let nowMs = 0;
  const connection = {
    send: (command: PageCommand) => {
      sent.push(command);
      return new Promise<Outcome>((resolve) => answers.push(resolve));
    },
  };
  const work = new DeskWork({ connection, lists }, new ReadQuestions('test'), () => nowMs);
  works.push(work);
  return {
    work,
    sent,
    show: (change: Partial<QueueLists>) => {
      lists.value = { ...none, ...change };
    },
    answer: async (outcome: Outcome) => {
      answers.shift()?.(outcome);
      await Promise.resolve();
      await Promise.resolve();
    },
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}
const yes: Outcome = { kind: 'accepted', seq: 1 };
const no: Outcome = {
  kind: 'refused',
  code: 'not-pending',
  message: 'A moderator has already decided on this question.',
};

describe('a moderator at work', () => {
  it.each(['the list', 'the answer'])(
    '[DK8] goes on to the next question when %s comes first, and takes a bounced key for nothing',
    async (first) => {
      const desk = aDesk([a, b, c]);
      desk.work.go('next');
      desk.work.act('approve', a);
      const moved = () => desk.show({ pending: [b, c], waiting: [aQuestionLine('a')] });
      if (first === 'the list') moved();
      expect(desk.work.selectedId.value).toBe('a');
      await desk.answer(yes);
      moved();
      expect([desk.work.selectedId.value, desk.work.told.value]).toEqual(['b', 'Approved: Question a?']);
      expect(desk.work.meant()).toBeNull();
      desk.wait(300);
      expect(desk.work.meant()?.id).toBe('b');
    },
  );

  it('[DK6] stays with a question that somebody else decided on, also when its own act came too late', async () => {
    const desk = aDesk([a, b, c]);
    desk.work.select(b.id);
    desk.show({ pending: [a, c], waiting: [aQuestionLine('b')] });
    expect(desk.work.selectedId.value).toBe('b');
    desk.work.select(c.id);
    desk.work.act('approve', c);
    desk.show({ pending: [a], waiting: [aQuestionLine('b'), aQuestionLine('c')] });
    await desk.answer(no);
    expect(desk.work.selectedId.value).toBe('c');
    expect(desk.work.troubles.value).toEqual(new Map([[c.id, 'A moderator has already decided on this question.']]));
  });

  it('[DK11] [DK12] keeps what is being read in sight though it is read now, until one goes on', () => {
    const desk = aDesk([a, b, c]);
    desk.work.narrow({ isUnread: true });
    desk.work.go('next');
    expect(desk.work.shown.value[0]).toEqual(['a', 'b', 'c']);
    desk.work.go('next');
    expect([desk.work.selectedId.value, desk.work.shown.value[0]]).toEqual(['b', ['b', 'c']]);
    desk.work.narrow({ isUnread: false, words: 'question c' });
    expect(desk.work.shown.value).toEqual([['c'], [], []]);
    expect(desk.work.entryId.value).toBe('c');
  });

  it('[DK10] shows a line that has not changed as the very one it was', () => {
    const desk = aDesk([a, b]);
    const [before] = desk.work.view.value.new;
    desk.show({ pending: [{ ...a }, { ...b, votes: 9 }] });
    expect(desk.work.view.value.new.map((line) => [line === before, line.votes])).toEqual([
      [true, 1],
      [false, 9],
    ]);
  });

  it('[DK2] sends one act at a time for a question, opens a form where words are asked for, and says what is not possible', async () => {
    const desk = aDesk([a, b]);
    expect(desk.work.meant()).toBeNull();
    expect(desk.work.told.value).toBe('Select a question first, with the arrow keys.');
    desk.work.act('approve', a);
    desk.work.act('approve', a);
    expect(desk.sent).toEqual([{ type: 'question.approve', questionId: 'a' }]);
    expect([...desk.work.busy.value]).toEqual(['a']);
    await desk.answer(no);
    expect(desk.work.busy.value.size).toBe(0);
    desk.work.act('call', b);
    expect(desk.work.told.value).toBe('Approve it first, then call it.');
    desk.work.act('reject', b);
    expect([desk.work.open.value, desk.work.selectedId.value]).toEqual([{ questionId: 'b', form: 'reject' }, 'b']);
    expect(desk.sent).toHaveLength(1);
    void desk.work.send(b.id, { type: 'question.reject', questionId: b.id, reason: 'Not clear.' });
    await desk.answer(no);
    expect(desk.work.open.value).toEqual({ questionId: 'b', form: 'reject' });
    desk.work.leave();
    expect(desk.work.open.value).toBeNull();
  });
});

it('[TG10] why an act was refused goes when its form is left', async () => {
  const { work, answer } = aDesk([a, b]);
  work.toggle({ questionId: a.id, form: 'reject' });
  const sent = work.send(a.id, { type: 'question.reject', questionId: a.id, reason: 'Asked in May.' });
  await answer(no);
  await sent;
  expect([work.troubles.value.has(a.id), work.refused.value.has(a.id)]).toEqual([true, true]);
  work.closeForm();
  expect([work.troubles.value.has(a.id), work.refused.value.has(a.id), work.open.value]).toEqual([false, false, null]);
});
