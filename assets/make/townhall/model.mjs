// The town hall as triangles, from its plan. Material numbers are those of client/adapters/babylon/hall/hall-shader.ts.
import { MeshBuilder } from '../geometry/mesh-builder.mjs';
import * as plan from './plan.mjs';

export const material = {
  slat: 0,
  boards: 1,
  carpet: 2,
  plaster: 3,
  panel: 4,
  metal: 5,
  glow: 6,
  curtain: 7,
  coolGlow: 8,
};
const m = material;
/** The thin light under an edge. It dazzles no camera, so it is shown darker than it shines. */
const edgeLight = { radiance: [4.2, 2.5, 1.2] };
const lerp = (a, b, t) => a + (b - a) * t;

export function buildHall() {
  const mesh = new MeshBuilder();
  terraces(mesh);
  stage(mesh);
  stageHouse(mesh);
  walls(mesh);
  ceiling(mesh);
  balconies(mesh);
  doors(mesh);
  return mesh;
}

function terraces(mesh) {
  const arc = (radius, u) => plan.polar(radius, plan.outerRad(radius) * (2 * u - 1));
  const front = plan.terraceFrom(0);
  // From the stage to the first row.
  mesh.patch(
    (u, v) => {
      const [ax, az] = arc(front, u);
      const x = lerp(-9.3, 9.3, u);
      const z = Math.abs(x) < plan.stageHalfWidthM ? plan.stageEdgeZ(x) - 0.1 : -5.9;
      return [lerp(x, ax, v), 0, lerp(z, az, v)];
    },
    56,
    2,
    m.carpet,
    { flip: true, uv: planUv },
  );
  for (let row = 0; row < plan.rows; row++) {
    const y = plan.rowFloor(row);
    const [from, to] = [plan.terraceFrom(row), plan.terraceTo(row)];
    const columns = 40 + row * 2;
    mesh.patch((u, v) => flat(arc(lerp(from, to, v), u), y), columns, 1, m.carpet, { flip: true, uv: polarUv });
    if (row > 0) riser(mesh, arc, from, plan.rowFloor(row - 1), y, columns);
  }
  const last = plan.terraceTo(plan.rows - 1);
  riser(mesh, arc, last, plan.rowFloor(plan.rows - 1), plan.backFloorM, 56);
  mesh.patch(
    (u, v) => {
      const [x, z] = arc(last, u);
      return flat([lerp(x, lerp(-15.8, 15.8, u), v), lerp(z, plan.backWallZ, v)], plan.backFloorM);
    },
    56,
    1,
    m.carpet,
    { flip: true, uv: planUv },
  );
  for (const side of [-1, 1]) for (let row = 1; row <= plan.rows; row++) aisleStep(mesh, side, row);
}

function riser(mesh, arc, radius, below, above, columns) {
  mesh.patch((u, v) => flat(arc(radius, u), lerp(below, above, v)), columns, 1, m.panel, { flip: true });
}

/** Half a step in the aisle, with a thin light under its edge. */
function aisleStep(mesh, side, row) {
  const radius = row < plan.rows ? plan.terraceFrom(row) : plan.terraceTo(row - 1);
  const below = plan.rowFloor(row - 1);
  const above = row < plan.rows ? plan.rowFloor(row) : plan.backFloorM;
  const y = (below + above) / 2;
  const half = plan.aisleWidthM / 2 / radius;
  const at = (r, u, height) => flat(plan.polar(r, side * plan.aisleRad + half * (2 * u - 1)), height);
  mesh.patch((u, v) => at(radius - 0.3 + 0.3 * v, u, y), 4, 1, m.carpet, { flip: true, uv: polarUv });
  mesh.patch((u, v) => at(radius - 0.3, u, lerp(below, y - 0.02, v)), 4, 1, m.panel, { flip: true });
  mesh.patch((u, v) => at(radius - 0.312, u, lerp(y - 0.02, y, v)), 4, 1, m.glow, { flip: true, shines: edgeLight });
  mesh.patch((u, v) => at(radius - 0.014, u, lerp(above - 0.02, above, v)), 4, 1, m.glow, {
    flip: true,
    shines: edgeLight,
  });
  for (const end of [0, 1])
    mesh.patch((u, v) => at(radius - 0.3 + 0.3 * u, end, lerp(below, y, v)), 1, 1, m.panel, { flip: end === 1 });
}

