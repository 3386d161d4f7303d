import { describe, expect, it } from 'vitest';
import { chooseNeighbours, neighboursUnder } from '../../../../client/world/hear.ts';

const rangeM = 20;

describe('hearing', () => {
  it('[CH3] hears the eight nearest and nobody far away', () => {
    const voices = Array.from({ length: 30 }, (_, i) => ({ id: `m${i}/body`, distanceM: i + 0.5, loudness: 0 }));
    expect(chooseNeighbours(voices, new Set(), { most: 8, mostSwaps: 2, rangeM }).ids).toEqual(
      voices.slice(0, 8).map((voice) => voice.id),
    );
    expect(
      chooseNeighbours([{ id: 'far', distanceM: 21, loudness: 0 }], new Set(), { most: 8, mostSwaps: 2, rangeM }).ids,
    ).toEqual([]);
    expect(
      chooseNeighbours([{ id: 'far', distanceM: 21, loudness: 0 }], new Set(['far']), { most: 8, mostSwaps: 2, rangeM })
        .ids,
    ).toEqual(['far']);
  });

  it('[CH3] does not let two people at nearly the same distance take turns', () => {
    const eight = Array.from({ length: 8 }, (_, i) => ({ id: `m${i}`, distanceM: 5, loudness: 0 }));
    const heard = new Set(eight.map((voice) => voice.id));
    const rival = { id: 'rival', distanceM: 4.5, loudness: 0 };
    expect(chooseNeighbours([...eight, rival], heard, { most: 8, mostSwaps: 2, rangeM }).ids).not.toContain('rival');
    expect(
      chooseNeighbours([...eight, { ...rival, distanceM: 3.9, loudness: 0 }], heard, { most: 8, mostSwaps: 2, rangeM })
        .ids,
    ).toContain('rival');
  });

  it('[CH3] hears who speaks before those whose open microphone is silent, unless they are very far', () => {
    const silent = Array.from({ length: 8 }, (_, i) => ({ id: `m${i}`, distanceM: 4 + i / 10, loudness: 0 }));
    const heard = new Set(silent.map(({ id }) => id));
    const speaker = { id: 'speaker', distanceM: 10, loudness: 0.3 };
    expect(chooseNeighbours([...silent, speaker], heard, { most: 8, mostSwaps: 2, rangeM }).ids).toContain('speaker');
    expect(
      chooseNeighbours([...silent, { ...speaker, distanceM: 19 }], heard, { most: 8, mostSwaps: 2, rangeM }).ids,
    ).not.toContain('speaker');
  });

  it('[CH3] hears half as many when the server is at its limit: the loudest stay', () => {
    const eight = Array.from({ length: 8 }, (_, i) => ({ id: `m${i}`, distanceM: 1 + i, loudness: 0 }));
    const heard = new Set(eight.map(({ id }) => id));
    const { ids, swaps } = chooseNeighbours(eight, heard, { most: neighboursUnder(3), mostSwaps: 2, rangeM });
    expect({ ids, swaps }).toEqual({ ids: ['m0', 'm1', 'm2', 'm3'], swaps: 0 });
    expect(neighboursUnder(2)).toBe(8);
  });

  it('[CH8] lets the farthest make room for those who are nearer, a few at a time', () => {
    const eight = Array.from({ length: 8 }, (_, i) => ({ id: `m${i}`, distanceM: 10 + i, loudness: 0 }));
    const nearer = Array.from({ length: 4 }, (_, i) => ({ id: `n${i}`, distanceM: 1 + i, loudness: 0 }));
    const heard = new Set(eight.map(({ id }) => id));
    const { ids, swaps } = chooseNeighbours([...eight, ...nearer], heard, { most: 8, mostSwaps: 2, rangeM });
    expect([...ids].sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'n0', 'n1']);
    expect(swaps).toBe(2);
    expect(chooseNeighbours([...eight, ...nearer], heard, { most: 8, mostSwaps: 0, rangeM })).toEqual({
      ids: eight.map(({ id }) => id),
      swaps: 0,
    });
  });

  it('[HS10] hears as far as voices reach in this hall, and a little further who is heard already', () => {
    const at = (distanceM: number) => [{ id: 'm', distanceM, loudness: 1 }];
    const idsIn = (reachM: number, distanceM: number, heard: readonly string[] = []) =>
      chooseNeighbours(at(distanceM), new Set(heard), { most: 8, mostSwaps: 2, rangeM: reachM }).ids;
    expect([idsIn(12, 11.9), idsIn(12, 12.1), idsIn(14, 12.1)]).toEqual([['m'], [], ['m']]);
    expect([idsIn(12, 14.3, ['m']), idsIn(12, 14.5, ['m'])]).toEqual([['m'], []]);
  });

  it('[CH8] fills free places at once', () => {
    const heard = new Set(['m0', 'gone']);
    const voices = Array.from({ length: 6 }, (_, i) => ({ id: `m${i}`, distanceM: 1 + i, loudness: 0 }));
    expect(chooseNeighbours(voices, heard, { most: 8, mostSwaps: 0, rangeM })).toEqual({
      ids: ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'],
      swaps: 0,
    });
  });
});
