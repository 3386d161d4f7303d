// A hall as triangles, from its file alone.
import { MeshBuilder } from '../geometry/mesh-builder.mjs';
import { monitor } from './desk.mjs';
import { furnish } from './furniture.mjs';
import { edges, isInside, strips } from './outline.mjs';
import { glowOf, lerp, made, surface, tintOf } from './surfaces.mjs';
import { drawWindow, wallWithWindows } from './windows.mjs';

const skirtingM = 0.09;
const plan = (_u, _v, p) => [p[0] + 33, p[2] + 33];

/** How a hall looks whose file does not say. */
const plainLook = {
  floor: { material: 'boards', colour: '#8a6a48' },
  walls: { material: 'plaster', colour: '#b9b2a6' },
  ceiling: { material: 'plaster', colour: '#c9c4ba' },
  stage: { material: 'boards', colour: '#6e4f33' },
  frames: '#4a3626',
  seats: '#4f6472',
};

export function buildRoom(hall) {
  const mesh = new MeshBuilder();
  const look = hall.look ?? plainLook;
  const baseM = Math.min(...hall.walkable.map(({ floorM }) => floorM));
  sheet(mesh, hall.walls, baseM, made(look.floor), true);
  sheet(mesh, hall.walls, hall.ceilingM, made(look.ceiling), false);
  for (const { outline, floorM } of hall.walkable)
    if (floorM > baseM + 0.005) block(mesh, outline, baseM, floorM, made(look.floor), made(look.floor, 0.7));
  block(mesh, hall.stage.outline, baseM, hall.stage.topM, made(look.stage), made(look.stage, 0.6));
  walls(mesh, hall, look, baseM);
  if (look.beamEveryM !== undefined) beams(mesh, hall, look);
  for (const each of hall.balconies ?? []) balcony(mesh, each, look);
  screen(mesh, hall);
  for (const each of hall.windows ?? []) drawWindow(mesh, each, look);
  for (const each of hall.lights) if (each.isSeen === true) panel(mesh, each);
  for (const each of hall.furniture ?? []) furnish(mesh, each, { look, ceilingM: hall.ceilingM });
  if (hall.moderators !== undefined) monitor(mesh, hall);
  for (const each of hall.entrances) door(mesh, each, hall, look);
  return mesh;
}

/** The floor under a point; that of the hall where nobody walks. */
export function floorOf(hall) {
  const baseM = Math.min(...hall.walkable.map(({ floorM }) => floorM));
  return (x, z) => {
    if (isInside(hall.stage.outline, x, z)) return hall.stage.topM;
    const found = hall.walkable.filter(({ outline }) => isInside(outline, x, z)).map(({ floorM }) => floorM);
    return Math.max(baseM, ...found);
  };
}

function sheet(mesh, outline, y, { kind, tint, uvOf }, isUp) {
  for (const { near, far, left, right } of strips(outline)) {
    const at = (u, v) => [lerp(lerp(left.near, left.far, v), lerp(right.near, right.far, v), u), y, lerp(near, far, v)];
    mesh.patch(at, 1, 1, kind, { flip: isUp, uv: uvOf(plan), tint });
  }
}

function block(mesh, outline, fromM, toM, top, side) {
  sheet(mesh, outline, toM, top, true);
  for (const { from, to, lengthM, isFlipped } of edges(outline)) {
    if (toM - fromM < 0.01) continue;
    const at = (u, v) => [lerp(from[0], to[0], u), lerp(fromM, toM, v), lerp(from[1], to[1], u)];
    mesh.patch(at, 1, 1, side.kind, {
      flip: !isFlipped,
      uv: (u, v) => [u * lengthM, v * (toM - fromM)],
      tint: side.tint,
    });
  }
}

