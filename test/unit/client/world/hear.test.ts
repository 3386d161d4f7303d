import { describe, expect, it } from 'vitest';
import { chooseNeighbours } from '../../../../client/world/hear.ts';

describe('hearing', () => {
  it('[CH3] hears the eight nearest and nobody far away', () => {
    const voices = Array.from({ length: 30 }, (_, i) => ({ id: `m${i}/body`, distanceM: i + 0.5 }));
    expect(chooseNeighbours(voices, new Set())).toEqual(voices.slice(0, 8).map((voice) => voice.id));
    expect(chooseNeighbours([{ id: 'far', distanceM: 21 }], new Set())).toEqual([]);
    expect(chooseNeighbours([{ id: 'far', distanceM: 21 }], new Set(['far']))).toEqual(['far']);
  });

  it('[CH3] does not let two people at nearly the same distance take turns', () => {
    const eight = Array.from({ length: 8 }, (_, i) => ({ id: `m${i}`, distanceM: 5 }));
    const heard = new Set(eight.map((voice) => voice.id));
    const rival = { id: 'rival', distanceM: 4.5 };
    expect(chooseNeighbours([...eight, rival], heard)).not.toContain('rival');
    expect(chooseNeighbours([...eight, { ...rival, distanceM: 3.9 }], heard)).toContain('rival');
  });
});
