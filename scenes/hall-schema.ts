import { z } from 'zod';
import { hallIdSchema, seatIdSchema } from '../protocol/ids.ts';
import { furnitureSchema, lookSchema, windowSchema } from './furnishing-schema.ts';

/**
 * A hall as data. All places are in the hall frame (right-handed, +Y up, metres, origin at floor level in the middle of the stage's front
 * edge; people look towards -Z at the stage). A yaw turns about +Y; yaw 0 looks towards -Z, so forward is (-sin yaw, 0, -cos yaw).
 */
const coordinateM = z.number().min(-32).max(32);
const pointSchema = z.tuple([coordinateM, coordinateM, coordinateM]).readonly();
/** A point of the floor plan: x, z. */
const planPointSchema = z.tuple([coordinateM, coordinateM]).readonly();
const yawRadSchema = z
  .number()
  .min(-2 * Math.PI)
  .max(2 * Math.PI);
const sizeM = z.number().positive().max(64);
const nameSchema = z.string().regex(/^[a-z0-9-]{1,32}$/, 'lower-case letters, digits and hyphens');
const outlineSchema = z.array(planPointSchema).min(3).max(200).readonly();

const standSchema = z.strictObject({ position: pointSchema, yawRad: yawRadSchema });

const seatSchema = z.strictObject({
  id: seatIdSchema,
  /** 1 is the row nearest to the stage. */
  row: z.int().min(1).max(99),
  /** A chair of a row, an armchair, or a place where people stand. */
  kind: z.enum(['chair', 'armchair', 'standing']).default('chair'),
  /** On the floor, under the middle of the seat. */
  position: pointSchema,
  yawRad: yawRadSchema,
  /** A place of the moderators' corner: nobody else is given it. */
  isForModerators: z.boolean().default(false),
});

const floorSchema = z.strictObject({
  id: nameSchema,
  /** Height of this piece of floor. */
  floorM: coordinateM,
  outline: outlineSchema,
});

const stageSchema = z.strictObject({
  topM: z.number().min(0).max(3),
  /** The front edge from left to right as the audience sees it, then the back. */
  outline: outlineSchema,
  /** Where the leader stands and where an asker who has the floor may stand. */
  leaderMark: pointSchema,
  leaderYawRad: yawRadSchema,
  askerMark: pointSchema,
});

const screenSchema = z.strictObject({
  center: pointSchema,
  widthM: sizeM,
  heightM: sizeM,
  /** The direction that the picture faces, as a yaw. */
  yawRad: yawRadSchema,
});

/** Where moderators work, near the stage. Their places are the seats that say so. */
const moderatorsSchema = z.strictObject({
  /** The id of a desk among the furniture; a lamp stands on it. */
  desk: nameSchema,
  /** Turned to their places; it shows what the stage's screen shows. */
  screen: screenSchema,
});

/** Where people of the other sections are drawn: straight rows of places. */
const balconySchema = z.strictObject({
  id: nameSchema,
  rows: z
    .array(
      z.strictObject({ from: pointSchema, to: pointSchema, yawRad: yawRadSchema, places: z.int().min(1).max(200) }),
    )
    .min(1)
    .readonly(),
});

const signSchema = z.strictObject({
  id: nameSchema,
  center: pointSchema,
  widthM: sizeM,
  heightM: sizeM,
  /** The direction that it faces, as a yaw. */
  yawRad: yawRadSchema,
  /** The town hall's title, what happens on the stage now, or always the same words: over a door, where it leads. */
  says: z.enum(['title', 'now']).or(z.strictObject({ words: z.string().min(1).max(40) })),
});

/** A rectangle that gives light to one side, for the baked light. */
const lightSchema = z.strictObject({
  id: nameSchema,
  center: pointSchema,
  /** Half extents as vectors: the rectangle is center ± u ± v; it shines towards u × v. */
  u: pointSchema,
  v: pointSchema,
  /** Linear red, green, blue; 1 is a white sheet in full stage light. */
  radiance: z.tuple([z.number().min(0), z.number().min(0), z.number().min(0)]).readonly(),
  /** A light that is seen is drawn as a panel that shines. */
  isSeen: z.boolean().default(false),
});

export const hallSchema = z.strictObject({
  v: z.literal(1),
  id: hallIdSchema,
  title: z.string().min(1).max(80),
  /** A pose outside is dropped. */
  boundsM: z.strictObject({ min: pointSchema, max: pointSchema }),
  ceilingM: z.number().min(2.5).max(20),
  stage: stageSchema,
  screen: screenSchema,
  walkable: z.array(floorSchema).min(1).max(100).readonly(),
  seats: z.array(seatSchema).min(1).max(600).readonly(),
  /** Without a corner of their own moderators sit among the others. */
  moderators: moderatorsSchema.optional(),
  spawns: z.array(standSchema).min(1).max(200).readonly(),
  balconies: z.array(balconySchema).max(8).readonly(),
  entrances: z
    .array(z.strictObject({ id: nameSchema, position: pointSchema, yawRad: yawRadSchema, widthM: sizeM }))
    .min(1)
    .readonly(),
  signs: z.array(signSchema).max(16).readonly(),
  /** Inner walls in plan, from the stage's left round the back to its right. */
  walls: outlineSchema,
  lights: z.array(lightSchema).min(1).max(64).readonly(),
  /** A hall without one has a model of its own. */
  look: lookSchema.optional(),
  windows: z.array(windowSchema).max(40).readonly().default([]),
  furniture: z.array(furnitureSchema).max(200).readonly().default([]),
  acoustics: z.strictObject({
    /** Time for a sound to fall by 60 dB. */
    reverbS: z.number().min(0.1).max(6),
    /** Up to here a neighbour's voice keeps its loudness. */
    fullVoiceM: z.number().min(0.2).max(10),
    /** From here on a neighbour's voice is not heard. */
    voiceRangeM: z.number().min(2).max(64),
  }),
});

/** A hall that has passed the schema; {@link checkHall} finds what a schema cannot say. */
export type Hall = z.infer<typeof hallSchema>;
export type Seat = Hall['seats'][number];
