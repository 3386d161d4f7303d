import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuiltRoom, buildRoom } from '../../../assets/make/hall/room.mjs';
import { RayTree } from '../../../assets/make/light/bvh.mjs';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';

const scenes = path.join(import.meta.dirname, '../../../scenes');
const hallOf = (id: string): Hall =>
  hallSchema.parse(JSON.parse(readFileSync(path.join(scenes, `${id}.hall.json`), 'utf8')));
/** Surfaces that shine stop no light. */
const glow = 14;

function treeOf(room: BuiltRoom): RayTree {
  const solid: number[] = [];
  for (let k = 0; k < room.indices.length; k += 3) {
    const corners = room.indices.slice(k, k + 3);
    if (room.materials[corners[0] ?? 0] !== glow) solid.push(...corners);
  }
  return new RayTree(room.positions, solid);
}

describe.each(['fireside', 'atrium'])('%s, built from its file', (id) => {
  const hall = hallOf(id);
  const room = buildRoom(hall);
  const tree = treeOf(room);

  it('[HALL25] has whole numbers everywhere, and so many triangles that the crowd has room', () => {
    expect([...room.positions, ...room.normals].every(Number.isFinite)).toBe(true);
    expect(room.indices.length / 3).toBeLessThanOrEqual(30_000);
  });

  it('[HALL25] has its floor under every seat, and its ceiling over it', () => {
    for (const { position } of hall.seats) {
      const [x, y, z] = position;
      expect(tree.cast(x, y + 0.5, z, 0, -1, 0, 20, false)).toBe(true);
      expect(Math.abs(tree.hit.distance - 0.5)).toBeLessThan(0.03);
      expect(tree.cast(x, y + 2, z, 0, 1, 0, 20, false)).toBe(true);
    }
  });

  it('[HALL25] is open to the light in a pane of a window, and closed beside it', () => {
    const [window] = hall.windows;
    const [x, y, z] = window?.center ?? [0, 0, 0];
    const { columns, rows } = window?.panes ?? { columns: 1, rows: 1 };
    const yawRad = window?.yawRad ?? 0;
    // From half a metre inside, straight out.
    const [dx, dz] = [Math.sin(yawRad), Math.cos(yawRad)];
    const meets = (right: number, up: number) =>
      tree.cast(
        x - dx * 0.5 + Math.cos(yawRad) * right,
        y + up,
        z - dz * 0.5 - Math.sin(yawRad) * right,
        dx,
        0,
        dz,
        2,
        true,
      );
    const pane = (window?.widthM ?? 1) / columns;
    const high = (window?.heightM ?? 1) / rows;
    // Between two bars, whether their number is odd or even.
    expect(meets(columns % 2 === 0 ? pane / 2 : 0, rows % 2 === 0 ? high / 2 : 0)).toBe(false);
    expect(meets((window?.widthM ?? 1) / 2 + 0.2, 0)).toBe(true);
  });

  it('[HALL27] has every table and shelf where its file says that nobody can walk', () => {
    for (const { kind, position, heightM } of hall.furniture) {
      if (kind !== 'round-table') continue;
      expect(tree.cast(position[0], position[1] + heightM + 0.2, position[2] + 0.05, 0, -1, 0, 3, false)).toBe(true);
      expect(tree.hit.distance).toBeCloseTo(0.2, 2);
    }
    expect(hall.furniture.length).toBeGreaterThan(10);
  });
});
