import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { publicKeyOf, signHead } from '../../../protocol/record/sign.ts';
import type { HeadSigner } from '../../session/ports.ts';
import { StartError } from './start-error.ts';

const secretBytes = 32;

/** The installation's key, made at the first start: `record-key` (32 bytes, readable by its owner only) and `record-key.pub`, to give away. */
export async function openSigner(folder: string): Promise<HeadSigner> {
  const file = path.join(folder, 'record-key');
  const kept = await readIfThere(file);
  const secret = kept ?? randomBytes(secretBytes);
  if (kept === null) await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
  const signer = signerOf(secret, file);
  await writeFile(`${file}.pub`, `${signer.key}\n`, { mode: 0o644 });
  return signer;
}

/** The key of an installation that has one: for tools, which never make one. */
export async function readSigner(folder: string): Promise<HeadSigner> {
  const file = path.join(folder, 'record-key');
  const secret = await readIfThere(file);
  if (secret === null) throw new StartError(`There is no signing key ${file}. Is DATA_DIR the right folder?`);
  return signerOf(secret, file);
}

function signerOf(secret: Uint8Array, file: string): HeadSigner {
  if (secret.length !== secretBytes)
    throw new StartError(
      `${file} is not a signing key. Put the right one back, or move it away to sign with a new one.`,
    );
  const key = Uint8Array.from(secret);
  return { key: publicKeyOf(key), sign: (head) => signHead(head, key) };
}

/** Null only when there is no such file: a key that cannot be read is never replaced by a new one. */
async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new StartError(`The signing key ${file} cannot be read.`, { cause: error });
  }
}
