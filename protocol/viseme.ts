import { z } from 'zod';

/** The fifteen mouth shapes under their usual names (Oculus, Ready Player Me); a model's morph target is `viseme_` + name. */
export const visemes = ['sil', 'PP', 'FF', 'TH', 'DD', 'kk', 'CH', 'SS', 'nn', 'RR', 'aa', 'E', 'I', 'O', 'U'] as const;
export const visemeSchema = z.enum(visemes);
export type Viseme = z.infer<typeof visemeSchema>;

/** Mouth and caption timing of one sentence's sound. Times are milliseconds from the sound's first sample. */
export const timelineSchema = z.strictObject({
  durationMs: z.number().min(0).max(120_000),
  /** First sample louder than the onset threshold (0.02 of full scale): the anchor that listeners hear. */
  onsetMs: z.number().min(0).max(120_000),
  /** Loudness of every 10 ms begun (protocol/loudness.ts): where in the sentence a listener's sound is. Empty when nothing sounds. */
  loudness: z
    .string()
    .max(12_000)
    .regex(/^[0-9a-v]*$/),
  /** Each shape holds until the next; ascending; starts at 0. */
  mouth: z
    .array(z.strictObject({ atMs: z.number().min(0), viseme: visemeSchema }))
    .max(2000)
    .readonly(),
  /** Words of the *caption text*, in order; `start`/`end` are UTF-16 offsets in it; `atMs` when the word begins to sound. */
  words: z
    .array(z.strictObject({ atMs: z.number().min(0), start: z.int().min(0), end: z.int().min(1) }))
    .max(400)
    .readonly(),
});
export type Timeline = z.infer<typeof timelineSchema>;
