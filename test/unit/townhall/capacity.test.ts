import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { refuse } from '../../../protocol/refusals.ts';
import type { Role } from '../../../protocol/roles.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { greetedAs } from '../../../server/townhall/capacity.ts';
import { isRefusal } from '../../../server/townhall/decision.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import type { TownhallState } from '../../../server/townhall/state.ts';
import { aPlan, aPlannedTownhall, hourMs } from '../../support/a-plan.ts';
import { aContext, enter, gist, idOf, part, person, plain, planner, seatId } from '../../support/build-townhall.ts';

const door = part('door');
const leave = (name: string) => ({ type: 'member.leave', memberId: idOf(name) }) as const;
const changeRole = (name: string, role: Role) => ({ type: 'member.change-role', memberId: idOf(name), role }) as const;
const asSpectator = { role: 'spectator', place: { kind: 'none' } };
const seated = (seat: string) => ({ role: 'attendee', place: { kind: 'seated', seatId: seatId(seat) } });
const clock = part('clock');

/** One that holds so many bodies, with moderator `mo` at the desk. */
const holding = (capacity: number | null, seats = 6) =>
  aPlannedTownhall({ capacity }).withContext(aContext({ seats })).withMember('mo', 'moderator', 'desk');

describe('a planned town hall that is full', () => {
  it('[OT15] lets whoever comes after so many bodies watch, without a look', () => {
    const townhall = holding(1)
      .withMember('ada')
      .do(door, enter('bob', { look: 'a000000001' }));
    expect(townhall.member('ada')).toMatchObject(seated('A1'));
    expect(townhall.member('bob')).toMatchObject({ ...asSpectator, look: null, presence: { kind: 'here' } });
    expect(townhall.decide(door, enter('bob'))).toEqual([]);
  });

  it('[OT15] counts who stands and who is away while their seat is held, in all sections', () => {
    const townhall = holding(2)
      .withContext(aContext({ seats: 1, sections: 3 }))
      .withMember('ada')
      .withMember('bob');
    townhall.do(person('ada'), { type: 'member.stand' }).do(door, leave('bob')).withMember('cy');
    expect(townhall.member('cy')).toMatchObject(asSpectator);
    townhall.do(door, enter('bob'));
    expect(townhall.member('bob')).toMatchObject(seated('A1'));
  });

  it('[OT15] counts neither crew, leader and who was named, nor anybody without a body, and lets them in', () => {
    const townhall = holding(1).withMember('ada');
    for (const role of ['moderator', 'leader', 'delegate', 'organiser'] as const) {
      townhall.withMember(role, role);
      expect(townhall.member(role)).toMatchObject({ role, place: { kind: 'seated' } });
    }
    townhall.withMember('eve', 'attendee', 'companion').withMember('sid', 'spectator').do(door, leave('ada'));
    expect([townhall.member('eve').role, townhall.member('sid').role]).toEqual(['attendee', 'spectator']);
    townhall.at(hourMs).do(clock, { type: 'clock.reached' }).withMember('bob');
    expect(townhall.member('bob')).toMatchObject({ role: 'attendee', place: { kind: 'seated' } });
  });

  it('[OT15] is so too where every seat is taken; a hall that nobody planned refuses, as it did', () => {
    const townhall = holding(null, 1).withMember('ada').withMember('bob');
    expect(townhall.member('bob')).toMatchObject(asSpectator);
    expect(townhall.decide(door, enter('max', { role: 'moderator' }))).toEqual(refuse('hall-full'));
  });

  it('[OT16] gives a body to whoever comes back when there is room, and none to their phone beside it', () => {
    const townhall = holding(1).withMember('ada').withMember('bob');
    expect(greetedAs(townhall.member('bob'))).toBe('attendee');
    townhall.do(door, leave('ada')).at(hourMs).do(clock, { type: 'clock.reached' });
    expect(townhall.decide(door, enter('bob', { kind: 'companion' }))).toEqual([]);
    townhall.do(door, enter('bob'));
    expect(townhall.member('bob')).toMatchObject(seated('A1'));
    townhall.do(door, enter('ada'));
    expect(townhall.member('ada')).toMatchObject(asSpectator);
  });

  it('[OT16] a moderator brings somebody in, for good, and makes them watch, for good', () => {
    const townhall = holding(1).withMember('ada').withMember('bob').do(person('mo'), changeRole('bob', 'attendee'));
    townhall.do(door, enter('bob')).do(door, leave('bob')).at(hourMs).do(clock, { type: 'clock.reached' });
    expect(townhall.member('bob').place.kind).toBe('none');
    townhall.do(door, enter('bob'));
    expect(townhall.member('bob')).toMatchObject(seated('A2'));
    townhall.do(person('mo'), changeRole('bob', 'spectator')).do(door, leave('ada')).do(door, leave('bob'));
    townhall
      .at(2 * hourMs)
      .do(clock, { type: 'clock.reached' })
      .do(door, enter('bob'));
    expect(townhall.member('bob')).toMatchObject(asSpectator);
    expect(greetedAs(townhall.member('bob'))).toBe('spectator');
  });

  it('[OT16] takes a new link for what it says', () => {
    const townhall = holding(1).withMember('ada').withMember('bob').do(door, leave('ada')).do(door, leave('bob'));
    townhall
      .at(hourMs)
      .do(clock, { type: 'clock.reached' })
      .do(door, enter('bob', { role: 'spectator' }));
    expect(townhall.member('bob')).toMatchObject(asSpectator);
    expect(gist(townhall.decide(door, enter('bob', { role: 'organiser' })))).toEqual(['member.entered']);
  });

  it('[OT15] never holds more bodies of the audience than the plan says, whoever comes and goes', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const step = fc.record({
      name: fc.constantFrom(...names),
      does: fc.constantFrom('comes', 'comes', 'goes', 'looks on', 'moderates', 'stands', 'time', 'demoted'),
    });
    const bodies = ({ members }: TownhallState) =>
      members.count(({ role, place }) => role === 'attendee' && place.kind !== 'none');
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.array(step, { maxLength: 40 }), (more, steps) => {
        const townhall = holding(1 + more);
        let now = 0;
        for (const { name, does } of steps) {
          if (does === 'time') now += hourMs;
          townhall.at(now);
          const [actor, command] = {
            comes: [door, enter(name)] as const,
            goes: [door, leave(name)] as const,
            'looks on': [door, enter(name, { kind: 'companion' })] as const,
            moderates: [door, enter(name, { role: 'moderator' })] as const,
            stands: [person(name), { type: 'member.stand' }] as const,
            time: [clock, { type: 'clock.reached' }] as const,
            demoted: [person('mo'), changeRole(name, 'spectator')] as const,
          }[does];
          const decision = townhall.decide(actor, command);
          if (isRefusal(decision)) {
            expect([does, decision.refused]).not.toEqual(['comes', 'hall-full']);
            continue;
          }
          for (const event of decision) townhallEventSchema.parse(event);
          townhall.do(actor, command);
          assertSound(townhall.state);
          expect(bodies(townhall.state)).toBeLessThanOrEqual(1 + more);
        }
        expect(plain(fold(emptyTownhall(townhall.state.id), townhall.events))).toEqual(plain(townhall.state));
      }),
      { numRuns: 80 },
    );
  });

  it('[OT15] puts nobody out when an organiser plans for fewer', () => {
    const townhall = holding(2).withMember('ada').withMember('bob');
    townhall.do(planner('ola'), { type: 'townhall.edit', revision: 0, plan: aPlan({ capacity: 1 }) });
    townhall.do(door, leave('bob')).do(door, enter('bob')).withMember('cy');
    expect([townhall.member('bob').role, townhall.member('cy').role]).toEqual(['attendee', 'spectator']);
  });
});
