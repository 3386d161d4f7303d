import { describe, expect, it } from 'vitest';
import { pickSeat } from '../../client/adapters/babylon/desktop/seat-picking.ts';
import { type Feet, walk } from '../../client/adapters/babylon/desktop/walk.ts';
import { floorHeightAt } from '../../scenes/floor.ts';
import type { Hall } from '../../scenes/hall-schema.ts';
import { townhall } from '../../scenes/load-hall.ts';

const start = (x: number, z: number): Feet => ({ x, y: floorHeightAt(townhall, x, z) ?? 0, z });
const steps = (feet: Feet, dx: number, dz: number, count: number) => {
  for (let i = 0; i < count; i++) walk(townhall, feet, dx, dz);
};

describe('walking at a screen', () => {
  it('[HALL4] climbs the rows along the aisle and ends at the height of the back', () => {
    const feet = start(2.6, 4.1);
    const up = Math.atan2(2.6, 4.1 + 6);
    steps(feet, Math.sin(up) * 0.03, Math.cos(up) * 0.03, 500);
    expect(feet.y).toBeCloseTo(townhall.spawns[0]?.position[1] ?? 0, 3);
  });

  it('[HALL4] stops before the stage and the walls', () => {
    const feet = start(0, 2);
    steps(feet, 0, -0.05, 200);
    expect(feet.z).toBeGreaterThan(0.15);
    steps(feet, 0.05, 0, 600);
    expect(floorHeightAt(townhall, feet.x, feet.z)).not.toBeNull();
  });

  it('[HALL4] does not walk through chairs', () => {
    const seat = townhall.seats[9]?.position ?? [0, 0, 0];
    const feet = start(seat[0], seat[2] - 0.6);
    steps(feet, 0, 0.02, 30);
    expect(Math.hypot(feet.x - seat[0], feet.z - seat[2])).toBeGreaterThan(0.3);
  });

  it('[HALL28] walks through a place where people stand, and round the table beside it', () => {
    const seat = townhall.seats[9];
    const [x, y, z] = seat?.position ?? [0, 0, 0];
    const hall: Hall = { ...townhall, seats: seat === undefined ? [] : [{ ...seat, kind: 'standing' }] };
    const feet = start(x, z - 0.3);
    for (let i = 0; i < 15; i++) walk(hall, feet, 0, 0.02);
    expect(Math.hypot(feet.x - x, feet.z - z)).toBeLessThan(0.05);
    const table: Hall['furniture'][number] = {
      id: 'table',
      kind: 'round-table',
      position: [x, y, z],
      yawRad: 0,
      widthM: 0.5,
      depthM: 0.5,
      heightM: 1,
      colour: '#806040',
    };
    const again = start(x, z - 0.4);
    for (let i = 0; i < 30; i++) walk({ ...hall, furniture: [table] }, again, 0, 0.02);
    expect(Math.hypot(again.x - x, again.z - z)).toBeGreaterThanOrEqual(0.25);
  });

  it('[HALL4] slides along what stops it', () => {
    const feet = start(0, 0.6);
    steps(feet, 0.03, -0.03, 60);
    expect(feet.x).toBeGreaterThan(1);
  });
});

describe('picking a seat', () => {
  const seat = townhall.seats[100];
  const [x, y, z] = seat?.position ?? [0, 0, 0];

  it('[HALL5] finds the seat that is pointed at', () => {
    expect(pickSeat(townhall, [x, y + 3.6, z], [0, -1, 0], () => true)).toBe(100);
  });

  it('[HALL5] skips seats that somebody has', () => {
    expect(pickSeat(townhall, [x, y + 3.6, z], [0, -1, 0], (index) => index !== 100)).not.toBe(100);
  });

  it('[HALL5] finds none in the air', () => {
    expect(pickSeat(townhall, [0, 5, 0], [0, 1, 0], () => true)).toBe(-1);
  });
});
