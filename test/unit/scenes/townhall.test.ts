import { describe, expect, it } from 'vitest';
import { balconyPlaces, stageFace } from '../../../scenes/balcony-places.ts';
import { checkHall } from '../../../scenes/check-hall.ts';
import { floorHeightAt } from '../../../scenes/floor.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';
import { townhall } from '../../../scenes/load-hall.ts';

describe('the town hall', () => {
  it('[HALL1] has 250 seats, each on walkable floor, apart from the next, with a free view of the leader', () => {
    expect(townhall.seats.filter(({ isForModerators }) => !isForModerators)).toHaveLength(250);
    expect(checkHall(townhall)).toEqual([]);
  });

  it('[HALL1] fits in 64 m, and every place of it lies within its bounds', () => {
    const { min, max } = townhall.boundsM;
    for (const axis of [0, 1, 2] as const) expect(max[axis] - min[axis]).toBeLessThanOrEqual(64);
    expect(
      townhall.balconies.flatMap((balcony) => balcony.rows).reduce((sum, row) => sum + row.places, 0),
    ).toBeGreaterThanOrEqual(200);
  });

  it('[HALL2] gives the height of the floor, rising from row to row, and null on the stage and outside', () => {
    const rows = Array.from(
      { length: 9 },
      (_, i) => townhall.seats.find((seat) => seat.row === i + 1)?.position ?? [0, 0, 0],
    );
    const heights = rows.map(([x, , z]) => floorHeightAt(townhall, x, z));
    expect(heights).toEqual([...heights].sort((a, b) => (a ?? 0) - (b ?? 0)));
    expect(heights[8]).toBeGreaterThan(2);
    const [x, , z] = townhall.stage.leaderMark;
    expect(floorHeightAt(townhall, x, z)).toBeNull();
    expect(floorHeightAt(townhall, 30, 0)).toBeNull();
  });

  it('[HALL2] lets people walk from where they arrive to the stage without a step higher than 0.42 m', () => {
    const [x0, , z0] = townhall.spawns[0]?.position ?? [0, 0, 0];
    let before = floorHeightAt(townhall, x0, z0) ?? Number.NaN;
    for (let t = 0; t <= 1; t += 0.002) {
      const height = floorHeightAt(townhall, x0 + (0 - x0) * t, z0 + (1 - z0) * t);
      expect(height).not.toBeNull();
      expect(Math.abs((height ?? 0) - before)).toBeLessThanOrEqual(0.42);
      before = height ?? 0;
    }
  });
});

describe('a hall with a fault', () => {
  const seat = townhall.seats[40];
  const seatsWith = (change: Partial<Hall['seats'][number]>): Hall => ({
    ...townhall,
    seats: townhall.seats.map((each) => (each === seat ? { ...each, ...change } : each)),
  });
  const [x, y, z] = seat?.position ?? [0, 0, 0];

  it('[HALL3] names the seat that hangs in the air, and the height that is right', () => {
    const [fault] = checkHall(seatsWith({ position: [x, y + 0.5, z] }));
    expect(fault).toEqual({
      at: `seats[40] (${seat?.id})`,
      message: `is 0.50 m above the floor; its height must be ${y}`,
    });
  });

  it('[HALL3] names seats that overlap', () => {
    const other = townhall.seats[41]?.position ?? [0, 0, 0];
    expect(checkHall(seatsWith({ position: other })).some((fault) => fault.message.includes('overlaps'))).toBe(true);
  });

  it('[HALL3] names a seat that looks away from the stage', () => {
    const faults = checkHall(seatsWith({ yawRad: Math.PI }));
    expect(faults.map((fault) => fault.at)).toEqual([`seats[40] (${seat?.id})`]);
    expect(faults[0]?.message).toContain('75° at most');
  });

  it('[HALL3] names the wall that stands across the floor, and who is outside the walls', () => {
    // From the back wall into the middle aisle, and back again.
    const across: Hall['walls'] = [
      [-0.2, 16.6],
      [-0.2, 6],
      [-0.1, 6],
      [-0.1, 16.6],
    ];
    const walls = [...townhall.walls.slice(0, 4), ...across, ...townhall.walls.slice(4)];
    const [fault] = checkHall({ ...townhall, walls });
    expect(fault?.at).toBe('walls[4]');
    expect(fault?.message).toMatch(/^stands across walkable floor at x -0\.2, z \d+\.\d; move the wall/);

    const narrow = townhall.walls.map(([wallX, wallZ]) => [wallX, Math.min(wallZ, 8.4)] as const);
    expect(checkHall({ ...townhall, walls: narrow })).toContainEqual({
      at: 'spawns[27]',
      message: 'is outside the walls; move it in, or the walls out',
    });
  });

  it('[HALL3] names a sign that hangs outside', () => {
    const signs = townhall.signs.map((sign, i) => (i === 1 ? { ...sign, center: [0, 12, 3] as const } : sign));
    expect(checkHall({ ...townhall, signs })).toEqual([
      { at: 'signs[1]', message: 'lies outside boundsM; move it in, or widen the bounds' },
    ]);
  });

  it('[HALL3] names a voice that ends before it falls off', () => {
    expect(checkHall({ ...townhall, acoustics: { reverbS: 1, fullVoiceM: 5, voiceRangeM: 4 } })).toEqual([
      { at: 'acoustics.voiceRangeM', message: 'is 4; a voice must reach further than it is whole, 5 m' },
    ]);
  });

  it('[HALL3] names two seats of one name', () => {
    const id = townhall.seats[41]?.id;
    expect(id === undefined ? [] : checkHall(seatsWith({ id }))).toContainEqual({
      at: 'seats[41]',
      message: `${id} is there twice; give every seat its own id`,
    });
  });

  it('[HALL3] refuses numbers that are none, and halls too large', () => {
    const broken = structuredClone({ ...townhall, ceilingM: 200 });
    expect(hallSchema.safeParse(broken).success).toBe(false);
    expect(hallSchema.safeParse({ ...townhall, boundsM: { min: [Number.NaN, 0, 0], max: [1, 1, 1] } }).success).toBe(
      false,
    );
    expect(hallSchema.safeParse({ ...townhall, seats: Array.from({ length: 10_000 }, () => seat) }).success).toBe(
      false,
    );
  });
});

it('[BC4] has places for 256 people of other sections in its balconies, apart from each other, above the hall', () => {
  const places = balconyPlaces(townhall);
  expect(places).toHaveLength(256);
  const face = stageFace(townhall);
  for (const [index, [x, y, z]] of places.entries()) {
    expect(y).toBeGreaterThan(4);
    expect(z).toBeGreaterThan(face[2]);
    const nearest = places.slice(index + 1).map(([ox, oy, oz]) => Math.hypot(ox - x, oy - y, oz - z));
    expect(Math.min(...nearest)).toBeGreaterThan(0.5);
  }
});
