import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nearestSeat, seatPicture } from '../../../../../client/world/drawing/seat-picture.ts';
import { type Hall, hallSchema } from '../../../../../scenes/hall-schema.ts';

const read = (id: string): Hall =>
  hallSchema.parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../../../scenes/${id}.hall.json`), 'utf8')),
  );

describe.each(['townhall', 'atrium', 'fireside'])('the plain picture of the %s', (id) => {
  const hall = read(id);
  const picture = seatPicture(hall);

  it('[WD4] has every seat in it, far ones first and smaller', () => {
    expect(new Set(picture.seats.map((seat) => seat.id))).toEqual(new Set(hall.seats.map((seat) => seat.id)));
    for (const { x, y, size } of picture.seats) {
      expect(size).toBeGreaterThan(2);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(picture.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + size).toBeLessThanOrEqual(picture.height);
    }
    const sizes = picture.seats.map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  it('[WD4] shows left on the left, and the stage before the audience', () => {
    const xOf = new Map(picture.seats.map((seat) => [seat.id, seat.x]));
    const row = hall.seats.filter((seat) => seat.row === hall.seats[0]?.row);
    const ordered = row.toSorted((a, b) => a.position[0] - b.position[0]).map((seat) => xOf.get(seat.id) ?? Number.NaN);
    expect(ordered.at(0)).toBeLessThan(ordered.at(-1) ?? Number.NaN);
    const nearest = picture.seats.at(-1);
    expect(Math.min(...picture.stage.map(({ y }) => y))).toBeLessThan(nearest?.y ?? 0);
  });

  it('[WD4] finds the seat under a finger, and none beside them all', () => {
    for (const seat of picture.seats.slice(-5))
      expect(nearestSeat(picture, { x: seat.x, y: seat.y + seat.size })).toBe(seat.id);
    expect(nearestSeat(picture, { x: -500, y: -500 })).toBeNull();
  });

  it('[WD4] puts a head that is on a seat on that seat', () => {
    for (const { id: seatId, kind, position } of hall.seats.slice(0, 3)) {
      const spot = picture.spotOf([position[0], position[1] + (kind === 'standing' ? 1.55 : 1.1), position[2]]);
      expect(spot).toEqual(expect.objectContaining(pick(picture.seats.find(({ id }) => id === seatId))));
    }
  });
});

function pick(seat: { readonly x: number; readonly y: number; readonly size: number } | undefined) {
  if (seat === undefined) throw new Error('no such seat');
  return { x: seat.x, y: seat.y, size: seat.size };
}
