import { createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Hash, type Stream, streamSchema } from '../protocol/ids.ts';
import { exportLines } from '../protocol/record/export-file.ts';
import { databaseFile } from '../server/adapters/node/data-folder.ts';
import { readSigner } from '../server/adapters/node/record-key.ts';
import { openSqlite } from '../server/adapters/sql/open-sqlite.ts';

const usage = 'npm run export -- TOWNHALL|persona/ID FILE [--public]';

/** `npm run export -- TOWNHALL|persona/ID FILE [--public]`: writes the record of a town hall or a persona, also while the server runs. */
async function main(args: readonly string[]): Promise<void> {
  const isPublic = args.includes('--public');
  const [id, file, ...more] = args.filter((arg) => arg !== '--public');
  // A bare id is a town hall's.
  const stream = streamSchema.safeParse(id?.includes('/') ? id : `townhall/${id}`);
  if (id === undefined || !stream.success || file === undefined || more.length > 0)
    throw new Error(`Use it like this: ${usage}`);
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../data'));
  const entries = await exportTo(file, { dataDir, stream: stream.data, isPublic });
  process.stdout.write(`${JSON.stringify({ entries, file: path.resolve(file) })}\n`);
}

/** Writes the record of a stream as it is at this moment; gives its number of entries. */
async function exportTo(
  file: string,
  options: { readonly dataDir: string; readonly stream: Stream; readonly isPublic: boolean },
): Promise<number> {
  const { dataDir, stream, isPublic } = options;
  const database = databaseFile(dataDir);
  await access(database).catch(() => {
    throw new Error(`There is no database ${database}. Set DATA_DIR to the data folder of the server.`);
  });
  const signer = await readSigner(dataDir);
  const { record, close } = await openSqlite({ file: database, isReadOnly: true });
  try {
    const { seq } = await record.head(stream);
    if (seq === 0) throw new Error(`There is no ${stream} in ${database}.`);
    const lines = exportLines({
      stream,
      isPublic,
      key: signer.key,
      entries: record.read(stream, 1),
      blob: (hash: Hash) => record.getBlob(hash),
      sign: (head) => signer.sign(head),
    });
    await pipeline(ended(lines), createWriteStream(file, { mode: 0o600 }));
    return seq;
  } finally {
    await close();
  }
}

async function* ended(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) yield `${line}\n`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
