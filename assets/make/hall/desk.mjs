import { placed } from './shapes.mjs';
import { glowOf, mixed, surface, tintOf } from './surfaces.mjs';
import { light, rounded } from './write-hall-file.mjs';

const lampLight = '#ffcf8f';
const dark = '#2b2622';
/** The lamp's shade over the desk, and how wide it is below and above. */
const shade = { fromM: 0.3, toM: 0.45, below: 0.125, above: 0.08 };

/** Where on a desk its lamp stands, in the desk's own frame: at the right hand of who sits there, out of the way. */
const lampAt = ({ widthM, depthM }) => [widthM / 2 - 0.18, depthM / 2 - 0.17];

/** A writing desk with a shaded lamp, paper and a pen: its front is closed, who sits behind it has room for their knees. */
export function desk(shapes, piece) {
  const { widthM, depthM, heightM, colour } = piece;
  const { box, disc, tube } = shapes;
  const tint = tintOf(colour);
  const [a, b] = [widthM / 2, depthM / 2];
  const wood = (middle, half, by = 1) => box(middle, half, surface.wood, { tint: tintOf(colour, by) });
  wood([0, heightM - 0.018, 0], [a, 0.018, b]);
  wood([0, heightM - 0.05, 0.02], [a - 0.05, 0.014, b - 0.05], 0.6);
  for (const side of [-1, 1])
    wood([side * (a - 0.05), (heightM - 0.036) / 2, 0.02], [0.014, (heightM - 0.036) / 2, b - 0.07]);
  wood([0, heightM / 2 + 0.02, b - 0.08], [a - 0.06, heightM / 2 - 0.06, 0.01], 0.85);
  const bars = Math.round((widthM - 0.2) / 0.075);
  for (let i = 0; i < bars; i++) {
    const right = (i / (bars - 1) - 0.5) * (widthM - 0.2);
    box([right, heightM / 2 + 0.02, b - 0.062], [0.017, heightM / 2 - 0.06, 0.01], surface.wood, {
      tint: tintOf(colour, 1.12),
      faces: 'xXyYzZ',
      coarse: 2,
    });
  }
  const [right, ahead] = lampAt(piece);
  const at = [right, ahead];
  disc(heightM + 0.016, 0.07, surface.metal, undefined, true, { at });
  tube([heightM, 0.072], [heightM + 0.016, 0.07], surface.metal, undefined, 16, at);
  tube([heightM + 0.016, 0.008], [heightM + shade.toM - 0.02, 0.008], surface.metal, undefined, 8, at);
  const glow = glowOf(lampLight, 0.85);
  tube([heightM + shade.fromM, shade.below], [heightM + shade.toM, shade.above], surface.glow, glow, 20, at);
  const flat = (middle, half, hex) => box(middle, half, surface.plaster, { tint: tintOf(hex), faces: 'xXYzZ' });
  for (const side of widthM > 1.1 ? [-1, 1] : [0]) {
    flat([side * widthM * 0.24, heightM + 0.003, -b + 0.21], [0.105, 0.003, 0.148], '#d9d4c8');
    box([side * widthM * 0.24 + 0.13, heightM + 0.004, -b + 0.2], [0.004, 0.004, 0.07], surface.lacquer, {
      tint: tintOf(dark),
      faces: 'xXYzZ',
    });
  }
  // A closed notebook under the lamp.
  box([right - 0.02, heightM + 0.009, -b + 0.16], [0.075, 0.009, 0.1], surface.lacquer, {
    tint: mixed(tint, tintOf('#4a2320'), 0.8),
  });
}

/** The light of a desk's lamp: onto the desk, and a little up. `by`: its colour, linear. */
export function deskLights({ id, position, yawRad, widthM, depthM, heightM }, by) {
  const [right, ahead] = lampAt({ widthM, depthM });
  const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)];
  const at = (up) => [
    position[0] + right * cos - ahead * sin,
    position[1] + heightM + up,
    position[2] - right * sin - ahead * cos,
  ];
  const times = (brightness) => by.map((part) => rounded(part * brightness));
  return [
    light(`${id}-down`, at(shade.fromM - 0.01), [0.09, 0.09], [0, -1, 0], times(26)),
    light(`${id}-up`, at(shade.toM + 0.01), [0.06, 0.06], [0, 1, 0], times(20)),
  ];
}

/** The screen that moderators look at, on a foot: a thin dark case, closed to the hall. */
export function monitor(mesh, { moderators: { desk: id, screen }, furniture }) {
  const { center, widthM, heightM, yawRad } = screen;
  const table = furniture.find((each) => each.id === id);
  const topM = table.position[1] + table.heightM;
  // In its own frame the picture faces ahead.
  const { box, disc } = placed(mesh, { position: [center[0], topM, center[2]], yawRad });
  const middleM = center[1] - topM;
  const [a, b] = [widthM / 2 + 0.012, heightM / 2 + 0.012];
  box([0, middleM, -0.014], [a, b, 0.01], surface.metal);
  box([0, (middleM - b) / 2 + 0.01, -0.045], [0.022, (middleM + 0.02) / 2, 0.008], surface.metal);
  disc(0.008, 0.1, surface.metal, undefined, true, { at: [0, -0.045] });
}
