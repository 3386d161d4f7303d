import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { sectionAt } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { refuse } from '../../../protocol/refusals.ts';
import type { Role } from '../../../protocol/roles.ts';
import { nextDeadline } from '../../../server/townhall/deadlines.ts';
import { votesOf } from '../../../server/townhall/queue.ts';
import { findPeople, rosterOf } from '../../../server/townhall/views.ts';
import {
  aContext,
  aTownhall,
  enter,
  gist,
  idOf,
  mainSection,
  part,
  person,
  questionId,
  seatId,
  startMs,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const door = part('door');
const leave = (name: string): Command => ({ type: 'member.leave', memberId: idOf(name) });
const mute = (name: string): Command => ({ type: 'member.mute', memberId: idOf(name) });
const remove = (name: string, reason = ''): Command => ({ type: 'member.remove', memberId: idOf(name), reason });
const changeRole = (name: string, role: Role): Command => ({ type: 'member.change-role', memberId: idOf(name), role });
const sit = (seat: string): Command => ({ type: 'member.sit', seatId: seatId(seat) });
const giveFloor = (name: string): Command => ({ type: 'floor.give', memberId: idOf(name) });

describe('entering', () => {
  it.each([
    ['\u200F\u200F', 'name-empty'],
    ['   ', 'name-empty'],
    ['x'.repeat(500), 'name-too-long'],
  ] as const)('[MB1] refuses the name %j', (name, code) => {
    expect(aTownhall().decide(door, enter('new', { name }))).toEqual(refuse(code));
  });

  it('[MB1] keeps a name of marks and emoji by what can be read of it', () => {
    const townhall = aTownhall().do(door, enter('new', { name: '\u200F 🎉  Nour\u202E ' }));
    expect(townhall.member('new').name).toBe('🎉 Nour');
  });

  it('[MB4] gives the first free seat in the order of the hall', () => {
    const townhall = aTownhall();
    expect([townhall.member('ada').place, townhall.member('bob').place]).toEqual([
      { kind: 'seated', seatId: 'A1' },
      { kind: 'seated', seatId: 'A2' },
    ]);
    townhall.do(person('ada'), { type: 'member.stand' }).withMember('eve');
    expect(townhall.member('eve').place).toEqual({ kind: 'seated', seatId: 'A1' });
  });

  it('[MB4] gives no seat to spectators, administrators, desks and companions', () => {
    const townhall = aTownhall().withMember('root', 'administrator').withMember('eve', 'attendee', 'companion');
    for (const name of ['sid', 'mo', 'root', 'eve'])
      expect([name, townhall.member(name).place.kind]).toEqual([name, 'none']);
  });

  it('[MB4] refuses a body when no seat is free, but not a spectator', () => {
    const townhall = aTownhall().withContext({ hall: aContext({ seats: 2 }).hall });
    expect(townhall.decide(door, enter('new'))).toEqual(refuse('hall-full'));
    expect(gist(townhall.decide(door, enter('new', { role: 'spectator' })))).toEqual(['member.entered']);
  });

  it('[MB4] counts standing bodies too, and goes on in the next section', () => {
    const townhall = aTownhall().withContext(aContext({ seats: limits.bodiesPerSection + 5, sections: 2 }));
    for (let index = 2; index < limits.bodiesPerSection; index += 1) townhall.withMember(`m${index}`);
    townhall.do(person('ada'), { type: 'member.stand' }).withMember('eve');
    expect(townhall.member('eve')).toMatchObject({ sectionId: sectionAt(1), place: { kind: 'seated', seatId: 'A1' } });
    townhall.do(person('mo'), remove('bob')).withMember('eva');
    expect(townhall.member('eva')).toMatchObject({ sectionId: mainSection, place: { kind: 'seated', seatId: 'A1' } });
  });

  it('[MB3] lets only those come back who were here before the doors were locked', () => {
    const townhall = aTownhall().do(door, leave('ada')).do(person('mo'), { type: 'townhall.lock' });
    expect(townhall.decide(door, enter('new'))).toEqual(refuse('town-hall-locked'));
    expect(gist(townhall.decide(door, enter('ada')))).toEqual(['member.entered']);
    expect(townhall.decide(person('mo'), { type: 'townhall.lock' })).toEqual(refuse('already-locked'));
    townhall.do(person('mo'), { type: 'townhall.unlock' });
    expect(townhall.decide(person('mo'), { type: 'townhall.unlock' })).toEqual(refuse('not-locked'));
    expect(gist(townhall.decide(door, enter('new')))).toEqual(['member.entered']);
  });
});

describe('coming back', () => {
  it('[MB2] keeps seat, votes, mute and a role changed at the gate', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('mo'), mute('ada')).do(person('ada'), sit('A5'));
    townhall.do(door, leave('ada')).withMember('eve').do(door, enter('ada'));
    expect(townhall.member('ada')).toMatchObject({
      presence: { kind: 'here' },
      place: { kind: 'seated', seatId: 'A5' },
      isMuted: true,
      mayTalk: false,
    });
    expect(votesOf(townhall.state, questionId('q'))).toBe(1);
  });

  it('[MB2] keeps the seat for the body when the desk comes back first', () => {
    const townhall = aTownhall().withMember('max', 'moderator', 'body').do(door, leave('max'));
    townhall.do(door, enter('max', { role: 'moderator', kind: 'desk' })).do(door, enter('max', { role: 'moderator' }));
    expect(townhall.member('max').place).toEqual({ kind: 'seated', seatId: 'A3' });
  });

  it('[MB2] accepts a second connection without an event, unless it brings a body or a name', () => {
    const townhall = aTownhall();
    expect(townhall.decide(door, enter('ada', { kind: 'companion' }))).toEqual([]);
    expect(townhall.decide(door, enter('mo', { role: 'moderator', kind: 'desk' }))).toEqual([]);
    expect(gist(townhall.decide(door, enter('mo', { role: 'moderator' })))).toEqual(['member.entered']);
    expect(gist(townhall.decide(door, enter('ada', { name: 'Ada L' })))).toEqual(['member.entered']);
  });

  it('[MB2] takes a new role from the door, with the end of what the old one allowed', () => {
    const townhall = aTownhall().do(person('lea'), { type: 'stage.take-over' }).do(door, enter('lea'));
    expect(townhall.member('lea')).toMatchObject({ role: 'attendee', mayTalk: false });
    expect(townhall.state.stage).toEqual({ kind: 'nobody' });
  });

  it('[MB2] gives a seat to a spectator who became an attendee', () => {
    const townhall = aTownhall()
      .do(person('mo'), changeRole('sid', 'attendee'))
      .do(door, enter('sid', { role: 'spectator' }));
    expect(townhall.member('sid')).toMatchObject({ role: 'attendee', place: { kind: 'seated', seatId: 'A3' } });
  });

  it('[MB2] comes back into the section it was in, also from a desk', () => {
    const townhall = twoSections().withMember('eve').do(door, leave('ada')).do(door, leave('eve'));
    townhall
      .do(person('mo'), remove('bob'))
      .do(door, enter('eve', { kind: 'companion' }))
      .do(door, enter('eve'));
    expect(townhall.member('eve')).toMatchObject({ sectionId: sectionAt(1), place: { kind: 'seated', seatId: 'A1' } });
  });
});

