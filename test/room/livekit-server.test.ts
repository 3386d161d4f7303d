import { type ChildProcess, spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { connectLiveKit } from '../../server/adapters/livekit/connect-livekit.ts';
import { markOf } from '../../server/adapters/livekit/left-behind.ts';
import type { LiveKitServer } from '../../server/adapters/livekit/livekit-server.ts';
import { probe } from '../../server/adapters/livekit/probe.ts';
import { noBinaryReason } from '../../server/adapters/livekit/start-livekit.ts';
import { quietLog, startTestLiveKit, temporaryFolder, testRooms, until, whenStatus } from '../support/livekit.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const closer of closers.splice(0).reverse()) await closer();
});

function aFolder(): string {
  const folder = temporaryFolder();
  closers.push(folder.remove);
  return folder.path;
}

function aLiveKit(...args: Parameters<typeof startTestLiveKit>): LiveKitServer {
  const server = startTestLiveKit(...args);
  closers.push(() => server.close());
  return server;
}

async function aProcess(command: string, args: readonly string[]): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  closers.push(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('not started');
  return Object.assign(child, { pid });
}

const pidFileSchema = z.object({ child: z.object({ pid: z.number(), startedAt: z.string() }), owner: z.unknown() });
const fileOf = (dataDir: string, name: string): string => path.join(dataDir, 'livekit', name);
const childOf = (dataDir: string) =>
  pidFileSchema.parse(JSON.parse(readFileSync(fileOf(dataDir, 'livekit.pid'), 'utf8'))).child;
/** An owner that is long gone. */
const nobody = { pid: 4_000_000, startedAt: '1' };

it('[LK1] without a livekit-server voices are off, and the reason says what to install', async () => {
  const server = aLiveKit(aFolder(), { bin: null });
  await whenStatus(server, 'off');
  expect(server.reason).toBe(noBinaryReason);
});

