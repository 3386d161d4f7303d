import { MeshBuilder } from '../geometry/mesh-builder.mjs';

/** For each kind of seat its boxes: middle (right, up, back) and half sizes. Where people stand nothing is in the light's way. */
const boxes = {
  chair: [
    [
      [0, 0.4, -0.02],
      [0.25, 0.05, 0.24],
    ],
    [
      [0, 0.7, 0.27],
      [0.25, 0.27, 0.035],
    ],
    ...[-1, 1].map((side) => [
      [side * 0.285, 0.33, 0.08],
      [0.02, 0.33, 0.08],
    ]),
  ],
  armchair: [
    [
      [0, 0.28, 0],
      [0.4, 0.16, 0.36],
    ],
    [
      [0, 0.62, 0.34],
      [0.4, 0.36, 0.09],
    ],
    ...[-1, 1].map((side) => [
      [side * 0.36, 0.42, 0],
      [0.07, 0.2, 0.34],
    ]),
  ],
  standing: [],
};

/** What the hall's seats are for the light: boxes. */
export function seatBlockers(hall) {
  const mesh = new MeshBuilder();
  for (const { position, yawRad, kind = 'chair' } of hall.seats) {
    const at = ([right, up, back]) => [
      position[0] + Math.cos(yawRad) * right + Math.sin(yawRad) * back,
      position[1] + up,
      position[2] - Math.sin(yawRad) * right + Math.cos(yawRad) * back,
    ];
    for (const [middle, half] of boxes[kind]) mesh.box(at(middle), half, 0, { yawRad });
  }
  return mesh;
}
