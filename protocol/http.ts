import { z } from 'zod';
import { connectionKindSchema } from './commands.ts';
import { type DoorTrouble, doorTroubles } from './door.ts';
import { memberIdSchema, questionIdSchema, sectionIdSchema } from './ids.ts';
import { type ImportTrouble, importTroubles } from './import-troubles.ts';
import { limits } from './limits.ts';
import { lookCodeSchema } from './look.ts';
import { offersSchema } from './model-report.ts';
import { type RefusalCode, refusals } from './refusals.ts';
import { type SpeechTrouble, speechTroubles } from './speech.ts';
import { mistakenForSchema } from './views.ts';

/** HTTP between page and server: same origin, JSON, session cookie `rostrum`. */

const refusalCodes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);
const troubles = Object.keys(doorTroubles).filter((code): code is DoorTrouble => code in doorTroubles);
const unheard = Object.keys(speechTroubles).filter((code): code is SpeechTrouble => code in speechTroubles);

const untaken = Object.keys(importTroubles).filter((code): code is ImportTrouble => code in importTroubles);

/** Every error reply: a code and the sentence people read. */
export const errorReplySchema = z.strictObject({
  error: z.enum([...troubles, ...unheard, ...untaken, ...refusalCodes]),
  message: z.string(),
});

/** `POST /enter` */
export const enterRequestSchema = z.strictObject({
  protocol: z.int(),
  name: z.string().max(4000),
  kind: connectionKindSchema,
  /** True when the person agreed to take the body from another page of theirs. */
  takeBody: z.boolean(),
  /** Beside whom they want to sit, also in another section. A wish. */
  beside: memberIdSchema.nullable(),
  /** True for a program that takes part: it shows as a bot on the roster. */
  isBot: z.boolean(),
  /** How their body looks; not there: as their id says. */
  look: lookCodeSchema.optional(),
});
export type EnterRequest = z.infer<typeof enterRequestSchema>;

/** The Colyseus seat reservation: the one-use ticket. */
export const seatReservationSchema = z.strictObject({
  name: z.string(),
  sessionId: z.string(),
  roomId: z.string(),
  processId: z.string(),
  publicAddress: z.string().optional(),
});

export const enterReplySchema = z.union([
  z.strictObject({
    memberId: memberIdSchema,
    sectionId: sectionIdSchema,
    seat: seatReservationSchema,
    /** There was no room for a body: the page watches as a companion does, and may ask for a body again at any time. */
    isFull: z.literal(true).optional(),
    /** Null when voices are off. `path` is on our own origin. */
    liveKit: z.strictObject({ path: z.string(), token: z.string() }).nullable(),
  }),
  /** Another page of this person has the body: ask, then enter again with `takeBody`. */
  z.strictObject({ bodyElsewhere: z.literal(true) }),
  /** 202: many come in at once. Enter again in so long; so many are before. The turn is kept. */
  z.strictObject({ turnInMs: z.int().min(0), before: z.int().min(0) }),
]);
export type EnterReply = z.infer<typeof enterReplySchema>;

/** `POST /api/voice-token` → a fresh LiveKit token for a page that lost its voice connection; null when there is none to give. */
export const voiceTokenRequestSchema = z.strictObject({
  /** The kind of the page that asks: a person may have several open, and each has a voice identity of its own. */
  kind: connectionKindSchema,
});
export const voiceTokenReplySchema = z.strictObject({ path: z.string(), token: z.string() }).nullable();

/** `GET /api/people?name=TEXT` → who is in the town hall under such a name, in whatever section. */
export const peopleReplySchema = z.strictObject({
  /** The first by name, at most {@link limits.peopleFound}. */
  people: z.array(
    z.strictObject({
      memberId: memberIdSchema,
      name: z.string(),
      sectionId: sectionIdSchema,
      mistakenFor: mistakenForSchema,
    }),
  ),
  total: z.int().min(0),
});
export type PeopleReply = z.infer<typeof peopleReplySchema>;

/** `GET /api/files/NAME.FORM` → a file for those who run the town hall. */
export const fileNames = ['questions', 'polls', 'people', 'transcript', 'fairness'] as const;
export type FileName = (typeof fileNames)[number];
export const fileForms = ['csv', 'json'] as const;
export type FileForm = (typeof fileForms)[number];

/** `POST /api/similar` → questions that ask much the same as what is being typed. */
export const similarRequestSchema = z.strictObject({ text: z.string().max(limits.httpBodyBytes) });
export const similarReplySchema = z.strictObject({
  /** The most alike first: of those that everybody may read, at most {@link limits.similarQuestions}. */
  similar: z.array(questionIdSchema).readonly(),
});
export type SimilarReply = z.infer<typeof similarReplySchema>;

export const partHealthSchema = z.union([
  z.strictObject({ status: z.enum(['ok', 'starting']) }),
  z.strictObject({ status: z.enum(['off', 'failing']), reason: z.string() }),
]);
export type PartHealth = z.infer<typeof partHealthSchema>;
/** `GET /health`: 200 `ok`, or 503 while a part is starting or the record cannot be written. */
export const healthReplySchema = z.strictObject({
  status: z.enum(['ok', 'starting', 'failing']),
  parts: z.record(z.string(), partHealthSchema),
  /** What the configured model server was found to offer; null until that is known, not there where none is configured. Rule MD3. */
  modelOffers: offersSchema.nullable().optional(),
});
export type HealthReply = z.infer<typeof healthReplySchema>;
