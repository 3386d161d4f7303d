import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import type { DialLevel } from '../../../protocol/dial.ts';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { limits } from '../../../protocol/limits.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { nextDeadline } from '../../../server/townhall/deadlines.ts';
import { levelFor, nextAutoCall } from '../../../server/townhall/dial.ts';
import { evolve } from '../../../server/townhall/evolve.ts';
import { changedQuestions, questionView, stageView } from '../../../server/townhall/views.ts';
import {
  aContext,
  answerId,
  aTownhall,
  finish,
  gist,
  idOf,
  part,
  person,
  prepared,
  questionId,
  start,
  startMs,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const set = (level: DialLevel, topic: string | null = null): Command => ({ type: 'dial.set', topic, level });
const on = (type: 'question.call' | 'question.return', id: string): Command => ({ type, questionId: questionId(id) });
const reached: Command = { type: 'clock.reached' };
const tick = (townhall: TownhallBuilder) => townhall.decide(part('clock'), reached);
const level = (townhall: TownhallBuilder, id: string) => levelFor(townhall.state, townhall.question(id));
/** A question whose prepared answer draws on these topics. */
const withReady = (townhall: TownhallBuilder, id: string, ...topics: string[]) =>
  townhall.withApproved(id, 'ada').do(part('mind'), prepared(id, 'a', topics));
/** On auto since the beginning, with a question ready. */
const onAuto = () => withReady(aTownhall(), 'q').do(person('lea'), set('auto'));

describe('the level of a question', () => {
  it('[DL1] is the town hall’s, assist until somebody turns it', () => {
    const townhall = withReady(aTownhall(), 'q', 'Pay');
    expect(level(townhall, 'q')).toBe('assist');
    expect(level(townhall.do(person('lea'), set('auto')), 'q')).toBe('auto');
    expect(townhall.decide(person('lea'), set('auto'))).toEqual([]);
  });

  it('[DL1] [DL2] is lower where the answer draws on a topic that is, however the topic is written', () => {
    const townhall = withReady(withReady(aTownhall(), 'pay', 'Pay', 'Offices'), 'other', 'Offices');
    townhall.do(person('mo'), set('off', ' pay ')).do(person('mo'), set('suggest', 'Offices'));
    expect([level(townhall, 'pay'), level(townhall, 'other')]).toEqual(['off', 'suggest']);
    townhall.do(person('lea'), set('auto', 'PAY'));
    expect(level(townhall, 'pay')).toBe('suggest');
    expect(townhall.decide(person('mo'), set('off', ' '))).toEqual(refuse('topic-empty'));
  });

  it('[DL2] counts as drawing on every topic when its topics were not noted', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('mo'), set('off', 'Pay'));
    const event = townhallEventSchema.parse({
      at: startMs,
      by: part('mind'),
      type: 'answer.prepared',
      questionId: 'q',
      answerId: answerId('a'),
      outcome: 'answered',
      personaVersion: 7,
    });
    const state = evolve(townhall.state, event);
    const question = state.questions.get(questionId('q'));
    expect(question && levelFor(state, question)).toBe('off');
  });

  it('[DL1] holds so many topics', () => {
    const townhall = aTownhall();
    for (let i = 0; i < limits.dialTopics; i++) townhall.do(person('mo'), set('off', `Topic ${i}`));
    expect(townhall.decide(person('mo'), set('off', 'One more'))).toEqual(refuse('too-many-topics'));
  });
});

describe('who turns the dial', () => {
  it('[DL4] moderators turn it down only', () => {
    const townhall = aTownhall().do(person('mo'), set('suggest')).do(person('mo'), set('off', 'Pay'));
    for (const up of [set('assist'), set('suggest', 'Pay')])
      expect(townhall.decide(person('mo'), up)).toEqual(refuse('dial-lower-only'));
    expect(gist(townhall.decide(person('lea'), set('assist')))).toEqual(['dial.set']);
    expect(townhall.decide(person('ada'), set('off'))).toEqual(refuse('not-allowed'));
  });
});

describe('on off and suggest', () => {
  it('[DL3] the avatar does not begin: a called question waits for a person', () => {
    for (const low of ['off', 'suggest'] as const) {
      const townhall = withReady(aTownhall(), 'q', 'Pay').do(person('mo'), set(low, 'Pay'));
      townhall.do(person('mo'), on('question.call', 'q'));
      expect(townhall.decide(part('mind'), start('q', 1))).toEqual(refuse('left-to-a-person'));
      expect(stageView(townhall.state, aContext().persona).isForPerson).toBe(true);
      townhall.do(person('lea'), set('assist', 'Pay'));
      expect(gist(townhall.decide(part('mind'), start('q', 1)))).toEqual(['answer.started']);
    }
  });

  it('[DL3] the crew and the leader read it beside the question, and hear when it changes', () => {
    const townhall = withReady(aTownhall(), 'q', 'Pay');
    const before = townhall.state;
    townhall.do(person('mo'), set('suggest', 'Pay'));
    expect(changedQuestions(before, townhall.state)).toEqual(['q']);
    const seen = (audience: 'crew' | 'leader' | 'everyone') =>
      questionView(townhall.state, { audience, leaderName: 'Lea' }, questionId('q'))?.prepared?.level;
    expect([seen('crew'), seen('leader'), seen('everyone')]).toEqual(['suggest', 'suggest', undefined]);
  });

  it('[DL5] what is being said is stopped, and nothing else is', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('mo'), on('question.call', 'q'));
    townhall.do(part('mind'), prepared('q', 'a', ['Pay'])).do(part('mind'), start('q', 1));
    expect(gist(townhall.decide(person('mo'), set('off', 'Offices')))).toEqual(['dial.set']);
    expect(gist(townhall.decide(person('mo'), set('off', 'Pay')))).toEqual(['answer.cut', 'stage.stopped', 'dial.set']);
  });
});

