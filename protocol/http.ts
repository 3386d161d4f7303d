import { z } from 'zod';
import { connectionKindSchema } from './commands.ts';
import { memberIdSchema, sectionIdSchema, townhallIdSchema } from './ids.ts';
import { type RefusalCode, refusals } from './refusals.ts';
import { roleSchema } from './roles.ts';

/** HTTP between page and server: same origin, JSON, session cookie `rostrum`. */

const refusalCodes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);
/** Trouble at the door that is no gate's refusal. */
export const doorTroubles = {
  'no-session': 'Open your link again: this browser has no session here.',
  'bad-link': 'This link is not valid. Ask for a new one.',
  'link-taken': 'This link belongs to another browser. Ask for one of your own.',
  'too-fast': 'Too many tries. Wait a minute, then try again.',
  'bad-request': 'This page sent something the server does not understand. Reload it.',
  outdated: 'This page is older than the server. It will reload.',
  'not-found': 'There is nothing here.',
  'server-error': 'The server could not do this. Try again in a moment.',
} as const;
export type DoorTrouble = keyof typeof doorTroubles;
const troubles = Object.keys(doorTroubles).filter((code): code is DoorTrouble => code in doorTroubles);

/** Every error reply: a code and the sentence people read. */
export const errorReplySchema = z.strictObject({ error: z.enum([...troubles, ...refusalCodes]), message: z.string() });

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
  /** SHA-256 of every page resource: the page compares it with its own and reloads when it is older. */
  build: z.string(),
});
export type MeReply = z.infer<typeof meReplySchema>;

/** `POST /enter` */
export const enterRequestSchema = z.strictObject({
  protocol: z.int(),
  name: z.string().max(4000),
  kind: connectionKindSchema,
  /** True when the person agreed to take the body from another page of theirs. */
  takeBody: z.boolean(),
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
    /** Null when voices are off. `path` is on our own origin. */
    liveKit: z.strictObject({ path: z.string(), token: z.string() }).nullable(),
  }),
  /** Another page of this person has the body: ask, then enter again with `takeBody`. */
  z.strictObject({ bodyElsewhere: z.literal(true) }),
]);
export type EnterReply = z.infer<typeof enterReplySchema>;

/** `POST /api/voice-token` → a fresh LiveKit token for a page that lost its voice connection; null when there is none to give. */
export const voiceTokenRequestSchema = z.strictObject({
  /** The kind of the page that asks: a person may have several open, and each has a voice identity of its own. */
  kind: connectionKindSchema,
});
export const voiceTokenReplySchema = z.strictObject({ path: z.string(), token: z.string() }).nullable();

export const partHealthSchema = z.union([
  z.strictObject({ status: z.enum(['ok', 'starting']) }),
  z.strictObject({ status: z.enum(['off', 'failing']), reason: z.string() }),
]);
export type PartHealth = z.infer<typeof partHealthSchema>;
/** `GET /health`: 200 `ok`, or 503 while a part is starting or the record cannot be written. */
export const healthReplySchema = z.strictObject({
  status: z.enum(['ok', 'starting', 'failing']),
  parts: z.record(z.string(), partHealthSchema),
});
export type HealthReply = z.infer<typeof healthReplySchema>;

/**
 * Through which door a page comes. A browser may hold one membership per door (a demo is often tried from one machine): each door has a
 * session cookie of its own, and requests name theirs in this header.
 */
export const doorSchema = z.enum(['hall', 'spectator', 'desk', 'studio']);
export type Door = z.infer<typeof doorSchema>;
export const doorHeader = 'x-rostrum-door';

/** The page of each door. */
export const doorPaths = {
  hall: '/hall',
  spectator: '/spectator',
  desk: '/desk',
  studio: '/studio',
} as const satisfies Record<Door, string>;

/** The door that a page comes through; `/listen` may name one (`?door=spectator`), else it is the hall's. */
export function doorOfPage(pathname: string, named: string | null): Door {
  const own = doorSchema.options.find((door) => doorPaths[door] === pathname);
  if (own !== undefined) return own;
  return (pathname === '/listen' ? doorSchema.safeParse(named).data : undefined) ?? 'hall';
}

/** Name of the `<meta>` in which a page's document brings what `GET /api/me` would say, as JSON: the page is drawn without asking first. */
export const greetingMeta = 'rostrum-greeting';

/** Which door a role comes through. */
export const doorOf = {
  attendee: 'hall',
  spectator: 'spectator',
  moderator: 'desk',
  organiser: 'desk',
  administrator: 'desk',
  leader: 'studio',
  delegate: 'studio',
} as const satisfies Record<z.infer<typeof roleSchema>, Door>;
