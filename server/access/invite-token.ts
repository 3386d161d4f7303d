import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { TownhallId } from '../../protocol/ids.ts';

/** 24 random bytes, and the first 16 of their signature, each as base64url. */
const idLength = 32;
const signatureBytes = 16;
const tokenShape = /^[A-Za-z0-9_-]{54}$/;

/** The installation's key that signs invitations: 32 random bytes, in a file of their own beside the database. */
export interface InviteKey {
  readonly key: Uint8Array;
  /** The one in the house: links that were made before there were several say for which they are. */
  readonly townhallId: TownhallId;
}

/**
 * The token of the invitation with this id: signed for this one purpose, so that no other signature of ours is one. To which town hall it
 * leads stands beside its id in the database. Rules IV4, IV13.
 */
export function inviteToken(key: Uint8Array, id: string): string {
  return signed(key, 'rostrum invitation 2', id);
}

function signed(key: Uint8Array, purpose: string, id: string): string {
  const said = new TextEncoder().encode(`${purpose}\n${id}`);
  return `${id}${base64url(hmac(sha256, key, said).subarray(0, signatureBytes))}`;
}

/** The id in a token that we signed; null for any other, without a look into the database. */
export function readInviteToken({ key, townhallId }: InviteKey, token: string): string | null {
  if (!tokenShape.test(token)) return null;
  const id = token.slice(0, idLength);
  const ours = [inviteToken(key, id), signed(key, `rostrum invitation 1\n${townhallId}`, id)];
  return ours.map((each) => isSame(each, token)).includes(true) ? id : null;
}

/** Takes as long whatever differs. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const word = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(word >> shift) & 63] ?? '').join('');
    text += letters.slice(0, Math.min(4, bytes.length - at + 1));
  }
  return text;
}
