import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import type { TownhallEventType } from '../../../protocol/events.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { questionViewSchema } from '../../../protocol/views.ts';
import {
  type Audience,
  audienceFor,
  audienceOf,
  changedQuestions,
  questionView,
  stageView,
  votedBy,
} from '../../../server/townhall/views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import {
  aContext,
  answerId,
  aTownhall,
  enter,
  idOf,
  part,
  person,
  prepared,
  questionId,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const q = questionId('q');
const edit = (text: string): Command => ({ type: 'question.edit', questionId: q, text });

/** What a member sees of the last event of a type. */
function seen(townhall: TownhallBuilder, name: string, type: TownhallEventType) {
  const event = townhall.events.findLast((each) => each.type === type);
  if (event === undefined) throw new Error(`no ${type} happened`);
  return visibleTo({ memberId: idOf(name), role: townhall.member(name).role }, event, townhall.state);
}

/** Who of the people of `aTownhall` sees anything of the last event of a type. */
function seers(townhall: TownhallBuilder, type: TownhallEventType) {
  return ['ada', 'bob', 'sid', 'mo', 'lea'].filter((name) => seen(townhall, name, type) !== null);
}

function sees(townhall: TownhallBuilder, audience: Audience) {
  return questionView(townhall.state, { audience, leaderName: 'Lea' }, q);
}

describe('who sees what', () => {
  it('[SEE1] tells of a pending question only its author and the crew', () => {
    const townhall = aTownhall().withPending('q', 'ada');
    expect(seers(townhall, 'question.asked')).toEqual(['ada', 'mo']);
    expect(audienceOf(townhall.state, q)).toBe('author-and-crew');
    expect([sees(townhall, 'everyone'), sees(townhall, 'leader')]).toEqual([null, null]);
    expect(sees(townhall, 'author')).toMatchObject({ status: 'pending', text: 'Text of q?' });
  });

  it('[SEE1] does not let others find a pending question by its id', () => {
    const townhall = aTownhall().withPending('q', 'ada');
    for (const type of ['question.vote', 'question.withdraw', 'question.unvote'] as const) {
      expect(townhall.decide(person('bob'), { type, questionId: q })).toEqual(refuse('no-such-question'));
    }
    expect(townhall.decide(person('bob'), edit('x'))).toEqual(refuse('no-such-question'));
  });

  it('[SEE1] tells everybody once it is approved, and keeps what was withdrawn before between author and crew', () => {
    const approved = aTownhall().withApproved('q', 'ada');
    expect(seers(approved, 'question.approved')).toHaveLength(5);
    expect(seers(approved, 'question.asked')).toHaveLength(5);
    const withdrawn = aTownhall()
      .withPending('q', 'ada')
      .do(person('ada'), { type: 'question.withdraw', questionId: q });
    expect(seers(withdrawn, 'question.withdrawn')).toEqual(['ada', 'mo']);
    expect(sees(withdrawn, 'everyone')).toBeNull();
  });

  it('[SEE1] keeps a question merged while pending between author and crew', () => {
    const townhall = aTownhall().withPending('q', 'ada').withApproved('target', 'bob');
    townhall.do(person('mo'), { type: 'question.merge', questionId: q, into: questionId('target') });
    expect(seers(townhall, 'question.merged')).toEqual(['ada', 'mo']);
    expect(
      questionView(townhall.state, { audience: 'everyone', leaderName: 'Lea' }, questionId('target')),
    ).toMatchObject({ votes: 2, merged: [] });
    expect(questionView(townhall.state, { audience: 'crew', leaderName: 'Lea' }, questionId('target'))).toMatchObject({
      merged: ['q'],
    });
  });

  it('[SEE2] keeps the wording from before the approval with author and crew', () => {
    const townhall = aTownhall().withPending('q', 'ada').do(person('mo'), edit('Fair wording?'));
    townhall.do(person('mo'), { type: 'question.approve', questionId: q });
    expect(seers(townhall, 'question.asked')).toEqual(['ada', 'mo']);
    expect(seers(townhall, 'question.edited')).toHaveLength(5);
    expect(sees(townhall, 'everyone')).not.toHaveProperty('originalText');
    expect(sees(townhall, 'author')).toMatchObject({ text: 'Fair wording?', originalText: 'Text of q?' });
  });

  it('[SEE2] shows everybody an edit after the approval', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('mo'), edit('Shorter?'));
    expect(sees(townhall, 'everyone')).toMatchObject({ text: 'Shorter?', originalText: 'Text of q?' });
  });

  it('[SEE2] tells the reason of a rejection to author and crew', () => {
    const reject = { type: 'question.reject', questionId: q, reason: 'Twice.' } as const;
    const townhall = aTownhall().withPending('q', 'ada').do(person('mo'), reject);
    expect(seers(townhall, 'question.rejected')).toEqual(['ada', 'mo']);
    expect(sees(townhall, 'author')).toMatchObject({ rejectedBecause: 'Twice.' });
  });

  it('[SEE3] shows a prepared answer to the crew and the leader', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(part('mind'), prepared('q'));
    expect(seers(townhall, 'answer.prepared')).toEqual(['mo', 'lea']);
    const answer = { answerId: answerId('a'), outcome: 'answered', level: 'assist', topics: [] };
    expect([sees(townhall, 'crew')?.prepared, sees(townhall, 'leader')?.prepared]).toEqual([answer, answer]);
    expect([sees(townhall, 'author')?.prepared, sees(townhall, 'everyone')?.prepared]).toEqual([null, null]);
  });

  it('[SEE3] tells everybody who owns a referred question, and the note only to those concerned', () => {
    const refer = { type: 'question.refer', questionId: q, owner: 'Maya', note: 'Ask finance.' } as const;
    const townhall = aTownhall().withApproved('q', 'ada').do(person('mo'), refer);
    expect(seen(townhall, 'bob', 'question.referred')).toMatchObject({ personal: { owner: 'Maya', note: '' } });
    expect(seen(townhall, 'ada', 'question.referred')).toMatchObject({ personal: { note: 'Ask finance.' } });
    expect(sees(townhall, 'everyone')?.referredTo).toMatchObject({ owner: 'Maya', note: null });
    expect(sees(townhall, 'leader')?.referredTo).toMatchObject({ owner: 'Maya', note: 'Ask finance.' });
  });

  it('[SEE4] tells the reason of a removal to the removed person and the crew', () => {
    const townhall = aTownhall().do(person('mo'), {
      type: 'member.remove',
      memberId: idOf('ada'),
      reason: 'Shouting.',
    });
    expect(seen(townhall, 'ada', 'member.removed')).toMatchObject({ personal: { reason: 'Shouting.' } });
    expect(seen(townhall, 'mo', 'member.removed')).toMatchObject({ personal: { reason: 'Shouting.' } });
    expect(seen(townhall, 'bob', 'member.removed')).toMatchObject({ personal: { reason: '' } });
  });

  it('[SEE5] tells who voted to that voter only', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('bob'), { type: 'question.vote', questionId: q });
    expect(seers(townhall, 'question.voted')).toEqual(['bob']);
    expect(votedBy(townhall.state, idOf('bob'))).toEqual(['q']);
    expect(sees(townhall, 'everyone')).toMatchObject({ votes: 2 });
  });
});

