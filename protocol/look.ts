import { z } from 'zod';

/**
 * How somebody looks, as they chose it. The order of every list is in codes that are kept: new ones come last. What a colour or a cut is
 * called on a page: client/world/look-words.ts.
 */
export const hairStyles = [
  'short',
  'parted',
  'quiff',
  'cropped',
  'balding',
  'none',
  'pixie',
  'bob',
  'long',
  'waves',
  'ponytail',
  'bun',
  'afro',
  'curls',
  'locs',
  'hijab',
  'turban',
] as const;
export type HairStyle = (typeof hairStyles)[number];

const choices = {
  /** Fine features and full lips, or a strong jaw and brow. */
  face: ['fine', 'even', 'strong'],
  skin: ['1', '2', '3', '4', '5', '6', '7', '8'],
  hair: hairStyles,
  hairColor: ['black', 'sable', 'brown', 'chestnut', 'copper', 'fair', 'grey', 'white', 'red'],
  /** Of a headscarf or turban; on other heads it is not seen. */
  scarf: ['violet', 'green', 'amber', 'rose', 'slate', 'sand', 'brick', 'silver'],
  beard: ['none', 'stubble', 'full', 'goatee', 'moustache'],
  glasses: ['none', 'square', 'round', 'half'],
  top: ['tee', 'shirt', 'blazer', 'hoodie', 'knit', 'blouse', 'striped', 'polo', 'dress'],
  /** Number of a cloth: which colour that is, is the town hall's own matter (client/world/cloth-colors.ts). */
  cloth: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15'],
} as const;

/** What somebody may choose of each part, in the order of the code. */
export const lookChoices: { readonly [Part in LookPart]: (typeof choices)[Part] } = choices;
export type LookPart = keyof typeof choices;

export const lookSchema = z
  .strictObject({
    face: z.enum(choices.face),
    skin: z.enum(choices.skin),
    hair: z.enum(choices.hair),
    hairColor: z.enum(choices.hairColor),
    scarf: z.enum(choices.scarf),
    beard: z.enum(choices.beard),
    glasses: z.enum(choices.glasses),
    top: z.enum(choices.top),
    cloth: z.enum(choices.cloth),
  })
  .readonly();
export type Look = z.infer<typeof lookSchema>;

export const lookParts: readonly LookPart[] = [
  'face',
  'skin',
  'hair',
  'hairColor',
  'scarf',
  'beard',
  'glasses',
  'top',
  'cloth',
];

/** The first letter of a code. Another form of a look gets another one; codes of this one stay readable. */
const version = 'a';
const base = 36;

/** A look as it travels and is kept: the version, then a digit or letter for each part. One look has one code. */
export function lookCode(look: Look): string {
  let code = version;
  for (const part of lookParts) {
    const choices: readonly string[] = lookChoices[part];
    code += choices.indexOf(look[part]).toString(base);
  }
  return code;
}

/** The look of a code; null for a text that is no code, or one of a version that is not known here. */
export function lookOfCode(code: string): Look | null {
  if (code.length !== 1 + lookParts.length || code[0] !== version) return null;
  const parts: Record<string, string> = {};
  for (const [at, part] of lookParts.entries()) {
    const digit = code[1 + at] ?? '';
    // `parseInt` also reads capitals, which would be a second code for the same look.
    const choice = /[0-9a-z]/.test(digit) ? lookChoices[part][Number.parseInt(digit, base)] : undefined;
    if (choice === undefined) return null;
    parts[part] = choice;
  }
  return lookSchema.safeParse(parts).data ?? null;
}

/** A code that somebody brings to the door. */
export const lookCodeSchema = z.string().refine((code) => lookOfCode(code) !== null, 'not a look');
/** A code in the record or on the wire: of whatever version, for what is not understood is drawn by the id. */
export const keptLookCodeSchema = z.string().regex(/^[0-9a-z]{1,24}$/, 'not a look');
