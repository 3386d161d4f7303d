import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cells } from '../../../server/crowd/cells.ts';

const metres = fc.integer({ min: -30_000, max: 30_000 }).map((mm) => mm / 1000);
const somePlaces = fc
  .array(fc.record({ x: metres, z: metres }), { maxLength: 300 })
  .map((places) => places.map((place, slot) => ({ slot, ...place })));

describe('cells', () => {
  it('[P7] everybody is in one cell, the one they stand in; none that can be split holds more than 32', () => {
    fc.assert(
      fc.property(somePlaces, (places) => {
        const cells = new Cells(32);
        cells.regroup(places);
        expect([...cells.all].flatMap(({ slots }) => slots).toSorted((a, b) => a - b)).toEqual(
          places.map(({ slot }) => slot),
        );
        for (const { slot, x, z } of places) {
          const cell = cells.of(slot);
          if (cell === null) throw new Error('no cell');
          expect(x >= cell.x && x < cell.x + cell.sizeM && z >= cell.z && z < cell.z + cell.sizeM).toBe(true);
          if (cell.sizeM > 1) expect(cell.slots.length).toBeLessThanOrEqual(32);
        }
      }),
    );
  });

  it('[P7] who stands on the edge stays where they were', () => {
    const cells = new Cells(32);
    const at = (x: number) => {
      cells.regroup([{ slot: 0, x, z: 1 }]);
      return cells.of(0)?.x;
    };
    expect([7.9, 8.1, 8.4, 8.6, 8.1, 7.6, 7.4].map(at)).toEqual([0, 0, 0, 8, 8, 8, 0]);
  });

  it('[P7] a cell that is full is quartered, and one again when most have left', () => {
    const cells = new Cells(32);
    const regroup = (people: number) => {
      cells.regroup(Array.from({ length: people }, (_, slot) => ({ slot, x: 0.5 + (slot % 8) * 0.9, z: 1 })));
      return [...cells.all].length;
    };
    expect([32, 33, 32, 20, 19].map(regroup)).toEqual([1, 2, 2, 2, 1]);
  });

  it('[P7] neighbours are those that touch, of any size', () => {
    const cells = new Cells(1);
    cells.regroup([
      { slot: 0, x: 4, z: 4 },
      { slot: 1, x: 8.2, z: 0.2 },
      { slot: 2, x: 15, z: 7 },
      { slot: 3, x: 8.5, z: 8.5 },
      { slot: 4, x: 17, z: 4 },
    ]);
    const touchesFirst = [0, 1, 2, 3, 4].map((slot) => {
      const [a, b] = [cells.of(0), cells.of(slot)];
      return a !== null && b !== null && Cells.touch(a, b);
    });
    expect(touchesFirst).toEqual([true, true, false, true, false]);
  });
});
