import { z } from 'zod';
import { actsMessageSchema } from './acts.ts';
import { anonymousReplySchema } from './anonymous.ts';
import { attentionMessageSchema } from './attention.ts';
import { pageCommandSchema } from './commands.ts';
import { memberIdSchema } from './ids.ts';
import { momentSchema, reactionSchema } from './moment.ts';
import { orderMessageSchema } from './order.ts';
import { pollsMessageSchema } from './poll.ts';
import { type RefusalCode, refusals } from './refusals.ts';
import { peopleMessageSchema, questionsMessageSchema } from './views.ts';

/**
 * What travels on the Colyseus socket beside the replicated state. A malformed message closes the connection with `closeCodes.malformed`;
 * a human mistake is a refusal in the reply.
 */
export const closeCodes = {
  /** Sent by the server: the page is broken or older than the server. Reload once. */
  malformed: 4400,
  /** Another page of the same person took the body. */
  bodyTaken: 4409,
  removed: 4403,
  /** The session behind the page was ended, here or elsewhere. */
  signedOut: 4401,
  tooFast: 4429,
  /** The page's connection could not take what is sent to every page: come back and begin afresh. */
  behind: 4408,
  /** The town hall's process is going down: come back with jitter. */
  draining: 4503,
} as const;

/** Page → server, answered by {@link CommandReply}. The id pairs reply and command on one connection. */
export const commandMessageSchema = z.strictObject({ id: z.int().min(0), command: pageCommandSchema });
export type CommandMessage = z.infer<typeof commandMessageSchema>;

const refusalCodes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);
export const commandReplySchema = z.union([
  z.strictObject({ id: z.int().min(0), accepted: z.strictObject({ seq: z.int().min(0) }) }),
  z.strictObject({ id: z.int().min(0), refused: z.enum(refusalCodes) }),
]);
export type CommandReply = z.infer<typeof commandReplySchema>;

export const reactMessageSchema = z.strictObject({ reaction: reactionSchema });

/** Told to a page that must go, before its socket closes. */
export const farewellSchema = z.strictObject({
  reason: z.enum(['body-taken', 'removed', 'signed-out', 'malformed', 'draining', 'too-fast', 'behind']),
  detail: z.string().max(500),
});
export type Farewell = z.infer<typeof farewellSchema>;

/** Message types page → server. */
export const toServer = {
  command: 'command',
  react: 'react',
  anonymous: 'anonymous',
  backstage: 'backstage',
  attend: 'attend',
} as const;
/** Message types server → page, each with its schema. Desks and the leader's page get one more: backstage.ts. */
export const toPage = {
  reply: commandReplySchema,
  moment: momentSchema,
  questions: questionsMessageSchema,
  polls: pollsMessageSchema,
  people: peopleMessageSchema,
  order: orderMessageSchema,
  anonymous: anonymousReplySchema,
  acts: actsMessageSchema,
  attention: attentionMessageSchema,
  /** Why this person is muted; empty: they are not, or nobody said why. */
  muted: z.strictObject({ reason: z.string() }),
  farewell: farewellSchema,
  /** The page took the body from another page of the same person. */
  took: z.strictObject({ memberId: memberIdSchema }),
} as const;
export type ToPage = keyof typeof toPage;

/** Byte message types on the same socket. */
export const bytes = { pose: 2, frame: 3, balcony: 4 } as const;
