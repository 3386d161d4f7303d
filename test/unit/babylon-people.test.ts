import { expect, it } from 'vitest';
import { DetailLevels } from '../../client/adapters/babylon/people/detail-levels.ts';
import { lookTexels, writeLook } from '../../client/adapters/babylon/people/looks.ts';
import { poseTexels } from '../../client/adapters/babylon/people/people-vertex.ts';
import { PoseRows } from '../../client/adapters/babylon/people/pose-rows.ts';
import { clothsOf } from '../../client/world/cloth-colors.ts';
import { heads, lookById } from '../../client/world/look-by-id.ts';
import { memberIdSchema } from '../../protocol/ids.ts';
import { hairStyles, lookCode } from '../../protocol/look.ts';
import { poseAt } from '../../protocol/pose.ts';
import { townhall } from '../../scenes/load-hall.ts';

const lookOf = (id: string, look: string | null = null) => {
  const row = new Float32Array(lookTexels * 4);
  writeLook({ id, look }, clothsOf([]), row, 0);
  return row;
};
/** Hair style, beard and glasses: what makes a head another one. */
const headOf = (id: string) => `${lookOf(id)[3]}/${(lookOf(id)[19] ?? 0) % 64}`;

it('[HALL20] people are of at least 12 heads and 8 skins, the same on every screen, and neighbours differ', () => {
  const ids = Array.from({ length: 250 }, (_, i) => `m-${i}`);
  const hair = new Set(ids.map((id) => hairStyles[lookOf(id)[3] ?? 0]));
  expect(hair).toEqual(new Set(heads.map((head) => head.hair)));
  expect(hair.size).toBeGreaterThanOrEqual(12);
  expect(new Set(ids.map((id) => lookOf(id)[0]?.toFixed(3))).size).toBe(8);
  expect(new Set(ids.map(headOf)).size).toBeGreaterThanOrEqual(20);
  expect([...lookOf('m-7')]).toEqual([...lookOf('m-7')]);
  const alike = ids.filter((id, i) => i > 0 && `${lookOf(id)}` === `${lookOf(ids[i - 1] ?? '')}`);
  expect(alike).toEqual([]);
});

it('[LOOK3] a chosen look is drawn, whoever wears it; one that is not understood, or none, is that of the id', () => {
  const chosen = lookCode({ ...lookById('m-1'), hair: 'afro', glasses: 'round', beard: 'goatee', hairColor: 'red' });
  const [ada, ben] = [lookOf('m-7', chosen), lookOf('m-8', chosen)];
  expect([ada[3], ada[19]]).toEqual([hairStyles.indexOf('afro'), 3 + 8 * 2]);
  // Hair, skin, clothes: all the same; measures of the face, eyes and trousers are each one's own.
  for (const texel of [0, 1, 2])
    expect([...ada.slice(texel * 4, texel * 4 + 3)]).toEqual([...ben.slice(texel * 4, texel * 4 + 3)]);
  expect(ada[15]).not.toBe(ben[15]);
  expect([...lookOf('m-7', 'zzzz')]).toEqual([...lookOf('m-7')]);
  expect([...lookOf('m-7', lookCode(lookById('m-7')))]).toEqual([...lookOf('m-7')]);
});

const crowd = (distances: readonly number[]) => distances.map((distanceM, slot) => ({ slot, distanceM }));
const levelsOf = (detail: DetailLevels, count: number) => Array.from({ length: count }, (_, slot) => detail.of(slot));

it('[HALL22] never more than 9 people are drawn finest and 34 finer, and those are the nearest', () => {
  const detail = new DetailLevels(250);
  const people = crowd(Array.from({ length: 250 }, (_, i) => 0.6 + i * 0.02));
  for (let round = 0; round < 20; round++) detail.choose(people);
  const levels = levelsOf(detail, 250);
  expect(levels.filter((level) => level === 0).length).toBeLessThanOrEqual(9);
  expect(levels.filter((level) => level <= 1).length).toBeLessThanOrEqual(34);
  expect(levels.filter((level) => level === 0).length).toBeGreaterThan(5);
  expect(levels).toEqual([...levels].sort());
});

it('[HALL22] who walks to and fro at the edge of a level is not drawn now one way and now the other', () => {
  const detail = new DetailLevels(1);
  const person = { slot: 0, distanceM: 4.1 };
  const seen = new Set<number>();
  for (let step = 0; step < 40; step++) {
    person.distanceM = 4.3 + 0.3 * Math.sin(step);
    detail.choose([person]);
    if (step > 10) seen.add(detail.of(0));
  }
  expect([...seen]).toEqual([0]);
});

it('[HALL23] a head that a headset sends is not turned, one that a screen sends may be', () => {
  const bodyOf = (slot: number) => ({
    slot,
    seat: slot,
    body: {
      memberId: memberIdSchema.parse(`m-${slot}`),
      slot,
      name: 'Ada',
      role: 'attendee' as const,
      seatId: townhall.seats[slot]?.id ?? null,
      isBot: false,
      isAway: false,
      hasHandUp: false,
      mayTalk: false,
      mistakenFor: '' as const,
      look: null,
    },
  });
  const sample = (slot: number, _nowMs: number, out: Float32Array) => {
    out.fill(0);
    out[6] = 1;
    if (slot === 1) out[poseAt.hasLeft] = out[poseAt.left + 6] = 1;
    return slot < 2;
  };
  const rows = new PoseRows(townhall, { capacity: 3, sample }, { sample: () => undefined });
  rows.setPeople([0, 1, 2].map(bodyOf));
  rows.update(1000);
  expect([0, 1, 2].map((slot) => rows.data[slot * poseTexels * 4 + 19])).toEqual([1, 0, 1]);
});

