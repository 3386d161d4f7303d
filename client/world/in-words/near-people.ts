import type { MemberId, SeatId } from '../../../protocol/ids.ts';
import type { Hall } from '../../../scenes/hall-schema.ts';
import type { Person } from '../mirror.ts';
import { awayM, type Spot, type Stand, whereWords } from './directions.ts';
import { besideSeats, type HallPlan } from './hall-plan.ts';

/** Further off people are a crowd. */
const nearM = 6;
const mostNear = 8;

/** Somebody near, and where they are as the person looks now. */
export interface NearPerson {
  readonly person: Person;
  readonly spot: Spot;
  /** "to your left, 1 metre" */
  readonly where: string;
  readonly talks: boolean;
}

export interface Around {
  readonly roster: readonly Person[];
  readonly self: MemberId | null;
  readonly from: Stand;
  /** Where somebody is; null where that is not known. */
  readonly spotOf: (person: Person) => Spot | null;
  readonly talks: (person: Person) => boolean;
}

/** Those who are near, the nearest first. Rule IW2. */
export function nearPeople({ roster, self, from, spotOf, talks }: Around): readonly NearPerson[] {
  return roster
    .flatMap((person) => {
      const spot = person.memberId === self ? null : spotOf(person);
      return spot === null || awayM(from, spot) > nearM ? [] : [{ person, spot }];
    })
    .sort((a, b) => awayM(from, a.spot) - awayM(from, b.spot))
    .slice(0, mostNear)
    .map(({ person, spot }) => ({ person, spot, where: whereWords(from, spot), talks: talks(person) }));
}

/** Where a seated person is. */
export function seatSpot(hall: Hall, seatId: SeatId): Spot | null {
  const seat = hall.seats.find(({ id }) => id === seatId);
  return seat === undefined ? null : { x: seat.position[0], z: seat.position[2] };
}

/** Who has the seats at both sides of one. */
export interface Beside {
  readonly side: 'left' | 'right';
  readonly memberId: MemberId;
  readonly name: string;
}

export function besidePeople(plan: HallPlan, roster: readonly Person[], seatId: SeatId | null): readonly Beside[] {
  if (seatId === null) return [];
  const { left, right } = besideSeats(plan, seatId);
  return [
    { side: 'left' as const, seat: left },
    { side: 'right' as const, seat: right },
  ].flatMap(({ side, seat }) => {
    const person = seat === null ? undefined : roster.find((each) => each.seatId === seat.id);
    return person === undefined ? [] : [{ side, memberId: person.memberId, name: person.name }];
  });
}
