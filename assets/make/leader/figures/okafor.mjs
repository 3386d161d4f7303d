// Daniel Okafor, sixty-one, managing director: a broad jaw, a face that has laughed and worried; a grey crop and beard, a suit over a
// knitted roll-neck.
import { earOf } from '../ear.mjs';
import { cropAndBeard } from '../fur.mjs';
import { mouthOf } from '../mouth.mjs';
import { linear, surface } from '../parts.mjs';

const mouthHalfWidth = 2.8;
const brow = {
  inner: 1.25,
  outer: 4.75,
  y: 2.15,
  arch: 0.5,
  drop: 0.75,
  half: 0.34,
  strands: 130,
  reach: 0.8,
  hasRibbon: false,
};
const ears = { at: [7.1, -1.5, -1.1], scale: 1, flare: 0.26 };

export const okafor = {
  file: 'leader-okafor.glb',
  face: {
    mouthHalfWidth,
    lids: { tilt: 0.03, up: 0.425, low: 0.32, hood: 0.25 },
    skull: [7.45, 8.4, 9.4],
    temple: [6.0, 5.2, 6.1],
    jawWidth: 0.85,
    chin: [1.9, 1.45, 1.4],
    cheek: [2.2, 1.6, 1.5],
    buccal: [2.2, 2.8, 2.6],
    browRidge: [0.98, 0.86],
    nose: {
      bridge: [0.74, 0.86],
      tip: [1.08, 0.86, 0.92],
      wing: { x: 1.22, size: [0.78, 0.68, 0.95] },
      nostril: { x: 0.74, size: [0.3, 0.3, 0.46] },
    },
    muzzle: [3.5, 2.6, 2.42],
    lipFullness: 1.3,
    teethDrop: 0.2,
    neckWidth: 0.7,
    sinew: 5.0,
    ears,
    lines: [
      // From the nose to the mouth, and the fold beside it.
      {
        depth: 0.17,
        width: 0.2,
        points: [
          [1.7, -3.3],
          [2.35, -4.1],
          [3.1, -5.3],
          [3.5, -6.5],
        ],
      },
      {
        depth: -0.1,
        width: 0.42,
        points: [
          [2.2, -3.1],
          [3.0, -4.2],
          [3.75, -5.5],
          [3.9, -6.4],
        ],
      },
      // Under the eyes.
      {
        depth: 0.09,
        width: 0.2,
        points: [
          [1.5, -1.3],
          [2.4, -2.25],
          [3.7, -2.5],
          [4.9, -2.0],
        ],
      },
      {
        depth: -0.06,
        width: 0.28,
        points: [
          [1.9, -1.5],
          [3.2, -1.95],
          [4.6, -1.5],
        ],
      },
      // Beside them.
      {
        depth: 0.05,
        width: 0.1,
        points: [
          [5.1, 0.25],
          [6.1, 0.8],
        ],
      },
      {
        depth: 0.05,
        width: 0.1,
        points: [
          [5.1, -0.35],
          [6.2, -0.45],
        ],
      },
      // Between the brows, and over them.
      {
        depth: 0.07,
        width: 0.13,
        points: [
          [0.5, 1.5],
          [0.42, 2.3],
          [0.55, 3.3],
        ],
      },
      {
        depth: 0.055,
        width: 0.16,
        points: [
          [-2, 4.5],
          [0, 4.35],
          [2.2, 4.75],
          [4.4, 4.3],
        ],
      },
      {
        depth: 0.055,
        width: 0.17,
        points: [
          [-2, 5.8],
          [0, 5.65],
          [2.2, 6.0],
          [4.2, 5.6],
        ],
      },
      {
        depth: 0.04,
        width: 0.17,
        points: [
          [-2, 7.1],
          [0, 7.0],
          [2.0, 7.2],
          [3.6, 6.9],
        ],
      },
    ],
    fur: cropAndBeard({ mouth: mouthOf(mouthHalfWidth), ear: earOf(ears), brow }),
  },
  palette: {
    skin: linear('#583a2a'),
    warm: linear('#54291b'),
    palm: linear('#8a5f4a'),
    lip: linear('#5c3a32'),
    inside: linear('#3c1515'),
    lidRim: linear('#5c2a22'),
    fur: linear('#74706c'),
    furWhite: linear('#b9b5b0'),
    brow: linear('#2f2c29'),
    tooth: linear('#f0eadd'),
    tongue: linear('#a8554f'),
    lash: linear('#0f0c0b'),
    iris: [0.42, 0.36, 0.34],
  },
  skinTriangles: 10200,
  // The neck goes down into the collar.
  isSeen: (_x, y) => y + 18,
  brow,
  lashLength: 0.55,
  hair: null,
  hasGlasses: false,
  body: {
    breadth: 0.95,
    chest: [16.0, 17, 10.8],
    waist: [14.6, 17, 10.4],
    hips: [13.8, 13, 9.8],
    skirt: [15.0, 18, 10.8],
    shoulders: [6.3, 5.2],
    bust: { z: 4.2, size: [7.4, 7, 2.6] },
  },
  clothes: {
    cloth: linear('#2c2f38'),
    button: linear('#14161b'),
    shirt: linear('#8f8272'),
    trousers: linear('#292c34'),
    shoes: linear('#1d1512'),
    kind: surface.knit,
    // Folded over once.
    collar: {
      neckline: { y: -18.6, front: -1.3, side: 1.3 },
      lean: 0.1,
      profile: [
        [-0.5, 0.2],
        [-0.5, 2.6],
        [-0.3, 3.1],
        [0.1, 3.15],
        [0.38, 2.7],
        [0.5, 1.6],
        [0.6, 0.5],
        [0.5, -0.05],
        [0.3, -0.1],
        [0.22, -0.7],
        [0.1, -1.2],
        [-0.1, -2.2],
      ],
    },
  },
};
