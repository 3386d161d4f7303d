import { CompactEncrypt, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { canonicalJson } from '../../../protocol/record/canonical.ts';
import { sha256Hex } from '../../../protocol/record/chain.ts';
import type { IdentitySealer, Keeper } from '../../session/anonymous-ports.ts';

const privateKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('X25519'),
  x: z.string(),
  d: z.string(),
});
/** The secret half of a keeper's key, as a JSON Web Key (RFC 8037). */
export type PrivateKey = z.infer<typeof privateKeySchema>;

const identitySchema = z.strictObject({
  townhallId: z.string(),
  questionId: z.string(),
  memberId: z.string(),
  name: z.string(),
  padding: z.string(),
});
/** Who asked, as it was sealed. */
export type OpenedIdentity = Omit<z.infer<typeof identitySchema>, 'padding'>;

/** Of what is sealed, in UTF-8: longer than the longest name and ids, so that it is always the same. */
const sealedBytes = 1024;
const header = { alg: 'ECDH-ES', enc: 'A256GCM' };
const utf8 = new TextEncoder();

/** Makes the pair of keys of one who will hold one. */
export async function makeKeyPair(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair('ECDH-ES', { crv: 'X25519', extractable: true });
  const { kty, crv, x, d } = await exportJWK(privateKey);
  return privateKeySchema.parse({ kty, crv, x, d });
}

/** Reads the file of a secret key; null when it is none. */
export function readPrivateKey(text: string): PrivateKey | null {
  try {
    return privateKeySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Seals to two keys, as a JSON Web Encryption (RFC 7516) in another one: the inner for the second keeper, the outer for the first. Rejects when
 * a key is none. Rule AQ3.
 */
export async function createSealer(keepers: readonly [Keeper, Keeper]): Promise<IdentitySealer> {
  const [first, second] = keepers;
  const outer = await publicKeyOf(first);
  const inner = await publicKeyOf(second);
  // A key that nothing can be encrypted to is found now, and not when somebody asks.
  for (const key of [outer, inner]) await encrypt('', key);
  return {
    keepers: [first.name, second.name],
    async seal(identity) {
      const inside = await encrypt(padded({ ...identity }), inner);
      return { box: await encrypt(inside, outer), inside: sha256Hex(inside) };
    },
  };
}

/** Takes one layer off; rejects when it is not for this key. */
export async function openLayer(box: string, key: PrivateKey): Promise<string> {
  const { plaintext } = await compactDecrypt(box, await importJWK({ ...key }, header.alg), {
    keyManagementAlgorithms: [header.alg],
    contentEncryptionAlgorithms: [header.enc],
  });
  return new TextDecoder().decode(plaintext);
}

/** Reads what lay in the inner layer; throws when it is nobody. */
export function readIdentity(text: string): OpenedIdentity {
  const { padding: _, ...identity } = identitySchema.parse(JSON.parse(text));
  return identity;
}

function padded(identity: OpenedIdentity): string {
  const lengthOf = (padding: string) => utf8.encode(canonicalJson({ ...identity, padding })).length;
  const missing = sealedBytes - lengthOf('');
  if (missing < 0) throw new Error('invariant: longer than what is sealed');
  return canonicalJson({ ...identity, padding: ' '.repeat(missing) });
}

function publicKeyOf({ publicKey }: Keeper) {
  const jwk: JWK = { kty: 'OKP', crv: 'X25519', x: publicKey };
  return importJWK(jwk, header.alg);
}

function encrypt(text: string, key: Awaited<ReturnType<typeof publicKeyOf>>): Promise<string> {
  return new CompactEncrypt(utf8.encode(text)).setProtectedHeader(header).encrypt(key);
}
