import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Expected, verifyFile } from '../protocol/record/verify.ts';
import { runCommand } from './run-command.ts';

const usage = 'npm run verify -- FILE [--head HASH] [--key FILE]';

/** `npm run verify -- FILE [--head HASH] [--key FILE]`: proves an exported record; one JSON line, exit 0 or 1. */
async function main(args: readonly string[]): Promise<boolean> {
  const { file, expected } = await read(args);
  const verdict = await verifyFile(createReadStream(file), expected);
  const told = verdict.ok ? { ok: true, entries: verdict.entries, head: verdict.head } : verdict;
  process.stdout.write(`${JSON.stringify(told)}\n`);
  return verdict.ok;
}

async function read(args: readonly string[]): Promise<{ readonly file: string; readonly expected: Expected }> {
  const options = { head: { type: 'string' }, key: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(`Use it like this: ${usage}`);
  if (values.head !== undefined && !/^[0-9a-f]{64}$/.test(values.head))
    throw new Error('--head takes the 64 digits that the hall showed.');
  const key = values.key === undefined ? null : (await readFile(values.key, 'utf8')).trim();
  if (key !== null && !/^[0-9a-f]{64}$/.test(key))
    throw new Error('--key takes a file with a public key of 64 digits: record-key.pub of the data folder.');
  return {
    file,
    expected: { ...(values.head === undefined ? {} : { head: values.head }), ...(key === null ? {} : { key }) },
  };
}

runCommand(main);
