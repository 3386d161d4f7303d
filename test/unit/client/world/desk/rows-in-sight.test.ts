import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsInSight } from '../../../../../client/world/desk/rows-in-sight.ts';

describe('a long list', () => {
  it('[DK10] draws what is in sight and what has the keyboard, with gaps between', () => {
    const pieces = rowsInSight({ count: 100, heightOf: () => 10, fromPx: 200, toPx: 230, keep: 90 });
    expect(pieces).toEqual([
      { kind: 'gap', px: 200 },
      ...[20, 21, 22].map((index) => ({ kind: 'row', index })),
      { kind: 'gap', px: 670 },
      { kind: 'row', index: 90 },
      { kind: 'gap', px: 90 },
    ]);
    expect(rowsInSight({ count: 40, heightOf: () => 10, fromPx: 0, toPx: 0, keep: null })).toHaveLength(40);
  });

  it('[DK10] is as high as the whole, whatever is seen, each row once and in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 200 }),
        fc.nat(9000),
        fc.nat(2000),
        fc.nat(250),
        (heights, fromPx, seenPx, keep) => {
          const heightOf = (index: number) => heights[index] ?? 0;
          const pieces = rowsInSight({ count: heights.length, heightOf, fromPx, toPx: fromPx + seenPx, keep });
          const rows = pieces.flatMap((piece) => (piece.kind === 'row' ? [piece.index] : []));
          const px = pieces.reduce((sum, piece) => sum + (piece.kind === 'gap' ? piece.px : heightOf(piece.index)), 0);
          expect(px).toBe(heights.reduce((sum, height) => sum + height, 0));
          expect(rows).toEqual(rows.toSorted((a, b) => a - b));
          expect(rows.includes(keep)).toBe(keep < heights.length);
        },
      ),
    );
  });
});
