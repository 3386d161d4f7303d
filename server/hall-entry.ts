import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { AccountDoor } from './access/account-door.ts';
import type { DoorOptions } from './access/door.ts';
import { HeadsetCodes } from './access/headset-codes.ts';
import { addressSetting, InvitationDoor } from './access/invitation-door.ts';
import type { InviteStore, Membership } from './access/ports.ts';
import { signWords } from './access/sign-words.ts';
import { openInviteKey } from './adapters/node/invite-key.ts';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import { openHallSignIn } from './hall-signin.ts';
import { HeadsetDesk } from './session/headset-desk.ts';
import { InvitationDesk, type InvitationDeskParts } from './session/invitation-desk.ts';
import { PlannedTownhalls } from './session/planned-townhalls.ts';
import type { Record } from './session/ports.ts';
import { SessionsDesk, type SessionsDeskParts } from './session/sessions-desk.ts';
import type { SignInDesk } from './session/sign-in-desk.ts';
import type { StartLink } from './start-links.ts';

export interface HallEntry {
  /** Null where people come in otherwise. */
  readonly desks: {
    readonly signIn: SignInDesk | null;
    readonly sessions: SessionsDesk | null;
    readonly invitations: InvitationDesk | null;
    readonly headsets: HeadsetDesk | null;
  };
  /** Gives what whoever starts it should know. `url`: where people find the town hall. */
  begin(url: string): Promise<{ readonly links: readonly StartLink[]; readonly notes: readonly string[] }>;
}

type EntryParts = DoorOptions &
  Omit<InvitationDeskParts, 'door' | 'planned'> & {
    readonly record: Pick<Record, 'read' | 'townhalls'>;
    readonly invites: InviteStore;
    readonly dataDir: string;
    readonly rooms: SessionsDeskParts['rooms'];
    readonly log: Logger;
  };

/** How people come in where there are no demo links: by their company, or by invitation. */
export async function openHallEntry(config: Config, parts: EntryParts, closers: Closers): Promise<HallEntry> {
  const accounts = new AccountDoor(parts);
  const signIn = openHallSignIn(config.oidc, { ...parts, accounts }, closers);
  const door = config.byInvitation ? new InvitationDoor({ ...parts, key: await openInviteKey(parts.dataDir) }) : null;
  const planned = new PlannedTownhalls(parts.record, { id: parts.townhallId, state: parts.state });
  const begin = async (url: string) => {
    if (door === null) return { links: [], notes: (await signIn?.begin(url)) ?? [] };
    await parts.store.putSetting(addressSetting, url);
    return organiserLines(url, await door.organiserLink({ evenSo: false }));
  };
  const { randomText, nowMs } = parts;
  const sessions = signIn === null && door === null ? null : new SessionsDesk({ door: accounts, rooms: parts.rooms });
  const codes = new HeadsetCodes<Membership>({
    ...{ randomText, nowMs },
    randomDigits: () => String(randomInt(1_000_000)).padStart(6, '0'),
    randomSign: () => signWords(randomInt(1_000_000)),
  });
  return {
    desks: {
      signIn: signIn?.desk ?? null,
      sessions,
      headsets: sessions === null ? null : new HeadsetDesk({ codes, sessions, nowMs }),
      invitations: door === null ? null : new InvitationDesk({ ...parts, door, planned }),
    },
    begin,
  };
}

function organiserLines(url: string, token: string | null) {
  const where = `People come in by invitation; the organiser makes them at ${url}/invitations`;
  if (token === null) return { links: [], notes: [where, 'A new link for the organiser: npm run organiser'] };
  const note = 'for the organiser; opens once, within 24 hours';
  return { links: [{ name: 'organiser' as const, href: `${url}/join/${token}`, note }], notes: [where] };
}
