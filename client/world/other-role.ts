import type { MemberId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';

/** Who this page is for; no role before its first snapshot. */
export interface Self {
  readonly memberId: MemberId;
  readonly role: Role | null;
}

/** Gives who one is now, when the roster says that it is in another role than this page knew; else null. Rules RO6, RO7. */
export function inOtherRole(
  self: Self | null,
  roster: readonly { readonly memberId: MemberId; readonly role: Role }[],
) {
  const role = roster.find(({ memberId }) => memberId === self?.memberId)?.role;
  const isKnown = role === undefined || self === null || self.role === null || role === self.role;
  return isKnown ? null : { memberId: self.memberId, role };
}