it('[LK2] runs on loopback with keys of its own, which stay with the data folder and are read by nobody else', async () => {
  const folder = aFolder();
  const first = aLiveKit(folder);
  const other = aLiveKit(aFolder());
  await Promise.all([whenStatus(first, 'ok'), whenStatus(other, 'ok')]);

  expect(new URL(first.httpUrl).hostname).toBe('127.0.0.1');
  for (const name of ['livekit.yaml', 'keys.json', 'livekit.pid']) {
    expect(statSync(fileOf(folder, name)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(path.join(folder, 'livekit')).mode & 0o777).toBe(0o700);
  expect(other.apiSecret).not.toBe(first.apiSecret);
  expect(await probe({ httpUrl: other.httpUrl, apiKey: first.apiKey, apiSecret: first.apiSecret })).toBe('refused');

  await first.close();
  expect(aLiveKit(folder).apiSecret).toBe(first.apiSecret);
});

it('[LK2] opens no port beside signalling and media, and neither of them to the network', async () => {
  const folder = aFolder();
  await whenStatus(aLiveKit(folder), 'ok');
  const config: unknown = JSON.parse(readFileSync(fileOf(folder, 'livekit.yaml'), 'utf8'));
  expect(config).toMatchObject({
    bind_addresses: ['127.0.0.1'],
    rtc: { node_ip: '127.0.0.1', tcp_port: 0, use_external_ip: false },
  });
  expect(listeningAddresses(childOf(folder).pid)).toEqual(['127.0.0.1', '127.0.0.1']);
});

it('[LK3] is started again when it dies, and closes in order', async () => {
  const folder = aFolder();
  const server = aLiveKit(folder);
  await whenStatus(server, 'ok');
  const { pid } = childOf(folder);

  const gone = whenStatusLeaves(server);
  process.kill(pid, 'SIGKILL');
  await gone;
  await whenStatus(server, 'ok');
  const again = childOf(folder);
  expect(again.pid).not.toBe(pid);

  await server.close();
  await server.close();
  expect(markOf(again.pid)).toBeNull();
  expect(existsSync(fileOf(folder, 'livekit.pid'))).toBe(false);
  expect(server.status).toBe('off');
});

it('[LK4] one that never stays up is given up, with the reason', async () => {
  const server = aLiveKit(aFolder(), { bin: '/bin/false', firstPauseMs: 1 });
  await whenStatus(server, 'off');
  expect(server.reason).toBe('livekit-server does not stay up: it ended with code 1');
});

it('[LK4] a taken media port is said, and voices come once it is free', async () => {
  const taken = dgram.createSocket('udp4');
  await new Promise<void>((resolve) => taken.bind(0, '127.0.0.1', resolve));
  const server = aLiveKit(aFolder(), { mediaUdpPort: taken.address().port });
  await until('the reason names the taken port', () => /address already in use/.test(server.reason ?? ''));
  expect(server.status).toBe('starting');
  await new Promise<void>((resolve) => taken.close(() => resolve()));
  await whenStatus(server, 'ok');
});

it('[LK5] ends a LiveKit that a killed app left behind', async () => {
  const folder = aFolder();
  const app = await aProcess(process.execPath, [path.join(import.meta.dirname, '../support/livekit-app.ts'), folder]);
  if (app.stdout !== null) await once(app.stdout, 'data');
  const orphan = childOf(folder).pid;
  closers.push(() => markOf(orphan) !== null && process.kill(orphan, 'SIGKILL'));
  app.kill('SIGKILL');
  await once(app, 'exit');
  expect(markOf(orphan)).not.toBeNull();

  await whenStatus(aLiveKit(folder), 'ok');
  expect(markOf(orphan)).toBeNull();
});

it('[LK5] never ends a process of somebody else that has the noted number', async () => {
  const folder = aFolder();
  const config = fileOf(folder, 'livekit.yaml');
  await aLiveKit(folder, { bin: null }).close();
  const plain = await aProcess('sleep', ['60']);
  const named = await aProcess(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', '--', config]);
  for (const child of [markOf(plain.pid), { pid: named.pid, startedAt: '1' }]) {
    writeFileSync(fileOf(folder, 'livekit.pid'), JSON.stringify({ child, owner: nobody }));
    const server = aLiveKit(folder);
    await whenStatus(server, 'ok');
    await server.close();
  }
  expect([plain.exitCode, plain.signalCode, named.exitCode, named.signalCode]).toEqual([null, null, null, null]);
});

it('[LK5] leaves the LiveKit of a living app alone', async () => {
  const folder = aFolder();
  await whenStatus(aLiveKit(folder), 'ok');
  const { pid } = childOf(folder);
  const second = aLiveKit(folder);
  await whenStatus(second, 'off');
  expect(second.reason).toBe('Another Rostrum is using this data folder.');
  expect(markOf(pid)).not.toBeNull();
});

it('[LK6] follows somebody else’s LiveKit, and says when the keys are wrong', async () => {
  const theirs = aLiveKit(aFolder());
  await whenStatus(theirs, 'ok');
  const url = theirs.httpUrl.replace('http', 'ws');
  const connect = (apiSecret: string): LiveKitServer => {
    const server = connectLiveKit({ url, apiKey: theirs.apiKey, apiSecret, rooms: testRooms, log: quietLog });
    closers.push(() => server.close());
    return server;
  };
  const ours = connect(theirs.apiSecret);
  const wrong = connect('0'.repeat(32));
  await Promise.all([whenStatus(ours, 'ok'), whenStatus(wrong, 'off')]);
  expect(ours.httpUrl).toBe(theirs.httpUrl);
  expect(wrong.reason).toBe('The LiveKit server at LIVEKIT_URL does not accept our keys.');

  await theirs.close();
  await whenStatus(ours, 'off');
  expect(ours.reason).toBe('The LiveKit server at LIVEKIT_URL does not answer.');
});

function whenStatusLeaves(server: LiveKitServer): Promise<void> {
  return new Promise((resolve) => {
    const stop = server.onStatus(() => {
      stop();
      resolve();
    });
  });
}

/** Local addresses of a process's listening TCP and bound UDP sockets over IPv4 and IPv6, from the kernel's tables. */
function listeningAddresses(pid: number): readonly string[] {
  const found: string[] = [];
  const inodes = new Set<string>();
  for (let descriptor = 0; descriptor < 200; descriptor++) {
    const target = linkAt(`/proc/${pid}/fd/${descriptor}`);
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined) inodes.add(inode);
  }
  for (const [table, state] of [
    ['tcp', '0A'],
    ['tcp6', '0A'],
    ['udp', '07'],
    ['udp6', '07'],
  ] as const) {
    for (const line of readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      const [, local, , status] = fields;
      if (status !== state || !inodes.has(fields[9] ?? '')) continue;
      found.push(local?.startsWith('0100007F:') === true ? '127.0.0.1' : `${table} ${local}`);
    }
  }
  return found.sort();
}

function linkAt(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    // A descriptor that is not open.
    return '';
  }
}
