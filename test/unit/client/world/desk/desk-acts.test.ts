import { describe, expect, it } from 'vitest';
import { doneWords, meansOf } from '../../../../../client/world/desk/desk-acts.ts';
import { type DeskAct, deskActs } from '../../../../../client/world/desk/keymap.ts';
import { questionIdSchema } from '../../../../../protocol/ids.ts';
import { aQuestionLine } from '../../../../support/a-question-line.ts';

const fresh = aQuestionLine('new', { status: 'pending' });
const [first, middle, last] = [aQuestionLine('1'), aQuestionLine('2'), aQuestionLine('3')];
const waiting = [first, middle, last];
const kindsOf = (line: typeof fresh) =>
  Object.fromEntries(deskActs.map((act) => [act, meansOf(act, line, waiting).kind]));
const whyNot = (act: DeskAct, line: typeof fresh) => {
  const means = meansOf(act, line, waiting);
  return means.kind === 'not-now' ? means.why : means;
};

describe('what a key and its button do', () => {
  it('[DK2] is sent at once, asks in a form, or is not possible, by where the question stands', () => {
    const not = 'not-now';
    expect(kindsOf(fresh)).toEqual({
      ...{ approve: 'send', reject: 'form', edit: 'form', merge: 'form' },
      ...{ pin: not, unpin: not, call: not, up: not, down: not, label: 'form', assign: 'form' },
    });
    expect(kindsOf(middle)).toEqual({
      ...{ approve: not, reject: not, edit: 'form', merge: 'form' },
      ...{ pin: 'send', unpin: not, call: 'send', up: 'send', down: 'send', label: 'form', assign: 'form' },
    });
    for (const status of ['called', 'answering', 'answered', 'referred', 'rejected', 'withdrawn', 'merged'] as const)
      expect(kindsOf(aQuestionLine('9', { status }))).toEqual(
        Object.fromEntries(deskActs.map((act) => [act, act === 'label' ? 'form' : not])),
      );
  });

  it('[DK2] moves before the one above, behind the one below, or before all', () => {
    const questionId = middle.id;
    const move = (before: string | null) => ({
      kind: 'send',
      command: { type: 'question.move', questionId, before: before === null ? null : questionIdSchema.parse(before) },
    });
    expect((['up', 'down', 'pin'] as const).map((act) => meansOf(act, middle, waiting))).toEqual([
      ...[move('1'), move(null), move('1')],
    ]);
    expect(meansOf('down', first, waiting)).toMatchObject({ command: { before: '3' } });
    expect(meansOf('pin', last, waiting)).toMatchObject({ command: { before: '1' } });
    expect([whyNot('pin', first), whyNot('up', first), whyNot('down', last)]).toEqual([
      ...['It is first.', 'It is first.', 'It is the last one.'],
    ]);
  });

  it('[LB1] goes back to its votes what was moved or came next, and of the others says why not', () => {
    const of = (order: 'moved' | 'follow-up' | 'kept') => aQuestionLine('9', { order });
    for (const order of ['moved', 'follow-up'] as const)
      expect(meansOf('unpin', of(order), waiting)).toMatchObject({ command: { type: 'question.unpin' } });
    expect(whyNot('unpin', of('kept'))).toMatch(/moved behind it/);
    expect(whyNot('unpin', middle)).toBe('Votes give it its place already.');
  });

  it('[LB8] tells the place that a question is moved to', () => {
    const move = (before: string | null) =>
      ({
        type: 'question.move',
        questionId: first.id,
        before: before === null ? null : questionIdSchema.parse(before),
      }) as const;
    expect(doneWords(move('3'), first, waiting)).toBe('Moved to place 2 of 3: Question 1?');
    expect(doneWords(move(null), first, waiting)).toBe('Moved to place 3 of 3: Question 1?');
  });

  it('[DK2] says why nothing is possible', () => {
    expect(whyNot('call', fresh)).toBe('Approve it first, then call it.');
    expect(whyNot('approve', first)).toBe('It is approved already.');
    expect(whyNot('reject', aQuestionLine('9', { status: 'answered' }))).toBe(
      'Answered. Nothing of that is possible now.',
    );
  });

  it('[DK2] tells what was done, with the beginning of a long question', () => {
    const long = aQuestionLine('9', { text: 'word '.repeat(40) });
    expect(doneWords({ type: 'question.approve', questionId: first.id }, first)).toBe('Approved: Question 1?');
    expect(doneWords({ type: 'question.call', questionId: long.id }, long)).toMatch(/^Called: (word )+word…$/);
    expect(doneWords({ type: 'avatar.hold' }, first)).toBe('');
  });
});
