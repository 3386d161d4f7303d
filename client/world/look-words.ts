import type { Look, LookPart } from '../../protocol/look.ts';

/** What each part of a look is called. */
export const partWords: Readonly<Record<LookPart, string>> = {
  face: 'Face',
  skin: 'Skin',
  hair: 'Hair',
  hairColor: 'Hair colour',
  scarf: 'Scarf colour',
  beard: 'Beard',
  glasses: 'Glasses',
  top: 'Clothes',
  cloth: 'Colour',
};

type Words = { readonly [Part in Exclude<LookPart, 'cloth'>]: Readonly<Record<Look[Part], string>> };

/** What each choice is called. Cloths have the names that the town hall gives them (cloth-colors.ts). */
export const lookWords: Words = {
  face: { fine: 'Fine', even: 'Even', strong: 'Strong' },
  skin: {
    1: 'Lightest',
    2: 'Light',
    3: 'Light tan',
    4: 'Tan',
    5: 'Brown',
    6: 'Deep brown',
    7: 'Dark',
    8: 'Darkest',
  },
  hair: {
    short: 'Short',
    parted: 'Side parting',
    quiff: 'Swept up',
    cropped: 'Cropped',
    balding: 'Receding',
    none: 'Shaved',
    pixie: 'Pixie',
    bob: 'Bob',
    long: 'Long',
    waves: 'Waves',
    ponytail: 'Ponytail',
    bun: 'Bun',
    afro: 'Afro',
    curls: 'Curls',
    locs: 'Locs',
    hijab: 'Headscarf',
    turban: 'Turban',
  },
  hairColor: {
    black: 'Black',
    sable: 'Soft black',
    brown: 'Dark brown',
    chestnut: 'Chestnut',
    copper: 'Light brown',
    fair: 'Fair',
    grey: 'Grey',
    white: 'White',
    red: 'Red',
  },
  scarf: {
    violet: 'Violet',
    green: 'Green',
    amber: 'Amber',
    rose: 'Rose',
    slate: 'Slate',
    sand: 'Sand',
    brick: 'Brick',
    silver: 'Silver',
  },
  beard: { none: 'None', stubble: 'Stubble', full: 'Full', goatee: 'Goatee', moustache: 'Moustache' },
  glasses: { none: 'None', square: 'Square', round: 'Round', half: 'Half-rimmed' },
  top: {
    tee: 'T-shirt',
    shirt: 'Shirt',
    blazer: 'Blazer',
    hoodie: 'Hoodie',
    knit: 'Jumper',
    blouse: 'Blouse',
    striped: 'Striped top',
    polo: 'Polo shirt',
    dress: 'Dress',
  },
};

/** Whether hair is under cloth, which then has a colour. */
export function isCovered({ hair }: Pick<Look, 'hair'>): boolean {
  return hair === 'hijab' || hair === 'turban';
}

/** A look in words, for who cannot see the picture. Rule LOOK5. */
export function describeLook(look: Look, clothName: string): string {
  const low = (text: string) => text.toLowerCase();
  const hair = isCovered(look)
    ? `${low(lookWords.scarf[look.scarf])} ${low(lookWords.hair[look.hair])}`
    : look.hair === 'none'
      ? 'shaved head'
      : `${low(lookWords.hairColor[look.hairColor])} hair, ${low(lookWords.hair[look.hair])}`;
  const worn = [
    ...(look.glasses === 'none' ? [] : [`${low(lookWords.glasses[look.glasses])} glasses`]),
    ...(look.beard === 'none' ? [] : [beardWords[look.beard]]),
    `${low(lookWords.top[look.top])} in ${low(clothName)}`,
  ];
  return `Skin: ${low(lookWords.skin[look.skin])}; ${[hair, ...worn].join('; ')}.`;
}

const beardWords = { stubble: 'stubble', full: 'full beard', goatee: 'goatee', moustache: 'moustache' } as const;
