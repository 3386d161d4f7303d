import { glowOf, lerp, mixed, surface, tintOf } from './surfaces.mjs';

/** How deep a window sits in its wall. */
const revealM = 0.24;
const barM = 0.035;

/** A wall with a hole for each window in it: real light falls through. */
export function wallWithWindows(mesh, edge, { hall, surface: { kind, tint, uvOf }, baseM }) {
  const { from, to, lengthM, inward, isFlipped } = edge;
  const along = [(to[0] - from[0]) / lengthM, (to[1] - from[1]) / lengthM];
  const holes = (hall.windows ?? []).flatMap(({ center: [x, y, z], widthM, heightM, yawRad }) => {
    const away = (x - from[0]) * inward[0] + (z - from[1]) * inward[1];
    const facing = -Math.sin(yawRad) * inward[0] - Math.cos(yawRad) * inward[1];
    const middle = (x - from[0]) * along[0] + (z - from[1]) * along[1];
    if (Math.abs(away) > 0.3 || facing < 0.9 || middle < 0 || middle > lengthM) return [];
    return [{ left: middle - widthM / 2, right: middle + widthM / 2, bottom: y - heightM / 2, top: y + heightM / 2 }];
  });
  const cuts = [0, lengthM, ...holes.flatMap(({ left, right }) => [left, right])]
    .filter((cut) => cut >= 0 && cut <= lengthM)
    .sort((a, b) => a - b);
  const piece = (left, right, bottom, top) => {
    if (right - left < 0.004 || top - bottom < 0.004) return;
    const at = (u, v) => {
      const s = lerp(left, right, u);
      return [from[0] + along[0] * s, lerp(bottom, top, v), from[1] + along[1] * s];
    };
    const uv = uvOf((u, v) => [lerp(left, right, u), lerp(bottom, top, v) - baseM]);
    mesh.patch(at, 1, 1, kind, { flip: isFlipped, uv, tint });
  };
  cuts.slice(1).forEach((right, i) => {
    const left = cuts[i];
    const over = holes
      .filter((hole) => hole.left <= left + 1e-6 && hole.right >= right - 1e-6)
      .sort((a, b) => a.bottom - b.bottom);
    let y = baseM;
    for (const { bottom, top } of over) {
      piece(left, right, y, bottom);
      y = Math.max(y, top);
    }
    piece(left, right, y, hall.ceilingM);
  });
}

/** Frame, bars, the sides of the hole, and what is outside: sky, and a line of trees before it. */
export function drawWindow(mesh, { center, widthM, heightM, yawRad, panes, sky }, look) {
  const put = (right, up, backM) => [
    center[0] + Math.cos(yawRad) * right + Math.sin(yawRad) * backM,
    center[1] + up,
    center[2] - Math.sin(yawRad) * right + Math.cos(yawRad) * backM,
  ];
  const [a, b] = [widthM / 2, heightM / 2];
  const wood = tintOf(look.frames);
  const bar = (right, up, half) =>
    mesh.box(put(right, up, revealM * 0.6), [half[0], half[1], 0.035], surface.wood, { yawRad, tint: wood, coarse: 2 });
  for (let i = 0; i <= panes.columns; i++) bar(lerp(-a, a, i / panes.columns), 0, [barM, b]);
  for (let j = 0; j <= panes.rows; j++) bar(0, lerp(-b, b, j / panes.rows), [a, barM]);
  // A casing on the wall hides where it was cut.
  for (const end of [-1, 1]) {
    const casing = { yawRad, tint: wood, coarse: 2 };
    mesh.box(put(end * (a + 0.035), 0, -0.01), [0.045, b + 0.08, 0.014], surface.wood, casing);
    mesh.box(put(0, end * (b + 0.035), -0.01), [a, 0.045, 0.014], surface.wood, casing);
  }
  const plaster = tintOf('#d8d2c6');
  const side = (at, flip) => mesh.patch(at, 1, 1, surface.plaster, { flip, tint: plaster });
  side((u, v) => put(lerp(-a, a, u), -b, lerp(0, revealM, v)), true);
  side((u, v) => put(lerp(-a, a, u), b, lerp(0, revealM, v)), false);
  for (const end of [-1, 1]) side((u, v) => put(end * a, lerp(-b, b, u), lerp(0, revealM, v)), end > 0);
  mesh.box(put(0, -b - 0.02, -0.05), [a + 0.08, 0.02, 0.1], surface.wood, { yawRad, tint: wood });
  // Wider than the hole: looked at from aside it still fills it.
  const beyond = 1 + 0.28 / a;
  const [low, high] = [glowOf(sky.low, sky.brightness), glowOf(sky.high, sky.brightness)];
  mesh.patch(
    (u, v) => put(lerp(a, -a, u) * beyond, lerp(-b, b, v) * (1 + 0.28 / b), revealM + 0.12),
    1,
    10,
    surface.glow,
    {
      tint: (_u, v) => mixed(low, high, Math.sqrt(v)),
      coarse: 20,
    },
  );
  // Trees: hills of leaves before the haze, nearer ones darker.
  for (const [k, height] of [0.34, 0.22].entries()) {
    const dark = glowOf(sky.low, sky.brightness * (k === 0 ? 0.42 : 0.2)).map((part, c) =>
      Math.round(part * [0.8, 0.95, 0.72][c]),
    );
    const hill = (u) => {
      const s = (put(lerp(a, -a, u), 0, 0)[2] + put(lerp(a, -a, u), 0, 0)[0]) * 1.3;
      return height + 0.06 * Math.sin(s + k * 2) + 0.03 * Math.sin(s * 2.9 + k) + 0.014 * Math.sin(s * 8.3);
    };
    const at = (u, v) =>
      put(lerp(a, -a, u) * beyond, -b - 0.28 + hill(u) * v * Math.min(heightM, 3.4), revealM + 0.1 - k * 0.03);
    mesh.patch(at, Math.max(12, Math.round(widthM * 14)), 1, surface.glow, { tint: dark, coarse: 20 });
  }
}
