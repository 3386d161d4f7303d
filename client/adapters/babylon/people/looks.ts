import { hairStyles, type Look, lookChoices, lookOfCode } from '../../../../protocol/look.ts';
import { type Cloth, clothOf, hairColors, scarfColors, skinColors, wornOn } from '../../../world/cloth-colors.ts';
import { lookById } from '../../../world/look-by-id.ts';
import { isCovered } from '../../../world/look-words.ts';
import { pick, seeded } from '../../../world/seeded.ts';

/** Texels of a person's row in the looks texture. */
export const lookTexels = 6;

/** By number, as face-glsl.ts draws them. */
const beards = { none: 0, stubble: 1, full: 2, goatee: 3, moustache: 4 } as const;
const glasses = { none: 0, square: 1, round: 2, half: 3 } as const;
/** From a fine face with full lips, 0, to a strong jaw and brow, 1. */
const strength = { fine: 0.1, even: 0.5, strong: 0.85 } as const;

const trousers = ['#23262f', '#2f2a28', '#364154', '#4b4238', '#1d1d22', '#5c5346'] as const;

/** Somebody to be drawn. */
export interface Looker {
  readonly id: string;
  /** The code of the look that they chose; null, or one that is not understood: that of their id. */
  readonly look: string | null;
}

/**
 * Writes how a person looks into their row: as they chose, else by their id; what nobody chooses (eyes, trousers, the measures of a face)
 * by the id too. The same on every screen. Rule HALL20.
 */
export function writeLook({ id, look: code }: Looker, cloths: readonly Cloth[], out: Float32Array, at: number): void {
  const look = (code === null ? null : lookOfCode(code)) ?? lookById(id);
  // The rest is of the person, not of the look: who takes another look stays who they are.
  const random = seeded(`${id}, apart from the look`);
  const [eyes, seed, legs, measure, shirt] = [random(), random(), random(), random(), random()];
  const skin = skinColors[look.skin];
  const hair = hairColors[look.hairColor];
  const cloth = clothOf(cloths, look.cloth);
  const isOld = look.hairColor === 'grey' || look.hairColor === 'white';
  const worn = beards[look.beard] + 8 * glasses[look.glasses] + 64 * (isOld ? 1 : 0);
  out.set([...linear(skin), hairStyles.indexOf(look.hair)], at);
  out.set([...linear(isCovered(look) ? scarfColors[look.scarf] : hair), eyes], at + 4);
  out.set([...linear(wornOn(cloth.hex, skin)), lookChoices.top.indexOf(look.top)], at + 8);
  out.set([...linear(pick(trousers, legs)), seed], at + 12);
  out.set([...linear(second(look, cloths, cloth, shirt)), worn], at + 16);
  out.set([...linear(hair), Math.min(1, Math.max(0, strength[look.face] + (measure - 0.5) * 0.3))], at + 20);
}

/** What is seen beside the cloth: the shirt under a blazer, spots and stripes. On pale cloth it is dark, else nobody would see it. */
function second({ top }: Look, cloths: readonly Cloth[], cloth: Cloth, t: number): string {
  const isDark = cloth.isPale ? top !== 'blazer' || t < 0.5 : top === 'blazer' && t < 0.3;
  const others = cloths.filter(({ isPale }) => isPale !== isDark);
  return pick(others, (t * 7) % 1).hex;
}

function linear(hex: string): readonly [number, number, number] {
  const part = (at: number) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
}
