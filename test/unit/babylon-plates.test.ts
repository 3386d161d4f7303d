import { describe, expect, it } from 'vitest';
import { ChoosingPace } from '../../client/adapters/babylon/people/choosing-pace.ts';
import { mostPlates, PlateChoice, type PlateOf } from '../../client/adapters/babylon/people/plate-choice.ts';
import { townhall } from '../../scenes/load-hall.ts';

const headM = 1.2;
const everybody = townhall.seats.map(
  (_, slot): PlateOf => ({ slot, hasHandUp: slot % 23 === 5, isMarked: slot === 3, aspect: 2.4 }),
);
const heads = (talking: readonly number[] = []) => ({
  place(slot: number, out: Float32Array) {
    const [x, y, z] = townhall.seats[slot]?.position ?? [Number.NaN, 0, 0];
    out.set([x, y + headM, z]);
  },
  talks: (slot: number) => talking.includes(slot),
});
const eyesAt = (seatId: string) => {
  const [x, y, z] = townhall.seats.find(({ id }) => id === seatId)?.position ?? [0, 0, 0];
  return { x, y: y + headM, z };
};
const shownBy = (choice: PlateChoice) =>
  choice.plates.slice(0, choice.count).map(({ slot, box }) => ({ slot, box: [...box] }));
const seats = townhall.seats.map(({ id }) => id);

function overlaps(a: readonly number[], b: readonly number[]): boolean {
  const apart = (axis: 0 | 1) => Math.abs((a[axis] ?? 0) - (b[axis] ?? 0)) - (a[axis + 2] ?? 0) - (b[axis + 2] ?? 0);
  return apart(0) < -1e-6 && apart(1) < -1e-6;
}

describe('name plates', () => {
  it('[HALL21] never cover each other, and are twelve at most, from any seat', () => {
    for (const id of seats) {
      const choice = new PlateChoice(townhall, 250);
      choice.choose(everybody, heads(), eyesAt(id));
      const shown = shownBy(choice);
      expect(shown.length).toBeLessThanOrEqual(mostPlates);
      expect(shown.length, id).toBeGreaterThan(0);
      expect(new Set(shown.map(({ slot }) => slot)).size).toBe(shown.length);
      for (const [i, a] of shown.entries())
        for (const b of shown.slice(i + 1)) expect(overlaps(a.box, b.box), id).toBe(false);
    }
  });

  it('[HALL21] never lie before the leader or the screen for who looks from a seat', () => {
    const { screen, stage } = townhall;
    const [mx, my, mz] = stage.leaderMark;
    const before = [
      [mx, my + 1, mz],
      [mx, my + 1.7, mz],
      ...[-1, 0, 1].flatMap((across) =>
        [-1, 0, 1].map((up) => [
          screen.center[0] + (across * screen.widthM) / 2,
          screen.center[1] + (up * screen.heightM) / 2,
          screen.center[2],
        ]),
      ),
    ];
    for (const id of seats) {
      const eyes = eyesAt(id);
      const choice = new PlateChoice(townhall, 250);
      choice.choose(everybody, heads([7, 100, 160]), eyes);
      for (const { slot, upM, box } of choice.plates.slice(0, choice.count)) {
        const [hx, hy, hz] = townhall.seats[slot]?.position ?? [0, 0, 0];
        const plate = [hx - eyes.x, hy + headM + upM - eyes.y, hz - eyes.z] as const;
        for (const [x = 0, y = 0, z = 0] of before) {
          const to = [x - eyes.x, y - eyes.y, z - eyes.z] as const;
          const side = Math.atan2(plate[0] * to[2] - plate[2] * to[0], plate[0] * to[0] + plate[2] * to[2]);
          const up = Math.atan2(to[1], Math.hypot(to[0], to[2])) - Math.atan2(plate[1], Math.hypot(plate[0], plate[2]));
          expect(Math.abs(side) < (box[2] ?? 0) && Math.abs(up) < (box[3] ?? 0), `${id} ${slot}`).toBe(false);
        }
      }
    }
  });

  it('[HALL21] name first who talks, then raised hands and moderators, and further off nobody else', () => {
    const choice = new PlateChoice(townhall, 250);
    const eyes = eyesAt('E12');
    choice.choose(everybody, heads([120]), eyes);
    const talking = townhall.seats[120]?.position ?? [0, 0, 0];
    const isNear = Math.hypot(talking[0] - eyes.x, talking[2] - eyes.z) < 13;
    expect(isNear && shownBy(choice)[0]?.slot).toBe(120);
    for (const { slot } of shownBy(choice)) {
      const [x, y, z] = townhall.seats[slot]?.position ?? [0, 0, 0];
      const awayM = Math.hypot(x - eyes.x, y + headM - eyes.y, z - eyes.z);
      expect(awayM < 4.5 || slot === 120 || everybody[slot]?.hasHandUp || everybody[slot]?.isMarked).toBe(true);
    }
  });

  it('[HALL21] are left to the nearest also while many talk further off', () => {
    const choice = new PlateChoice(townhall, 250);
    const eyes = eyesAt('E12');
    const awayM = (slot: number) => {
      const [x, y, z] = townhall.seats[slot]?.position ?? [0, 0, 0];
      return Math.hypot(x - eyes.x, y + headM - eyes.y, z - eyes.z);
    };
    const talking = everybody.map(({ slot }) => slot).filter((slot) => awayM(slot) > 5);
    choice.choose(everybody, heads(talking), eyes);
    const near = shownBy(choice).filter(({ slot }) => awayM(slot) < 4.4);
    expect([shownBy(choice).length, near.length]).toEqual([mostPlates, 5]);
  });

  it('[HALL21] stay for who pauses between words, and then go', () => {
    const choice = new PlateChoice(townhall, 250);
    const eyes = eyesAt('A1');
    const far = townhall.seats.findIndex(({ id }) => id === 'E1');
    const isShown = () => shownBy(choice).some(({ slot }) => slot === far);
    choice.choose(everybody, heads([far]), eyes);
    const spoken = isShown();
    choice.choose(everybody, heads(), eyes);
    const paused = isShown();
    for (let i = 0; i < 20; i++) choice.choose(everybody, heads(), eyes);
    expect([spoken, paused, isShown()]).toEqual([true, true, false]);
  });

  it('[HALL21] are chosen anew at once for who stands elsewhere, and some times a second however many frames are drawn', () => {
    const [near, far] = [eyesAt('D14'), { x: 0, y: 1.6, z: 9 }];
    const times = (frameMs: number) => {
      const pace = new ChoosingPace();
      let due = 0;
      for (let atMs = 1000; atMs < 2000; atMs += frameMs) if (pace.isDue(atMs, near)) due++;
      return due;
    };
    expect([times(1000 / 72), times(250)]).toEqual([7, 4]);
    const pace = new ChoosingPace();
    expect([pace.isDue(2001, near), pace.isDue(2002, far), pace.isDue(2003, far)]).toEqual([true, true, false]);
    pace.hurry();
    expect([pace.isDue(2004, far), pace.isDue(2005, far)]).toEqual([true, false]);
  });
});
