import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentMessageSchema } from '../../server/adapters/documents/child-messages.ts';
import { readDocuments } from '../../server/adapters/documents/read-documents.ts';
import type { SourceDocument } from '../../server/documents/document.ts';
import { DocumentFailure } from '../../server/documents/read-failure.ts';
import { type ReadHere, readHere } from '../support/read-here.ts';
import { sampleFiles } from '../support/sample-files.ts';

/** Documents as the parent accepts them, or one refusal; nothing else may come of a file. */
async function outcomeOf(file: Uint8Array, name: string): Promise<ReadHere | DocumentFailure> {
  const outcome = await (name.endsWith('.pdf') ? readInChild : readHere)(file, name).catch((error: unknown) => {
    if (error instanceof DocumentFailure) return error;
    throw error;
  });
  if (!(outcome instanceof DocumentFailure)) documentMessageSchema.parse({ type: 'read', ...outcome });
  return outcome;
}

/** PDF.js leaves rejected promises behind, which would end this process. */
async function readInChild(file: Uint8Array, name: string): Promise<ReadHere> {
  const documents: SourceDocument[] = [];
  for await (const document of readDocuments(file, { name })) documents.push(document);
  return { documents, leftOut: 0 };
}

/** A child costs half a second. */
const runs = (name: string, most: number): number => (name.endsWith('.pdf') ? 8 : most);

describe('files that are cut or damaged', () => {
  it.each(sampleFiles)('[DR9] %s is read when it is whole', async (name, file) => {
    expect(await outcomeOf(file, name)).toMatchObject({ documents: expect.arrayContaining([expect.anything()]) });
  });

  it.each(sampleFiles)('[DR9] %s gives documents or one refusal, wherever it ends', async (name, file) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), async (end) => {
        expect(await outcomeOf(file.subarray(0, end), name)).toBeDefined();
      }),
      { numRuns: runs(name, 60) },
    );
  });

  it.each(sampleFiles)('[DR9] %s gives documents or one refusal, whatever bits are turned', async (name, file) => {
    const flips = fc.array(fc.tuple(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (turned) => {
        const damaged = Buffer.from(file);
        for (const [at, bits] of turned) damaged[at] = (damaged[at] ?? 0) ^ bits;
        expect(await outcomeOf(damaged, name)).toBeDefined();
      }),
      { numRuns: runs(name, 80) },
    );
  });

  it('[DR9] any text under any name gives documents or one refusal', async () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '>',
        '<',
        '-',
        '\n',
        ' ',
        ':',
        '"',
        '[',
        '{',
        '*',
        '#',
        'From ',
        'a',
        '\0',
        '\ud800',
        '<v ',
        '-->',
        '&',
        '|',
        ',',
        '00:00:01.000',
      ),
      maxLength: 300,
    });
    const name = fc.constantFrom(...sampleFiles.map(([one]) => one).filter((one) => !one.endsWith('.pdf')));
    await fc.assert(
      fc.asyncProperty(name, hostile, async (one, text) => {
        expect(await outcomeOf(Buffer.from(text), one)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
