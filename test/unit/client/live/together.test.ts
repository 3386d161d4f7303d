import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CrewNews } from '../../../../client/live/crew-news.ts';
import { DeskAttention } from '../../../../client/live/desk-attention.ts';
import { DeskUndo } from '../../../../client/live/desk-undo.ts';
import { DeskWork } from '../../../../client/live/desk-work.ts';
import type { OpenForm } from '../../../../client/live/open-form.ts';
import { ReadQuestions } from '../../../../client/live/read-questions.ts';
import type { Outcome } from '../../../../client/world/command-reply.ts';
import type { QueueLists } from '../../../../client/world/queue.ts';
import type { ActView } from '../../../../protocol/acts.ts';
import type { PageCommand } from '../../../../protocol/commands.ts';
import type { QuestionId } from '../../../../protocol/ids.ts';
import { aQuestionLine } from '../../../support/a-question-line.ts';
import { idOf, questionId } from '../../../support/build-townhall.ts';

const [a, b] = [questionId('a'), questionId('b')];

describe('where a desk says its moderator is', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function aDesk() {
    const told: string[] = [];
    const isInTouch = signal(true);
    const selectedId = signal<QuestionId | null>(null);
    const open = signal<OpenForm | null>(null);
    const looks = new Set<() => void>();
    const page = {
      visibilityState: 'visible',
      addEventListener: (_: string, look: () => void) => void looks.add(look),
      removeEventListener: (_: string, look: () => void) => void looks.delete(look),
    };
    const connection = {
      isInTouch,
      attend: (message: { readonly questionId: QuestionId | null; readonly isWriting: boolean }) =>
        void told.push(`${message.questionId ?? 'nowhere'}${message.isWriting ? ', writing' : ''}`),
    };
    const look = () => {
      for (const each of looks) each();
    };
    const attention = new DeskAttention(connection, { selectedId, open }, page);
    return { told, isInTouch, selectedId, open, page, look, attention, looks };
  }

  it('[TG4] tells the last of quick steps, writing as such, and nothing while it is nowhere', () => {
    const { told, selectedId, open, attention } = aDesk();
    expect(told).toEqual([]);
    for (const id of [a, b, a, b]) selectedId.value = id;
    expect(told).toEqual(['a']);
    vi.advanceTimersByTime(250);
    expect(told).toEqual(['a', 'b']);
    vi.advanceTimersByTime(250);
    open.value = { questionId: b, form: 'reject' };
    vi.advanceTimersByTime(250);
    open.value = null;
    expect(told.slice(2)).toEqual(['b, writing', 'b']);
    attention.close();
  });

  it('[TG4] gives a sign of life while its page is in sight, and is nowhere while it is not', () => {
    const { told, selectedId, page, look, attention, looks } = aDesk();
    selectedId.value = a;
    vi.advanceTimersByTime(30_000);
    expect(told).toEqual(['a', 'a', 'a', 'a']);
    page.visibilityState = 'hidden';
    vi.advanceTimersByTime(300);
    look();
    vi.advanceTimersByTime(60_000);
    expect(told.slice(4)).toEqual(['nowhere']);
    attention.close();
    vi.advanceTimersByTime(60_000);
    expect([told.length, looks.size]).toEqual([5, 0]);
  });

  it('[TG1] says it anew when it is back in touch', () => {
    const { told, isInTouch, selectedId, attention } = aDesk();
    selectedId.value = a;
    isInTouch.value = false;
    vi.advanceTimersByTime(1000);
    isInTouch.value = true;
    expect(told).toEqual(['a', 'a']);
    attention.close();
  });
});

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

