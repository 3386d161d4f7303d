import { lerp, random, surface, tintOf } from './surfaces.mjs';

const bindings = [
  '#5a2b22',
  '#2f4236',
  '#7d6840',
  '#26384a',
  '#8b8375',
  '#46322a',
  '#6e3b2a',
  '#3f4a4e',
  '#a39a86',
  '#52543c',
];

/** Boards with books on them, here and there a gap with a bowl. */
export function bookshelf({ box, patch }, { id, widthM, depthM, heightM, colour }) {
  const tint = tintOf(colour);
  const [a, b] = [widthM / 2, depthM / 2];
  const seed = [...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 9973;
  for (const side of [-1, 1])
    box([side * (a - 0.015), heightM / 2, 0], [0.015, heightM / 2, b], surface.wood, { tint });
  patch((u, v) => [lerp(-a, a, u), heightM * v, -b + 0.02], 1, 1, surface.wood, {
    flip: true,
    tint: tintOf(colour, 0.5),
  });
  const shelves = Math.max(2, Math.round(heightM / 0.36));
  for (let i = 0; i <= shelves; i++) {
    const y = lerp(0.06, heightM - 0.015, i / shelves);
    box([0, y, 0], [a - 0.03, 0.014, b], surface.wood, { tint, faces: 'yYZz' });
    if (i === shelves) continue;
    const room = (heightM - 0.075) / shelves - 0.05;
    let x = -a + 0.04;
    for (let k = 0; x < a - 0.07; k++) {
      const dice = (n) => random(seed + i * 977 + k * 31 + n);
      if (dice(1) < 0.06) {
        x += 0.1 + 0.16 * dice(2);
        continue;
      }
      const wide = Math.min(a - 0.035 - x, 0.026 + 0.042 * dice(3));
      const high = room * (0.66 + 0.32 * dice(4));
      const deep = b * (0.55 + 0.2 * dice(5));
      const binding = tintOf(bindings[Math.floor(dice(6) * bindings.length)], 0.7 + 0.6 * dice(7));
      const front = -b + 0.03 + deep * 1.6;
      const at = (u, v) => [lerp(x, x + wide - 0.003, u), y + 0.014 + high * v, front + 0.004 * Math.sin(u * Math.PI)];
      patch(at, 1, 1, surface.lacquer, { flip: true, tint: binding, coarse: 3 });
      patch(
        (u, v) => [lerp(x, x + wide - 0.003, u), y + 0.014 + high, lerp(-b + 0.03, front, v)],
        1,
        1,
        surface.lacquer,
        {
          flip: false,
          tint: tintOf('#b9ab8c', 0.5),
          coarse: 3,
        },
      );
      x += wide;
    }
  }
}

/** A pot with a tree that reaches the height given, or with a bush where that is low. */
export function planter({ tube, disc, patch }, { id, widthM, heightM, colour }) {
  const radius = widthM / 2;
  const potM = Math.min(0.62, heightM * 0.4);
  const pot = tintOf(colour);
  tube([0, radius * 0.74], [potM, radius], surface.plaster, pot, 24);
  tube([potM, radius], [potM, radius * 0.93], surface.plaster, pot, 24);
  disc(potM - 0.04, radius * 0.95, surface.cloth, tintOf('#2b2018'), true);
  const seed = [...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 9973;
  const isTree = heightM > 1.6;
  const crown = isTree
    ? { y: heightM * 0.72, high: heightM * 0.28, wide: Math.max(0.7, heightM * 0.27) }
    : { y: potM + (heightM - potM) * 0.5, high: (heightM - potM) * 0.55, wide: radius * 1.25 };
  if (isTree) {
    tube([potM - 0.04, 0.05], [heightM * 0.62, 0.03], surface.wood, tintOf('#5b4630'), 9);
    for (let i = 0; i < 5; i++) branch(patch, heightM * (0.42 + 0.07 * i), crown, seed + i);
  }
  const leaves = isTree ? 190 : 70;
  for (let i = 0; i < leaves; i++) leaf(patch, crown, seed * 7 + i * 13, isTree ? 0.4 : 0.26);
}

function branch(patch, y, crown, seed) {
  const angle = seed * 2.4;
  const reach = crown.wide * 0.6;
  const at = (u, v) => {
    const around = u * 2 * Math.PI;
    const radius = 0.018 * (1 - 0.6 * v);
    return [
      Math.cos(angle) * reach * v + Math.cos(around) * radius,
      lerp(y, crown.y + crown.high * 0.2, v),
      Math.sin(angle) * reach * v + Math.sin(around) * radius,
    ];
  };
  patch(at, 6, 3, surface.wood, { tint: tintOf('#5b4630'), coarse: 3 });
}

/** A bent blade that hangs a little, out from the middle of the crown. */
function leaf(patch, { y, high, wide }, seed, longM) {
  const dice = (n) => random(seed * 17 + n);
  const angle = dice(1) * 2 * Math.PI;
  const lift = 2 * dice(2) - 1;
  const out = Math.sqrt(1 - lift * lift) * wide * (0.45 + 0.55 * Math.sqrt(dice(3)));
  const root = [Math.cos(angle) * out, y + lift * high, Math.sin(angle) * out];
  const turn = angle + (dice(4) - 0.5) * 1.8;
  const [dx, dz] = [Math.cos(turn), Math.sin(turn)];
  const long = longM * (0.7 + 0.6 * dice(5));
  const half = long * 0.25;
  const fall = 0.25 + 0.75 * dice(6);
  const at = (u, v) => {
    const w = (u - 0.5) * 2 * half * Math.sin(Math.PI * Math.min(1, 0.12 + v * 0.88));
    const along = long * v;
    return [
      root[0] + dx * along - dz * w,
      root[1] + 0.1 * v - fall * long * v * v + Math.abs(u - 0.5) * 0.03,
      root[2] + dz * along + dx * w,
    ];
  };
  patch(at, 2, 3, surface.lacquer, { tint: tintOf('#4d6b35', 0.55 + 0.9 * dice(7)), coarse: 6 });
}
