import { desk } from './desk.mjs';
import { hearth } from './hearth.mjs';
import { placed } from './shapes.mjs';
import { bookshelf, planter } from './shelf-and-plant.mjs';
import { glowOf, lerp, mixed, surface, tintOf } from './surfaces.mjs';

/** A piece of furniture from the hall's file as triangles. */
export function furnish(mesh, piece, room) {
  kinds[piece.kind](placed(mesh, piece), piece, room);
}

const lampLight = '#ffcf8f';

const kinds = {
  table: ({ box, legs }, { widthM, depthM, heightM, colour }) => {
    const tint = tintOf(colour);
    box([0, heightM - 0.02, 0], [widthM / 2, 0.02, depthM / 2], surface.wood, { tint });
    legs(widthM / 2 - 0.05, depthM / 2 - 0.05, heightM - 0.04, 0.022, tint);
  },

  'round-table': ({ disc, tube }, { widthM, heightM, colour }) => {
    const tint = tintOf(colour);
    const radius = widthM / 2;
    disc(heightM, radius, surface.wood, tint, true);
    disc(heightM - 0.03, radius, surface.wood, tint, false);
    tube([heightM - 0.03, radius - 0.004], [heightM, radius], surface.wood, tint);
    tube([0.02, 0.028], [heightM - 0.03, 0.028], surface.metal, undefined, 10);
    disc(0.02, radius * 0.62, surface.metal, undefined, true);
    tube([0, radius * 0.64], [0.02, radius * 0.62], surface.metal, undefined);
  },

  desk,
  bookshelf,
  hearth,
  planter,

  column: ({ tube, disc }, { widthM, heightM, colour }) => {
    const tint = tintOf(colour);
    tube([0, widthM / 2], [heightM, widthM / 2], surface.plaster, tint, 20);
    tube([0, widthM / 2 + 0.04], [0.06, widthM / 2 + 0.02], surface.stone, tint, 20);
    disc(0.06, widthM / 2 + 0.02, surface.stone, tint, true);
  },

  'floor-lamp': ({ tube, disc }, { widthM, heightM, colour }) => {
    const radius = widthM / 2;
    disc(0.025, radius * 0.75, surface.metal, undefined, true);
    tube([0, radius * 0.78], [0.025, radius * 0.75], surface.metal, undefined);
    tube([0.02, 0.012], [heightM - 0.1, 0.012], surface.metal, undefined, 8);
    shade({ tube }, heightM, radius, colour);
  },

  pendant: ({ tube, disc }, { position, widthM, heightM, colour }, { ceilingM }) => {
    const radius = widthM / 2;
    const up = ceilingM - position[1];
    tube([heightM / 2, 0.006], [up, 0.006], surface.metal, undefined, 6);
    tube([-heightM / 2, radius], [heightM / 2, radius * 0.35], surface.lacquer, tintOf(colour), 24);
    disc(heightM / 2, radius * 0.35, surface.lacquer, tintOf(colour), true);
    disc(-heightM / 2 + 0.03, radius * 0.9, surface.glow, glowOf(lampLight, 1.9), false);
  },

  rug: ({ patch }, { widthM, depthM, heightM, colour }) => {
    const tint = tintOf(colour);
    const edge = tintOf(colour, 0.35);
    const flat = (a, b, y, colourOf) =>
      patch((u, v) => [lerp(-a, a, u), y, lerp(-b, b, v)], 1, 1, surface.cloth, { flip: false, tint: colourOf });
    const [a, b] = [widthM / 2, depthM / 2];
    flat(a, b, heightM, edge);
    flat(a - 0.1, b - 0.1, heightM + 0.003, tintOf(colour, 1.7));
    flat(a - 0.13, b - 0.13, heightM + 0.006, tint);
    flat(a - 0.42, b - 0.42, heightM + 0.009, tintOf(colour, 0.62));
    flat(a - 0.44, b - 0.44, heightM + 0.012, tintOf(colour, 1.12));
    const side = (at, flip) => patch(at, 1, 1, surface.cloth, { flip, tint: edge, coarse: 4 });
    for (const end of [-1, 1]) {
      side((u, v) => [lerp(-a, a, u), heightM * v, end * b], end > 0);
      side((u, v) => [end * a, heightM * v, lerp(-b, b, u)], end < 0);
    }
  },

  picture: ({ box, patch }, { widthM, heightM, colour }) => {
    const [a, b] = [widthM / 2, heightM / 2];
    for (const end of [-1, 1]) {
      box([end * (a - 0.02), 0, 0.015], [0.02, b, 0.015], surface.wood, { tint: tintOf('#2f2218') });
      box([0, end * (b - 0.02), 0.015], [a, 0.02, 0.015], surface.wood, { tint: tintOf('#2f2218') });
    }
    const [low, high] = [tintOf(colour, 0.45), tintOf(colour, 1.5)];
    const at = (u, v) => [lerp(-a, a, u), lerp(-b, b, v), 0.012];
    // A land under a sky.
    const tint = (u, v) => mixed(low, high, v < 0.38 + 0.09 * Math.sin(u * 5) ? 0.25 * v : 0.35 + 0.65 * v);
    patch(at, 16, 14, surface.plaster, { flip: true, tint });
  },
};

function shade({ tube }, heightM, radius, colour) {
  const glow = glowOf(lampLight, 0.95);
  const from = [heightM - 0.3, radius];
  const to = [heightM, radius * 0.72];
  tube(from, to, surface.glow, mixed(tintOf(colour), glow, 0.85), 24);
}
