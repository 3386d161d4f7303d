import type { Hall } from './hall-schema.ts';

type Point = readonly [x: number, y: number, z: number];

/** Eyes of somebody who stands, over their feet. */
const standingEyesM = 1.62;

/** The leader's face: where people look who look at the stage. Hall frame, metres. */
export function stageFace({ stage }: Hall): Point {
  const [x, y, z] = stage.leaderMark;
  return [x, y + standingEyesM, z];
}

/** The places of all balconies, row by row: where feet stand, hall frame, metres. */
export function balconyPlaces(hall: Hall): readonly Point[] {
  return hall.balconies.flatMap(({ rows }) =>
    rows.flatMap(({ from, to, places }) =>
      Array.from({ length: places }, (_, index): Point => {
        const part = places === 1 ? 0.5 : index / (places - 1);
        const between = (axis: 0 | 1 | 2) => from[axis] + (to[axis] - from[axis]) * part;
        return [between(0), between(1), between(2)];
      }),
    ),
  );
}