describe('on auto', () => {
  it('[DL6] calls the first ready question once the stage has been free for a while', () => {
    const townhall = onAuto();
    expect(nextDeadline(townhall.state)).toBe(startMs + limits.autoCallMs);
    expect(tick(townhall)).toEqual([]);
    expect(tick(townhall.at(limits.autoCallMs))).toMatchObject([
      { type: 'question.called', questionId: 'q', by: part('clock'), epoch: 1 },
    ]);
    townhall.do(part('clock'), reached);
    expect(townhall.state.stage).toMatchObject({ kind: 'called', calledBy: idOf('lea') });
    expect(townhall.do(part('mind'), start('q', 1)).events.at(-1)).toMatchObject({ approvedBy: idOf('lea') });
    expect(nextDeadline(townhall.state)).toBeNull();
  });

  it('[DL6] counts from when the stage is free again', () => {
    const townhall = withReady(aTownhall(), 'q').withAnswering('first', 'bob').do(person('lea'), set('auto'));
    townhall.at(90_000).do(part('mind'), finish('first', 1));
    expect(nextDeadline(townhall.state)).toBe(startMs + 90_000 + limits.autoCallMs);
  });

  it('[DL6] passes over what is not prepared, has no answer, or is held lower', () => {
    const townhall = withReady(aTownhall(), 'pay', 'Pay').do(person('mo'), set('assist', 'Pay'));
    townhall.withApproved('bare', 'ada').withApproved('none', 'bob');
    const made = { answerId: answerId('b'), personaVersion: 7, consentEpoch: 2, topics: [] };
    const nothing = { type: 'answer.prepared', questionId: questionId('none'), outcome: 'abstained', ...made } as const;
    townhall.do(part('mind'), nothing);
    townhall.do(person('lea'), set('auto'));
    expect(nextDeadline(townhall.state)).toBeNull();
    withReady(townhall, 'q').at(limits.autoCallMs);
    expect(tick(townhall)).toMatchObject([{ questionId: 'q' }]);
  });

  it('[DL6] not under another persona or consent, nor with the avatar switched off', () => {
    const townhall = onAuto().at(limits.autoCallMs);
    const { persona } = aContext();
    for (const change of [{ version: 8 }, { consentEpoch: null }, { consentEpoch: 3 }, { isSwitchedOff: true }])
      expect(townhall.decide(part('clock'), reached, { persona: { ...persona, ...change } })).toEqual([]);
  });

  it('[DL6] not before a person has read what a model wrote', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('lea'), set('auto')).at(limits.autoCallMs);
    townhall.do(part('mind'), { ...prepared('q'), needsReading: true });
    expect([nextAutoCall(townhall.state), tick(townhall)]).toEqual([null, []]);
    townhall.do(person('mo'), { type: 'answer.approve', questionId: questionId('q'), answerId: answerId('a') });
    expect(tick(townhall)).toMatchObject([{ questionId: 'q' }]);
  });

  it('[DL7] not after a stop, a hold, a return or a restart, until a person calls', () => {
    const stops: ((townhall: TownhallBuilder) => void)[] = [
      (townhall) => townhall.do(person('mo'), on('question.call', 'q')).do(person('mo'), { type: 'stage.stop' }),
      (townhall) => townhall.do(person('mo'), { type: 'avatar.hold' }).do(person('mo'), { type: 'avatar.resume' }),
      (townhall) => townhall.do(person('mo'), on('question.call', 'q')).do(person('mo'), on('question.return', 'q')),
      (townhall) => townhall.do(part('session'), { type: 'session.start' }),
    ];
    for (const stop of stops) {
      const townhall = onAuto();
      stop(townhall);
      expect(nextAutoCall(townhall.state)).toBeNull();
      expect([townhall.state.waitsForCall, tick(townhall.at(60_000))]).toEqual([true, []]);
    }
    const again = onAuto().do(person('mo'), on('question.call', 'q')).do(person('mo'), { type: 'stage.stop' });
    again.do(person('mo'), on('question.call', 'q')).do(part('mind'), start('q', again.state.epoch));
    withReady(again, 'next').do(part('mind'), finish('q', again.state.epoch));
    expect(tick(again.at(limits.autoCallMs))).toMatchObject([{ questionId: 'next' }]);
  });
});
