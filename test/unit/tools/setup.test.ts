import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const repository = path.join(import.meta.dirname, '../../..');

/** Says what it was given, and lives until a signal, which it names by its exit code. */
const program = `
process.on('SIGTERM', () => process.exit(42));
process.stdout.write(JSON.stringify({ args: process.argv.slice(2), liveKit: process.env.ROSTRUM_LIVEKIT_BIN ?? null }) + '\\n');
if (!process.argv.includes('stay')) process.exit(Number(process.argv[2] ?? 0));
setInterval(() => {}, 1000);
`;
const building = 'Building the pages (only when they have changed) …';

/** A small repository with the real set-up and stand-ins for what it sets up. */
let tree = '';
/** Stands in for the place of LiveKit's releases: path → file. */
const served = new Map<string, Buffer>();
const server = createServer(({ url = '' }, response) => {
  const file = served.get(url);
  response.writeHead(file === undefined ? 404 : 200).end(file);
});
let releases = '';
const release = `/v1.13.5/livekit_1.13.5_linux_${process.arch === 'arm64' ? 'arm64' : 'amd64'}.tar.gz`;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  releases = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  served.clear();
  tree = mkdtempSync(path.join(os.tmpdir(), 'rostrum-setup-'));
  const taken = ['tools/setup.mjs', 'tools/setup', 'package.json', 'package-lock.json', 'vite.config.ts'];
  for (const file of [...taken, 'vite.document.config.ts']) {
    cpSync(path.join(repository, file), path.join(tree, file), { recursive: true });
  }
  symlinkSync(path.join(repository, 'node_modules'), path.join(tree, 'node_modules'));
  write('server/main.ts', program);
  write('tools/verify.ts', program);
  write('client/index.html', '<!doctype html><title>Hall</title><script type="module" src="/main.ts"></script>');
  write('client/main.ts', 'import "./main.css";\ndocument.title = "open";');
  write('client/main.css', 'body { margin: 0 }');
  write('client/document.ts', 'export const drawPage = () => "";');
});
afterEach(() => rmSync(tree, { recursive: true }));

