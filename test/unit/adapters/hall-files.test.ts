import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hallFileKinds, hallPath } from '../../../protocol/hall-files.ts';
import { hallSchema } from '../../../scenes/hall-schema.ts';
import { readHall } from '../../../server/adapters/node/hall-files.ts';

const scenes = path.join(import.meta.dirname, '../../../scenes');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-hall-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The smallest hall that somebody could write: a room, a stage, a screen, two chairs, a lamp. */
const smallHall = {
  v: 1,
  id: 'shed',
  title: 'Shed',
  boundsM: { min: [-2.2, -0.2, -2.2], max: [2.2, 2.8, 3.2] },
  ceilingM: 2.6,
  stage: {
    topM: 0.2,
    outline: [
      [-1.5, 0],
      [1.5, 0],
      [1.5, -1.9],
      [-1.5, -1.9],
    ],
    leaderMark: [0, 0.2, -1],
    leaderYawRad: Math.PI,
    askerMark: [1, 0.2, -1],
  },
  screen: { center: [0, 1.7, -1.9], widthM: 1.6, heightM: 0.9, yawRad: Math.PI },
  walkable: [
    {
      id: 'floor',
      floorM: 0,
      outline: [
        [-1.9, 0.05],
        [1.9, 0.05],
        [1.9, 2.9],
        [-1.9, 2.9],
      ],
    },
  ],
  seats: [
    { id: 'a', row: 1, position: [-0.5, 0, 1.2], yawRad: 0 },
    { id: 'b', row: 1, position: [0.5, 0, 1.2], yawRad: 0 },
  ],
  spawns: [{ position: [0, 0, 2.6], yawRad: 0 }],
  balconies: [],
  entrances: [{ id: 'door', position: [0, 0, 2.7], yawRad: 0, widthM: 1 }],
  signs: [],
  walls: [
    [-2, -2],
    [-2, 3],
    [2, 3],
    [2, -2],
  ],
  lights: [{ id: 'lamp', center: [0, 2.5, 1], u: [0.3, 0, 0], v: [0, 0, 0.3], radiance: [9, 8, 6] }],
  acoustics: { reverbS: 0.4, fullVoiceM: 1, voiceRangeM: 8 },
} as const;

const fileWith = async (hall: unknown): Promise<string> => {
  const file = path.join(folder, 'shed.hall.json');
  await writeFile(file, typeof hall === 'string' ? hall : JSON.stringify(hall, null, 1));
  return file;
};

describe('a hall by its name', () => {
  it.each(['townhall', 'fireside', 'atrium'])(
    '[HALL24] %s comes with all that draws it, each under its hash',
    async (id) => {
      const { hall, hash, files, notes } = await readHall(id);
      expect(hall.id).toBe(id);
      expect([...files.keys()]).toEqual(hallFileKinds.map((kind) => hallPath(hash, kind)));
      expect(hallSchema.parse(JSON.parse(files.get(hallPath(hash, 'json'))?.toString() ?? ''))).toEqual(hall);
      expect(notes).toEqual([]);
    },
  );

  it('[HALL24] that is not there is refused with those that are', async () => {
    await expect(readHall('ballroom')).rejects.toThrow(/no such hall\. There are: atrium, fireside, townhall; or give/);
    await expect(readHall(path.join(folder, 'none.hall.json'))).rejects.toThrow('there is no such file');
    expect(existsSync(path.join(scenes, 'ballroom.hall.json'))).toBe(false);
  });
});

describe('a hall of one’s own', () => {
  it('[HALL25] is built from its file alone, once, and again when the file has changed', {
    timeout: 120_000,
  }, async () => {
    const file = await fileWith(smallHall);
    const first = await readHall(file);
    expect(first.hall.title).toBe('Shed');
    expect(first.files.get(hallPath(first.hash, 'glb'))?.subarray(0, 4).toString()).toBe('glTF');
    const glb = path.join(folder, 'shed.hall.glb');
    // A time that no build would give.
    await utimes(glb, 1, 1);
    expect((await readHall(file)).hash).toBe(first.hash);
    // Laid out otherwise it is the same hall.
    await fileWith(JSON.stringify(smallHall));
    expect((await readHall(file)).hash).toBe(first.hash);
    const before = readFileSync(glb);
    await fileWith({ ...smallHall, ceilingM: 2.7 });
    const second = await readHall(file);
    expect(second.hash).not.toBe(first.hash);
    expect(readFileSync(glb).equals(before)).toBe(false);
  });

  it('[HALL3] with faults is refused at the start: where, what, and how to learn the lines', async () => {
    const file = await fileWith({ ...smallHall, ceilingM: 200, colour: 'red' });
    await expect(readHall(file)).rejects.toThrow(
      /not a hall that people can use:\n {2}- ceilingM: .*<=20\n[\s\S]*npm run scene -- check .*names the lines/,
    );
    const [seat, other] = smallHall.seats;
    const inTheAir = { ...smallHall, seats: [{ ...seat, position: [-0.5, 0.7, 1.2] }, other] };
    await expect(readHall(await fileWith(inTheAir))).rejects.toThrow(
      'seats[0] (a): is 0.70 m above the floor; its height must be 0',
    );
    await expect(readHall(await fileWith('{ "ceilingM": NaN }'))).rejects.toThrow('cannot be read as JSON');
    expect(existsSync(path.join(folder, 'shed.hall.glb'))).toBe(false);
  });
});
