import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Hash } from '../ids.ts';

/** Signs a head with an Ed25519 secret key of 32 bytes: 128 hexadecimal digits. */
export function signHead(head: Hash, secretKey: Uint8Array): string {
  return bytesToHex(ed25519.sign(hexToBytes(head), secretKey));
}

/** The public key of a secret one, 64 hexadecimal digits. */
export function publicKeyOf(secretKey: Uint8Array): string {
  return bytesToHex(ed25519.getPublicKey(secretKey));
}

/** Whether `signature` is the key's over this head. Anything malformed is false. */
export function isHeadSigned(head: Hash, signature: string, key: string): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature) || !/^[0-9a-f]{64}$/.test(key)) return false;
  try {
    // Strict (RFC 8032): one signature has one form, so that no byte of a record can be changed unseen.
    return ed25519.verify(hexToBytes(signature), hexToBytes(head), hexToBytes(key), { zip215: false });
  } catch {
    return false;
  }
}
