import { z } from 'zod';
import { paceSchema } from '../../../protocol/answer.ts';
import { timelineSchema } from '../../../protocol/viseme.ts';

/** What goes to flite's thread and comes back, one at a time. */

export const fliteVoices = ['slt', 'rms', 'awb', 'kal16'] as const;
/** Voices inside the package: a woman (`slt`), two men (American `rms`, Scottish `awb`), and a fast robot (`kal16`). */
export type FliteVoice = (typeof fliteVoices)[number];

export const threadDataSchema = z.strictObject({ voice: z.enum(fliteVoices), programPath: z.string() });
export type ThreadData = z.infer<typeof threadDataSchema>;

const saying = { id: z.int(), text: z.string(), spoken: z.string(), pace: paceSchema.optional() };
const floats = z.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array);
const pcm = z.custom<Int16Array<ArrayBuffer>>((value) => value instanceof Int16Array);

export const jobSchema = z.discriminatedUnion('kind', [
  /** Speak. */
  z.strictObject({ kind: z.literal('speak'), ...saying }),
  /** Make speech of a sound that another voice made of the same text. */
  z.strictObject({ kind: z.literal('finish'), ...saying, samples: floats, sampleRateHz: z.int().positive() }),
]);
export type Job = z.infer<typeof jobSchema>;

/** `speech` is null when nothing in the sound is audible. A sound above the timeline's 120 s does not pass. */
export const replySchema = z.strictObject({
  id: z.int(),
  speech: z.strictObject({ pcm, sampleRateHz: z.literal(48_000), timeline: timelineSchema }).nullable(),
});
export type Reply = z.infer<typeof replySchema>;