describe('looks', () => {
  const [one, other] = ['a000000000', 'a111111111'];
  const lookOf = (townhall: TownhallBuilder, name: string) => townhall.member(name).look;

  it('[LOOK2] a body brings its look each time it comes in; without one it has none', () => {
    const townhall = aTownhall().do(door, enter('eve', { look: one }));
    expect(lookOf(townhall, 'eve')).toBe(one);
    expect(townhall.events.at(-1)).toMatchObject({ type: 'member.entered', personal: { name: 'eve', look: one } });
    expect(townhall.decide(door, enter('eve', { look: one }))).toEqual([]);
    townhall.do(door, enter('eve', { look: other }));
    expect(lookOf(townhall, 'eve')).toBe(other);
    expect(townhall.member('eve').place).toEqual({ kind: 'seated', seatId: 'A3' });
    townhall.do(door, leave('eve')).do(door, enter('eve'));
    expect(lookOf(townhall, 'eve')).toBeNull();
    expect(townhall.events.at(-1)).toMatchObject({ personal: { name: 'eve' } });
    expect(JSON.stringify(townhall.events.at(-1))).not.toContain('look');
  });

  it('[LOOK2] what comes in beside a body changes nothing of its look, whatever it says', () => {
    const townhall = aTownhall().do(door, enter('eve', { look: one }));
    for (const kind of ['companion', 'listener', 'desk'] as const)
      expect(townhall.decide(door, enter('eve', { kind, look: other }))).toEqual([]);
    townhall.do(door, enter('eve', { kind: 'companion', name: 'Eve L' }));
    expect(townhall.member('eve')).toMatchObject({ name: 'Eve L', look: one });
  });

  it('[LOOK2] who has no body has no look', () => {
    const townhall = aTownhall()
      .do(door, enter('sue', { role: 'spectator', look: one }))
      .do(door, enter('max', { role: 'moderator', kind: 'desk', look: one }));
    expect([lookOf(townhall, 'sue'), lookOf(townhall, 'max')]).toEqual([null, null]);
    townhall.do(door, enter('eve', { look: one })).do(person('mo'), changeRole('eve', 'spectator'));
    expect(lookOf(townhall, 'eve')).toBeNull();
    townhall.do(door, enter('eve', { kind: 'companion', name: 'Eve L' }));
    expect(lookOf(townhall, 'eve')).toBeNull();
  });
});

