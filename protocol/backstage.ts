import { z } from 'zod';
import { agendaViewSchema } from './agenda.ts';
import { memberIdSchema, sectionIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { roleSchema } from './roles.ts';

/**
 * What desks and the leader's page ask and are told beside the record: the green room, and how the hall is just now. Nothing of it is
 * recorded. It stands apart from `toPage`, because pages of the audience neither get it nor carry its schemas along.
 */

/** The green room at the media server: a room of its own, and no section's. */
export const greenRoom = sectionIdSchema.parse('green-room');

export const backstageAskSchema = z.discriminatedUnion('ask', [
  /** Tell this page everything from now on. */
  z.strictObject({ ask: z.literal('look') }),
  /** Into the green room, to listen; once more for a fresh ticket. */
  z.strictObject({ ask: z.literal('enter') }),
  z.strictObject({ ask: z.literal('leave') }),
  z.strictObject({ ask: z.literal('microphone'), isOn: z.boolean() }),
  z.strictObject({ ask: z.literal('note'), text: z.string().max(limits.socketMessageBytes) }),
]);
export type BackstageAsk = z.infer<typeof backstageAskSchema>;

/** Why something in the green room is not possible now: refusals of the gate, in their words. */
export const greenRefusalSchema = z.enum([
  'not-allowed',
  'not-here',
  'muted',
  'green-on-stage',
  'green-not-in',
  'text-too-long',
  'record-unavailable',
  'too-fast',
]);
export type GreenRefusal = z.infer<typeof greenRefusalSchema>;

export const greenPersonSchema = z.strictObject({
  memberId: memberIdSchema,
  name: z.string(),
  role: roleSchema,
  /** Their microphone is open in there. */
  isOpen: z.boolean(),
});
export type GreenPerson = Readonly<z.infer<typeof greenPersonSchema>>;

export const greenNoteSchema = z.strictObject({
  memberId: memberIdSchema,
  name: z.string(),
  /** Milliseconds since 1970. */
  at: z.int(),
  text: z.string(),
});
export type GreenNote = Readonly<z.infer<typeof greenNoteSchema>>;

export const backstageSchema = z.discriminatedUnion('tell', [
  /** Who is in the green room. */
  z.strictObject({ tell: z.literal('people'), people: z.array(greenPersonSchema).readonly() }),
  /** The way in, for the page that asked; null: voices are off. */
  z.strictObject({
    tell: z.literal('ticket'),
    ticket: z.strictObject({ path: z.string(), token: z.string() }).nullable(),
  }),
  z.strictObject({ tell: z.literal('refused'), why: greenRefusalSchema }),
  /** This page is in the green room no more: another page of the same person is, or the right has gone. */
  z.strictObject({ tell: z.literal('out') }),
  /** A typed note. Kept by no server: whoever comes later does not get it. */
  z.strictObject({ tell: z.literal('note'), note: greenNoteSchema }),
  /** How many people clapped within the last seconds. */
  z.strictObject({ tell: z.literal('pulse'), clapping: z.int().min(0) }),
  /** `now`: the server's clock when it was told, for whoever counts down. */
  z.strictObject({ tell: z.literal('agenda'), agenda: agendaViewSchema, now: z.int() }),
  /** None of this is theirs any more. */
  z.strictObject({ tell: z.literal('closed') }),
]);
export type Backstage = z.infer<typeof backstageSchema>;
