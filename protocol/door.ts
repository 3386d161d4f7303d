import { z } from 'zod';
import type { Role } from './roles.ts';

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

/** The pages there are. */
export const pagePaths = [
  '/',
  ...Object.values(doorPaths),
  ...['/record', '/fairness', '/listen', '/signed-in', '/invitations', '/invited', '/organise', '/code'],
] as const;

/**
 * The door that a page comes through; `/listen` and `/signed-in` may name one (`?door=spectator`), else it is the hall's. So may `/studio`, for
 * a delegate who comes from the hall or the desk. Who invites or organises comes through the desk's. Rule PN84.
 */
export function doorOfPage(pathname: string, named: string | null): Door {
  const mayName = pathname === '/listen' || pathname === '/signed-in' || pathname === doorPaths.studio;
  const own =
    pathname === '/invitations' || pathname === '/organise'
      ? 'desk'
      : doorSchema.options.find((door) => doorPaths[door] === pathname);
  return (mayName ? doorSchema.safeParse(named).data : undefined) ?? own ?? 'hall';
}

/** In an address: beside whom whoever opens it wants to sit. */
export const besideParameter = 'beside';

/** Which door a role comes through. */
export const doorOf = {
  attendee: 'hall',
  spectator: 'spectator',
  moderator: 'desk',
  organiser: 'desk',
  administrator: 'desk',
  leader: 'studio',
  delegate: 'studio',
} as const satisfies Record<Role, Door>;

/** Trouble at the door that is no gate's refusal. */
export const doorTroubles = {
  'no-session': 'Open your link again, or sign in: this browser has no session here.',
  'bad-link': 'This link is not valid. Ask for a new one.',
  'sign-in-instead': 'This link is not needed any more: people sign in here.',
  'sign-in-again': 'That took too long, or was begun in another browser. Sign in once more.',
  'sign-in-failed': 'The sign-in did not work. Try again; if it stays so, tell whoever runs this town hall.',
  'sign-in-declined': 'You were not signed in: your company’s sign-in said no, or you stopped it. Try again.',
  'sign-in-clock': 'Nobody can sign in right now: the clock of this server is wrong. Tell whoever runs it.',
  'sign-in-down': 'Your company’s sign-in does not answer right now. Whoever is inside stays inside.',
  'sign-in-refused': 'You are signed in, but your company has not put you down for this town hall. Ask its organiser.',
  'invitation-expired': 'This invitation has expired. Ask whoever sent it for a new one.',
  'invitation-used': 'This invitation has let in everybody it was for. Ask whoever sent it for one of your own.',
  'invitation-revoked': 'This invitation was taken back. Ask whoever sent it whether you should have another.',
  'doors-closed': 'The doors of this town hall are not open yet. Keep your link: it lets you in when they are.',
  'townhall-over': 'The town hall of this invitation is over. Ask whoever sent it about the next one.',
  'other-townhall':
    'You were invited to another town hall of this company, and this one is here now. Open your invitation’s link again: it says when yours begins. For this one, ask the organiser for a link.',
  'link-taken': 'This link belongs to another browser. Ask for one of your own.',
  'code-wrong': 'No headset shows these digits now. Look at it again: they last five minutes and are used once.',
  'too-fast': 'Too many tries. Wait a minute, then try again.',
  'bad-request': 'This page sent something the server does not understand. Reload it.',
  outdated: 'This page is older than the server. It will reload.',
  'record-unavailable':
    'Nobody new can come in right now: the record cannot be written. Open your link again in a moment.',
  'not-found': 'There is nothing here.',
  'server-error': 'The server could not do this. Try again in a moment.',
} as const;
export type DoorTrouble = keyof typeof doorTroubles;
