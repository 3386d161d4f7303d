// Maya Lindqvist, fifty, chief executive: a slim jaw, full lips, a slender neck; a bob, glasses, a plum blazer over a shirt.
import { bobShade, buildBob } from '../bob.mjs';
import { scalpUnderBob } from '../fur.mjs';
import { blend, linear, surface } from '../parts.mjs';
import { mix } from '../sdf.mjs';

const hair = linear('#1d1512');
const hairLight = linear('#553322');

export const lindqvist = {
  file: 'leader-lindqvist.glb',
  face: {
    mouthHalfWidth: 2.55,
    lids: { tilt: 0.055, up: 0.475, low: 0.355 },
    skull: [7.35, 8.3, 9.2],
    temple: [5.9, 5.0, 6.0],
    jawWidth: -0.6,
    chin: [1.75, 1.3, 1.45],
    cheek: [2.15, 1.6, 1.5],
    buccal: [2.4, 2.8, 2.8],
    browRidge: [0.8, 0.7],
    nose: {
      bridge: [0.62, 0.72],
      tip: [0.8, 0.76, 0.9],
      wing: { x: 0.9, size: [0.62, 0.6, 0.9] },
      nostril: { x: 0.54, size: [0.22, 0.3, 0.44] },
    },
    muzzle: [3.3, 2.5, 2.35],
    lipFullness: 1.15,
    teethDrop: 0.05,
    neckWidth: -0.55,
    sinew: 5.125,
    // Inside the hair.
    ears: null,
    lines: [],
    fur: scalpUnderBob,
  },
  palette: {
    skin: linear('#a9765a'),
    warm: linear('#8c4a31'),
    palm: linear('#a8705a'),
    lip: linear('#8f3f3f'),
    inside: linear('#4a1a1a'),
    lidRim: linear('#8a4438'),
    fur: hair,
    furWhite: hair,
    brow: linear('#432a1d'),
    tooth: linear('#f3efe6'),
    tongue: linear('#b8605c'),
    lash: linear('#16100f'),
    iris: [0.8, 0.8, 0.8],
  },
  skinTriangles: 7200,
  // The back of the head is inside the hair.
  isSeen: (_x, y, z) => Math.max(z + 1.5, y - 6.5, -5 - y),
  brow: { inner: 1.35, outer: 5.2, y: 2.35, arch: 0.42, drop: 0.6, half: 0.27, strands: 64, reach: 1, hasRibbon: true },
  lashLength: 1,
  hair: {
    shade: bobShade,
    build: () =>
      buildBob((open, fairness) => blend(hair, hairLight, fairness).map((value) => value * mix(0.25, 1, open))),
  },
  hasGlasses: true,
  body: {
    breadth: 0.865,
    chest: [15.2, 17, 10.2],
    waist: [12.6, 17, 8.9],
    hips: [14.6, 13, 10],
    skirt: [16.2, 18, 11.1],
    shoulders: [6, 4.7],
    bust: { z: 5.4, size: [6, 6.2, 3.1] },
  },
  clothes: {
    cloth: linear('#4a2a3c'),
    button: linear('#161319'),
    shirt: linear('#c9c4ba'),
    trousers: linear('#23262f'),
    shoes: linear('#2a1a15'),
    kind: surface.shirt,
    // A band, low in front.
    collar: {
      neckline: { y: -18.75, front: -1.85, side: 1.55 },
      lean: 0,
      profile: [
        [-0.35, -0.6],
        [-0.3, 0.35],
        [-0.1, 0.62],
        [0.16, 0.6],
        [0.36, 0.3],
        [0.42, -0.2],
        [0.42, -0.75],
        [0.25, -1.05],
      ],
    },
  },
};
