import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from './start-error.ts';

const keyBytes = 32;

/**
 * The key that signs invitations: `invite-key` in the data folder, readable by its owner only, made when it is not there. It lies beside the
 * database and not in it: whoever has a copy of the database alone has no link.
 */
export async function openInviteKey(folder: string): Promise<Uint8Array> {
  const file = path.join(folder, 'invite-key');
  const made = randomBytes(keyBytes);
  // The server and a command may want it at the same moment: the first makes it.
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw new StartError(`The key ${file} cannot be written.`, { cause: error });
  });
  const key = await readFile(file).catch((error: unknown) => {
    throw new StartError(`The key ${file} cannot be read.`, { cause: error });
  });
  if (key.length === keyBytes) return Uint8Array.from(key);
  throw new StartError(`${file} is no key. Put the right one back, or move it away: then open invitations end.`);
}
