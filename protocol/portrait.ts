import { z } from 'zod';

/** `#rrggbb` */
export const colorSchema = z.string().regex(/^#[0-9a-f]{6}$/i, 'not a colour');

/** How the leader looks where they are a plain picture: cut out of paper, in their own colours. */
export const portraitSchema = z.strictObject({
  hair: z.enum(['bob', 'short']),
  hairColor: colorSchema,
  skin: colorSchema,
  lips: colorSchema,
  jacket: colorSchema,
  shirt: colorSchema,
  hasGlasses: z.boolean(),
  hasBeard: z.boolean(),
});
export type Portrait = z.infer<typeof portraitSchema>;