function walls(mesh, hall, look, baseM) {
  const wood = tintOf(look.frames);
  for (const edge of edges(hall.walls)) {
    wallWithWindows(mesh, edge, { hall, surface: made(look.walls), baseM });
    const { from, to, lengthM, inward } = edge;
    const yawRad = Math.atan2(-(to[1] - from[1]), to[0] - from[0]);
    const along = (t, y, inM) => [
      lerp(from[0], to[0], t) + inward[0] * inM,
      y,
      lerp(from[1], to[1], t) + inward[1] * inM,
    ];
    const box = (t, y, half, deep) =>
      mesh.box(along(t, y, deep), [half[0], half[1], deep], surface.wood, { yawRad, tint: wood, coarse: 2 });
    box(0.5, baseM + skirtingM / 2, [lengthM / 2, skirtingM / 2], 0.012);
    box(0.5, hall.ceilingM - 0.035, [lengthM / 2, 0.035], 0.025);
    const topM = look.claddingM ?? 0;
    if (topM === 0 || hasWindowBelow(hall, edge, topM)) continue;
    box(0.5, baseM + topM / 2, [lengthM / 2, topM / 2], 0.008);
    box(0.5, baseM + topM + 0.02, [lengthM / 2, 0.02], 0.03);
    const fields = Math.max(1, Math.round(lengthM / 0.62));
    for (let i = 0; i <= fields; i++)
      box(lerp(0.045, lengthM - 0.045, i / fields) / lengthM, baseM + topM / 2, [0.04, topM / 2], 0.016);
    for (const y of [skirtingM + 0.05, topM - 0.05]) box(0.5, baseM + y, [lengthM / 2, 0.045], 0.016);
  }
}

function hasWindowBelow({ windows = [] }, edge, topM) {
  return windows.some((each) => edge.lengthM > 0 && isOn(each, edge) && each.center[1] - each.heightM / 2 < topM);
}

function isOn({ center }, { from, inward }) {
  return Math.abs((center[0] - from[0]) * inward[0] + (center[2] - from[1]) * inward[1]) < 0.3;
}

function beams(mesh, { walls: outline, ceilingM }, { beamEveryM, frames }) {
  const xs = outline.map(([x]) => x);
  const zs = outline.map(([, z]) => z);
  const [near, far] = [Math.min(...zs), Math.max(...zs)];
  const count = Math.max(1, Math.round((far - near) / beamEveryM));
  const deepM = Math.min(0.34, 0.045 * ceilingM + 0.02);
  for (let i = 0; i < count; i++) {
    const z = lerp(near, far, (i + 0.5) / count);
    const half = (Math.max(...xs) - Math.min(...xs)) / 2;
    const middle = (Math.max(...xs) + Math.min(...xs)) / 2;
    mesh.box([middle, ceilingM - deepM / 2, z], [half, deepM / 2, deepM * 0.36], surface.wood, {
      tint: tintOf(frames),
      faces: 'yzZ',
    });
  }
}

