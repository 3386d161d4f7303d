import type { Door } from '../../../client/live/ports.ts';
import { doorTroubles } from '../../../protocol/door.ts';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import type { InvitationLine } from '../../../protocol/invitations.ts';
import { planNamed, planNow } from './fake-plan.ts';

const untilMs = Date.UTC(2026, 2, 19, 8, 0);
const line: InvitationLine = {
  ...{ id: 'a', role: 'attendee', label: 'The Leeds office', state: 'open', expiresAtMs: untilMs },
  ...{ usesMost: 40, used: 17, sessions: 16, path: `/join/${'a'.repeat(54)}` },
};
const lines: readonly InvitationLine[] = [
  { ...line, id: 'n', label: '', usesMost: 1, used: 0, sessions: 0 },
  line,
  {
    ...line,
    id: 'b',
    role: 'moderator',
    label: 'Mo Lund',
    state: 'used-up',
    usesMost: 1,
    used: 1,
    sessions: 1,
    path: null,
  },
  { ...line, id: 'c', label: 'Everybody at the spring all-hands in Lisbon', usesMost: null, used: 204, sessions: 190 },
  { ...line, id: 'd', role: 'spectator', label: 'Press', state: 'expired', used: 0, sessions: 0, path: null },
  { ...line, id: 'e', label: 'Sent to the wrong list', state: 'revoked', used: 3, sessions: 2, path: null },
];

type Fake = Pick<
  Door,
  'invited' | 'acceptInvitation' | 'invitations' | 'makeInvitation' | 'revokeInvitation' | 'ownLink'
>;

/** An organiser with links in every state, and somebody who opened one: `invited` says which. */
export function fakeInvitations(invited: string | null): Fake {
  const begunMs = performance.now();
  const planned = planNamed(invited);
  const now = () => (planned === null ? { plan: null, nowMs: Date.now() } : planNow(planned, begunMs));
  const list = async () => {
    const { plan } = now();
    const townhallId = townhallIdSchema.parse('autumn');
    const value = { townhallId, title: 'Autumn town hall', plan, invitations: invited === 'none' ? [] : [...lines] };
    return { kind: 'ok' as const, value };
  };
  const role = (['moderator', 'organiser'] as const).find((each) => each === invited) ?? 'attendee';
  return {
    invited: async () =>
      invited === 'late'
        ? { kind: 'refused', code: 'invitation-expired', message: doorTroubles['invitation-expired'] }
        : { kind: 'ok', value: { title: 'Autumn town hall', role, ...now() } },
    acceptInvitation: async () => ({ kind: 'ok', value: { goTo: '/hall' } }),
    invitations: list,
    makeInvitation: list,
    revokeInvitation: list,
    ownLink: async () => ({ kind: 'ok', value: { path: `/join/${'o'.repeat(54)}` } }),
  };
}
