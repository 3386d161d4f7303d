import { describe, expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { queueOrder } from '../../../server/townhall/queue.ts';
import { questionView } from '../../../server/townhall/views.ts';
import {
  ask,
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

const follow = (id: string, on: string) => ({ ...ask(id), followsUp: questionId(on) });
const approve = (id: string) => ({ type: 'question.approve', questionId: questionId(id) }) as const;
/** Calls what is approved and has it answered. */
const answer = (townhall: TownhallBuilder, id: string) => {
  townhall.do(person('mo'), { type: 'question.call', questionId: questionId(id) });
  townhall.do(part('mind'), prepared(id)).do(part('mind'), start(id, townhall.state.epoch));
  return townhall.do(part('mind'), finish(id, townhall.state.epoch));
};
const answered = () => answer(aTownhall().withApproved('q', 'ada'), 'q');
const until = (townhall: TownhallBuilder, id: string, audience: 'author' | 'everyone' = 'author') =>
  questionView(townhall.state, { audience, leaderName: 'Lea' }, questionId(id))?.followUpUntil;

describe('a follow-up', () => {
  it('[Q16] is asked by who asked, for ten minutes after the answer', () => {
    const townhall = answered();
    expect([until(townhall, 'q'), until(townhall, 'q', 'everyone')]).toEqual([startMs + limits.followUpMs, null]);
    expect(townhall.decide(person('bob'), follow('f', 'q'))).toEqual(refuse('not-the-author'));
    expect(townhall.decide(person('ada'), follow('f', 'none'))).toEqual(refuse('no-such-question'));
    expect(townhall.decide(person('ada'), follow('f', 'q'))).toMatchObject([{ followsUp: 'q' }]);
    townhall.at(limits.followUpMs);
    expect(townhall.decide(person('ada'), follow('f', 'q'))).toEqual(refuse('follow-up-late'));
  });

  it('[Q16] goes on from what was answered or passed on, by the avatar or by the leader', () => {
    const waiting = aTownhall().withApproved('q', 'ada');
    expect(waiting.decide(person('ada'), follow('f', 'q'))).toEqual(refuse('not-answered-yet'));
    expect(until(waiting, 'q')).toBeNull();
    const passedOn = aTownhall()
      .withAnswering('q', 'ada')
      .do(part('mind'), finish('q', 1, 'Jonas Ek'));
    expect(gist(passedOn.decide(person('ada'), follow('f', 'q')))).toEqual(['question.asked']);
    const live = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    live.do(person('lea'), { type: 'stage.release' });
    expect(gist(live.decide(person('ada'), follow('f', 'q')))).toEqual(['question.asked']);
  });

  it('[Q16] is asked twice at most, follow-ups of follow-ups included', () => {
    const townhall = answered().do(person('ada'), follow('f', 'q')).do(person('mo'), approve('f'));
    answer(townhall, 'f').do(person('ada'), follow('g', 'f'));
    for (const on of ['q', 'f'])
      expect(townhall.decide(person('ada'), follow('h', on))).toEqual(refuse('too-many-follow-ups'));
    expect([until(townhall, 'q'), until(townhall, 'f')]).toEqual([null, null]);
  });

  it('[Q17] waits for a moderator, and once approved comes next', () => {
    const townhall = answered().withApproved('a', 'bob').withApproved('b', 'bob');
    townhall.do(person('ada'), follow('f', 'q'));
    expect(townhall.question('f').phase.kind).toBe('pending');
    townhall.do(person('mo'), approve('f'));
    expect(queueOrder(townhall.state)).toEqual(['f', 'a', 'b']);
    const alone = answered().do(person('ada'), follow('f', 'q'));
    expect(gist(alone.decide(person('mo'), approve('f')))).toEqual(['question.approved']);
  });

  it('[Q30] is spoken by who asked, on the floor that they get for it while they may follow up', () => {
    const floor = (on: string, name = 'ada') =>
      ({ type: 'floor.give', memberId: idOf(name), followsUp: questionId(on) }) as const;
    const townhall = answered();
    const mo = person('mo');
    expect(townhall.decide(mo, floor('q'))).toMatchObject([
      { type: 'floor.given', memberId: 'ada', followsUp: 'q' },
      { type: 'voice.opened' },
    ]);
    expect(townhall.decide(mo, floor('q', 'bob'))).toEqual(refuse('floor-not-the-author'));
    expect(townhall.decide(mo, floor('none'))).toEqual(refuse('no-such-question'));
    expect(townhall.decide(person('ada'), floor('q'))).toEqual(refuse('not-allowed'));
    expect(aTownhall().withApproved('q', 'ada').decide(mo, floor('q'))).toEqual(refuse('not-answered-yet'));
    const onFloor = answered().do(mo, floor('q'));
    expect(onFloor.state.stage).toMatchObject({ kind: 'asker', memberId: 'ada' });
    expect(onFloor.decide(person('ada'), follow('f', 'q'))).toMatchObject([{ followsUp: 'q' }]);
    townhall.at(limits.followUpMs);
    expect(townhall.decide(mo, floor('q'))).toEqual(refuse('follow-up-late'));
    // Without a question the floor is anybody's, as ever.
    expect(gist(townhall.decide(mo, { type: 'floor.give', memberId: idOf('bob') }))).toContain('floor.given');
  });
});
