import type { Hall } from './hall-schema.ts';

/** Where one sees best: a few rows back, in the middle. Metres in front of the stage's edge. */
const idealZM = 4.4;
/** A metre to the side costs more than a metre back: the screen turns away. */
const sideCost = 1.3;

/** The hall's seats in the order in which they are given away: the best first, ties from left to right; moderators' own last. */
export function bestSeats(hall: Hall): Hall['seats'] {
  const cost = ({ position: [x, , z] }: Hall['seats'][number]): number => Math.hypot(x * sideCost, z - idealZM);
  return hall.seats.toSorted(
    (a, b) =>
      Number(a.isForModerators) - Number(b.isForModerators) || cost(a) - cost(b) || a.position[0] - b.position[0],
  );
}
