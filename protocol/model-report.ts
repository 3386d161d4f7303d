import { z } from 'zod';

/** What an OpenAI-compatible server may offer. */
export const capabilitySchema = z.enum(['responses', 'chat', 'embeddings', 'speech', 'transcription', 'moderation']);
export type Capability = z.infer<typeof capabilitySchema>;

/** What it was found to offer; `unknown` where it did not answer. Rule MD3. */
export const offersSchema = z.record(capabilitySchema, z.enum(['yes', 'no', 'unknown']));
export type Offers = z.infer<typeof offersSchema>;

const amountSchema = z.strictObject({ calls: z.int().min(0), cost: z.number().min(0) });

/** `GET /api/model`: how the language model stands, for those who see drafts; null where none is configured. Rules MD3, MD34. */
export const modelReportSchema = z
  .strictObject({
    model: z.string(),
    /** The model that checks what was written; null: code alone does. */
    checkedBy: z.string().nullable(),
    /** Whether sentences may be written. */
    writes: z.boolean(),
    /** Whether questions in other languages are answered in them. */
    translates: z.boolean(),
    /** Null until it was found out. */
    offers: offersSchema.nullable(),
    /** Why the avatar only quotes now; null when it need not. */
    trouble: z.enum(['not-answering', 'hour-spent', 'town-hall-spent']).nullable(),
    inHour: amountSchema,
    inAll: amountSchema,
    /** Null: no limit in money. */
    limits: z.strictObject({
      callsPerHour: z.int().min(0),
      calls: z.int().min(0),
      costPerHour: z.number().min(0).nullable(),
      cost: z.number().min(0).nullable(),
    }),
  })
  .nullable();
export type ModelReport = z.infer<typeof modelReportSchema>;

/** In a box, because null is a valid report. */
export const modelReplySchema = z.strictObject({ report: modelReportSchema });
export type ModelReply = z.infer<typeof modelReplySchema>;
