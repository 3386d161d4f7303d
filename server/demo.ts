import type { Role } from '../protocol/roles.ts';
import { secretHash, type TownhallDoor } from './access/door.ts';
import type { DoorStore } from './access/ports.ts';

/** The doors of a demo, in the order in which they are printed. */
export const demoLinks = [
  { name: 'attendee', role: 'attendee', uses: 'many', note: 'for everybody' },
  { name: 'spectator', role: 'spectator', uses: 'many', note: 'to watch, ask and vote' },
  {
    name: 'desk',
    role: 'moderator',
    uses: 'first-browser',
    note: 'for the moderator; belongs to the first browser that opens it',
  },
  {
    name: 'leader',
    role: 'leader',
    uses: 'first-browser',
    note: 'for the leader; belongs to the first browser that opens it',
  },
] as const satisfies readonly { name: string; role: Role; uses: 'many' | 'first-browser'; note: string }[];
export type DemoLink = (typeof demoLinks)[number]['name'];

/** Under what a link's token is kept in the data folder. */
export function demoLinkSetting(name: DemoLink): string {
  return `demo-link-${name}`;
}

/**
 * The tokens of the demo's links: the same ones at every start, so that a link that was passed on goes on working. A link that already
 * belongs to a browser is of no use to anybody else: then a new one is made. Where people sign in there are those for desk and leader only:
 * the way in of whoever runs the town hall, also while the identity provider is down. Where people come by invitation there are none. They lie in the data folder, which only its owner can read.
 */
export async function demoTokens(
  door: TownhallDoor,
  store: DoorStore,
  { needsSignIn = false, byInvitation = false } = {},
): Promise<ReadonlyMap<DemoLink, string>> {
  const tokens = new Map<DemoLink, string>();
  if (byInvitation) return tokens;
  for (const { name, role, uses } of demoLinks) {
    if (needsSignIn && uses === 'many') continue;
    const key = demoLinkSetting(name);
    const kept = await store.getSetting(key);
    const invitation = kept === null ? null : await store.findInvitation(secretHash(kept));
    const isFree = invitation !== null && invitation.boundSessionHash === null;
    const token = kept !== null && isFree ? kept : await door.invite(role, uses);
    if (token !== kept) await store.putSetting(key, token);
    tokens.set(name, token);
  }
  return tokens;
}
