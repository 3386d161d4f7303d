import type { DoorTrouble } from '../../protocol/door.ts';
import type { Invitation, SecretHash } from './ports.ts';

/** A link's token: 22 to 64 characters of base64url, at least 128 random bits. */
const tokenShape = /^[A-Za-z0-9_-]{22,64}$/;

/** Whether a text can be a link's or a session's secret at all; anything else is not even looked up. */
export function isSecretShaped(text: string): boolean {
  return tokenShape.test(text);
}

/**
 * Whether this session may come in by this link. A `first-browser` link belongs to the session it is bound to, its `owner`.
 * Rules A2, A3.
 */
export function mayUseLink(
  invitation: Invitation | null,
  owner: SecretHash | null,
  session: SecretHash,
): { readonly ok: true } | { readonly trouble: DoorTrouble } {
  if (invitation === null) return { trouble: 'bad-link' };
  if (invitation.uses === 'first-browser' && owner !== session) return { trouble: 'link-taken' };
  return { ok: true };
}
