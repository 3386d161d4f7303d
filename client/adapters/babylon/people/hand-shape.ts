import { grid, type Vertices } from './grid.ts';
import type { Place } from './head-shape.ts';

/** Where fingers begin beside the middle of the palm, how long they are and how thick; from the index to the little one, metres. */
const fingers = [
  { beside: -0.029, longM: 0.07, thickM: 0.0092 },
  { beside: -0.0098, longM: 0.078, thickM: 0.0095 },
  { beside: 0.0098, longM: 0.073, thickM: 0.0092 },
  { beside: 0.028, longM: 0.057, thickM: 0.0082 },
] as const;

/** A hand along -Z, palm down, with its thumb on the inner side. */
export function addHand(to: Vertices, id: number, side: number): void {
  const info = () => [id, 0, 0, 1] as const;
  grid(to, { size: [7, 4], at: (u, v) => onPalm(u, v, side), info });
  for (const { beside, longM, thickM } of fingers)
    grid(to, {
      size: [4, 3],
      at: (u, row) => {
        const v = rowAt(row);
        // A hand at rest bends its fingers a little.
        const bend = 0.12 + 0.5 * v;
        const along = longM * v;
        const start: Place = [
          side * beside * (1 + 0.25 * v),
          -0.002 - along * Math.sin(bend) * 0.55,
          -0.052 - along * Math.cos(bend),
        ];
        return round(start, u, thickM * tip(v));
      },
      info,
    });
  grid(to, {
    size: [4, 3],
    at: (u, row) => {
      const v = rowAt(row);
      const start: Place = [-side * (0.022 + 0.038 * v ** 0.8), -0.005 - 0.016 * v, 0.008 - 0.055 * v];
      return round(start, u, 0.0125 * tip(v) * (1 - 0.2 * v));
    },
    info,
  });
}

/** Rows stand closer towards the tip, which is blunt: else three of them would make a claw. */
const rowAt = (v: number) => 1 - (1 - v) ** 1.8;
const tip = (v: number) => Math.sqrt(Math.max(0.16, 1 - v ** 4));

function round([x, y, z]: Place, u: number, r: number): Place {
  const a = -u * 2 * Math.PI;
  return [x + r * Math.sin(a), y - r * Math.cos(a), z];
}

function onPalm(u: number, v: number, side: number): Place {
  const a = -u * 2 * Math.PI;
  const wide = 0.025 + 0.015 * Math.sin(Math.min(1, v * 1.15) * 1.57);
  const thick = 0.018 - 0.006 * v;
  const ball = 0.01 * Math.exp(-(((v - 0.45) / 0.25) ** 2)) * Math.max(0, -side * Math.sin(a)) ** 2;
  return [wide * Math.sin(a) - side * ball, -thick * Math.cos(a) - 0.002, 0.034 - 0.094 * v];
}

/** A hand from further off: a mitten with a thumb. */
export function paddle(u: number, v: number, side: number): Place {
  const a = -u * 2 * Math.PI;
  const wide = 0.04 * Math.sin(Math.PI * Math.min(1, 0.2 + v * 0.72)) ** 0.6;
  const thick = 0.015 * Math.sin(Math.PI * Math.min(1, 0.2 + v * 0.72)) ** 0.6;
  const thumb = 0.03 * Math.exp(-(((v - 0.5) / 0.14) ** 2)) * Math.max(0, -side * Math.sin(a)) ** 3;
  return [wide * Math.sin(a) - side * thumb, -thick * Math.cos(a) - 0.004 - 0.02 * v * v, 0.03 - 0.16 * v];
}