function stage(mesh) {
  const half = plan.stageHalfWidthM;
  const edge = (u) => {
    const x = lerp(-half, half, u);
    return [x, plan.stageEdgeZ(x)];
  };
  mesh.patch(
    (u, v) => {
      const [x, z] = edge(u);
      return [x, plan.stageTopM, lerp(plan.stageBackZ, z, v)];
    },
    40,
    1,
    m.boards,
    { flip: true, uv: planUv },
  );
  mesh.patch((u, v) => flat(edge(u), lerp(0.1, plan.stageTopM - 0.07, v)), 40, 1, m.panel, { flip: false });
  mesh.patch((u, v) => [edge(u)[0], lerp(0, 0.1, v), edge(u)[1] - 0.09], 40, 1, m.metal);
  mesh.patch((u, v) => [edge(u)[0], plan.stageTopM - 0.075 + 0.02 * v, edge(u)[1] + 0.012], 40, 1, m.glow, {
    shines: { ...edgeLight, pieces: 12 },
  });
  mesh.patch((u, v) => [edge(u)[0], plan.stageTopM - 0.055 + 0.055 * v, edge(u)[1] + 0.03], 40, 1, m.boards);
  mesh.patch((u, v) => [edge(u)[0], plan.stageTopM + 0.001, edge(u)[1] + 0.03 * v - 0.001], 40, 1, m.boards, {
    flip: true,
    uv: planUv,
  });
  for (const side of [-1, 1]) {
    const x = side * half;
    mesh.patch((u, v) => [x, lerp(0, plan.stageTopM, v), lerp(plan.stageBackZ, plan.stageEdgeZ(x), u)], 1, 1, m.panel, {
      flip: side > 0,
    });
    // Three steps up to the stage.
    for (let i = 0; i < 3; i++) {
      const height = 0.2 * (3 - i);
      mesh.box([side * (half + 0.16 + i * 0.32), height / 2, -2.6], [0.16, height / 2, 0.7], m.boards, {
        faces: 'xXYzZ',
      });
      mesh.box([side * (half + 0.325 + i * 0.32), height - 0.012, -2.6], [0.004, 0.008, 0.68], m.glow, { faces: 'xX' });
    }
  }
}

/** What is behind and beside the screen: a dark curtain in folds, timber ribs that frame it, and a soft light from below. */
function stageHouse(mesh) {
  const { center, widthM, heightM } = plan.screen;
  mesh.patch(
    (u, v) => {
      const x = lerp(-9.4, 9.4, u);
      const fold = 0.11 * Math.sin(x * 7.2) + 0.05 * Math.sin(x * 16.3 + 1);
      return [x, lerp(0, plan.ceilingM, v), plan.stageBackZ + 0.14 + fold * lerp(1, 0.55, v)];
    },
    150,
    1,
    m.curtain,
  );
  const frame = (x, y, a, b) => mesh.box([x, y, center[2] - 0.02], [a, b, 0.09], m.metal);
  frame(0, center[1] + heightM / 2 + 0.06, widthM / 2 + 0.12, 0.06);
  frame(0, center[1] - heightM / 2 - 0.06, widthM / 2 + 0.12, 0.06);
  for (const side of [-1, 1]) frame(side * (widthM / 2 + 0.06), center[1], 0.06, heightM / 2);
  mesh.box([0, plan.stageTopM + 0.05, -5.55], [6.4, 0.015, 0.02], m.glow, { faces: 'YZ' });
  for (const side of [-1, 1]) {
    for (let i = 0; i < 12; i++) {
      // Ribs fan out towards the hall: depth beside the screen.
      const t = i / 11;
      const x = side * lerp(5.35, 9.25, t);
      const z = lerp(-5.35, -2.2, t * t);
      mesh.box([x, 4.7, z], [0.05, 4.7, 0.2], m.slat, { yawRad: side * lerp(0.1, 0.75, t), faces: 'xXzZ' });
    }
  }
  // Timber over the stage: fins that fall towards the screen, and the portal's beam before them.
  for (let i = 0; i < 8; i++) {
    const t = i / 7;
    mesh.box([0, lerp(8.2, 8.62, t * t), lerp(-5.0, -2.4, t)], [5.4 + 3.4 * t * t, 0.2, 0.04], m.slat, {
      faces: 'yzZ',
    });
  }
  mesh.box([0, 8.82, -2.0], [9.6, 0.3, 0.16], m.slat, { faces: 'yzZ' });
}

