import { z } from 'zod';

/** An id is 1 to 64 characters of A–Z, a–z, 0–9, `_` and `-`: safe in addresses, file names and LiveKit identities. */
const idText = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'not an id');

export const townhallIdSchema = idText.brand<'TownhallId'>();
export const sectionIdSchema = idText.brand<'SectionId'>();
export const memberIdSchema = idText.brand<'MemberId'>();
export const questionIdSchema = idText.brand<'QuestionId'>();
export const pollIdSchema = idText.brand<'PollId'>();
export const agendaItemIdSchema = idText.brand<'AgendaItemId'>();
export const personaIdSchema = idText.brand<'PersonaId'>();
export const statementIdSchema = idText.brand<'StatementId'>();
export const seatIdSchema = idText.brand<'SeatId'>();
export const hallIdSchema = idText.brand<'HallId'>();

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hexadecimal')
  .brand<'Hash'>();

export type TownhallId = z.infer<typeof townhallIdSchema>;
export type SectionId = z.infer<typeof sectionIdSchema>;
export type MemberId = z.infer<typeof memberIdSchema>;
export type QuestionId = z.infer<typeof questionIdSchema>;
export type PollId = z.infer<typeof pollIdSchema>;
export type AgendaItemId = z.infer<typeof agendaItemIdSchema>;
export type PersonaId = z.infer<typeof personaIdSchema>;
export type StatementId = z.infer<typeof statementIdSchema>;
export type SeatId = z.infer<typeof seatIdSchema>;
export type HallId = z.infer<typeof hallIdSchema>;
export type Hash = z.infer<typeof hashSchema>;

/** A stream of the record: `townhall/ID` or `persona/ID`. */
export const streamSchema = z
  .string()
  .regex(/^(townhall|persona)\/[A-Za-z0-9_-]{1,64}$/, 'not a stream')
  .brand<'Stream'>();
export type Stream = z.infer<typeof streamSchema>;

/** The section that fills after so many others. */
export function sectionAt(index: number): SectionId {
  return sectionIdSchema.parse(index === 0 ? 'main' : `section-${index + 1}`);
}

export function townhallStream(id: TownhallId): Stream {
  return streamSchema.parse(`townhall/${id}`);
}

export function personaStream(id: PersonaId): Stream {
  return streamSchema.parse(`persona/${id}`);
}
