import { hash } from 'node:crypto';
import type { Hash } from '../../protocol/ids.ts';

const hashBytes = 32;
const usualBytes = 64 * 1024;
const usual = Buffer.alloc(usualBytes);

/** The `entryHash` of `protocol/record`, by the machine's own SHA-256 and ten times as fast: a start proves every entry there is. */
export function entryDigest(prev: Hash, body: string): Hash {
  // UTF-8 takes at most three bytes for a UTF-16 unit.
  const largest = hashBytes + body.length * 3;
  const bytes = largest <= usualBytes ? usual : Buffer.alloc(largest);
  bytes.write(prev, 'hex');
  const length = hashBytes + bytes.write(body, hashBytes);
  return hash('sha256', bytes.subarray(0, length)) as Hash;
}
