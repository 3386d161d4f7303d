import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HeadSigner } from '../../session/ports.ts';
import { openSigner } from './record-key.ts';
import { StartError } from './start-error.ts';

export { StartError };

export interface DataFolder {
  readonly path: string;
  readonly signer: HeadSigner;
  /** Gives the folder free for another process. */
  close(): Promise<void>;
}

/** Where a data folder has its database. */
export function databaseFile(folder: string): string {
  return path.join(folder, 'rostrum.db');
}

/** Opens the data folder for this process alone: made with mode 0700, locked, with a signing key made at the first start. Throws {@link StartError}. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be used. Choose another with DATA_DIR.`, { cause: error });
  }
  const lockFile = path.join(folder, 'lock');
  await takeLock(lockFile, folder);
  const close = async (): Promise<void> => {
    if ((await holderOf(lockFile)) === process.pid) await rm(lockFile, { force: true });
  };
  try {
    return { path: folder, signer: await openSigner(folder), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Two processes on one record would only make each other step down; the lock of a dead one is taken over. */
async function takeLock(file: string, folder: string): Promise<void> {
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, String(process.pid), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 3; tries++) {
      // A link is made with its content, or not at all: nobody ever reads a lock without a number.
      if (await isLinked(mine, file)) return;
      const pid = await holderOf(file);
      if (pid !== process.pid && isAlive(pid) && (await isOurs(pid))) {
        throw new StartError(
          `Another Rostrum (process ${pid}) uses the data folder ${folder}. Stop it, or choose another folder with DATA_DIR.`,
        );
      }
      await rm(file, { force: true });
    }
    throw new StartError(`The data folder ${folder} cannot be locked.`);
  } finally {
    await rm(mine, { force: true });
  }
}

async function isLinked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new StartError(`The lock ${to} cannot be written.`, { cause: error });
  }
}

/** The process that a lock names; 0 when there is none. */
async function holderOf(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^\d{1,10}$/.test(text) ? Number(text) : 0;
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A number is used again after a restart of the machine: where the system tells, only a process of ours counts. */
async function isOurs(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null || commandLine.includes('main.ts') || commandLine.includes('vitest');
}
