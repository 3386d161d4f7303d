import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import type { Actor } from '../../../protocol/events.ts';
import { limits } from '../../../protocol/limits.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { queueOrder, tallyOf, votesOf } from '../../../server/townhall/queue.ts';
import { changedQuestions, questionView } from '../../../server/townhall/views.ts';
import { said } from '../../support/a-fair-record.ts';
import {
  ask,
  aTownhall,
  gist,
  part,
  person,
  prepared,
  questionId,
  start,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

type QuestionCommand = 'approve' | 'withdraw' | 'vote' | 'unvote' | 'unmerge' | 'call' | 'return';
const on = (what: QuestionCommand, id: string): Command => ({ type: `question.${what}`, questionId: questionId(id) });
const merge = (id: string, into: string): Command => ({
  type: 'question.merge',
  questionId: questionId(id),
  into: questionId(into),
});
const move = (id: string, before: string | null): Command => ({
  type: 'question.move',
  questionId: questionId(id),
  before: before === null ? null : questionId(before),
});
const edit = (id: string, text: string): Command => ({ type: 'question.edit', questionId: questionId(id), text });
const reject = (id: string, reason: string): Command => ({
  type: 'question.reject',
  questionId: questionId(id),
  reason,
});
const refer = (id: string, owner: string, note = ''): Command => ({
  type: 'question.refer',
  questionId: questionId(id),
  owner,
  note,
});

describe('asking', () => {
  it('[Q1] makes a pending question that carries its author’s vote', () => {
    const townhall = aTownhall().withPending('q', 'sid');
    expect(townhall.question('q').phase).toEqual({ kind: 'pending' });
    expect(votesOf(townhall.state, questionId('q'))).toBe(1);
    expect(townhall.decide(person('sid'), on('unvote', 'q'))).toEqual(refuse('own-question'));
  });

  it('[Q2] refuses an empty and an overlong question, and keeps a clean one', () => {
    const townhall = aTownhall();
    expect(townhall.decide(person('ada'), ask('q', ' \u200B\n'))).toEqual(refuse('text-empty'));
    expect(townhall.decide(person('ada'), ask('q', 'x'.repeat(10_000)))).toEqual(refuse('text-too-long'));
    townhall.do(person('ada'), ask('q', `  ${'x'.repeat(limits.questionLength)}\n`));
    expect(townhall.question('q').wordings.last()?.text).toBe('x'.repeat(limits.questionLength));
  });

  it('[Q3] refuses a fourth pending question by the same member, until one is read', () => {
    const townhall = aTownhall().withPending('a', 'ada').withPending('b', 'ada').withPending('c', 'ada');
    expect(townhall.decide(person('ada'), ask('d'))).toEqual(refuse('too-many-pending'));
    townhall.do(person('mo'), on('approve', 'b'));
    expect(gist(townhall.decide(person('ada'), ask('d')))).toEqual(['question.asked']);
  });

  it('[Q4] recognises a question that is sent twice', () => {
    expect(aTownhall().withPending('q', 'ada').decide(person('ada'), ask('q'))).toEqual(refuse('already-asked'));
  });
});

describe('editing and withdrawing', () => {
  it('[Q5] keeps all wordings and voids the prepared answer', () => {
    const townhall = aTownhall()
      .withApproved('q', 'ada')
      .do(part('mind'), prepared('q'))
      .do(person('mo'), edit('q', 'Better?'));
    expect(townhall.question('q')).toMatchObject({ prepared: null, phase: { kind: 'approved' } });
    expect(
      townhall
        .question('q')
        .wordings.map(({ text }) => text)
        .toArray(),
    ).toEqual(['Text of q?', 'Better?']);
    expect(townhall.decide(person('mo'), edit('q', ' Better? '))).toEqual([]);
  });

  it('[Q5] lets the author edit while pending, the crew until called, and nobody else', () => {
    const townhall = aTownhall().withPending('q', 'ada');
    expect(gist(townhall.decide(person('ada'), edit('q', 'New?')))).toEqual(['question.edited']);
    expect(gist(townhall.decide(person('mo'), edit('q', 'New?')))).toEqual(['question.edited']);
    townhall.do(person('mo'), on('approve', 'q'));
    expect(townhall.decide(person('ada'), edit('q', 'New?'))).toEqual(refuse('edit-late'));
    expect(townhall.decide(person('bob'), edit('q', 'New?'))).toEqual(refuse('not-the-author'));
    townhall.do(person('mo'), on('call', 'q'));
    expect(townhall.decide(person('mo'), edit('q', 'New?'))).toEqual(refuse('not-approved'));
  });

  it('[Q6] lets only the author withdraw, once', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    expect(townhall.decide(person('bob'), on('withdraw', 'q'))).toEqual(refuse('not-the-author'));
    expect(townhall.decide(person('mo'), on('withdraw', 'q'))).toEqual(refuse('not-the-author'));
    townhall.do(person('ada'), on('withdraw', 'q'));
    expect(townhall.question('q').phase).toEqual({ kind: 'withdrawn' });
    expect(townhall.decide(person('ada'), on('withdraw', 'q'))).toEqual(refuse('already-withdrawn'));
  });

  it('[Q6] withdraws nothing that was called, answered or passed on, and says so', () => {
    const late = refuse('withdraw-late');
    const townhall = aTownhall().withCalled('q', 'ada');
    expect(townhall.decide(person('ada'), on('withdraw', 'q'))).toEqual(late);
    expect(aTownhall().withAnswering('q', 'ada').decide(person('ada'), on('withdraw', 'q'))).toEqual(late);
    const passedOn = aTownhall().withApproved('q', 'ada').do(person('mo'), refer('q', 'Maya'));
    expect(passedOn.decide(person('ada'), on('withdraw', 'q'))).toEqual(late);
    townhall.do(person('mo'), on('return', 'q')).do(person('ada'), on('withdraw', 'q'));
    expect(townhall.question('q').phase).toEqual({ kind: 'withdrawn' });
  });
});

