import { type HairStyle, hairStyles } from './hair-shape.ts';

/** Texels of a person's row in the looks texture. */
export const lookTexels = 6;

export const skins = ['#d6a588', '#c99672', '#bf8b64', '#a9724d', '#8d5b3d', '#724931', '#5a3929', '#47312a'] as const;
/** From black to fair, then grey, white and red. */
const hairTones = [
  '#14100e',
  '#231813',
  '#38241a',
  '#543521',
  '#7a532f',
  '#a37a48',
  '#77726d',
  '#b9b4ac',
  '#7a3319',
] as const;
const grey = [6, 7] as const;

const beards = { none: 0, stubble: 1, full: 2, goatee: 3, moustache: 4 } as const;
const glasses = { none: 0, square: 1, round: 2, half: 3 } as const;

interface Head {
  readonly hair: HairStyle;
  readonly beard?: keyof typeof beards;
  readonly glasses?: keyof typeof glasses;
  readonly isGrey?: boolean;
  /** From a fine face with full lips, 0, to a strong jaw and brow, 1. */
  readonly strong: number;
}

/** Heads that anybody tells apart across the hall. */
export const heads: readonly Head[] = [
  { hair: 'short', strong: 0.8 },
  { hair: 'parted', glasses: 'square', strong: 0.75 },
  { hair: 'quiff', beard: 'stubble', strong: 0.85 },
  { hair: 'cropped', beard: 'full', strong: 0.95 },
  { hair: 'balding', glasses: 'half', isGrey: true, strong: 0.8 },
  { hair: 'none', beard: 'goatee', strong: 1 },
  { hair: 'none', strong: 0.9 },
  { hair: 'pixie', glasses: 'round', strong: 0.2 },
  { hair: 'bob', strong: 0.1 },
  { hair: 'bob', isGrey: true, glasses: 'half', strong: 0.2 },
  { hair: 'long', strong: 0 },
  { hair: 'waves', strong: 0.1 },
  { hair: 'waves', glasses: 'square', strong: 0.15 },
  { hair: 'ponytail', strong: 0.1 },
  { hair: 'bun', strong: 0.05 },
  { hair: 'bun', isGrey: true, strong: 0.2 },
  { hair: 'afro', strong: 0.2 },
  { hair: 'curls', strong: 0.4 },
  { hair: 'curls', beard: 'moustache', strong: 0.8 },
  { hair: 'locs', strong: 0.3 },
  { hair: 'locs', beard: 'full', strong: 0.85 },
  { hair: 'hijab', strong: 0.05 },
  { hair: 'hijab', glasses: 'round', strong: 0.1 },
  { hair: 'turban', beard: 'full', strong: 0.9 },
  { hair: 'short', isGrey: true, beard: 'stubble', strong: 0.8 },
  { hair: 'parted', strong: 0.6 },
];

/** Kinds of top by number, as people-fragment.ts draws them. */
const tops = ['tee', 'shirt', 'blazer', 'hoodie', 'knit', 'blouse', 'striped', 'polo', 'dress'] as const;

/** The house's wood, paper and ink with its violet, amber and teal, as cloth: never as bright as a light that means something. */
const cloth = [
  '#2b3a4e',
  '#5a3b52',
  '#31514b',
  '#8c6a3a',
  '#47436b',
  '#7c4934',
  '#3a3a42',
  '#5d7389',
  '#8f5f56',
  '#41604c',
  '#6a5a8c',
  '#2f6764',
  '#a5824a',
  '#232a36',
] as const;
const pale = ['#c6bba8', '#bcc2c6', '#d0c8b9', '#b3a692', '#a5b3bb', '#b9acc4'] as const;
const trousers = ['#23262f', '#2f2a28', '#364154', '#4b4238', '#1d1d22', '#5c5346'] as const;
const scarves = ['#6a5a8c', '#31615d', '#a5824a', '#7b4c58', '#39465e', '#c3b7a6', '#8b4a36', '#cfd4d8'] as const;

/** Writes how a person looks into their row: the same on every screen, by their id alone. */
export function writeLook(id: string, out: Float32Array, at: number): void {
  const random = seeded(id);
  const head = heads[Math.floor(random() * heads.length)] ?? { hair: 'short', strong: 0.5 };
  const skin = Math.floor(random() * skins.length);
  const isCovered = head.hair === 'hijab' || head.hair === 'turban';
  // Fair hair goes with fair skin.
  const natural = Math.floor(random() * (skin < 2 ? 6.99 : skin < 4 ? 4 : 2));
  const tone = head.isGrey ? pick(grey, random()) : natural === 6 ? 8 : natural;
  const hair = hairTones[tone] ?? '#14100e';
  const kind = topOf(head.strong, random());
  const isPale = kind === 'shirt' || kind === 'blouse' ? random() < 0.7 : random() < 0.12;
  const second = kind === 'blazer' && random() < 0.4 ? pick(cloth, random()) : pick(pale, random());
  const worn = head.glasses ?? (random() < 0.12 ? 'square' : 'none');
  const code = beards[head.beard ?? 'none'] + 8 * glasses[worn] + 64 * (head.isGrey ? 1 : 0);
  out.set([...linear(skins[skin] ?? '#bd8560'), hairStyles.indexOf(head.hair)], at);
  out.set([...linear(isCovered ? pick(scarves, random()) : hair), random()], at + 4);
  out.set([...linear(pick(isPale ? pale : cloth, random())), tops.indexOf(kind)], at + 8);
  out.set([...linear(pick(trousers, random())), random()], at + 12);
  out.set([...linear(second), code], at + 16);
  out.set([...linear(hair), Math.min(1, Math.max(0, head.strong + (random() - 0.5) * 0.3))], at + 20);
}

/** What is worn mostly by the ones is worn now and then by the others. */
function topOf(strong: number, t: number): (typeof tops)[number] {
  const often =
    strong < 0.5 ? (['blouse', 'dress', 'knit', 'blazer'] as const) : (['shirt', 'polo', 'blazer', 'hoodie'] as const);
  return t < 0.5 ? pick(often, t * 2) : pick(tops.slice(0, 7), t * 2 - 1);
}

function pick<T>(list: readonly T[], t: number): T {
  const found = list[Math.min(list.length - 1, Math.floor(t * list.length))];
  if (found === undefined) throw new Error('nothing to pick');
  return found;
}

function linear(hex: string): readonly [number, number, number] {
  const part = (at: number) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
}

function seeded(id: string): () => number {
  let state = 2166136261;
  for (const letter of id) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
