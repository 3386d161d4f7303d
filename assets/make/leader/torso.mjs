// A leader's body under the clothes, as fields. Same frame as the head, floor at y = floorY. `ax` is |x|.
import { capsule, ellipsoid, join } from './sdf.mjs';
import { joints } from './skeleton.mjs';

/** A body's trunk from its measures (figures/*.mjs). */
export const torsoOf = ({ chest, waist, hips, shoulders, bust }) => {
  return (ax, y, z) => {
    let d = ellipsoid(ax, y + 39, z + 1.2, ...chest);
    d = join(d, ellipsoid(ax, y + 61, z + 0.4, ...waist), 8);
    d = join(d, ellipsoid(ax, y + 82, z + 0.6, ...hips), 8);
    d = join(d, capsule(ax, y, z, 0, -26.5, -3.6, 14.4, -29, -3.4, ...shoulders), 5);
    d = join(d, capsule(ax, y, z, 0, -18.6, -4.6, 13.4, -26.6, -4.2, 3.2, 2.8), 4);
    return join(d, ellipsoid(ax - 6.4, y + 35.5, z - bust.z, ...bust.size), 5);
  };
};

/** An arm, `more` centimetres thicker than it is. */
export const arm = (ax, y, z, more = 0) => {
  let d = capsule(ax, y, z, ...joints.LeftArm, ...joints.LeftForeArm, 5 + more, 4.1 + more);
  d = join(d, capsule(ax, y, z, ...joints.LeftForeArm, ...joints.LeftHand, 4.2 + more, 3.1 + more), 1.5);
  return join(d, ellipsoid(ax - 15.6, y + 30, z + 3.3, 5 + more, 6.4, 5.2 + more), 3);
};

/** How far along the forearm a place is: 0 at the elbow, 1 at the wrist. */
export const alongForearm = (ax, y, z) => {
  const [from, to] = [joints.LeftForeArm, joints.LeftHand];
  const way = to.map((value, k) => value - from[k]);
  const dot = (ax - from[0]) * way[0] + (y - from[1]) * way[1] + (z - from[2]) * way[2];
  return dot / (way[0] ** 2 + way[1] ** 2 + way[2] ** 2);
};