/** A floor under each row of places, a front before the first, and boards below. */
function balcony(mesh, { rows }, look) {
  rows.forEach(({ from, to, yawRad }, i) => {
    const ahead = [-Math.sin(yawRad), -Math.cos(yawRad)];
    const at = (u, y, forwardM) => [
      lerp(from[0], to[0], u) + ahead[0] * forwardM,
      y,
      lerp(from[2], to[2], u) + ahead[1] * forwardM,
    ];
    const length = Math.hypot(to[0] - from[0], to[2] - from[2]);
    const right = [(to[0] - from[0]) / length, (to[2] - from[2]) / length];
    const [floor, wood] = [made(look.floor), { kind: surface.wood, tint: tintOf(look.frames) }];
    const put = (u, y, forwardM) => {
      const [x, h, z] = at(u, y, forwardM);
      const past = (u - 0.5) * 1.2;
      return [x + right[0] * past, h, z + right[1] * past];
    };
    // The normal of a sheet depends on which way the row runs.
    const flip = right[0] * ahead[1] - right[1] * ahead[0] > 0;
    const y = from[1];
    mesh.patch((u, v) => put(u, y, lerp(-0.5, 0.55, v)), 1, 1, floor.kind, {
      flip,
      uv: floor.uvOf(plan),
      tint: floor.tint,
    });
    mesh.patch((u, v) => put(u, y - 0.3, lerp(-0.5, 0.6, v)), 1, 1, wood.kind, { flip: !flip, tint: wood.tint });
    if (i > 0) return;
    mesh.patch((u, v) => put(u, lerp(y - 0.3, y + 0.02, v), 0.6), 1, 1, wood.kind, { flip: !flip, tint: wood.tint });
    const bars = Math.round(length / 0.13);
    for (let k = 0; k <= bars; k++) {
      const [x, , z] = put(k / bars, y, 0.58);
      mesh.box([x, y + 0.5, z], [0.012, 0.48, 0.012], surface.metal, { yawRad, faces: 'xXzZ', coarse: 4 });
    }
    const [x, , z] = put(0.5, y, 0.58);
    mesh.box([x, y + 1.0, z], [length / 2 + 0.6, 0.025, 0.035], surface.wood, { yawRad, tint: wood.tint });
  });
}

/** A dark frame about the picture, and what hangs it. */
function screen(mesh, { screen: { center, widthM, heightM, yawRad } }) {
  const back = [Math.sin(yawRad), Math.cos(yawRad)];
  const put = (right, up, backM) => [
    center[0] + Math.cos(yawRad) * right + back[0] * backM,
    center[1] + up,
    center[2] - Math.sin(yawRad) * right + back[1] * backM,
  ];
  const edge = Math.min(0.05, widthM * 0.012);
  mesh.box(put(0, 0, 0.04), [widthM / 2 + edge, heightM / 2 + edge, 0.03], surface.metal, { yawRad });
}

function panel(mesh, { center, u, v, radiance }) {
  const most = Math.max(...radiance);
  const hex = `#${radiance
    .map((value) =>
      Math.round(255 * (value / most) ** (1 / 2.2))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
  const at = (s, t) => center.map((value, axis) => value + u[axis] * (2 * s - 1) + v[axis] * (2 * t - 1));
  mesh.patch(at, 1, 1, surface.glow, { tint: glowOf(hex, Math.min(2.6, 0.6 + most * 0.12)) });
}

/** Two leaves in a frame on the nearest wall. */
function door(mesh, { position: [x, y, z], yawRad, widthM }, hall, look) {
  const frame = tintOf(look.frames);
  const leaf = tintOf(look.frames, 1.7);
  const backM = nearestWallM(hall, [x, z], yawRad);
  if (backM > 2.5) return;
  const put = (right, up, inM) => [
    x + Math.cos(yawRad) * right + Math.sin(yawRad) * (backM - inM),
    y + up,
    z - Math.sin(yawRad) * right + Math.cos(yawRad) * (backM - inM),
  ];
  const half = widthM / 2;
  for (const side of [-1, 1]) {
    mesh.box(put((side * half) / 2, 1.05, 0.03), [half / 2 - 0.006, 1.05, 0.03], surface.wood, { yawRad, tint: leaf });
    mesh.box(put(side * (half + 0.05), 1.09, 0.05), [0.05, 1.09, 0.05], surface.wood, { yawRad, tint: frame });
    mesh.box(put(side * 0.07, 1.02, 0.09), [0.012, 0.14, 0.012], surface.metal, { yawRad });
  }
  mesh.box(put(0, 2.15, 0.05), [half + 0.1, 0.05, 0.05], surface.wood, { yawRad, tint: frame });
}

/** How far behind a place the wall is. */
function nearestWallM({ walls: outline }, [x, z], yawRad) {
  for (let away = 0; away < 3; away += 0.01)
    if (!isInside(outline, x + Math.sin(yawRad) * away, z + Math.cos(yawRad) * away)) return away;
  return 3;
}
