import { glowOf, lerp, made, mixed, random, surface, tintOf } from './surfaces.mjs';

/** A fire in a chimney breast: brick round an opening, a mantel, a slab before it, logs and flames. */
export function hearth({ box, patch }, { widthM, depthM, heightM, colour }, { look }) {
  const brick = made({ material: 'brick', colour });
  const soot = tintOf('#1a1512');
  const [a, b] = [widthM / 2, depthM / 2];
  const open = { half: widthM * 0.29, top: Math.min(0.86, heightM * 0.4), sill: 0.1 };
  const wall = (at, flip, uv) => patch(at, 1, 1, brick.kind, { flip, tint: brick.tint, uv: brick.uvOf(uv) });
  const front = (left, right, low, high) =>
    wall(
      (u, v) => [lerp(left, right, u), lerp(low, high, v), b],
      true,
      (u, v) => [lerp(left, right, u) + a, lerp(low, high, v)],
    );
  front(-a, -open.half, 0, open.top);
  front(open.half, a, 0, open.top);
  front(-open.half, open.half, 0, open.sill);
  front(-a, a, open.top, heightM);
  for (const side of [-1, 1]) {
    // Cut where the front is cut: no seam opens between them.
    for (const [low, high] of [
      [0, open.top],
      [open.top, heightM],
    ])
      wall(
        (u, v) => [side * a, lerp(low, high, v), lerp(-b, b, u)],
        side < 0,
        (u, v) => [u * depthM, lerp(low, high, v)],
      );
    patch(
      (u, v) => [side * lerp(open.half, open.half * 0.8, u), lerp(open.sill, open.top, v), lerp(b, -b + 0.06, u)],
      1,
      1,
      brick.kind,
      {
        flip: side < 0,
        tint: mixed(brick.tint, soot, 0.75),
        uv: brick.uvOf((u, v) => [u * depthM, v * 0.8]),
      },
    );
  }
  patch((u, v) => [lerp(-open.half, open.half, u), lerp(open.sill, open.top, v), -b + 0.06], 1, 1, brick.kind, {
    flip: true,
    tint: mixed(brick.tint, soot, 0.85),
    uv: brick.uvOf((u, v) => [u, v * 0.8]),
  });
  patch((u, v) => [lerp(-open.half, open.half, u), open.sill, lerp(-b, b, v)], 1, 1, surface.stone, { tint: soot });
  patch((u, v) => [lerp(-open.half, open.half, u), open.top, lerp(-b, b, v)], 1, 1, surface.plaster, {
    flip: true,
    tint: soot,
  });
  const wood = tintOf(look.frames);
  box([0, open.top + 0.3, b + 0.06], [a + 0.08, 0.05, 0.14], surface.wood, { tint: wood });
  for (const side of [-1, 1])
    box([side * a * 0.86, open.top + 0.19, b + 0.03], [0.05, 0.07, 0.05], surface.wood, { tint: wood });
  box([0, 0.03, b + 0.18], [a, 0.03, 0.2], surface.stone, { tint: tintOf('#4c4742') });
  fire({ box, patch }, open, b);
  onMantel({ box, patch }, open.top + 0.35, b + 0.06, a);
}

function fire({ box, patch }, { half, sill }, b) {
  const bark = tintOf('#2a1a10');
  for (const [x, y, turn] of [
    [-0.1, 0.07, 0.3],
    [0.12, 0.07, -0.25],
    [0.0, 0.15, 0.05],
  ])
    log(patch, [x, sill + y, -b * 0.15 + (y > 0.1 ? -0.02 : 0.06)], half * 0.62, turn, bark);
  for (const x of [-0.55, 0.55]) box([half * x, sill + 0.03, 0], [0.015, 0.03, b * 0.6], surface.metal, {});
  patch(
    (u, v) => [
      lerp(-half * 0.66, half * 0.66, u),
      sill + 0.012 + 0.02 * Math.sin(u * 9) ** 2,
      lerp(-b * 0.6, b * 0.5, v),
    ],
    10,
    2,
    surface.glow,
    {
      tint: (u, v) => glowOf('#ff5a1c', 0.35 + 0.9 * random(Math.round(u * 50 + v * 7))),
    },
  );
  // Tongues that lean together: yellow at the root, red at the tip.
  const tongues = 9;
  for (let i = 0; i < tongues; i++) {
    const x = lerp(-half * 0.5, half * 0.5, (i + 0.5) / tongues);
    const high = 0.2 + 0.26 * (1 - Math.abs((i + 0.5) / tongues - 0.5) * 1.5) + 0.1 * random(i + 3);
    const wide = 0.055 + 0.035 * random(i + 11);
    const z = lerp(-b * 0.5, b * 0.25, random(i + 21));
    const lean = -x * 0.35 + 0.06 * (random(i + 31) - 0.5);
    const at = (u, v) => {
      const shape = wide * Math.sin(Math.PI * Math.min(1, 0.28 + v * 0.72)) ** 1.1 * (1 - 0.35 * v);
      return [x + lean * v * v + 0.03 * Math.sin(v * 7 + i) * v + (u - 0.5) * 2 * shape, sill + 0.05 + high * v, z];
    };
    patch(at, 4, 8, surface.glow, {
      tint: (u, v) => {
        const hot = (1 - v) * (1 - Math.abs(u - 0.5) * 1.1);
        return mixed(glowOf('#e8430d', 0.75), glowOf('#ffc65a', 2.4), Math.min(1, hot * 1.25));
      },
      coarse: 4,
    });
  }
}

function log(patch, [x, y, z], half, turn, tint) {
  const at = (u, v) => {
    const angle = u * 2 * Math.PI;
    const along = lerp(-half, half, v);
    const radius = 0.055;
    return [
      x + along * Math.cos(turn) - Math.cos(angle) * radius * Math.sin(turn),
      y + Math.sin(angle) * radius,
      z + along * Math.sin(turn) + Math.cos(angle) * radius * Math.cos(turn),
    ];
  };
  patch(at, 10, 1, surface.wood, { tint });
}

/** What stands on a mantel: a few books, two vases, a clock. */
function onMantel({ box, patch }, y, z, a) {
  const books = ['#6b2f25', '#2f4538', '#8a7448', '#27384c'];
  for (const [i, colour] of books.entries()) {
    const half = 0.1 - 0.008 * (i % 2);
    box([-a * 0.62 + i * 0.045, y + half, z], [0.019, half, 0.07], surface.lacquer, { tint: tintOf(colour) });
  }
  for (const [x, high, wide, colour] of [
    [a * 0.5, 0.24, 0.07, '#c9c0ae'],
    [a * 0.68, 0.15, 0.055, '#57707a'],
  ])
    patch(
      (u, v) => {
        const radius = wide * (0.55 + 0.75 * Math.sin(Math.PI * Math.min(1, 0.12 + v * 0.8)) - 0.3 * v);
        const angle = u * 2 * Math.PI;
        return [x + Math.cos(angle) * radius, y + high * v, z + Math.sin(angle) * radius];
      },
      16,
      8,
      surface.lacquer,
      { tint: tintOf(colour) },
    );
}
