import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryHash, noHash, sha256Hex } from '../../../protocol/record/chain.ts';
import { entryDigest } from '../../../server/session/entry-digest.ts';

it('[S1] the session proves a chain by the same hash that everybody else does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (body, seed) => {
      const prev = sha256Hex(seed);
      expect(entryDigest(prev, body)).toBe(entryHash(prev, body));
    }),
  );
  for (const long of ['x'.repeat(70_000), '€'.repeat(30_000)])
    expect(entryDigest(noHash, long)).toBe(entryHash(noHash, long));
});