it('[HALL28] whose head is not known yet stands at a standing place, and sits in a chair', () => {
  const [first, second] = townhall.seats;
  const seats = [first, second].flatMap((seat) => (seat === undefined ? [] : [seat]));
  const hall = {
    ...townhall,
    seats: seats.map((seat, i) => ({ ...seat, kind: i === 0 ? 'standing' : 'chair' }) as const),
  };
  const rows = new PoseRows(hall, { capacity: 2, sample: () => false }, { sample: () => undefined });
  const person = {
    role: 'attendee',
    isBot: false,
    isAway: false,
    hasHandUp: false,
    mayTalk: false,
    mistakenFor: '',
    name: 'Ada',
    look: null,
  } as const;
  rows.setPeople(
    seats.map(({ id }, slot) => ({
      slot,
      seat: slot,
      body: { ...person, memberId: memberIdSchema.parse(`m-${slot}`), slot, seatId: id },
    })),
  );
  rows.update(1000);
  const floorM = seats.map(({ position }) => position[1]);
  const at = (slot: number, texel: number) => rows.data[slot * poseTexels * 4 + texel] ?? 0;
  expect(at(0, 1) - (floorM[0] ?? 0)).toBeCloseTo(1.62, 2);
  expect(at(1, 1) - (floorM[1] ?? 0)).toBeCloseTo(1.2, 2);
  // Whether they sit.
  expect([at(0, 28), at(1, 28)]).toEqual([0, 1]);
});

/** Somebody in the seat of their slot's number. */
const personAt = (slot: number, hasHandUp = false) => ({
  slot,
  seat: slot,
  body: {
    memberId: memberIdSchema.parse(`m-${slot}`),
    slot,
    name: 'Ada',
    role: 'attendee' as const,
    seatId: townhall.seats[slot]?.id ?? null,
    isBot: false,
    isAway: false,
    hasHandUp,
    mayTalk: false,
    mistakenFor: '' as const,
    look: null,
  },
});

it('[HALL23] who clapped and had a hand up rests again as if nothing had been, in the rows and in the balconies', () => {
  const create = () => new PoseRows(townhall, { capacity: 2, sample: () => false }, { sample: () => undefined });
  const show = (rows: PoseRows, hasHandUp: boolean) => {
    rows.setPeople([0, 1].map((slot) => personAt(slot, hasHandUp)));
    rows.setOnlookers([3, 4].map((place) => ({ place, hasHandUp })));
  };
  const quiet = create();
  show(quiet, false);
  quiet.update(9000);
  const moved = create();
  show(moved, false);
  moved.update(1000);
  const before = moved.data.slice();
  moved.clap({ slot: 0 }, 1000);
  moved.clap({ place: 3 }, 1000);
  moved.update(1020);
  const clapped = moved.data.slice();
  show(moved, true);
  moved.update(5000);
  const raised = moved.data.slice();
  show(moved, false);
  moved.update(9000);
  const row = (data: Float32Array, at: number) => [...data.slice(at * poseTexels * 4 + 8, at * poseTexels * 4 + 24)];
  const [ownClapper, other, clapper] = [0, 1, 2 + 3];
  expect(row(clapped, ownClapper)).not.toEqual(row(before, ownClapper));
  expect(row(clapped, clapper)).not.toEqual(row(before, clapper));
  expect(row(clapped, other)).toEqual(row(before, other));
  expect(row(raised, other)).not.toEqual(row(before, other));
  expect([...moved.data]).toEqual([...quiet.data]);
});

it('[HALL44] who is far off moves in some frames, who is near in each, and who comes at once', () => {
  const sample = (slot: number, nowMs: number, out: Float32Array) => {
    out.fill(0);
    out[poseAt.head] = nowMs / 1000;
    out[1] = 1.6;
    out[6] = 1;
    return slot >= 0;
  };
  const rows = new PoseRows(townhall, { capacity: 8, sample }, { sample: () => undefined });
  const people = Array.from({ length: 8 }, (_, slot) => personAt(slot));
  rows.setPeople(people.slice(0, 7));
  rows.update(0);
  for (let slot = 2; slot < 8; slot++) rows.setFar(slot, true);
  const x = (slot: number) => rows.data[slot * poseTexels * 4] ?? 0;
  const moved: number[] = Array.from({ length: 7 }, () => 0);
  const perFrame: number[] = [];
  for (let frame = 1; frame <= 720; frame++) {
    const before = moved.map((_, slot) => x(slot));
    rows.update((frame * 1000) / 72);
    const now = moved.map((_, slot) => (x(slot) === before[slot] ? 0 : 1));
    for (let slot = 0; slot < 7; slot++) moved[slot] = (moved[slot] ?? 0) + (now[slot] ?? 0);
    perFrame.push(now.slice(2).reduce<number>((sum, one) => sum + one, 0));
  }
  expect(moved.slice(0, 2)).toEqual([720, 720]);
  for (const times of moved.slice(2)) expect(times / 10).toBeGreaterThanOrEqual(12);
  // In the ten seconds' second half the frames are known: none has them all.
  expect(Math.max(...perFrame.slice(360))).toBeLessThan(5);
  rows.setPeople(people);
  rows.update(11_000);
  expect(x(7)).toBeCloseTo(11, 3);
});
