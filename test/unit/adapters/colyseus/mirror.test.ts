import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../../protocol/ids.ts';
import { limits } from '../../../../protocol/limits.ts';
import { noHash } from '../../../../protocol/record/chain.ts';
import { type Dirty, emptyHallState, type MirrorFacts, mirror } from '../../../../server/adapters/colyseus/mirror.ts';
import {
  aContext,
  answerId,
  aTownhall,
  enter,
  idOf,
  mainSection,
  part,
  person,
  questionId,
  type TownhallBuilder,
} from '../../../support/build-townhall.ts';

const facts: MirrorFacts = {
  leaderName: 'Lea',
  voices: 'on',
  record: 'ok',
  strain: 0,
  head: { seq: 7, hash: noHash },
  persona: aContext().persona,
  voiceOfStage: 'stage',
  slotOf: (memberId) => (memberId === 'ada' ? 3 : null),
};

/** A page's view of a town hall: mirrored when it is asked for, with only what is dirty looked at. */
class Mirrored {
  readonly townhall: TownhallBuilder;
  readonly hall;
  readonly dirty: Dirty;
  constructor(townhall: TownhallBuilder) {
    this.townhall = townhall;
    this.hall = emptyHallState(townhall.state, mainSection);
    this.dirty = { members: new Set<MemberId>(townhall.state.members.keys()), queue: true };
  }

  look(change: Partial<MirrorFacts> = {}) {
    for (const id of this.townhall.state.members.keys()) this.dirty.members.add(id);
    this.dirty.queue = true;
    mirror(this.townhall.state, this.hall, { ...facts, ...change }, this.dirty);
    return this.hall;
  }

  get names(): readonly string[] {
    return [...this.look().roster.values()].map(({ name }) => name).sort();
  }

  get queue() {
    return [...this.look().queue.values()].map(({ id, place, votes, status }) => ({ id, place, votes, status }));
  }
}

const aMirror = (townhall = aTownhall()) => new Mirrored(townhall);

describe('the roster', () => {
  it('[MB12] shows everybody here with what the gate says of them', () => {
    const townhall = aTownhall().do(person('ada'), { type: 'hand.raise' }).do(person('ada'), { type: 'voice.open' });
    const { roster } = aMirror(townhall).look();
    expect([...roster.keys()].sort()).toEqual(['ada', 'bob', 'lea', 'mo', 'sid']);
    expect(roster.get('ada')?.toJSON()).toEqual({
      memberId: 'ada',
      name: 'ada',
      role: 'attendee',
      slot: 3,
      seatId: 'A1',
      isBot: false,
      isAway: false,
      hasHandUp: true,
      isMuted: false,
      isAllowed: false,
      mayTalk: true,
      mistakenFor: '',
      look: '',
    });
    expect(roster.get('sid')?.toJSON()).toMatchObject({ slot: 65_535, seatId: '', role: 'spectator' });
  });

  it('[LOOK3] shows the look that somebody chose, and after an erasure no more', () => {
    const mirrored = aMirror(aTownhall().withMember('org', 'organiser'));
    mirrored.townhall.do(part('door'), enter('ada', { look: 'a000000001' }));
    expect(mirrored.look().roster.get('ada')).toMatchObject({ look: 'a000000001' });
    mirrored.townhall.do(person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(mirrored.look().roster.get('ada')).toMatchObject({ look: '', name: '' });
  });

  it('[MB12] shows who is away while their seat waits, then no more', () => {
    const mirrored = aMirror();
    mirrored.townhall.do(part('door'), { type: 'member.leave', memberId: idOf('ada') });
    expect(mirrored.look().roster.get('ada')).toMatchObject({ isAway: true, seatId: 'A1' });
    mirrored.townhall.at(limits.seatHeldMs).do(part('clock'), { type: 'clock.reached' });
    expect(mirrored.names).toEqual(['bob', 'lea', 'mo', 'sid']);
  });

  it('[MB10] shows a removed member no more', () => {
    const mirrored = aMirror();
    expect(mirrored.names).toContain('ada');
    mirrored.townhall.do(person('mo'), { type: 'member.remove', memberId: idOf('ada'), reason: 'Noise.' });
    expect(mirrored.names).not.toContain('ada');
  });

  it('[ER3] shows an erased name nowhere', () => {
    const townhall = aTownhall().withMember('ola', 'organiser', 'desk').withApproved('q', 'ada');
    const mirrored = aMirror(townhall);
    expect(mirrored.look().queue.get('q')).toMatchObject({ text: 'Text of q?', authorName: 'ada' });
    townhall.do(person('ola'), { type: 'member.erase', memberId: idOf('ada') });
    const hall = mirrored.look();
    expect(hall.roster.get('ada')?.name).toBe('');
    expect(JSON.stringify(hall.queue)).not.toMatch(/ada|Text of q/);
  });

  it('[MB4] shows nobody of another section', () => {
    const hall = emptyHallState(aTownhall().state, mainSection);
    hall.sectionId = 'balcony';
    const { state } = aTownhall();
    mirror(state, hall, facts, { members: new Set(state.members.keys()), queue: true });
    expect([...hall.roster.keys()]).toEqual([]);
  });

  it('[R4] looks only at who changed', () => {
    const { state } = aTownhall();
    const hall = emptyHallState(state, mainSection);
    const dirty: Dirty = { members: new Set([idOf('bob'), idOf('nobody')]), queue: false };
    mirror(state, hall, facts, dirty);
    expect([[...hall.roster.keys()], dirty]).toEqual([['bob'], { members: new Set(), queue: false }]);
  });
});

describe('the queue', () => {
  it('[SEE1] has nothing that is pending, rejected or withdrawn', () => {
    const townhall = aTownhall().withPending('pending', 'ada').withPending('bad', 'bob').withApproved('gone', 'ada');
    townhall.do(person('mo'), { type: 'question.reject', questionId: questionId('bad'), reason: 'Twice.' });
    townhall.do(person('ada'), { type: 'question.withdraw', questionId: questionId('gone') });
    const mirrored = aMirror(townhall);
    expect(mirrored.queue).toEqual([]);
    expect(mirrored.hall).toMatchObject({ pending: 1, questionsWaiting: 0, questionsAnswered: 0 });
  });

  it('[Q10] has the first fifty of the order, each with its place', () => {
    const townhall = aTownhall();
    for (let n = 0; n < 20; n++) for (const by of ['ada', 'bob', 'sid']) townhall.withApproved(`${by}-${n}`, by);
    const last = 'sid-19';
    const mirrored = aMirror(townhall);
    expect(mirrored.queue).toHaveLength(limits.queueInState);
    expect(mirrored.queue.map(({ place }) => place).sort((a, b) => a - b)).toEqual(
      Array.from({ length: limits.queueInState }, (_, index) => index + 1),
    );
    expect(mirrored.hall.queue.has(last)).toBe(false);
    townhall.do(person('ada'), { type: 'question.vote', questionId: questionId(last) });
    expect(mirrored.queue.find(({ id }) => id === last)).toMatchObject({ place: 1, votes: 2 });
    expect([mirrored.queue.length, mirrored.hall.questionsWaiting]).toEqual([limits.queueInState, 60]);
  });

  it('[ST1] keeps the one on the stage, at place 0', () => {
    const mirrored = aMirror(aTownhall().withApproved('next', 'bob').withAnswering('now', 'ada'));
    expect(mirrored.queue).toEqual([
      { id: 'next', place: 1, votes: 1, status: 'approved' },
      { id: 'now', place: 0, votes: 1, status: 'answering' },
    ]);
  });

  it('[SEE2] shows the wording of now under the name of now', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    const mirrored = aMirror(townhall);
    mirrored.look();
    townhall.do(person('mo'), { type: 'question.edit', questionId: questionId('q'), text: 'Shorter?' });
    townhall.do(part('door'), enter('ada', { name: 'Ada L.' }));
    expect(mirrored.look().queue.get('q')).toMatchObject({ text: 'Shorter?', authorName: 'Ada L.' });
  });
});

