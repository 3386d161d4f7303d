import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import type { Role } from '../../../protocol/roles.ts';
import { votesOf } from '../../../server/townhall/queue.ts';
import { aTownhall, enter, gist, idOf, part, person, questionId } from '../../support/build-townhall.ts';

const door = part('door');
const leave = (name: string): Command => ({ type: 'member.leave', memberId: idOf(name) });
const mute = (name: string): Command => ({ type: 'member.mute', memberId: idOf(name) });
const unmute = (name: string): Command => ({ type: 'member.unmute', memberId: idOf(name) });
const remove = (name: string, reason = ''): Command => ({ type: 'member.remove', memberId: idOf(name), reason });
const changeRole = (name: string, role: Role): Command => ({ type: 'member.change-role', memberId: idOf(name), role });
const giveFloor = (name: string): Command => ({ type: 'floor.give', memberId: idOf(name) });

describe('moderating people', () => {
  it('[MB9] mutes until unmuted, and unmuting opens nothing', () => {
    const townhall = aTownhall().do(person('ada'), { type: 'voice.open' });
    expect(gist(townhall.decide(person('mo'), mute('ada')))).toEqual(['voice.closed', 'member.muted']);
    townhall.do(person('mo'), mute('ada'));
    expect(townhall.decide(person('ada'), { type: 'voice.open' })).toEqual(refuse('muted'));
    expect(townhall.decide(person('mo'), mute('ada'))).toEqual(refuse('already-muted'));
    townhall.do(person('mo'), unmute('ada'));
    expect(townhall.member('ada')).toMatchObject({ isMuted: false, mayTalk: false });
    expect(townhall.decide(person('mo'), unmute('ada'))).toEqual(refuse('not-muted'));
  });

  it('[MB9] mutes somebody away, and takes the floor from who has it', () => {
    expect(gist(aTownhall().do(door, leave('ada')).decide(person('mo'), mute('ada')))).toEqual(['member.muted']);
    const townhall = aTownhall().do(person('mo'), giveFloor('ada')).do(person('mo'), mute('ada'));
    expect(townhall.state.stage).toEqual({ kind: 'nobody' });
  });

  it('[MB10] removes for good: seat, voice, hand and floor are gone, questions and votes stay', () => {
    const townhall = aTownhall()
      .withApproved('q', 'ada')
      .do(person('mo'), giveFloor('ada'))
      .do(person('ada'), { type: 'hand.raise' });
    townhall.do(person('mo'), remove('ada', ' Shouting.\n'));
    expect(townhall.member('ada')).toMatchObject({
      presence: { kind: 'removed' },
      place: { kind: 'none' },
      mayTalk: false,
      hasHandUp: false,
    });
    expect(townhall.events.at(-1)).toMatchObject({ personal: { reason: 'Shouting.' } });
    expect(votesOf(townhall.state, questionId('q'))).toBe(1);
    expect(townhall.decide(door, enter('ada'))).toEqual(refuse('removed'));
    expect(townhall.decide(person('mo'), remove('ada'))).toEqual(refuse('no-such-member'));
  });

  it('[MB10] removes neither oneself nor somebody above', () => {
    const townhall = aTownhall().withMember('org', 'organiser').withMember('root', 'administrator');
    for (const name of ['mo', 'org', 'root'])
      expect(townhall.decide(person('mo'), remove(name))).toEqual(refuse('not-allowed'));
    expect(townhall.decide(person('org'), remove('root'))).toEqual(refuse('not-allowed'));
    expect(gist(townhall.decide(person('mo'), remove('lea')))).toEqual(['member.removed']);
  });

  it('[MB11] moves people only where the mover may', () => {
    const townhall = aTownhall().withMember('org', 'organiser').withMember('root', 'administrator');
    expect(townhall.decide(person('mo'), changeRole('ada', 'moderator'))).toEqual(refuse('not-allowed'));
    expect(townhall.decide(person('mo'), changeRole('lea', 'attendee'))).toEqual(refuse('not-allowed'));
    expect(townhall.decide(person('mo'), changeRole('ada', 'attendee'))).toEqual(refuse('same-role'));
    expect(townhall.decide(person('org'), changeRole('ada', 'administrator'))).toEqual(refuse('not-allowed'));
    expect(townhall.decide(person('org'), changeRole('root', 'attendee'))).toEqual(refuse('not-allowed'));
    expect(gist(townhall.decide(person('org'), changeRole('ada', 'moderator')))).toEqual(['member.role-changed']);
    expect(gist(townhall.decide(person('root'), changeRole('ada', 'administrator')))).toEqual(['member.role-changed']);
  });

  it('[MB11] ends what the new role may not do', () => {
    const townhall = aTownhall().do(person('mo'), giveFloor('ada')).do(person('mo'), changeRole('ada', 'spectator'));
    expect(townhall.member('ada')).toMatchObject({ role: 'spectator', place: { kind: 'none' }, mayTalk: false });
    expect(townhall.state.seats.size).toBe(1);
    expect(townhall.state.stage).toEqual({ kind: 'nobody' });
  });
});