describe('coming back after the seat was given free', () => {
  /** Somebody sat on A5 and slept for an hour. */
  const afterAnHour = () =>
    aTownhall()
      .do(person('bob'), sit('A5'))
      .withApproved('q', 'bob')
      .do(door, leave('bob'))
      .at(3_600_000)
      .do(part('clock'), { type: 'clock.reached' });

  it('[MB15] gives the same seat when it is free, and keeps questions and votes', () => {
    const townhall = afterAnHour().do(door, enter('bob'));
    expect(townhall.member('bob').place).toEqual({ kind: 'seated', seatId: 'A5' });
    expect([townhall.question('q').phase.kind, votesOf(townhall.state, questionId('q'))]).toEqual(['approved', 1]);
  });

  it('[MB15] gives the nearest free one when somebody sits there, the better of two', () => {
    const taken = afterAnHour().withMember('eve').do(person('eve'), sit('A5'));
    expect(taken.do(door, enter('bob')).member('bob').place).toEqual({ kind: 'seated', seatId: 'A4' });
    const far = afterAnHour()
      .withMember('eve')
      .do(person('eve'), sit('A5'))
      .withMember('max')
      .do(person('max'), sit('A4'));
    expect(far.do(door, enter('bob')).member('bob').place).toEqual({ kind: 'seated', seatId: 'A6' });
  });

  it('[MB15] a wish to sit beside somebody comes first; a full section is left for another', () => {
    expect(
      afterAnHour()
        .do(door, enter('bob', { beside: idOf('ada') }))
        .member('bob').place,
    ).toEqual({
      kind: 'seated',
      seatId: 'A2',
    });
    const full = twoSections().do(door, leave('bob')).at(3_600_000).do(part('clock'), { type: 'clock.reached' });
    expect(full.withMember('eve').do(door, enter('bob')).member('bob')).toMatchObject({
      sectionId: sectionAt(1),
      place: { kind: 'seated', seatId: 'A1' },
    });
  });
});

/** Ada and Bob fill the first of two sections of two seats. */
function twoSections(seats = 2) {
  return aTownhall().withContext(aContext({ seats, sections: 2 }));
}

