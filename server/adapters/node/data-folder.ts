import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { publicKeyOf, signHead } from '../../../protocol/record/sign.ts';
import type { HeadSigner } from '../../session/ports.ts';

/** Why the product cannot start, as an administrator reads it. */
export class StartError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'StartError';
  }
}

export interface DataFolder {
  readonly path: string;
  readonly signer: HeadSigner;
  /** Gives the folder free for another process. */
  close(): Promise<void>;
}

/** Opens the data folder for this process alone: made with mode 0700, locked, with a signing key made at the first start. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be used. Choose another with DATA_DIR.`, { cause: error });
  }
  const lockFile = path.join(folder, 'lock');
  await takeLock(lockFile, folder);
  return {
    path: folder,
    signer: await openSigner(path.join(folder, 'record-key')),
    close: () => rm(lockFile, { force: true }),
  };
}

/** Two processes on one record would only make each other step down; a lock of a dead one is taken over. */
async function takeLock(file: string, folder: string): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return;
    } catch {
      const pid = Number(await readFile(file, 'utf8').catch(() => ''));
      if (pid !== process.pid && isAlive(pid) && (await isOurs(pid))) {
        throw new StartError(
          `Another Rostrum (process ${pid}) uses the data folder ${folder}. Stop it, or choose another folder with DATA_DIR.`,
        );
      }
      await rm(file, { force: true });
    }
  }
  throw new StartError(`The data folder ${folder} cannot be locked.`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A number is used again after a restart of the machine: where the system tells, only a Node process counts. */
async function isOurs(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null || commandLine.includes('main.ts') || commandLine.includes('vitest');
}

async function openSigner(file: string): Promise<HeadSigner> {
  const kept = await readFile(file).catch(() => null);
  const secret = kept ?? randomBytes(32);
  if (kept === null) await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
  if (secret.length !== 32)
    throw new StartError(
      `${file} is not a signing key. Put the right one back, or move it away to sign with a new one.`,
    );
  const key = Uint8Array.from(secret);
  return { key: publicKeyOf(key), sign: (head) => signHead(head, key) };
}