describe('voting', () => {
  it('[Q7] counts a member once and takes the vote back', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('bob'), on('vote', 'q'));
    expect(votesOf(townhall.state, questionId('q'))).toBe(2);
    expect(townhall.decide(person('bob'), on('vote', 'q'))).toEqual(refuse('already-voted'));
    townhall.do(person('bob'), on('unvote', 'q'));
    expect(votesOf(townhall.state, questionId('q'))).toBe(1);
    expect(townhall.decide(person('bob'), on('unvote', 'q'))).toEqual(refuse('not-voted'));
  });

  it('[Q7] refuses votes for one’s own, for pending and for called questions', () => {
    const townhall = aTownhall().withPending('p', 'ada').withCalled('q', 'ada');
    expect(townhall.decide(person('ada'), on('vote', 'q'))).toEqual(refuse('own-question'));
    expect(townhall.decide(person('mo'), on('vote', 'p'))).toEqual(refuse('not-approved'));
    expect(townhall.decide(person('bob'), on('vote', 'q'))).toEqual(refuse('not-approved'));
  });
});

describe('merging', () => {
  /** `a` by ada and `b` by bob are approved; mo and sid vote for `a`, sid also for `b`. */
  const two = () =>
    aTownhall()
      .withApproved('a', 'ada')
      .withApproved('b', 'bob')
      .do(person('mo'), on('vote', 'a'))
      .do(person('sid'), on('vote', 'a'))
      .do(person('sid'), on('vote', 'b'));

  it('[Q9] unites voters: a voter of both counts once', () => {
    const townhall = two().do(person('mo'), merge('a', 'b'));
    expect(votesOf(townhall.state, questionId('b'))).toBe(4);
    expect(queueOrder(townhall.state)).toEqual(['b']);
  });

  it('[Q9] counts a vote for a merged question for its target, through several merges', () => {
    const townhall = two().withApproved('c', 'mo').withMember('eve');
    townhall.do(person('mo'), merge('a', 'b')).do(person('mo'), merge('b', 'c')).do(person('eve'), on('vote', 'a'));
    expect(townhall.question('c').voters.has(townhall.member('eve').id)).toBe(true);
    expect(votesOf(townhall.state, questionId('c'))).toBe(5);
    expect(townhall.decide(person('sid'), on('vote', 'c'))).toEqual(refuse('already-voted'));
    expect(townhall.decide(person('ada'), on('vote', 'c'))).toEqual(refuse('own-question'));
  });

  it('[Q9] takes a vote back from all merged questions', () => {
    const townhall = two().do(person('mo'), merge('a', 'b')).do(person('sid'), on('unvote', 'b'));
    expect(votesOf(townhall.state, questionId('b'))).toBe(3);
    townhall.do(person('mo'), on('unmerge', 'a'));
    expect(votesOf(townhall.state, questionId('a'))).toBe(2);
  });

  it('[Q8] gives both questions back when a merge is undone', () => {
    const before = two();
    const after = two().do(person('mo'), merge('a', 'b')).do(person('mo'), on('unmerge', 'a'));
    expect(after.question('a')).toEqual(before.question('a'));
    expect(votesOf(after.state, questionId('b'))).toBe(2);
    expect(after.decide(person('mo'), on('unmerge', 'a'))).toEqual(refuse('not-merged'));
  });

  it('[Q8] gives a pending question back as pending', () => {
    const townhall = two()
      .withPending('p', 'ada')
      .do(person('mo'), merge('p', 'a'))
      .do(person('mo'), on('unmerge', 'p'));
    expect(townhall.question('p').phase).toEqual({ kind: 'pending' });
  });

  it('[Q8] lets merged questions stand for themselves when their target is withdrawn', () => {
    const townhall = two().do(person('mo'), merge('a', 'b')).do(person('bob'), on('withdraw', 'b'));
    expect(townhall.question('a').phase).toEqual({ kind: 'approved' });
    expect(townhall.question('b').merged.isEmpty()).toBe(true);
  });

  it('[Q8] lets a merged question be withdrawn alone', () => {
    const townhall = two().do(person('mo'), merge('a', 'b')).do(person('ada'), on('withdraw', 'a'));
    expect(votesOf(townhall.state, questionId('b'))).toBe(2);
  });

  it('[Q8] refuses to merge into itself, into what is not approved, and in a circle', () => {
    const townhall = two().withPending('p', 'ada').do(person('mo'), merge('a', 'b'));
    expect(townhall.decide(person('mo'), merge('b', 'b'))).toEqual(refuse('merge-into-itself'));
    expect(townhall.decide(person('mo'), merge('b', 'p'))).toEqual(refuse('not-approved'));
    expect(townhall.decide(person('mo'), merge('b', 'a'))).toEqual(refuse('not-approved'));
    expect(townhall.decide(person('mo'), merge('b', 'none'))).toEqual(refuse('no-such-question'));
  });
});

