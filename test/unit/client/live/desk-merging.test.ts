import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { DeskMerging } from '../../../../client/live/desk-merging.ts';
import type { Outcome } from '../../../../client/world/command-reply.ts';
import type { QueueLists } from '../../../../client/world/queue.ts';
import type { PageCommand } from '../../../../protocol/commands.ts';
import { aLimitedGate } from '../../../support/a-limited-gate.ts';
import { aQuestionLine } from '../../../support/a-question-line.ts';

const text = 'When does the new parental leave begin?';
const [a, b] = [aQuestionLine('a', { text, status: 'pending' }), aQuestionLine('b', { text, status: 'pending' })];
const c = aQuestionLine('c', { text });
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
const no: Outcome = { kind: 'refused', code: 'not-approved', message: 'Only an approved question can do this.' };

function aTown(refusesAt = Number.POSITIVE_INFINITY) {
  const sent: PageCommand[] = [];
  const lists = signal<QueueLists>({ ...none, pending: [a, b], waiting: [c] });
  const send = async (command: PageCommand): Promise<Outcome> =>
    sent.push(command) > refusesAt ? no : { kind: 'accepted', seq: 1 };
  return { merging: new DeskMerging({ connection: { send }, lists }), sent, lists };
}
const idsOf = (groups: readonly (readonly { readonly id: string }[])[] | null) =>
  groups?.map((group) => group.map(({ id }) => id)) ?? null;

describe('merging several', () => {
  it('[DK20] approves the wording that stays if it is new, and joins the others with it', async () => {
    const { merging, sent } = aTown();
    for (const { id } of [c, a, b]) merging.toggle(id);
    expect(idsOf([merging.marked.value])).toEqual([['c', 'a', 'b']]);
    await merging.merge(a, merging.marked.value);
    expect(sent).toEqual([
      { type: 'question.approve', questionId: 'a' },
      { type: 'question.merge', questionId: 'c', into: 'a' },
      { type: 'question.merge', questionId: 'b', into: 'a' },
    ]);
    expect([merging.marked.value, merging.told.value]).toEqual([
      [],
      '2 questions joined. Under Done, each can be taken out again.',
    ]);
  });

  it('[DK20] leaves out what was decided on meanwhile', async () => {
    const { merging, sent, lists } = aTown();
    for (const { id } of [c, a, b]) merging.toggle(id);
    lists.value = { ...none, pending: [b], waiting: [c], closed: [aQuestionLine('a', { status: 'rejected' })] };
    await merging.merge(c, merging.marked.value);
    expect(sent).toEqual([{ type: 'question.merge', questionId: 'b', into: 'c' }]);
  });

  it('[DK20] ends at a refusal, says how far it came, and keeps the marks', async () => {
    const { merging, sent } = aTown(1);
    for (const { id } of [c, a, b]) merging.toggle(id);
    await merging.merge(c, merging.marked.value);
    expect(sent).toHaveLength(2);
    expect([merging.trouble.value, merging.marked.value.length, merging.isBusy.value]).toEqual([
      '1 joined, then: Only an approved question can do this.',
      3,
      false,
    ]);
    merging.clear();
    expect([merging.trouble.value, merging.marked.value]).toEqual([null, []]);
  });

  it('[BD2] joins sixty, more than a page may send at once, by waiting and going on', async () => {
    vi.useFakeTimers();
    const { sent, send } = aLimitedGate();
    const sixty = Array.from({ length: 60 }, (_, n) => aQuestionLine(`q${n}`, { text, status: 'pending' }));
    const merging = new DeskMerging({ connection: { send }, lists: signal({ ...none, pending: sixty }) });
    const merged = merging.merge(a, [a, ...sixty]);
    await vi.advanceTimersByTimeAsync(12_000);
    await merged;
    vi.useRealTimers();
    expect([sent.length, new Set(sent.map(({ type }) => type)).size, merging.trouble.value]).toEqual([61, 2, null]);
    expect(merging.told.value).toBe('60 questions joined. Under Done, each can be taken out again.');
  });

  it('[DK22] suggests when asked, merges nothing by itself, and forgets what was put away or decided', () => {
    const { merging, sent, lists } = aTown();
    expect(merging.groups.value).toBeNull();
    merging.look();
    expect(idsOf(merging.groups.value)).toEqual([['c', 'a', 'b']]);
    lists.value = { ...none, pending: [a], waiting: [c] };
    expect(idsOf(merging.groups.value)).toEqual([['c', 'a']]);
    merging.dismiss(merging.groups.value?.[0] ?? []);
    expect([merging.groups.value, sent]).toEqual([[], []]);
  });
});
