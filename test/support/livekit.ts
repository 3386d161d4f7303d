import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { townhallIdSchema } from '../../protocol/ids.ts';
import type { LiveKitServer, LiveKitStatus } from '../../server/adapters/livekit/livekit-server.ts';
import { roomsOf } from '../../server/adapters/livekit/rooms.ts';
import { type StartLiveKitOptions, startLiveKit } from '../../server/adapters/livekit/start-livekit.ts';
import { liveKitBinary } from './livekit-binary.ts';

export const quietLog = pino({ level: process.env.ROSTRUM_TEST_LOG ?? 'silent' });

/** A folder of its own for one test. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-livekit-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const testRooms = roomsOf(townhallIdSchema.parse('demo'), 'a'.repeat(64));

export function startTestLiveKit(dataDir: string, options: Partial<StartLiveKitOptions> = {}): LiveKitServer {
  return startLiveKit({
    bin: liveKitBinary(),
    dataDir,
    rooms: testRooms,
    mediaUdpPort: 0,
    lan: null,
    log: quietLog,
    ...options,
  });
}

/** Resolves when the server has this status; rejects after the deadline, naming what it had instead. */
export function whenStatus(server: LiveKitServer, wanted: LiveKitStatus, withinMs = 20_000): Promise<void> {
  if (server.status === wanted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`livekit is ${server.status} (${server.reason}), not ${wanted}, after ${withinMs} ms`));
    }, withinMs);
    const stop = server.onStatus((status) => {
      if (status !== wanted) return;
      clearTimeout(timer);
      stop();
      resolve();
    });
  });
}

/** Resolves when the condition holds; rejects after the deadline with its name. */
export async function until(
  name: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
