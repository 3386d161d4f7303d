import { describe, expect, it } from 'vitest';
import { parseSnapshot } from '../../../../client/world/parse.ts';
import { questionState } from '../../../../client/world/question-state.ts';
import {
  awaitingSnapshot,
  fromSnapshot,
  noQuestions,
  queueLists,
  withMessage,
} from '../../../../client/world/queue.ts';
import { memberIdSchema, questionIdSchema } from '../../../../protocol/ids.ts';
import type { QuestionView, Snapshot } from '../../../../protocol/views.ts';

const ada = memberIdSchema.parse('ada');

function view(id: string, over: Partial<QuestionView> = {}): QuestionView {
  return {
    id: questionIdSchema.parse(id),
    status: 'approved',
    text: `Question ${id}?`,
    author: { kind: 'member', memberId: memberIdSchema.parse('ben') },
    authorName: 'Ben',
    authorMistakenFor: '',
    askedAt: 1000,
    votes: 1,
    place: 1,
    followsUp: null,
    followUpUntil: null,
    mergedInto: null,
    merged: [],
    rejectedBecause: null,
    referredTo: null,
    answer: null,
    prepared: null,
    ...over,
  };
}

function snapshot(seq: number, questions: readonly unknown[]): Snapshot {
  const { value } = parseSnapshot({
    seq,
    head: 'a'.repeat(64),
    townhall: { id: 't', title: 'T', hallId: 'h', phase: 'open', leaderName: 'L', isDemo: true },
    you: { memberId: 'ada', role: 'attendee', sectionId: 's', seatId: null },
    questions,
    voted: [],
    polls: [],
    pollAnswers: [],
  });
  if (value === null) throw new Error('the snapshot of this test is not one');
  return value;
}

const textsOf = (questions: typeof noQuestions) => [...questions.byId.values()].map((each) => each.text);

