import { describe, expect, it } from 'vitest';
import { chooseNeighbours } from '../../../../client/world/hear.ts';

describe('hearing', () => {
  it('[CH3] hears the eight nearest and nobody far away', () => {
    const voices = Array.from({ length: 30 }, (_, i) => ({ id: `m${i}/body`, distanceM: i + 0.5 }));
    expect(chooseNeighbours(voices, new Set(), 2).ids).toEqual(voices.slice(0, 8).map((voice) => voice.id));
    expect(chooseNeighbours([{ id: 'far', distanceM: 21 }], new Set(), 2).ids).toEqual([]);
    expect(chooseNeighbours([{ id: 'far', distanceM: 21 }], new Set(['far']), 2).ids).toEqual(['far']);
  });

  it('[CH3] does not let two people at nearly the same distance take turns', () => {
    const eight = Array.from({ length: 8 }, (_, i) => ({ id: `m${i}`, distanceM: 5 }));
    const heard = new Set(eight.map((voice) => voice.id));
    const rival = { id: 'rival', distanceM: 4.5 };
    expect(chooseNeighbours([...eight, rival], heard, 2).ids).not.toContain('rival');
    expect(chooseNeighbours([...eight, { ...rival, distanceM: 3.9 }], heard, 2).ids).toContain('rival');
  });

  it('[CH8] lets the farthest make room for those who are nearer, a few at a time', () => {
    const eight = Array.from({ length: 8 }, (_, i) => ({ id: `m${i}`, distanceM: 10 + i }));
    const nearer = Array.from({ length: 4 }, (_, i) => ({ id: `n${i}`, distanceM: 1 + i }));
    const heard = new Set(eight.map(({ id }) => id));
    const { ids, swaps } = chooseNeighbours([...eight, ...nearer], heard, 2);
    expect([...ids].sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'n0', 'n1']);
    expect(swaps).toBe(2);
    expect(chooseNeighbours([...eight, ...nearer], heard, 0)).toEqual({ ids: eight.map(({ id }) => id), swaps: 0 });
  });

  it('[CH8] fills free places at once', () => {
    const heard = new Set(['m0', 'gone']);
    const voices = Array.from({ length: 6 }, (_, i) => ({ id: `m${i}`, distanceM: 1 + i }));
    expect(chooseNeighbours(voices, heard, 0)).toEqual({ ids: ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'], swaps: 0 });
  });
});
