import { z } from 'zod';
import { base, personal } from './event-parts.ts';
import { agendaItemIdSchema } from './ids.ts';
import { limits } from './limits.ts';

/** What is planned for the town hall: items with minutes, of which one at most is running. */

const item = { item: agendaItemIdSchema };
const longText = z.string().max(limits.socketMessageBytes);
const minutesSchema = z.int().min(1).max(limits.agendaMinutesMost);

export const agendaCommandSchemas = [
  /** All of it: the agenda is another one then. `was`: the entry of the one that was changed, so that nobody undoes another's change; 0: none. */
  z.strictObject({
    type: z.literal('agenda.set'),
    was: z.int().min(0),
    items: z.array(z.strictObject({ ...item, title: longText, minutes: z.int() })).max(limits.socketMessageBytes),
  }),
  z.strictObject({ type: z.literal('agenda.start'), ...item }),
  /** The item that is running. */
  z.strictObject({ type: z.literal('agenda.finish') }),
] as const;

export const agendaEvents = [
  z.strictObject({
    ...base,
    type: z.literal('agenda.set'),
    items: z
      .array(z.strictObject({ ...item, minutes: minutesSchema }))
      .max(limits.agendaItems)
      .readonly(),
    /** In the order of the items. */
    personal: personal(z.strictObject({ titles: z.array(z.string()).readonly() })),
  }),
  z.strictObject({ ...base, type: z.literal('agenda.started'), ...item }),
  z.strictObject({ ...base, type: z.literal('agenda.finished'), ...item }),
] as const;

/** Times in milliseconds since 1970 of the server's clock; null: not yet. */
export const agendaItemSchema = z.strictObject({
  ...item,
  /** Null once erased. */
  title: z.string().nullable(),
  minutes: minutesSchema,
  startedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
});
export type AgendaItemView = Readonly<z.infer<typeof agendaItemSchema>>;

/** The whole agenda, for the desks of those who moderate and the leader's page. */
export const agendaViewSchema = z.strictObject({
  /** The entry of the record that set it; 0: none did. */
  entry: z.int().min(0),
  items: z.array(agendaItemSchema).readonly(),
});
export type AgendaView = Readonly<z.infer<typeof agendaViewSchema>>;