describe('questions', () => {
  it('[CO8] is the snapshot with the newer messages that came before it', () => {
    const early = [
      { seq: 4, changed: [view('a', { text: 'old' })] },
      { seq: 6, changed: [view('a', { text: 'new' })] },
    ].reduce(withMessage, noQuestions);
    expect(textsOf(early)).toEqual([]);
    const ready = fromSnapshot(early, snapshot(5, [view('a', { text: 'snapshot' }), view('b')]));
    expect(textsOf(ready)).toEqual(['new', 'Question b?']);
    expect(ready.seq).toBe(6);
  });

  it('[CO8] ignores what is older than what it knows', () => {
    const ready = fromSnapshot(noQuestions, snapshot(5, [view('a')]));
    expect(withMessage(ready, { seq: 5, changed: [view('a', { text: 'stale' })] })).toBe(ready);
    expect(fromSnapshot(ready, snapshot(4, []))).toBe(ready);
  });

  it('[CO8] keeps what is known in sight after a drop, and starts anew with the next snapshot', () => {
    const dropped = awaitingSnapshot(fromSnapshot(noQuestions, snapshot(5, [view('a'), view('b')])));
    expect(textsOf(dropped)).toEqual(['Question a?', 'Question b?']);
    const waiting = withMessage(dropped, { seq: 9, changed: [view('c')] });
    expect(textsOf(fromSnapshot(waiting, snapshot(8, [view('a')])))).toEqual(['Question a?', 'Question c?']);
  });

  it('[CO8] sorts questions into stage, queue, own, done and pending', () => {
    const ready = fromSnapshot(
      noQuestions,
      snapshot(5, [
        view('second', { place: 2 }),
        view('first', { place: 1 }),
        view('stage', { status: 'answering', place: null }),
        view('mine', { status: 'pending', place: null, author: { kind: 'member', memberId: ada } }),
        view('done', { status: 'answered', place: null }),
        view('no', { status: 'rejected', place: null }),
      ]),
    );
    const lists = queueLists(ready, [], 5, ada);
    const ids = (lines: readonly { readonly id: string }[]) => lines.map((line) => line.id);
    expect(lists.onStage?.id).toBe('stage');
    expect(ids(lists.waiting)).toEqual(['first', 'second']);
    expect(ids(lists.mine)).toEqual(['mine']);
    expect(ids(lists.pending)).toEqual(['mine']);
    expect(ids(lists.done)).toEqual(['done']);
    expect(ids(lists.closed)).toEqual(['no']);
  });

  it('[CO8] takes votes from the replicated state unless it is older', () => {
    const ready = fromSnapshot(noQuestions, snapshot(5, [view('a', { votes: 3 })]));
    const replicated = [
      {
        id: questionIdSchema.parse('a'),
        text: 'x',
        authorName: 'Ben',
        authorMistakenFor: '',
        votes: 9,
        status: 'approved',
        place: 4,
      } as const,
    ];
    expect(queueLists(ready, replicated, 5, ada).waiting[0]).toMatchObject({ votes: 9, text: 'Question a?' });
    expect(queueLists(ready, replicated, 4, ada).waiting[0]).toMatchObject({ votes: 3, place: 1 });
  });

  it('[CO25] has a question at the place that its votes give it, though nobody told of the others anew', () => {
    const ready = fromSnapshot(
      noQuestions,
      snapshot(5, [
        view('a', { votes: 3, place: 1, approvedEntry: 1 }),
        view('b', { votes: 2, place: 2, approvedEntry: 2 }),
        view('c', { votes: 1, place: 3, approvedEntry: 3 }),
      ]),
    );
    const risen = withMessage(ready, { seq: 6, changed: [view('c', { votes: 4, place: 1, approvedEntry: 3 })] });
    const shown = (lists: ReturnType<typeof queueLists>) => lists.waiting.map(({ id, place }) => `${place} ${id}`);
    expect(shown(queueLists(risen, [], 6, ada))).toEqual(['1 c', '2 a', '3 b']);
  });

  it('[RV24] has what was answered later at the top for those who voted, also for a question that was merged; one’s own stays with one’s own', () => {
    const mine = { author: { kind: 'member', memberId: ada } } as const;
    const later = (at: number | null) => ({
      status: 'referred' as const,
      referredTo: {
        owner: 'Jonas Ek',
        note: null,
        due: null,
        later: at === null ? null : { text: 'Yes.', answeredBy: 'Maya', at },
      },
    });
    const told = fromSnapshot(noQuestions, {
      ...snapshot(5, [
        view('own', { ...mine, ...later(9) }),
        view('voted', later(3)),
        view('target', later(4)),
        view('merged', { ...mine, status: 'merged', mergedInto: questionIdSchema.parse('target') }),
        view('others', later(5)),
        view('waits', later(null)),
      ]),
      voted: [questionIdSchema.parse('voted'), questionIdSchema.parse('waits')],
    });
    const { corrected, mine: asked } = queueLists(told, [], 0, ada);
    expect(corrected.map(({ id }) => id)).toEqual(['target', 'voted']);
    expect(asked.map(({ id }) => id)).toEqual(['own', 'merged']);
  });

  it('[RV6] has the corrected answers of those who asked or voted, also for a question that was merged, newest first', () => {
    const mine = { author: { kind: 'member', memberId: ada } } as const;
    const review = (atMs: number, correction: string | null = 'No.') => ({
      status: 'answered' as const,
      review: { verdict: 'wrong' as const, correction, atMs },
    });
    const told = fromSnapshot(noQuestions, {
      ...snapshot(5, [
        view('own', { ...mine, ...review(1) }),
        view('voted', review(3)),
        view('target', review(2)),
        view('middle', { status: 'merged', mergedInto: questionIdSchema.parse('target') }),
        view('merged', { ...mine, status: 'merged', mergedInto: questionIdSchema.parse('middle') }),
        view('others', review(4)),
        view('only-marked', { ...mine, ...review(5, null) }),
      ]),
      voted: [questionIdSchema.parse('voted')],
    });
    const { corrected, mine: asked } = queueLists(told, [], 0, ada);
    expect(corrected.map(({ id }) => id)).toEqual(['voted', 'target', 'own']);
    expect(asked.map(({ id }) => id)).toEqual(['own', 'merged', 'only-marked']);
    expect(asked.map(questionState)).toEqual([
      'Answered. Corrected afterwards',
      'Joined with another question that asks the same',
      'Answered. Marked as wrong afterwards',
    ]);
  });

  it('[RV5] says in a word what the leader said of an answer afterwards', () => {
    const state = (over: Partial<QuestionView>) => {
      const ready = fromSnapshot(noQuestions, snapshot(5, [view('a', { status: 'answered', ...over })]));
      return queueLists(ready, [], 0, ada).done.map(questionState);
    };
    const marked = (verdict: 'right' | 'better', correction: string | null) => ({
      review: { verdict, correction, atMs: 1 },
    });
    expect(state({})).toEqual(['Answered']);
    expect(state(marked('right', null))).toEqual(['Answered. Confirmed afterwards']);
    expect(state(marked('better', 'Yes.'))).toEqual(['Answered. Said better afterwards']);
    expect(state({ status: 'referred', ...marked('better', 'Yes.') })).toEqual(['Passed on. Answered afterwards']);
  });
});
