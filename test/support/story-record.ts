import { z } from 'zod';

const lineSchema = z.object({ kind: z.string(), body: z.string().optional() });
const bodySchema = z.object({ event: z.object({ type: z.string() }) });

/** The types of the events in an exported record, in order. */
export function eventTypesOf(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .flatMap(({ body }) => (body === undefined ? [] : [bodySchema.parse(JSON.parse(body)).event.type]));
}
