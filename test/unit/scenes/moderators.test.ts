import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHall } from '../../../scenes/check-hall.ts';
import { floorHeightAt } from '../../../scenes/floor.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';
import { checkHallFile } from '../../../tools/scene/check-hall-file.ts';

const textOf = (id: string) => readFileSync(path.join(import.meta.dirname, `../../../scenes/${id}.hall.json`), 'utf8');
const hallOf = (id: string): Hall => hallSchema.parse(JSON.parse(textOf(id)));
const townhall = hallOf('townhall');

/** The town hall with its corner changed; the lines of what is wrong with it. */
function wrong(change: {
  readonly moderators?: Partial<NonNullable<Hall['moderators']>> | null;
  readonly desk?: Partial<Hall['furniture'][number]>;
  readonly seats?: (seat: Hall['seats'][number]) => Partial<Hall['seats'][number]>;
}): readonly string[] {
  const { moderators, ...rest } = townhall;
  if (moderators === undefined) throw new Error('no corner');
  const hall: Hall = {
    ...rest,
    ...(change.moderators === null ? {} : { moderators: { ...moderators, ...change.moderators } }),
    furniture: townhall.furniture.map((piece) => ({ ...piece, ...change.desk })),
    seats: townhall.seats.map((seat) => ({ ...seat, ...change.seats?.(seat) })),
  };
  return checkHall(hall).map(({ at, message }) => `${at} ${message}`);
}

describe('the moderators’ corner', () => {
  it.each([
    ['townhall', 2],
    ['atrium', 2],
    ['fireside', 1],
  ] as const)('[HALL40] of %s has %i places by a desk that nobody walks through', (id, places) => {
    const hall = hallOf(id);
    expect(checkHall(hall)).toEqual([]);
    expect(hall.seats.filter(({ isForModerators }) => isForModerators)).toHaveLength(places);
    const desk = hall.furniture.find((piece) => piece.id === hall.moderators?.desk);
    expect(desk?.kind).toBe('desk');
    const [x, , z] = desk?.position ?? [0, 0, 0];
    expect(floorHeightAt(hall, x, z)).toBeNull();
  });

  it('[HALL40] may be left out, with its places', () => {
    expect(wrong({ moderators: null, seats: () => ({ isForModerators: false }) })).toEqual([]);
    expect(wrong({ moderators: null })[0]).toBe(
      'seats[250] (M1) is for moderators, in a hall without their corner; add moderators, or leave isForModerators out',
    );
  });

  it.each([
    [
      'a desk that is not there',
      { moderators: { desk: 'table' } },
      'moderators.desk no desk among the furniture is called table; add it',
    ],
    [
      'no place',
      { seats: () => ({ isForModerators: false }) },
      'moderators has 0 places; give isForModerators to 1 to 3 seats',
    ],
    [
      'too many places',
      { seats: ({ id }: Hall['seats'][number]) => ({ isForModerators: /^(M|A[12]$)/.test(id) }) },
      'moderators has 4 places; give isForModerators to 1 to 3 seats',
    ],
    [
      'a desk far from the stage',
      { desk: { position: [0, 2.46, 15.9] as const } },
      'moderators.desk is 15.9 m from the stage; 6 m at most',
    ],
    [
      'a place away from the desk',
      {
        seats: ({ id, position: [x, y, z] }: Hall['seats'][number]) =>
          id === 'M2' ? { position: [x, y, z + 1.2] as const } : {},
      },
      /^seats\[251\] \(M2\) is 1\.\d m from the moderators' desk; 1 m at most, or move the desk$/,
    ],
    [
      'a screen turned away',
      { moderators: { screen: { center: [-7.01, 0.97, -0.266], widthM: 0.5, heightM: 0.3, yawRad: 0 } as const } },
      "seats[250] (M1) does not see the moderators' screen; turn them to each other, 60° at most",
    ],
    [
      'a screen before the audience',
      { moderators: { screen: { center: [0, 1.6, 1], widthM: 3, heightM: 3, yawRad: 3.14 } as const } },
      /^moderators hides the leader from [A-I]\d+; move desk and screen aside, or lower them$/,
    ],
    [
      'a desk as high as a wall before the audience',
      { desk: { position: [0, 0, 1.2] as const, widthM: 3, heightM: 2 } },
      /^moderators hides the leader from A\d+; move desk and screen aside, or lower them$/,
    ],
    [
      'a desk in the air',
      { desk: { position: [-7.109, 0.4, -0.25] as const } },
      'furniture[0] (moderators-desk) is 0.40 m above the floor; its height must be 0',
    ],
    [
      'a place in the air',
      {
        seats: ({ id, position: [x, , z] }: Hall['seats'][number]) =>
          id === 'M1' ? { position: [x, 1, z] as const } : {},
      },
      'seats[250] (M1) is 1.00 m above the floor; its height must be 0',
    ],
  ] as const)('[HALL40] with %s is refused, with the place and what to do', (_, change, message) => {
    expect(wrong(change)).toContainEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it('[HALL40] is told by its line in the file', () => {
    const text = textOf('townhall').replace('"desk": "moderators-desk"', '"desk": "stool"');
    const verdict = checkHallFile(text);
    const line = text.slice(0, text.indexOf('"desk": "stool"')).split('\n').length;
    expect(verdict.ok ? [] : verdict.faults.map(({ line: at, at: place }) => [at, place])).toEqual([
      [line, 'moderators.desk'],
    ]);
  });
});
