import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { questionView } from '../../../server/townhall/views.ts';
import {
  answerId,
  aTownhall,
  idOf,
  part,
  person,
  prepared,
  questionId,
  start,
  unread,
} from '../../support/build-townhall.ts';

const mind = part('mind');
const letSpeak = (id: string, digit = 'a'): Command => ({
  type: 'answer.approve',
  questionId: questionId(id),
  answerId: answerId(digit),
});
const written = () => aTownhall().withCalled('q', 'ada').do(mind, unread('q'));

describe('what a model wrote', () => {
  it('[MD20] does not begin before a person has read it, and then it does', () => {
    const townhall = written();
    expect(townhall.decide(mind, start('q', 1))).toEqual(refuse('answer-unread'));
    townhall.do(person('mo'), letSpeak('q'));
    expect(townhall.events.at(-1)).toMatchObject({
      type: 'answer.approved',
      answerId: answerId('a'),
      by: { memberId: idOf('mo') },
    });
    townhall.do(mind, start('q', 1));
    expect(townhall.state.stage).toMatchObject({ kind: 'avatar', answerId: answerId('a') });
  });

  it('[MD20] is let through by the crew and the leader alone', () => {
    expect(written().decide(person('ada'), letSpeak('q'))).toEqual(refuse('not-allowed'));
    expect(written().decide(mind, letSpeak('q'))).toEqual(refuse('not-allowed'));
    expect(written().decide(person('lea'), letSpeak('q'))).toMatchObject([{ type: 'answer.approved' }]);
  });

  it('[MD20] is let through as this very answer: another one, or another wording, must be read again', () => {
    const townhall = written().do(person('mo'), letSpeak('q'));
    expect(townhall.decide(person('mo'), letSpeak('q'))).toEqual([]);
    townhall.do(mind, unread('q', 'b'));
    expect(townhall.decide(mind, start('q', 1, 'b'))).toEqual(refuse('answer-unread'));
    expect(townhall.decide(person('mo'), letSpeak('q'))).toEqual(refuse('answer-outdated'));
    const waiting = aTownhall().withApproved('q', 'ada').do(mind, unread('q')).do(person('mo'), letSpeak('q'));
    waiting.do(person('mo'), { type: 'question.edit', questionId: questionId('q'), text: 'Another wording?' });
    expect(waiting.decide(person('mo'), letSpeak('q'))).toEqual(refuse('answer-not-ready'));
  });

  it('[MD20] needs a question that waits, and an answer that must be read', () => {
    const townhall = aTownhall().withPending('p', 'ada').withApproved('q', 'ada').do(mind, prepared('q'));
    expect(townhall.decide(person('mo'), letSpeak('none'))).toEqual(refuse('no-such-question'));
    expect(townhall.decide(person('mo'), letSpeak('p'))).toEqual(refuse('not-approved'));
    expect(townhall.decide(person('mo'), letSpeak('q'))).toEqual(refuse('answer-needs-no-reading'));
  });

  it('[MD20] is marked so for those who see drafts, and for nobody else', () => {
    const townhall = written();
    const seenBy = (audience: 'crew' | 'leader' | 'everyone') =>
      questionView(townhall.state, { audience, leaderName: 'Lea' }, questionId('q'))?.prepared;
    const draft = { answerId: answerId('a'), outcome: 'answered', level: 'assist', topics: [] };
    expect([seenBy('crew'), seenBy('leader'), seenBy('everyone')]).toEqual([
      { ...draft, reading: 'needed' },
      { ...draft, reading: 'needed' },
      null,
    ]);
    townhall.do(person('lea'), letSpeak('q'));
    expect(seenBy('crew')).toEqual({ ...draft, reading: 'done' });
  });
});
