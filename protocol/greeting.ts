import { z } from 'zod';
import { bodyHashSchema } from './body-files.ts';
import { greetingPlanSchema } from './greeting-plan.ts';
import { hallHashSchema } from './hall-files.ts';
import { memberIdSchema, townhallIdSchema } from './ids.ts';
import { colorSchema, portraitSchema } from './portrait.ts';
import { roleSchema } from './roles.ts';

/** `GET /api/me` → who this browser is here. */
export const meReplySchema = z.strictObject({
  protocol: z.int(),
  townhallId: townhallIdSchema,
  title: z.string(),
  /** Of a town hall that somebody planned; null: nobody did, it is simply open. */
  plan: greetingPlanSchema.nullable(),
  /** The server's time, in milliseconds since 1970: a page counts down by it, whatever its device's clock says. */
  nowMs: z.int(),
  leaderName: z.string(),
  role: roleSchema,
  memberId: memberIdSchema,
  /** The name used last time; empty at first. */
  name: z.string(),
  /** Names the files of the hall. */
  hall: hallHashSchema,
  /** Names the leader's model. */
  leaderBody: bodyHashSchema,
  leaderPortrait: portraitSchema,
  /** Whether the leader named them: the studio is theirs too. */
  isDelegate: z.boolean(),
  isDemo: z.boolean(),
  /** Whether their company says who they are: then the name is what it says. */
  isSignedIn: z.boolean(),
  /** Who hold the two keys to who asked an anonymous question; null: nobody can ask anonymously here. */
  keepers: z.tuple([z.string(), z.string()]).nullable(),
  /** What clothes are made of here, beside neutrals; none: the house's own colours. */
  companyColors: z.array(colorSchema).max(3).readonly(),
  voices: z.enum(['on', 'off']),
  /** Whether speech is written down here: questions asked aloud, and captions of people on the stage. */
  recognition: z.enum(['on', 'off']),
  /** SHA-256 of every page resource: the page compares it with its own and reloads when it is older. */
  build: z.string(),
});
export type MeReply = z.infer<typeof meReplySchema>;

/** Name of the `<meta>` in which a page's document brings what `GET /api/me` would say, as JSON: the page is drawn without asking first. */
export const greetingMeta = 'rostrum-greeting';
