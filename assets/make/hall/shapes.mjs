import { lerp, surface } from './surfaces.mjs';

/**
 * Shapes about a piece of furniture, in its own frame: right, up, and ahead towards its front. Discs and tubes stand on its middle unless
 * `at` says where.
 */
export function placed(mesh, { position, yawRad }) {
  const cos = Math.cos(yawRad);
  const sin = Math.sin(yawRad);
  const world = ([right, up, ahead]) => [
    position[0] + right * cos - ahead * sin,
    position[1] + up,
    position[2] - right * sin - ahead * cos,
  ];
  const patch = (at, columns, rows, kind, options) =>
    mesh.patch((u, v) => world(at(u, v)), columns, rows, kind, options);
  const box = (middle, half, kind, options) => mesh.box(world(middle), half, kind, { yawRad, ...options });
  const disc = (y, radius, kind, tint, isUp, { at = [0, 0], columns = 20 } = {}) =>
    patch((u, v) => around(u, radius * v, y, at), columns, 1, kind, { flip: isUp, tint, coarse: 0.7 });
  const tube = ([fromM, fromRadius], [toM, toRadius], kind, tint, columns = 20, at = [0, 0]) =>
    patch((u, v) => around(u, lerp(fromRadius, toRadius, v), lerp(fromM, toM, v), at), columns, 1, kind, {
      flip: false,
      tint,
    });
  const legs = (a, b, heightM, half, tint) => {
    for (const x of [-a, a])
      for (const z of [-b, b])
        box([x, heightM / 2, z], [half, heightM / 2, half], surface.wood, { tint, faces: 'xXzZ' });
  };
  return { patch, box, disc, tube, legs };
}

function around(u, radius, y, [right, ahead]) {
  const angle = u * 2 * Math.PI;
  return [right + Math.cos(angle) * radius, y, ahead + Math.sin(angle) * radius];
}
