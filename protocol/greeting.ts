import { z } from 'zod';
import { townhallIdSchema } from './ids.ts';
import { roleSchema } from './roles.ts';

/** `GET /api/me` → who this browser is here. */
export const meReplySchema = z.strictObject({
  protocol: z.int(),
  townhallId: townhallIdSchema,
  title: z.string(),
  leaderName: z.string(),
  role: roleSchema,
  /** The name used last time; empty at first. */
  name: z.string(),
  isDemo: z.boolean(),
  voices: z.enum(['on', 'off']),
  /** Whether speech is written down here: questions asked aloud, and captions of people on the stage. */
  recognition: z.enum(['on', 'off']),
  /** SHA-256 of every page resource: the page compares it with its own and reloads when it is older. */
  build: z.string(),
});
export type MeReply = z.infer<typeof meReplySchema>;

/** Name of the `<meta>` in which a page's document brings what `GET /api/me` would say, as JSON: the page is drawn without asking first. */
export const greetingMeta = 'rostrum-greeting';
