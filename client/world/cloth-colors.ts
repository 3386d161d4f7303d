import type { Look } from '../../protocol/look.ts';

/** A colour that clothes may have. */
export interface Cloth {
  readonly name: string;
  /** `#rrggbb` */
  readonly hex: string;
  readonly isPale: boolean;
}

export const skinColors: Readonly<Record<Look['skin'], string>> = {
  1: '#d6a588',
  2: '#c99672',
  3: '#bf8b64',
  4: '#a9724d',
  5: '#8d5b3d',
  6: '#724931',
  7: '#5a3929',
  8: '#47312a',
};

export const hairColors: Readonly<Record<Look['hairColor'], string>> = {
  black: '#14100e',
  sable: '#231813',
  brown: '#38241a',
  chestnut: '#543521',
  copper: '#7a532f',
  fair: '#a37a48',
  grey: '#77726d',
  white: '#b9b4ac',
  red: '#7a3319',
};

export const scarfColors: Readonly<Record<Look['scarf'], string>> = {
  violet: '#6a5a8c',
  green: '#31615d',
  amber: '#a5824a',
  rose: '#7b4c58',
  slate: '#39465e',
  sand: '#c3b7a6',
  brick: '#8b4a36',
  silver: '#cfd4d8',
};

const dark = (name: string, hex: string): Cloth => ({ name, hex, isPale: false });
const pale = (name: string, hex: string): Cloth => ({ name, hex, isPale: true });

/** The house's wood, paper and ink with its violet, amber and teal, as cloth: never as bright as a light that means something. */
const houseCloths: readonly Cloth[] = [
  dark('Navy', '#2b3a4e'),
  dark('Plum', '#5a3b52'),
  dark('Pine', '#31514b'),
  dark('Ochre', '#8c6a3a'),
  dark('Indigo', '#47436b'),
  dark('Rust', '#7c4934'),
  dark('Charcoal', '#3a3a42'),
  dark('Steel blue', '#5d7389'),
  dark('Violet', '#6a5a8c'),
  dark('Teal', '#2f6764'),
  pale('Sand', '#c6bba8'),
  pale('Mist', '#bcc2c6'),
  pale('Cream', '#d0c8b9'),
  pale('Clay', '#b3a692'),
  pale('Sky', '#a5b3bb'),
  pale('Lavender', '#b9acc4'),
];
const neutrals: readonly Cloth[] = [dark('Charcoal', '#3a3a42'), pale('Mist', '#bcc2c6'), pale('Cream', '#d0c8b9')];

/** As cloth, a company's colours are no lights: this bright and this colourful at most. OKLab. */
const [darkest, brightest, mostColorful] = [0.24, 0.82, 0.14];

/**
 * What clothes may be made of here: a company's own colours with quiet neutrals, or without them the house's. Rule LOOK6.
 */
export function clothsOf(company: readonly string[]): readonly Cloth[] {
  if (company.length === 0) return houseCloths;
  const own = company.map((hex, i) => {
    const [l, a, b] = labOf(hex);
    const tamed = Math.min(1, mostColorful / (Math.hypot(a, b) || 1));
    const made = hexOf([Math.min(brightest, Math.max(darkest, l)), a * tamed, b * tamed]);
    return { name: company.length === 1 ? 'Company colour' : `Company colour ${i + 1}`, hex: made, isPale: l > 0.7 };
  });
  return [...own, ...neutrals];
}

/** The cloth of a look in a town hall; a number that this one has no cloth for begins again at the first. */
export function clothOf(cloths: readonly Cloth[], cloth: Look['cloth']): Cloth {
  return cloths[Number(cloth) % cloths.length] ?? neutrals[0] ?? { name: '', hex: '#3a3a42', isPale: false };
}

/** As far as this from the skin beside it a cloth is seen as one. OKLab. */
const apart = 0.1;
const step = 0.03;

/** A cloth as it is worn on a skin: darker, or on dark skin paler, until nobody takes it for skin. Rule LOOK6. */
export function wornOn(cloth: string, skin: string): string {
  const beside = labOf(skin);
  const [l, a, b] = labOf(cloth);
  const way = beside[0] > 0.5 ? -step : step;
  let worn = cloth;
  // Measured as it can be shown: a screen that has no such dark or pale colour shows one that may be nearer to the skin.
  for (let tries = 1; distance(labOf(worn), beside) < apart && tries <= 30; tries++)
    worn = hexOf([l + tries * way, a, b]);
  return worn;
}

type Lab = readonly [number, number, number];

function distance(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** How far apart two colours look. OKLab. */
export function colorDistance(one: string, other: string): number {
  return distance(labOf(one), labOf(other));
}

/** OKLab (Ottosson, 2020): lightness 0 to 1, and two axes of colour. */
function labOf(hex: string): Lab {
  const [r, g, b] = [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  const [red = 0, green = 0, blue = 0] = [r, g, b];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hexOf([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${rgb
    .map((part) =>
      Math.round(toScreen(part) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function toLinear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function toScreen(part: number): number {
  const clamped = Math.min(1, Math.max(0, part));
  return clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
}