describe('beside somebody', () => {
  const beside = (name: string) => ({ beside: idOf(name) });

  it('[MB13] gives a newcomer the free seat nearest to whom they ask for', () => {
    const townhall = aTownhall()
      .do(person('bob'), sit('A5'))
      .do(door, enter('eve', beside('bob')));
    expect(townhall.member('eve').place).toEqual({ kind: 'seated', seatId: 'A4' });
  });

  it('[MB13] moves whoever asks, once, and frees the seat they had', () => {
    const townhall = aTownhall()
      .withMember('eve')
      .do(person('eve'), sit('A6'))
      .do(door, enter('bob', beside('eve')));
    expect(townhall.member('bob').place).toEqual({ kind: 'seated', seatId: 'A5' });
    expect(townhall.decide(door, enter('bob', beside('eve')))).toEqual([]);
    expect(townhall.withMember('max').member('max').place).toEqual({ kind: 'seated', seatId: 'A2' });
  });

  it('[MB13] moves into a friend’s section, silent there, and off the stage', () => {
    const townhall = twoSections().withMember('eve').do(person('ada'), { type: 'voice.open' });
    townhall.do(person('mo'), giveFloor('ada')).do(door, enter('ada', beside('eve')));
    expect(townhall.member('ada')).toMatchObject({
      sectionId: sectionAt(1),
      place: { kind: 'seated', seatId: 'A2' },
      mayTalk: false,
    });
    expect(townhall.state.stage).toEqual({ kind: 'nobody' });
    expect(townhall.withMember('max').member('max')).toMatchObject({ sectionId: mainSection });
  });

  it('[MB13] is a wish: without a seat there, or without that person, it changes nothing', () => {
    const townhall = twoSections().withMember('eve').withMember('eva');
    const places = ['ada', 'bob', 'eve', 'eva'].map((name) => townhall.member(name).place);
    expect(townhall.decide(door, enter('ada', beside('eve')))).toEqual([]);
    for (const nobody of ['nobody', 'sid', 'mo', 'ada'])
      expect([nobody, townhall.decide(door, enter('ada', beside(nobody)))]).toEqual([nobody, []]);
    expect(['ada', 'bob', 'eve', 'eva'].map((name) => townhall.member(name).place)).toEqual(places);
    const first = twoSections(3)
      .withMember('eve')
      .do(door, enter('max', beside('ada')));
    expect(first.member('max')).toMatchObject({ sectionId: sectionAt(1), place: { kind: 'seated', seatId: 'A1' } });
  });

  it('[MB13] lets an onlooker look on from where a friend is, and spreads the others', () => {
    const townhall = twoSections()
      .withMember('eve')
      .do(door, enter('max', { role: 'spectator', ...beside('eve') }));
    expect(townhall.member('max').sectionId).toBe(sectionAt(1));
    // With mo, lea and sid.
    for (let index = 3; index < limits.onlookersPerSection; index += 1) townhall.withMember(`s${index}`, 'spectator');
    expect(townhall.withMember('next', 'spectator').member('next').sectionId).toBe(sectionAt(1));
    expect(townhall.do(door, leave('sid')).withMember('last', 'spectator').member('last').sectionId).toBe(mainSection);
  });
});

const withCorner = () => aTownhall().withContext(aContext({ moderators: 2 }));

describe('seats', () => {
  it('[MB5] changes seats, and frees the old one', () => {
    const townhall = aTownhall().do(person('ada'), sit('A6')).do(person('bob'), sit('A1'));
    expect(townhall.member('ada').place).toEqual({ kind: 'seated', seatId: 'A6' });
    expect(townhall.decide(person('bob'), sit('A6'))).toEqual(refuse('seat-taken'));
    expect(townhall.decide(person('bob'), sit('A1'))).toEqual([]);
    expect(townhall.decide(person('bob'), sit('Z9'))).toEqual(refuse('no-such-seat'));
    expect(townhall.decide(person('mo'), sit('A2'))).toEqual(refuse('no-body'));
  });

  it('[MB5] stands up once', () => {
    const townhall = aTownhall().do(person('ada'), { type: 'member.stand' });
    expect(townhall.state.seats.size).toBe(1);
    expect(townhall.decide(person('ada'), { type: 'member.stand' })).toEqual([]);
    expect(townhall.decide(person('mo'), { type: 'member.stand' })).toEqual(refuse('no-body'));
  });

  it('[MB16] gives who moderates a place of the corner while one is free, then any, and nobody else one', () => {
    const townhall = withCorner().withMember('max', 'moderator', 'body').withMember('meg', 'organiser', 'body');
    townhall.withMember('moe', 'moderator', 'body').withMember('eve');
    const seatOf = (name: string) => townhall.member(name).place;
    expect(['max', 'meg', 'moe', 'eve'].map(seatOf)).toEqual(
      ['M1', 'M2', 'A3', 'A4'].map((name) => ({ kind: 'seated', seatId: name })),
    );
    townhall.do(person('max'), sit('A6'));
    expect(townhall.decide(person('eve'), sit('M1'))).toEqual(refuse('seat-of-moderators'));
    expect(gist(townhall.decide(person('moe'), sit('M1')))).toEqual(['member.sat']);
    // Beside somebody in the corner a guest gets the nearest seat that is not of it.
    townhall.do(door, enter('eve', { beside: idOf('meg') }));
    expect(townhall.member('eve').place).toEqual({ kind: 'seated', seatId: 'A4' });
  });

  it('[MB16] refuses a guest when only the corner is free', () => {
    const townhall = withCorner().withMember('eve').withMember('eva').withMember('evi').withMember('evo');
    expect(townhall.decide(door, enter('new'))).toEqual(refuse('hall-full'));
    expect(gist(townhall.decide(door, enter('max', { role: 'moderator' })))).toEqual(['member.entered']);
  });

  it('[MB16] has who moderates no more stand up, also when the door says so', () => {
    const townhall = withCorner().withMember('max', 'moderator', 'body').withMember('meg', 'organiser', 'body');
    expect(gist(townhall.decide(person('meg'), changeRole('max', 'attendee')))).toEqual([
      'member.stood',
      'member.role-changed',
    ]);
    townhall.do(door, enter('max', { role: 'attendee' }));
    expect(townhall.member('max')).toMatchObject({ role: 'attendee', place: { kind: 'seated', seatId: 'A3' } });
  });

  it('[MB6] holds a seat for ten minutes, then the clock releases it', () => {
    const townhall = aTownhall().at(1000).do(door, leave('ada')).at(5000).do(door, leave('bob'));
    expect(nextDeadline(townhall.state)).toBe(startMs + 1000 + limits.seatHeldMs);
    townhall.at(999 + limits.seatHeldMs);
    expect(townhall.decide(part('clock'), { type: 'clock.reached' })).toEqual([]);
    townhall.at(1000 + limits.seatHeldMs).do(part('clock'), { type: 'clock.reached' });
    expect(townhall.member('ada').place).toEqual({ kind: 'none' });
    expect(townhall.member('bob').place).toEqual({ kind: 'seated', seatId: 'A2' });
    townhall.at(5000 + limits.seatHeldMs).do(part('clock'), { type: 'clock.reached' });
    expect(nextDeadline(townhall.state)).toBeNull();
  });

  it('[MB6] silences who leaves: voice, hand, floor', () => {
    const townhall = aTownhall().do(person('mo'), giveFloor('ada')).do(person('ada'), { type: 'hand.raise' });
    expect(gist(townhall.decide(door, leave('ada')))).toEqual(['voice.closed', 'floor.taken', 'member.left']);
    townhall.do(door, leave('ada'));
    expect(townhall.member('ada')).toMatchObject({ mayTalk: false, hasHandUp: false, presence: { kind: 'away' } });
    expect(townhall.decide(door, leave('ada'))).toEqual([]);
    expect(townhall.decide(door, leave('nobody'))).toEqual(refuse('no-such-member'));
  });

  it('[MB12] shows everybody here, and those away whose seat is held', () => {
    const townhall = aTownhall().do(door, leave('ada')).do(door, leave('sid')).do(person('mo'), remove('bob'));
    const names = rosterOf(townhall.state, mainSection).map(({ id }) => id);
    expect(names.sort()).toEqual(['ada', 'lea', 'mo']);
  });
});

