import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHall } from '../../../scenes/check-hall.ts';
import { floorHeightAt } from '../../../scenes/floor.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';

const scenes = path.join(import.meta.dirname, '../../../scenes');
const hallOf = (id: string): Hall =>
  hallSchema.parse(JSON.parse(readFileSync(path.join(scenes, `${id}.hall.json`), 'utf8')));
const [fireside, atrium] = [hallOf('fireside'), hallOf('atrium')];

describe('the halls beside the town hall', () => {
  it.each([
    ['fireside', 12, 'armchair'],
    ['atrium', 60, 'standing'],
  ] as const)('[HALL24] %s is a hall for %i people, each on a place of its kind', (id, people, kind) => {
    const hall = hallOf(id);
    expect(checkHall(hall)).toEqual([]);
    const common = hall.seats.filter(({ isForModerators }) => !isForModerators);
    expect(common.map((seat) => seat.kind)).toEqual(Array(people).fill(kind));
  });

  it('[HALL27] nobody walks through furniture, but over a rug and under a lamp that hangs', () => {
    const table = atrium.furniture.find(({ kind }) => kind === 'round-table')?.position ?? [0, 0, 0];
    expect(floorHeightAt(atrium, table[0], table[2])).toBeNull();
    const rug = fireside.furniture.find(({ kind }) => kind === 'rug')?.position ?? [9, 9, 9];
    expect(floorHeightAt(fireside, rug[0], rug[2])).toBe(0);
    const pendant = { ...atrium, furniture: atrium.furniture.filter(({ kind }) => kind === 'pendant') };
    expect(floorHeightAt(pendant, table[0], table[2])).toBe(0);
  });
});

describe('a furnished hall with a fault', () => {
  const shelf: Hall['furniture'][number] = {
    id: 'across',
    kind: 'bookshelf',
    position: [0, 0, 4.55],
    yawRad: 0,
    widthM: 8.6,
    depthM: 0.3,
    heightM: 2,
    colour: '#5a3d27',
  };
  /** The fireside with nothing in it but its chairs, the moderators' desk, and this. */
  const withPiece = (change: Partial<typeof shelf>): Hall => ({
    ...fireside,
    furniture: [{ ...shelf, ...change }, ...fireside.furniture.filter(({ kind }) => kind === 'desk')],
  });

  it('[HALL27] names every seat that nobody can walk to, and from where', () => {
    const faults = checkHall(withPiece({}));
    expect(faults).toHaveLength(fireside.seats.length);
    expect(faults[0]).toEqual({
      at: 'seats[0] (A1)',
      message: 'cannot be walked to from spawns[0]; free the way, or move what stands in it',
    });
    expect(checkHall(withPiece({ widthM: 5 }))).toEqual([]);
  });

  it.each([
    ['in the air', { position: [0, 0.4, 4.55], widthM: 1 }, 'is 0.40 m above the floor; its height must be 0'],
    [
      'through the ceiling',
      { heightM: 4, widthM: 1 },
      'reaches through the ceiling at 3.1 m; lower it, or raise ceilingM',
    ],
    ['in a seat', { position: [0.1, 0, 3.5], widthM: 0.5 }, 'stands in seat B4; leave 0.3 m to its middle'],
    [
      'where the leader stands',
      { position: [0.5, 0.12, -0.8], widthM: 0.5 },
      'stands on stage.leaderMark; leave 0.25 m',
    ],
    ['outside', { position: [4.6, 0, 4.55], widthM: 0.5 }, 'is outside the walls; move it in, or the walls out'],
  ] as const)('[HALL27] names a piece of furniture %s', (_, change, message) => {
    expect(checkHall(withPiece(change))).toContainEqual({ at: 'furniture[0] (across)', message });
  });

  it('[HALL27] names furniture that stands in other furniture', () => {
    const small = { ...shelf, widthM: 1 };
    const hall = { ...withPiece({}), furniture: [small, { ...small, id: 'other', yawRad: 1.2 }] };
    expect(checkHall(hall)).toContainEqual({
      at: 'furniture[0] (across)',
      message: 'overlaps other; move one of them',
    });
  });

  it('[HALL3] asks for more room between armchairs than between chairs', () => {
    const [first, ...rest] = fireside.seats;
    const [x, y, z] = rest[0]?.position ?? [0, 0, 0];
    const seats = first === undefined ? rest : [{ ...first, position: [x - 0.6, y, z] as const }, ...rest];
    expect(checkHall({ ...fireside, seats })).toContainEqual({
      at: 'seats[0] (A1)',
      message: 'overlaps A2; leave 0.8 m between seats',
    });
  });
});