describe('the order of the queue', () => {
  /** Approved: a, b, c, d asked in this order by ada; bob votes for c, sid and bob for d. */
  const four = () => {
    const townhall = aTownhall();
    for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) townhall.at(index).withApproved(id, 'ada');
    return townhall
      .do(person('bob'), on('vote', 'c'))
      .do(person('bob'), on('vote', 'd'))
      .do(person('sid'), on('vote', 'd'));
  };

  it('[Q10] puts most votes first, then what was approved first', () => {
    expect(queueOrder(four().state)).toEqual(['d', 'c', 'a', 'b']);
  });

  it('[Q10] lets nothing that is approved later pass its equals, however early it was asked', () => {
    const townhall = aTownhall().withPending('early', 'ada').at(1).withApproved('z', 'bob').withApproved('y', 'bob');
    townhall.do(person('mo'), on('approve', 'early'));
    expect(queueOrder(townhall.state)).toEqual(['z', 'y', 'early']);
    townhall.do(person('sid'), on('vote', 'early')).do(person('sid'), on('unvote', 'early'));
    expect(queueOrder(townhall.state)).toEqual(['z', 'y', 'early']);
  });

  it('[Q10] moves a question to where the moderator put it, whatever votes come later', () => {
    const townhall = four().do(person('mo'), move('b', 'c'));
    expect(queueOrder(townhall.state)).toEqual(['d', 'b', 'c', 'a']);
    townhall.do(person('sid'), on('vote', 'a')).do(person('bob'), on('vote', 'a')).do(person('mo'), on('vote', 'a'));
    expect(queueOrder(townhall.state)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('[Q10] moves to the end and keeps what was moved before', () => {
    const townhall = four()
      .do(person('mo'), move('b', 'd'))
      .do(person('mo'), move('d', 'b'))
      .do(person('mo'), move('c', null));
    expect(queueOrder(townhall.state)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('[Q10] forgets a place by hand when the question is called', () => {
    const townhall = four()
      .do(person('mo'), move('b', 'd'))
      .do(person('mo'), on('call', 'b'))
      .do(person('mo'), on('return', 'b'));
    expect(queueOrder(townhall.state)).toEqual(['d', 'c', 'a', 'b']);
  });

  it('[Q10] refuses to move what is not in the queue', () => {
    const townhall = four().withPending('p', 'bob');
    expect(townhall.decide(person('mo'), move('p', 'a'))).toEqual(refuse('not-approved'));
    expect(townhall.decide(person('mo'), move('a', 'p'))).toEqual(refuse('not-approved'));
    expect(townhall.decide(person('mo'), move('a', 'a'))).toEqual([]);
  });

  const orderOf = ({ state }: TownhallBuilder, ids: readonly string[]) =>
    ids.map((id) => questionView(state, { audience: 'everyone', leaderName: 'Lea' }, questionId(id))?.order);

  it('[F9] everybody sees what a moderator moved, and what keeps its place by that, until it is called', () => {
    const townhall = four();
    expect(orderOf(townhall, ['a', 'b', 'c', 'd'])).toEqual([undefined, undefined, undefined, undefined]);
    const before = townhall.state;
    townhall.do(person('mo'), move('b', 'c'));
    expect(orderOf(townhall, ['a', 'b', 'c', 'd'])).toEqual([undefined, 'moved', undefined, 'kept']);
    expect(changedQuestions(before, townhall.state)).toEqual(expect.arrayContaining(['b', 'd']));
    townhall.do(person('mo'), on('call', 'd'));
    expect(orderOf(townhall, ['d', 'b'])).toEqual([undefined, 'moved']);
    townhall.do(person('mo'), on('return', 'd'));
    expect(orderOf(townhall, ['d'])).toEqual([undefined]);
  });

  it('[F9] everybody sees that a question was called while others had more votes, also once it is answered', () => {
    const townhall = four().do(person('mo'), on('call', 'b'));
    expect(orderOf(townhall, ['b'])).toEqual(['called-ahead']);
    said(townhall, 'b');
    expect(orderOf(townhall, ['b'])).toEqual(['called-ahead']);
    townhall.do(person('mo'), on('call', 'd'));
    expect(orderOf(townhall, ['d'])).toEqual([undefined]);
  });

  it('[F9] a follow-up that comes next says that it follows up', () => {
    const townhall = four().do(person('mo'), on('call', 'd'));
    said(townhall, 'd');
    const { author } = townhall.question('d');
    const asker: Actor = author.kind === 'member' ? author : person('ada');
    townhall.do(asker, { ...ask('f'), followsUp: questionId('d') }).do(person('mo'), on('approve', 'f'));
    expect([queueOrder(townhall.state)[0], ...orderOf(townhall, ['f'])]).toEqual(['f', 'follow-up']);
    townhall.do(person('mo'), on('call', 'f'));
    expect(orderOf(townhall, ['f'])).toEqual([undefined]);
  });

  it('[Q10] counts what is pending, waiting and done', () => {
    const townhall = four().withPending('p', 'bob').do(person('mo'), refer('a', 'Maya'));
    expect(tallyOf(townhall.state)).toMatchObject({ pending: 1, waiting: 3, answered: 1 });
  });
});

describe('moderating', () => {
  it('[Q11] decides on a pending question once', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    expect(townhall.decide(person('mo'), on('approve', 'q'))).toEqual(refuse('not-pending'));
    expect(townhall.decide(person('mo'), reject('q', 'No.'))).toEqual(refuse('not-pending'));
    expect(townhall.decide(person('mo'), on('approve', 'none'))).toEqual(refuse('no-such-question'));
  });

  it('[Q11] rejects with a reason and keeps it', () => {
    const townhall = aTownhall().withPending('q', 'ada');
    expect(townhall.decide(person('mo'), reject('q', ' \u200B'))).toEqual(refuse('reason-empty'));
    expect(townhall.decide(person('mo'), reject('q', 'x'.repeat(301)))).toEqual(refuse('reason-too-long'));
    townhall.do(person('mo'), reject('q', 'It names a colleague.'));
    expect(townhall.question('q').phase).toMatchObject({ kind: 'rejected', reason: 'It names a colleague.' });
  });

  it('[Q12] refers an approved or called question to a named person', () => {
    const townhall = aTownhall().withCalled('q', 'ada');
    expect(townhall.decide(person('lea'), refer('q', ''))).toEqual(refuse('name-empty'));
    townhall.do(person('lea'), refer('q', 'Maya', 'Ask finance.'));
    expect(townhall.question('q').phase).toMatchObject({ kind: 'referred', owner: 'Maya', note: 'Ask finance.' });
    expect(townhall.state).toMatchObject({ stage: { kind: 'nobody' }, epoch: 2 });
  });

  it('[Q12] does not refer a question while it is being answered', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(townhall.decide(person('mo'), refer('q', 'Maya'))).toEqual(refuse('stage-busy'));
    expect(gist(townhall.decide(part('mind'), start('q', 1)))).toBe('not-called');
  });
});
