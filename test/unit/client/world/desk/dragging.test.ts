import { describe, expect, it } from 'vitest';
import { dropPlace, edgeScroll } from '../../../../../client/world/desk/dragging.ts';
import { questionIdSchema } from '../../../../../protocol/ids.ts';

const id = (name: string) => questionIdSchema.parse(name);
const waiting = ['a', 'b', 'c', 'd', 'e'].map(id);
/** Rows of 100 px with 12 px between them. */
const rowsOf = (names: readonly string[], fromPx = 0) =>
  names.map((name, index) => ({ id: id(name), topPx: fromPx + index * 112, bottomPx: fromPx + index * 112 + 100 }));

describe('where a dragged question lands', () => {
  const all = { dragged: id('d'), rows: rowsOf(['a', 'b', 'c', 'd', 'e']), shown: waiting, waiting };

  it('[LB8] before the one whose middle is below the pointer, or behind the last', () => {
    expect(dropPlace(all, -500)).toEqual({ before: 'a', place: 1, of: 5, isHere: false, linePx: -6 });
    expect(dropPlace(all, 170)).toEqual({ before: 'c', place: 3, of: 5, isHere: false, linePx: 218 });
    expect(dropPlace(all, 9000)).toEqual({ before: null, place: 5, of: 5, isHere: false, linePx: 554 });
  });

  it('[LB8] where it stands it stays', () => {
    for (const yPx of [290, 386, 480]) expect(dropPlace(all, yPx)).toMatchObject({ place: 4, isHere: true });
  });

  it('[LB8] of a filtered list, before whatever comes after the last shown in the whole queue', () => {
    const some = { dragged: id('e'), rows: rowsOf(['a', 'c']), shown: ['a', 'c', 'e'].map(id), waiting };
    expect(dropPlace(some, 60)).toMatchObject({ before: 'c', place: 3 });
    expect(dropPlace(some, 500)).toMatchObject({ before: 'd', place: 4 });
  });

  it('[LB8] of a long list, of which only a part is drawn and the question in the hand elsewhere', () => {
    const part = { ...all, dragged: id('a'), rows: [...rowsOf(['c', 'd'], 300), ...rowsOf(['a'], -4000)] };
    expect(dropPlace(part, 320)).toMatchObject({ before: 'c', place: 2 });
    expect(dropPlace(part, 700)).toMatchObject({ before: 'e', place: 4 });
  });

  it('[LB8] nowhere beside nothing, or when it is in the queue no more', () => {
    expect(dropPlace({ ...all, rows: rowsOf(['d']) }, 10)).toBeNull();
    expect(dropPlace({ ...all, waiting: waiting.filter((each) => each !== 'd') }, 10)).toBeNull();
  });

  it('[LB8] near an edge of what is seen the page scrolls, the nearer the faster', () => {
    const seen = { topPx: 150, bottomPx: 720 };
    expect(edgeScroll(400, seen)).toBe(0);
    expect([edgeScroll(200, seen), edgeScroll(700, seen)].map(Math.sign)).toEqual([-1, 1]);
    expect(edgeScroll(719, seen)).toBeGreaterThan(edgeScroll(690, seen));
    expect(edgeScroll(5000, seen)).toBe(1400);
  });
});
