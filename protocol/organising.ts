import { z } from 'zod';
import { planStageSchema } from './greeting-plan.ts';
import { hallIdSchema, personaIdSchema, townhallIdSchema } from './ids.ts';
import { limits } from './limits.ts';

const { titleLength, aboutLength, minutesMost, doorsMinutesMost, capacityMost, departments } = limits.organising;

/** IANA's name of a time zone, as `Intl` knows it: "Europe/Stockholm". */
export const timeZoneSchema = z.string().min(1).max(64).refine(isTimeZone, 'not a time zone');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What an organiser says of a town hall before it begins. */
export const planSchema = z.strictObject({
  title: z.string().trim().min(1).max(titleLength),
  /** What people read in the lobby and in their calendar; empty: nothing. */
  about: z.string().trim().max(aboutLength),
  /** Milliseconds since 1970. */
  startsAtMs: z.int().min(0),
  minutes: z.int().min(5).max(minutesMost),
  /** In which the organiser plans; everybody else reads the time in their own. */
  timeZone: timeZoneSchema,
  /** So long before the beginning people come in, sit and talk. */
  doorsMinutes: z.int().min(0).max(doorsMinutesMost),
  hallId: hallIdSchema,
  personaId: personaIdSchema,
  /** Bodies in the hall; whoever comes after them watches. Null: as many as the installation holds. */
  capacity: z.int().min(1).max(capacityMost).nullable(),
  /** Where people sign in by their company: only those of these departments; empty: everybody. */
  departments: z.array(z.string().trim().min(1).max(limits.nameLength)).max(departments),
  /** Whether links may be made for people whom the company does not know. */
  allowsGuests: z.boolean(),
  /** Whether anonymous questions are taken, where the installation has the two keys for them. */
  allowsAnonymous: z.boolean(),
  /** Whether a moderator reads each question before it is shown. */
  readsFirst: z.boolean(),
});
export type Plan = z.infer<typeof planSchema>;
/** As the record holds it: a zone that some later system does not know breaks no record. */
export const keptPlanSchema = planSchema.extend({ timeZone: z.string() });

const plannedSchema = z.strictObject({
  id: townhallIdSchema,
  plan: planSchema,
  stage: planStageSchema,
  /** Whether it is the one that is in the house. */
  isHere: z.boolean(),
  /** Counts the edits; the `SEQUENCE` of its calendar entry. Whoever edits names the one that they saw. */
  revision: z.int().min(0),
  /** Why it was cancelled; empty: not said, or not cancelled. */
  reason: z.string(),
  /** People who were in it, and questions asked. */
  people: z.int().min(0),
  asked: z.int().min(0),
  /** Of its calendar file, on our own origin. */
  calendarPath: z.string(),
});
export type PlannedTownhall = z.infer<typeof plannedSchema>;

/** `GET /api/townhalls`, for organisers: those to come, the nearest first, then those that are over, the latest first. */
export const townhallsReplySchema = z.strictObject({
  townhalls: z.array(plannedSchema),
  halls: z.array(z.strictObject({ id: hallIdSchema, name: z.string(), seats: z.int() })),
  personas: z.array(z.strictObject({ id: personaIdSchema, name: z.string() })),
  /** How people come in here: it says which fields a plan has. */
  entry: z.enum(['company', 'invitation', 'demo']),
  /** Whether the installation has the two keys for anonymous questions. */
  hasKeepers: z.boolean(),
  /** Whether the installation lets guests in at all. */
  takesGuests: z.boolean(),
});
export type TownhallsReply = z.infer<typeof townhallsReplySchema>;

/** `POST /api/townhalls` plans one. */
export const planRequestSchema = z.strictObject({ plan: planSchema });
export type PlanRequest = z.infer<typeof planRequestSchema>;
export const plannedReplySchema = z.strictObject({ id: townhallIdSchema });
export type PlannedReply = z.infer<typeof plannedReplySchema>;

/** `POST /api/townhalls/edit`. */
export const editPlanRequestSchema = z.strictObject({
  id: townhallIdSchema,
  revision: z.int().min(0),
  plan: planSchema,
});
export type EditPlanRequest = z.infer<typeof editPlanRequestSchema>;

/** `POST /api/townhalls/cancel`. The reason is told to whoever opens its links; empty: none. */
export const cancelPlanRequestSchema = z.strictObject({
  id: townhallIdSchema,
  reason: z.string().trim().max(limits.reasonLength),
});
export type CancelPlanRequest = z.infer<typeof cancelPlanRequestSchema>;

/** `POST /api/townhalls/act`: `open-doors` brings it into the house, `begin` opens its stage, `end` closes it. */
export const planActSchema = z.enum(['open-doors', 'begin', 'end']);
export type PlanAct = z.infer<typeof planActSchema>;
export const planActRequestSchema = z.strictObject({ id: townhallIdSchema, act: planActSchema });
export type PlanActRequest = z.infer<typeof planActRequestSchema>;

/** Why an act of the organiser's did nothing, beside what everybody may be told. Each is said with what to do. */
export const planTroubles = {
  'changed-meanwhile': 'Somebody else has changed it meanwhile. Look at it as it is now, then change it again.',
  'another-is-open': 'Another town hall is open. End that one first.',
  'already-begun': 'It has begun: only its title, its text and how long it lasts can still be changed.',
  'people-inside': 'People have been in its hall already, so hall and leader stay as they are.',
  'is-over': 'It is over, or was cancelled. Plan a new one.',
  'in-the-past': 'That time has passed. Choose a later one.',
  'unknown-hall': 'There is no such hall here. Choose another one.',
  'unknown-persona': 'There is no such leader here. Choose another one.',
  'no-such-townhall': 'There is no such town hall here. It may have been planned elsewhere.',
} as const;
export const planTroubleSchema = z.enum(Object.keys(planTroubles) as [keyof typeof planTroubles]);
export type PlanTrouble = keyof typeof planTroubles;