describe('what is being written', () => {
  const no: Outcome = { kind: 'refused', code: 'not-pending', message: 'Too late.' };
  const answerWith = async (outcome: Outcome, command: PageCommand) => {
    const lists = signal<QueueLists>({ ...none, pending: [aQuestionLine('a', { status: 'pending' })] });
    const work = new DeskWork({ connection: { send: async () => outcome }, lists }, new ReadQuestions('test'), () => 0);
    work.toggle({ questionId: a, form: 'reject' });
    const kept = work.writing.of({ questionId: a, form: 'reject' });
    kept.keep('text', 'Asked in May.');
    await work.send(a, command);
    lists.value = { ...none, waiting: [aQuestionLine('a')] };
    return { work, kept };
  };

  it('[TG11] stays when its act came too late and its question went elsewhere, until the form is left', async () => {
    const { work, kept } = await answerWith(no, { type: 'question.reject', questionId: a, reason: 'Asked in May.' });
    expect(kept.text('text')).toBe('Asked in May.');
    expect(work.open.value).toEqual({ questionId: a, form: 'reject' });
    expect(work.writing.all({ questionId: a, form: 'reject' })).toBe('Asked in May.');
    expect(work.refused.value.get(a)).toMatchObject({ code: 'not-pending', command: { type: 'question.reject' } });
    work.leave();
    expect(kept.text('text')).toBeUndefined();
    work.close();
  });

  it('[TG11] is done with when it was sent, and kept when another act was', async () => {
    const yes: Outcome = { kind: 'accepted', seq: 1 };
    const sent = await answerWith(yes, { type: 'question.reject', questionId: a, reason: 'Asked in May.' });
    expect(sent.kept.text('text')).toBeUndefined();
    const other = await answerWith(yes, { type: 'question.approve', questionId: a });
    expect(other.kept.text('text')).toBe('Asked in May.');
    sent.work.close();
    other.work.close();
  });
});

describe('taking back at the desk', () => {
  const act = (entry: number, over: Partial<ActView> = {}): ActView => ({
    entry,
    at: 0,
    by: idOf('me'),
    byName: 'Me',
    type: 'question.rejected',
    questionId: a,
    memberId: null,
    pollId: null,
    about: 'Why?',
    set: '',
    isUndo: false,
    notUndoable: null,
    undoneBy: null,
    ...over,
  });
  function aDesk(acts: readonly ActView[], outcome: Outcome) {
    const crew = new CrewNews();
    crew.take({ type: 'acts', message: { nowMs: 0, from: 1, acts } });
    const sent: PageCommand[] = [];
    const told: string[] = [];
    const connection = {
      crew,
      self: signal({ memberId: idOf('me'), role: 'moderator' as const }),
      send: async (command: PageCommand) => {
        sent.push(command);
        return outcome;
      },
    };
    return { undo: new DeskUndo({ connection }, { tell: (words) => void told.push(words) }), sent, told };
  }

  it('[TG30] sends one’s own last act to the gate, and says what was taken back', async () => {
    const { undo, sent, told } = aDesk([act(1), act(2), act(3, { by: idOf('ana') })], { kind: 'accepted', seq: 9 });
    await undo.ownLast();
    expect(sent).toEqual([{ type: 'act.undo', entry: 2 }]);
    expect(told).toEqual(['Taken back: You rejected “Why?”']);
  });

  it('[TG31] [TG32] says why it stays without asking, or who was before', async () => {
    const stays = aDesk([act(2, { type: 'question.approved', notUndoable: 'read' })], { kind: 'accepted', seq: 9 });
    await stays.undo.ownLast();
    expect([stays.sent, stays.told]).toEqual([[], ['You approved “Why?”. People have read it already: that stays.']]);
    const late = aDesk([act(2, { undoneBy: null })], { kind: 'refused', code: 'act-moved-on', message: 'Moved on.' });
    await late.undo.ownLast();
    expect(late.told).toEqual(['Moved on.']);
    const nothing = aDesk([], { kind: 'accepted', seq: 9 });
    await nothing.undo.ownLast();
    expect(nothing.told).toEqual(['You have done nothing yet that could be taken back.']);
  });
});