/** Where the slats of the side walls end, under a ledge. */
const slatTopM = 8.35;

function walls(mesh) {
  const line = plan.wallLine;
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, az] = line[i];
    const [bx, bz] = line[i + 1];
    const length = Math.hypot(bx - ax, bz - az);
    mesh.patch((u, v) => [lerp(ax, bx, u), lerp(0, plan.ceilingM, v), lerp(az, bz, u)], 1, 1, m.plaster, {
      flip: true,
    });
    const nx = -(bz - az) / length;
    const nz = (bx - ax) / length;
    const inward = nx * -((ax + bx) / 2) + nz * (5 - (az + bz) / 2) > 0 ? 1 : -1;
    const isBack = i === 3;
    const yaw = Math.atan2(nx * inward, nz * inward);
    const pitch = isBack ? 0.5 : 0.3;
    const count = Math.floor(length / pitch);
    for (let k = 0; k < count; k++) {
      const t = (k + 0.5) / count;
      const deep = isBack ? 0.035 : 0.06 + 0.09 * (0.5 + 0.5 * Math.sin(k * 0.55 + i));
      const x = lerp(ax, bx, t);
      const z = lerp(az, bz, t);
      if (isBack && Math.abs(Math.abs(x) - 6.2) < 1.6) continue;
      const top = isBack ? 4.9 : slatTopM;
      const y = isBack ? 2.46 : 0;
      mesh.box([x + nx * inward * deep, (y + top) / 2, z + nz * inward * deep], [0.05, (top - y) / 2, deep], m.slat, {
        yawRad: yaw,
        faces: 'xXZ',
      });
    }
    if (isBack) continue;
    const middle = [(ax + bx) / 2 + nx * inward * 0.19, slatTopM + 0.04, (az + bz) / 2 + nz * inward * 0.19];
    mesh.box(middle, [length / 2, 0.04, 0.19], m.panel, { yawRad: yaw, faces: 'yYZ' });
  }
}

function ceiling(mesh) {
  mesh.patch((u, v) => [lerp(-16, 16, u), plan.ceilingM, lerp(-6, 20, v)], 1, 1, m.plaster, { uv: planUv, coarse: 2 });
  // Timber clouds between the light arcs, following the rows.
  const gap = 0.34;
  for (let i = 0; i < 5; i++) {
    const from = 5.2 + i * 3.4 + gap;
    const to = 5.2 + (i + 1) * 3.4 - gap;
    const spread = Math.min(0.86, plan.outerRad((from + to) / 2) - 0.12);
    const sheet = (lift) => (u, v) => {
      const [x, z] = plan.polar(lerp(from, to, v), spread * (2 * u - 1));
      return [x, 8.52 + lift + 0.3 * (2 * u - 1) ** 2 - 0.16 * Math.sin(v * Math.PI) - i * 0.02, z];
    };
    mesh.patch(sheet(0), 32, 4, m.slat, {
      uv: (_u, _v, p) => [Math.hypot(p[0], p[2] + 6) * 1, Math.atan2(p[0], p[2] + 6) * 12],
    });
    for (const v of [0, 1]) mesh.patch((u, t) => sheet(lerp(0, 0.09, t))(u, v), 32, 1, m.panel, { flip: v === 0 });
    if (i < 4) {
      const radius = to + gap;
      const arc = (u, width) => plan.polar(radius + width, spread * 0.94 * (2 * u - 1));
      mesh.patch(
        (u, v) => {
          const [x, z] = arc(u, lerp(-0.055, 0.055, v));
          return [x, 8.6 + 0.3 * (2 * u - 1) ** 2, z];
        },
        40,
        1,
        m.glow,
        {},
      );
    }
  }
}

