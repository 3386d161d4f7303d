import { type Look, lookChoices } from '../../protocol/look.ts';
import { pick, seeded } from './seeded.ts';

type Head = Pick<Look, 'hair' | 'face'> & Partial<Pick<Look, 'beard' | 'glasses'>> & { readonly isGrey?: boolean };

/** Heads that anybody tells apart across the hall. */
export const heads: readonly Head[] = [
  { hair: 'short', face: 'strong' },
  { hair: 'parted', glasses: 'square', face: 'strong' },
  { hair: 'quiff', beard: 'stubble', face: 'strong' },
  { hair: 'cropped', beard: 'full', face: 'strong' },
  { hair: 'balding', glasses: 'half', isGrey: true, face: 'strong' },
  { hair: 'none', beard: 'goatee', face: 'strong' },
  { hair: 'none', face: 'strong' },
  { hair: 'pixie', glasses: 'round', face: 'fine' },
  { hair: 'bob', face: 'fine' },
  { hair: 'bob', isGrey: true, glasses: 'half', face: 'fine' },
  { hair: 'long', face: 'fine' },
  { hair: 'waves', face: 'fine' },
  { hair: 'waves', glasses: 'square', face: 'fine' },
  { hair: 'ponytail', face: 'fine' },
  { hair: 'bun', face: 'fine' },
  { hair: 'bun', isGrey: true, face: 'fine' },
  { hair: 'afro', face: 'fine' },
  { hair: 'curls', face: 'even' },
  { hair: 'curls', beard: 'moustache', face: 'strong' },
  { hair: 'locs', face: 'even' },
  { hair: 'locs', beard: 'full', face: 'strong' },
  { hair: 'hijab', face: 'fine' },
  { hair: 'hijab', glasses: 'round', face: 'fine' },
  { hair: 'turban', beard: 'full', face: 'strong' },
  { hair: 'short', isGrey: true, beard: 'stubble', face: 'strong' },
  { hair: 'parted', face: 'even' },
];

/** Cloths by number from here on are pale (cloth-colors.ts). */
const firstPale = 10;

/** How somebody looks who chose nothing: the same on every screen, by their id alone. Rule HALL20. */
export function lookById(id: string): Look {
  const random = seeded(id);
  const head = pick(heads, random());
  const skin = pick(lookChoices.skin, random());
  // Fair hair goes with fair skin.
  const darkness = Number(skin);
  const tones = lookChoices.hairColor;
  const natural = pick([...tones.slice(0, darkness <= 2 ? 6 : darkness <= 4 ? 4 : 2)], random());
  const hairColor = head.isGrey ? pick(['grey', 'white'] as const, random()) : natural;
  const isRed = !head.isGrey && darkness <= 2 && random() < 0.12;
  const top = topOf(head.face, random());
  const isPale = random() < (top === 'shirt' || top === 'blouse' ? 0.7 : 0.12);
  const cloths = lookChoices.cloth;
  return {
    face: head.face,
    skin,
    hair: head.hair,
    hairColor: isRed ? 'red' : hairColor,
    scarf: pick(lookChoices.scarf, random()),
    beard: head.beard ?? 'none',
    glasses: head.glasses ?? (random() < 0.12 ? 'square' : 'none'),
    top,
    cloth: pick(isPale ? cloths.slice(firstPale) : cloths.slice(0, firstPale), random()),
  };
}

/** What is worn mostly by the ones is worn now and then by the others. */
function topOf(face: Look['face'], t: number): Look['top'] {
  const often =
    face === 'strong'
      ? (['shirt', 'polo', 'blazer', 'hoodie'] as const)
      : (['blouse', 'dress', 'knit', 'blazer'] as const);
  return t < 0.5 ? pick(often, t * 2) : pick(lookChoices.top.slice(0, 7), t * 2 - 1);
}

/** Any look at all, with what goes together: for who wants to be surprised. `random` gives 0 to below 1. Rule LOOK4. */
export function surprise(random: () => number): Look {
  const some = lookById(`surprise ${random()}`);
  return { ...some, hairColor: pick(lookChoices.hairColor, random()), glasses: pick(lookChoices.glasses, random()) };
}