describe('hands and voices', () => {
  it('[MB7] raises and lowers a hand once', () => {
    const townhall = aTownhall();
    expect(townhall.decide(person('ada'), { type: 'hand.lower' })).toEqual(refuse('hand-not-up'));
    townhall.do(person('ada'), { type: 'hand.raise' });
    expect(townhall.decide(person('ada'), { type: 'hand.raise' })).toEqual(refuse('hand-already-up'));
    townhall.do(person('ada'), { type: 'hand.lower' });
    expect(townhall.member('ada').hasHandUp).toBe(false);
  });

  it('[MB8] opens a voice to a body only, once, and closes it', () => {
    const townhall = aTownhall().do(person('ada'), { type: 'voice.open' });
    expect(townhall.member('ada').mayTalk).toBe(true);
    expect(townhall.decide(person('ada'), { type: 'voice.open' })).toEqual(refuse('already-open'));
    expect(townhall.decide(person('mo'), { type: 'voice.open' })).toEqual(refuse('no-body'));
    expect(townhall.decide(person('sid'), { type: 'voice.open' })).toEqual(refuse('not-allowed'));
    townhall.do(person('ada'), { type: 'voice.close' });
    expect(townhall.decide(person('ada'), { type: 'voice.close' })).toEqual(refuse('not-open'));
  });
});

it('[MB14] finds people of every section by any part of their name', () => {
  const townhall = twoSections()
    .do(door, enter('a1', { name: 'Zoë Ångström' }))
    .do(door, enter('a2', { name: 'Angela Zorn' }))
    .withMember('zoe', 'spectator');
  const found = (name: string, most = 9) => {
    const { people, total } = findPeople(townhall.state, name, most);
    return [people.map(({ id }) => id), total];
  };
  expect([found('ang'), found('ZOE'), found('  zoë '), found('nobody')]).toEqual([
    [['a2', 'a1'], 2],
    [['a1'], 1],
    [['a1'], 1],
    [[], 0],
  ]);
  expect(found('', 2)).toEqual([['ada', 'a2'], 4]);
  townhall.do(door, leave('a1'));
  expect(found('zoë')).toEqual([[], 0]);
});
