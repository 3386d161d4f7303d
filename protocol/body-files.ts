import { z } from 'zod';

/** The beginning of the SHA-256 of a leader's model: other bytes have another address. */
export const bodyHashSchema = z.string().regex(/^[0-9a-f]{16}$/, 'not the hash of a body');

/** Where the server keeps the body of its leader; kept by browsers for ever. */
export function bodyPath(hash: string): string {
  return `/assets/body-${hash}.glb`;
}
