import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../protocol/record/lines.ts';
import { verifyFile, verifyRecord } from '../../protocol/record/verify.ts';
import { aRecord, everything, exported } from '../support/a-record.ts';

const lines = await exported(aRecord());
const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);

it('[V6] any flipped bit fails, on its own line or later', async () => {
  expect(await verifyFile([bytes])).toMatchObject({ ok: true });
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (index, bit) => {
      const changed = bytes.with(index, (bytes[index] ?? 0) ^ (1 << bit));
      const lineOfFlip = bytes.subarray(0, index).filter((byte) => byte === 0x0a).length + 1;
      const verdict = await verifyFile([changed]);
      if (verdict.ok) throw new Error('proved');
      expect(verdict.line).toBeGreaterThanOrEqual(lineOfFlip);
    }),
    { numRuns: 400 },
  );
});

it('[V6] any changed character fails', async () => {
  const text = lines.join('\n');
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...'0a "Z\né\\'), async (index, character) => {
      fc.pre(text[index] !== character);
      const changed = text.slice(0, index) + character + text.slice(index + 1);
      expect((await verifyRecord(changed.split('\n'))).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it('[V6] whatever bytes come are refused, never thrown at the reader', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 })), async (chunks) => {
      expect((await verifyFile(chunks)).ok).toBe(false);
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.json()), async (texts) => {
      expect((await verifyRecord([...lines.slice(0, 2), ...texts])).ok).toBe(false);
    }),
  );
});

it('[V6] lines come out as they went in, wherever the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
      const clean = texts.map((text) => text.replaceAll('\n', '').toWellFormed());
      const all = new TextEncoder().encode(clean.map((text) => `${text}\n`).join(''));
      const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
        all.subarray(i * size, (i + 1) * size),
      );
      expect(await everything(linesOf(chunks))).toEqual(clean);
    }),
  );
});
