import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { writePrivately } from './livekit-files.ts';

/** A process, told apart from a later one with the same number by when it started. */
const processMarkSchema = z.strictObject({ pid: z.int().min(2), startedAt: z.string().min(1) });
export type ProcessMark = z.infer<typeof processMarkSchema>;
const pidFileSchema = z.strictObject({ child: processMarkSchema, owner: processMarkSchema });

/** The mark of a running process; null when there is none, or it is over and only waits for its parent to notice. */
export function markOf(pid: number): ProcessMark | null {
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces and parentheses: the fields begin after the last one.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const startedAt = fields[19];
      return fields[0] === 'Z' || startedAt === undefined ? null : { pid, startedAt };
    }
    const startedAt = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return startedAt === '' ? null : { pid, startedAt };
  } catch {
    return null;
  }
}

function commandLineOf(pid: number): string {
  try {
    if (existsSync('/proc/self/stat')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

const isRunning = ({ pid, startedAt }: ProcessMark): boolean => markOf(pid)?.startedAt === startedAt;

/** Notes which LiveKit is ours, and which app it belongs to. */
export function writePidFile(file: string, childPid: number): void {
  const child = markOf(childPid);
  const owner = markOf(process.pid);
  if (child !== null && owner !== null) writePrivately(file, JSON.stringify({ child, owner }));
}

export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Ends a LiveKit that a killed app left behind: the very process that the pid file names, started when it says, with our configuration
 * file on its command line. Nothing else is ever ended. `in-use` when the app that it belongs to is still there.
 */
export async function endLeftBehind(pidFile: string, configFile: string): Promise<'none' | 'ended' | 'in-use'> {
  const noted = readPidFile(pidFile);
  if (noted === null || !isRunning(noted.child)) return 'none';
  if (!commandLineOf(noted.child.pid).includes(configFile)) return 'none';
  if (isRunning(noted.owner)) return 'in-use';
  await endProcess(noted.child);
  removePidFile(pidFile);
  return 'ended';
}

/** TERM, and TERM again for those who still have guests (LiveKit waits for them to leave), then KILL. */
async function endProcess(mark: ProcessMark): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGTERM', 500],
    ['SIGTERM', 2000],
    ['SIGKILL', 2000],
  ] as const) {
    if (!isRunning(mark)) return;
    process.kill(mark.pid, signal);
    for (let waitedMs = 0; waitedMs < waitMs && isRunning(mark); waitedMs += 20) await sleep(20);
  }
}

function readPidFile(file: string): z.infer<typeof pidFileSchema> | null {
  try {
    return pidFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Absent, cut short by a power failure, or not ours: then nothing is known to be ours.
    return null;
  }
}