describe('set-up', () => {
  it('[SU1] builds the pages once, and again when they have changed', async () => {
    aLiveKit();
    const first = await run('start');
    const second = await run('start');
    write('client/main.css', 'body { margin: 1px }');
    const third = await run('start');
    expect([first.says, second.says, third.says]).toEqual([building, '', building]);
    expect([first.code, second.code, third.code]).toEqual([0, 0, 0]);
    const document = readFileSync(path.join(tree, 'dist/client/index.html'), 'utf8');
    expect(document).toContain('<style>body{margin:1px}');
    expect(existsSync(path.join(tree, 'dist/client/document.mjs'))).toBe(true);
  });

  it('[SU2] keeps the old pages when a build fails, and builds at the next start', async () => {
    aLiveKit();
    await run('start');
    write('client/main.ts', 'import "./nowhere.ts";');
    const broken = await run('start');
    expect(broken.code).toBe(1);
    expect(broken.says).toContain('nowhere.ts');
    expect(readdirSync(path.join(tree, 'dist')).sort()).toEqual(['client', 'client-inputs']);

    write('client/main.ts', 'import "./main.css";');
    expect((await run('start')).code).toBe(0);
  });

  it('[SU2] leaves nothing behind when it is stopped in the middle of a build', async () => {
    aLiveKit();
    // A build that does not end by itself, and tells when it has begun: by the signal that is to stop it.
    write(
      'vite.config.ts',
      "process.kill(process.ppid, 'SIGTERM');\nawait new Promise(() => setInterval(() => {}, 1000));",
    );
    expect(await run('start')).toEqual({ code: 1, says: `${building}\nStopped: building the pages.`, prints: null });
    expect(existsSync(path.join(tree, 'dist'))).toBe(false);
  });

  it('[SU3] ends with the exit code of the program, which has the arguments', async () => {
    expect(await run('verify', '7', '--public')).toEqual({
      code: 7,
      says: '',
      prints: { args: ['7', '--public'], liveKit: null },
    });
  });

  it('[SU3] passes a signal on to the program', async () => {
    const child = start('verify', 'stay');
    await firstLine(child);
    child.kill('SIGTERM');
    expect(await exitOf(child)).toBe(42);
  });

  it('[SU3] ends the program when npm’s shell is gone', async () => {
    // npm runs a script in a shell, and a signal to npm ends that shell alone.
    const setup = `"${process.execPath}" "${path.join(tree, 'tools/setup.mjs')}" verify stay`;
    const shell = spawn('/bin/sh', ['-c', `${setup}; true`], {
      env: { ...environment(), npm_lifecycle_event: 'verify' },
    });
    await firstLine(shell);
    const outputEnded = new Promise((resolve) => shell.stdout.once('close', () => resolve('ended')));
    shell.kill('SIGKILL');
    // The program holds the other end until it is gone.
    expect(await outputEnded).toBe('ended');
  });

  it('[SU3] names the commands when it does not know one', async () => {
    const { code, says } = await run('toString');
    expect(code).toBe(2);
    expect(says).toContain('start, test, bench');
  });

  it('[SU4] takes the livekit-server of the user’s cache', async () => {
    const liveKit = aLiveKit();
    expect((await run('start')).prints).toEqual({ args: [], liveKit });
  });

  it('[SU4] starts without voices when no livekit-server can be had, and says what to install', async () => {
    const { code, says, prints } = await run('start');
    expect({ code, prints }).toEqual({ code: 0, prints: { args: [], liveKit: '' } });
    expect(says).toContain('could not be downloaded: the answer was 404.');
    expect(says).toMatch(
      /runs without voices; captions and text work\. For voices put livekit-server 1\.\d+\.\d+ .* on the PATH/,
    );
  });

  it('[SU4] takes no download but the one that it knows', async () => {
    served.set(release, Buffer.from('something else'));
    const { code, says, prints } = await run('start');
    expect({ code, prints }).toEqual({ code: 0, prints: { args: [], liveKit: '' } });
    expect(says).toMatch(/is not the expected file: its SHA-256 is [0-9a-f]{64}, not /);
    expect(readdirSync(path.join(tree, 'cache/rostrum/livekit-server-1.13.5'))).toEqual([]);
  });

  it('[SU4] unpacks the one file that is asked for out of the proved archive', async () => {
    write('packed/livekit-server', 'the program');
    write('packed/LICENSE', 'a licence');
    mkdirSync(path.join(tree, 'folder'));
    execFileSync('tar', ['-czf', 'release.tar.gz', '-C', 'packed', 'livekit-server', 'LICENSE'], { cwd: tree });
    const archive = readFileSync(path.join(tree, 'release.tar.gz'));
    served.set('/release.tar.gz', archive);
    const sha256 = createHash('sha256').update(archive).digest('hex');
    const program = path.join(tree, 'tools/setup/fetch-release.mjs');
    const args = [program, `${releases}/release.tar.gz`, sha256, 'livekit-server', path.join(tree, 'folder')];
    expect(await exitOf(spawn(process.execPath, args))).toBe(0);
    expect(readdirSync(path.join(tree, 'folder')).sort()).toEqual(['livekit-server', 'release.tar.gz']);
    expect(readFileSync(path.join(tree, 'folder/livekit-server'), 'utf8')).toBe('the program');
  });

  it('[SU4] needs no livekit-server when another one carries the voices', async () => {
    const { says } = await run('start');
    expect(says).toContain('livekit-server');
    const child = start('start', { LIVEKIT_URL: 'wss://voices.example' });
    expect((await outputOf(child)).says).toBe('');
  });
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), text);
}

function aLiveKit(): string {
  const file = 'cache/rostrum/livekit-server-1.13.5/livekit-server';
  write(file, '');
  const absolute = path.join(tree, file);
  chmodSync(absolute, 0o755);
  return absolute;
}

/** Nothing of this machine: no npm, no Go, no cache of the user. */
function environment(): Readonly<Record<string, string>> {
  return {
    PATH: path.join(tree, 'bin'),
    HOME: tree,
    XDG_CACHE_HOME: path.join(tree, 'cache'),
    ROSTRUM_LIVEKIT_RELEASES: releases,
  };
}

function start(...args: readonly (string | Readonly<Record<string, string>>)[]): ChildProcess {
  const extra = args.find((arg) => typeof arg !== 'string');
  const argv = args.filter((arg) => typeof arg === 'string');
  return spawn(process.execPath, [path.join(tree, 'tools/setup.mjs'), ...argv], {
    env: { ...environment(), ...extra },
  });
}

async function run(...args: readonly string[]) {
  return outputOf(start(...args));
}

async function outputOf(child: ChildProcess): Promise<{ code: number | null; says: string; prints: unknown }> {
  let says = '';
  let prints = '';
  child.stderr?.on('data', (data) => {
    says += data;
  });
  child.stdout?.on('data', (data) => {
    prints += data;
  });
  const code = await exitOf(child);
  // Whether this machine has a network is not what these tests are about.
  const lines = says.split('\n').filter((line) => line !== '' && !line.startsWith('This machine has no network'));
  return { code, says: lines.join('\n'), prints: prints === '' ? null : JSON.parse(prints) };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}

async function firstLine(child: ChildProcess): Promise<void> {
  await new Promise((resolve) => child.stdout?.once('data', resolve));
}