describe('views', () => {
  it('[SEE1] are what the protocol says, for every audience and phase', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(person('mo'), { type: 'stage.stop' });
    for (const audience of ['everyone', 'author', 'leader', 'crew'] as const) {
      expect(questionViewSchema.parse(sees(townhall, audience))).toMatchObject({
        place: 1,
        answer: { state: 'cut', cut: 'stopped', sentencesSaid: null, said: null, unsaid: [] },
      });
    }
  });

  it('[SEE3] put everybody into one audience', () => {
    const townhall = aTownhall().withPending('q', 'lea');
    const question = townhall.question('q');
    const audience = (name: string) =>
      audienceFor({ memberId: idOf(name), role: townhall.member(name).role }, question);
    expect(['bob', 'sid', 'mo', 'lea'].map(audience)).toEqual(['everyone', 'everyone', 'crew', 'crew']);
  });

  it('[ST1] show the stage with empty fields where nothing applies', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(stageView(townhall.state, aContext().persona)).toEqual({
      holder: 'avatar',
      epoch: 1,
      questionId: 'q',
      answerId: answerId('a'),
      memberId: '',
      memberName: '',
      avatarSilentBecause: '',
      isPaused: false,
      isAvatarHeld: false,
      dial: { level: 'assist', topics: [], waitsForCall: false },
      isForPerson: false,
    });
  });

  it('[Q9] find the questions that changed, and the targets of merged ones', () => {
    const townhall = aTownhall().withApproved('a', 'ada').withApproved('b', 'bob').withApproved('c', 'ada');
    townhall.do(person('sid'), { type: 'question.vote', questionId: questionId('a') });
    townhall.do(person('mo'), { type: 'question.merge', questionId: questionId('a'), into: questionId('b') });
    const before = townhall.state;
    townhall.do(person('sid'), { type: 'question.unvote', questionId: questionId('b') });
    expect(changedQuestions(before, townhall.state)).toEqual(['a', 'b']);
    expect(changedQuestions(before, before)).toEqual([]);
  });

  it('[SEE1] find the questions of somebody who has another name now', () => {
    const townhall = aTownhall().withApproved('a', 'ada').withApproved('b', 'bob');
    const before = townhall.state;
    townhall.do(part('door'), enter('ada', { name: 'Ada L.' }));
    expect(changedQuestions(before, townhall.state)).toEqual(['a']);
  });

  it('[NM3] find the questions of somebody who moderates now', () => {
    const townhall = aTownhall()
      .withMember('ola', 'organiser', 'desk')
      .withApproved('a', 'ada')
      .withApproved('b', 'bob');
    const before = townhall.state;
    townhall.do(person('ola'), { type: 'member.change-role', memberId: idOf('ada'), role: 'moderator' });
    expect(changedQuestions(before, townhall.state)).toEqual(['a']);
  });
});
