import type { Door as DoorName } from '../../../protocol/door.ts';
import {
  acceptedReplySchema,
  invitationsReplySchema,
  invitedReplySchema,
  ownLinkReplySchema,
} from '../../../protocol/invitations.ts';
import {
  renewReplySchema,
  sessionsReplySchema,
  signInReplySchema,
  signOutReplySchema,
} from '../../../protocol/sign-in.ts';
import type { Door } from '../../live/ports.ts';
import { askThrough, parsedBy } from './request.ts';

/** Who one is here, where one is signed in, and invitations: asked outside the hall, or by a press in it. */
export function createAccountDoor(name: DoorName) {
  const ask = askThrough(name);
  return {
    signIn: () => ask('/api/sign-in', parsedBy(signInReplySchema)),
    sessions: () => ask('/api/sessions', parsedBy(sessionsReplySchema)),
    endSession: (id) => ask('/api/sessions', parsedBy(sessionsReplySchema), { id }),
    signOut: () => ask('/sign-out', parsedBy(signOutReplySchema), {}),
    renewSession: () => ask('/api/sessions/renew', parsedBy(renewReplySchema), {}),
    invited: () => ask('/api/invited', parsedBy(invitedReplySchema)),
    acceptInvitation: () => ask('/api/invited', parsedBy(acceptedReplySchema), {}),
    invitations: (townhallId) =>
      ask(
        townhallId === undefined ? '/api/invitations' : `/api/invitations?townhall=${townhallId}`,
        parsedBy(invitationsReplySchema),
      ),
    makeInvitation: (asked) => ask('/api/invitations', parsedBy(invitationsReplySchema), asked),
    revokeInvitation: (asked) => ask('/api/invitations/revoke', parsedBy(invitationsReplySchema), asked),
    ownLink: () => ask('/api/invitations/own', parsedBy(ownLinkReplySchema), {}),
  } satisfies Partial<Door>;
}