function balconies(mesh) {
  // Along the fan walls.
  for (const side of [-1, 1]) {
    const at = (u, out) => {
      const [ax, az] = [9.8, 0.4];
      const [bx, bz] = [15.8, 8.4];
      const x = lerp(ax, bx, u) - out * 0.8;
      const z = lerp(az, bz, u) + out * 0.6;
      return [side * x, z];
    };
    const depth = 1.75;
    const flip = side > 0;
    mesh.patch((u, v) => flat(at(u, depth * v), 4.72), 1, 1, m.panel, { flip: !flip, uv: planUv });
    mesh.patch((u, v) => flat(at(u, depth * v), 5.06), 1, 1, m.carpet, { flip, uv: planUv });
    parapet(mesh, (u, y) => flat(at(u, depth), y), 4.72, 8, !flip);
  }
  // Across the back, on the wall of the foyer.
  const z = 13.9;
  const front = (u) => {
    const x = lerp(-15.8, 15.8, u);
    return [x, z + 0.0032 * x * x - 0.5];
  };
  mesh.patch((u, v) => [front(u)[0], 5.2, lerp(front(u)[1], plan.backWallZ, v)], 24, 1, m.panel, { uv: planUv });
  for (let i = 0; i < 4; i++) {
    const y = 5.5 + i * 0.35;
    mesh.patch(
      (u, v) => [front(u)[0], y, lerp(i === 0 ? front(u)[1] : 14.45 + i * 0.95, 15.4 + i * 0.95, v)],
      24,
      1,
      m.carpet,
      { flip: true, uv: planUv },
    );
    if (i > 0)
      mesh.patch((u, v) => [lerp(-15.8, 15.8, u), lerp(y - 0.35, y, v), 14.45 + i * 0.95], 1, 1, m.panel, {
        flip: true,
      });
  }
  parapet(mesh, (u, y) => flat(front(u), y), 5.2, 36, true);
  mesh.patch((u, v) => [lerp(-15.8, 15.8, u), lerp(5.5, plan.ceilingM, v), 18.4], 1, 1, m.plaster, { flip: true });
  for (const side of [-1, 1])
    mesh.patch((u, v) => [side * 15.8, lerp(5.2, plan.ceilingM, v), lerp(plan.backWallZ, 18.4, u)], 1, 1, m.plaster, {
      flip: side > 0,
    });
  for (const side of [-1, 1]) mesh.box([side * 4.6, 5.12, 15.2], [3.4, 0.02, 0.09], m.glow, { faces: 'y' });
}

/** A timber front with a thin light under its rail. */
function parapet(mesh, at, y, columns, flip) {
  mesh.patch((u, v) => at(u, lerp(y - 0.1, y + 0.95, v)), columns, 1, m.slat, {
    flip: !flip,
    uv: (u, _v, p) => [u * columns * 0.4, p[1]],
  });
  mesh.patch(
    (u, v) => {
      const [x, , z] = at(u, 0);
      const inset = 0.012;
      return [x * (1 - inset * 0.1), lerp(y + 0.82, y + 0.845, v), z - inset * 2];
    },
    columns,
    1,
    m.glow,
    { flip: !flip, shines: { ...edgeLight, pieces: columns } },
  );
  mesh.patch(
    (u, v) => {
      const [x, , z] = at(u, 0);
      return [x, y + 0.95, z + lerp(-0.03, 0.1, v)];
    },
    columns,
    1,
    m.metal,
    { flip },
  );
}

function doors(mesh) {
  for (const side of [-1, 1]) {
    const x = side * 6.2;
    const y = plan.backFloorM;
    for (const leaf of [-1, 1]) {
      mesh.box([x + leaf * 0.56, y + 1.2, plan.backWallZ - 0.05], [0.53, 1.2, 0.03], m.slat, {
        yawRad: Math.PI,
        faces: 'Z',
      });
      mesh.box([x + leaf * 0.12, y + 1.1, plan.backWallZ - 0.11], [0.012, 0.3, 0.012], m.metal, { faces: 'xXz' });
    }
    mesh.box([x, y + 2.46, plan.backWallZ - 0.07], [1.2, 0.06, 0.07], m.metal, { faces: 'yYz' });
    for (const end of [-1, 1])
      mesh.box([x + end * 1.16, y + 1.2, plan.backWallZ - 0.07], [0.05, 1.2, 0.07], m.metal, { faces: 'xXz' });
  }
}

function flat([x, z], y) {
  return [x, y, z];
}

function planUv(_u, _v, p) {
  return [p[0] + 20, p[2] + 20];
}

function polarUv(_u, _v, p) {
  return [Math.atan2(p[0], p[2] + 6) * 14 + 30, Math.hypot(p[0], p[2] + 6)];
}
