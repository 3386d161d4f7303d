import { z } from 'zod';

/** What makes a hall look like itself: surfaces, windows and furniture. Places are those of `hall-schema.ts`; sizes are metres. */
const coordinateM = z.number().min(-32).max(32);
const pointSchema = z.tuple([coordinateM, coordinateM, coordinateM]).readonly();
const yawRadSchema = z
  .number()
  .min(-2 * Math.PI)
  .max(2 * Math.PI);
const nameSchema = z.string().regex(/^[a-z0-9-]{1,32}$/, 'lower-case letters, digits and hyphens');
const sizeM = z.number().min(0.01).max(64);
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #8a5a33');

const surfaceSchema = z.strictObject({
  material: z.enum(['wood', 'boards', 'stone', 'brick', 'plaster', 'cloth']),
  colour: colourSchema,
});

/** The surfaces of a hall that is built from its file alone. */
export const lookSchema = z.strictObject({
  floor: surfaceSchema,
  walls: surfaceSchema,
  /** Up to here the walls are clad with timber of the frames' colour. */
  claddingM: z.number().min(0).max(20).optional(),
  ceiling: surfaceSchema,
  /** Beams under the ceiling, one every so many metres, across the hall. */
  beamEveryM: z.number().min(0.5).max(20).optional(),
  stage: surfaceSchema,
  /** Skirting, beams, window frames and shelves. */
  frames: colourSchema,
  /** The cloth of the seats. */
  seats: colourSchema,
});

/** A window, hung on a wall or standing free: panes in a frame. What shines through it is among the lights. */
export const windowSchema = z.strictObject({
  id: nameSchema,
  center: pointSchema,
  widthM: sizeM,
  heightM: sizeM,
  /** The direction that it faces into the hall, as a yaw. */
  yawRad: yawRadSchema,
  panes: z.strictObject({ columns: z.int().min(1).max(40), rows: z.int().min(1).max(20) }),
  /** What is seen through it, from the ground upwards. */
  sky: z.strictObject({ low: colourSchema, high: colourSchema, brightness: z.number().min(0).max(3) }),
});

/** What stands in a hall. Nobody walks through it, but for what lies flat or hangs. */
export const furnitureSchema = z.strictObject({
  id: nameSchema,
  kind: z.enum([
    'table',
    'desk',
    'round-table',
    'bookshelf',
    'hearth',
    'planter',
    'column',
    'floor-lamp',
    'pendant',
    'rug',
    'picture',
  ]),
  /** On the floor under its middle; what hangs, its own middle. */
  position: pointSchema,
  /** The direction that its front faces, as a yaw: of a desk, away from whoever sits at it. */
  yawRad: yawRadSchema,
  widthM: sizeM,
  depthM: sizeM,
  heightM: sizeM,
  colour: colourSchema,
});
export type Furniture = z.infer<typeof furnitureSchema>;