describe('the stage', () => {
  const stageOf = (townhall: TownhallBuilder, change: Partial<MirrorFacts> = {}) =>
    aMirror(townhall).look(change).stage.toJSON();

  it('[CH4] announces the avatar’s voice before and while it speaks', () => {
    expect(stageOf(aTownhall())).toMatchObject({ holder: 'nobody', epoch: 0, voiceIdentity: 'stage' });
    expect(stageOf(aTownhall().withAnswering('q', 'ada'))).toEqual({
      holder: 'avatar',
      epoch: 1,
      questionId: 'q',
      answerId: answerId('a'),
      memberId: '',
      memberName: '',
      voiceIdentity: 'stage',
      avatarSilentBecause: '',
      isPaused: false,
      isAvatarHeld: false,
      dial: JSON.stringify({ level: 'assist', topics: [], waitsForCall: false }),
      isForPerson: false,
    });
  });

  it('[CH4] announces who is live, or has the floor, and the voice to hear them by', () => {
    const voiceOfStage = 'lea/body';
    expect(stageOf(aTownhall().do(person('lea'), { type: 'stage.take-over' }), { voiceOfStage })).toMatchObject({
      holder: 'human',
      memberId: 'lea',
      voiceIdentity: 'lea/body',
    });
    const floor = aTownhall().do(person('mo'), { type: 'floor.give', memberId: idOf('ada') });
    expect(stageOf(floor)).toMatchObject({ holder: 'asker', memberId: 'ada' });
  });

  it('[PN5] says why the avatar is silent', () => {
    const persona = { ...facts.persona, silentBecause: 'No consent.' };
    expect(stageOf(aTownhall(), { persona })).toMatchObject({
      avatarSilentBecause: 'No consent.',
      isPaused: false,
      isAvatarHeld: false,
    });
    expect(stageOf(aTownhall().do(person('mo'), { type: 'avatar.hold' }))).toMatchObject({ isAvatarHeld: true });
  });
});

it('[S8] shows the head of the record, and the last signed one, to everybody', () => {
  const townhall = aTownhall();
  expect(aMirror(townhall).look()).toMatchObject({ seq: 7, head: noHash, signedHead: '' });
  const [head, signature, key] = [answerId('c'), 'd'.repeat(128), 'e'.repeat(64)];
  townhall.do(part('session'), { type: 'head.sign', seq: townhall.state.seq, head, signature, key });
  expect(aMirror(townhall).look().signedHead).toBe(`${townhall.state.seq - 1}:${head}:${signature}`);
});
