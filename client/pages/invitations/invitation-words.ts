import type { InvitationLine, InvitationState, InvitedRole } from '../../../protocol/invitations.ts';

export const roleNames: Readonly<Record<InvitedRole, string>> = {
  attendee: 'Attendee',
  spectator: 'Spectator',
  moderator: 'Moderator',
  leader: 'Leader',
};

export const stateNames: Readonly<Record<InvitationState, string>> = {
  open: 'Open',
  'used-up': 'Used',
  expired: 'Expired',
  revoked: 'Revoked',
};

/** “3 of 20 came in”. */
export function useWords({ used, usesMost }: Pick<InvitationLine, 'used' | 'usesMost'>): string {
  if (usesMost === 1) return used === 0 ? 'nobody came in yet' : 'they came in';
  if (usesMost === null) return used === 0 ? 'nobody came in yet' : used === 1 ? '1 came in' : `${used} came in`;
  return `${used} of ${usesMost} came in`;
}

/** “2 browsers are in by it”; empty when there is none. */
export function insideWords(sessions: number): string {
  if (sessions === 0) return '';
  return sessions === 1 ? 'One browser is in by it' : `${sessions} browsers are in by it`;
}
