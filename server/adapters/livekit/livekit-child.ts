import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Logger } from 'pino';
import { freeTcpPort, freeUdpPort } from './free-port.ts';
import { removePidFile, writePidFile } from './left-behind.ts';
import { type LiveKitKeys, liveKitConfig, type MediaAddress, writePrivately } from './livekit-files.ts';
import { answerOf, probe } from './probe.ts';
import { pause, within } from './waiting.ts';

export interface ChildOptions {
  readonly bin: string;
  readonly configFile: string;
  readonly pidFile: string;
  readonly keys: LiveKitKeys;
  readonly media: Omit<MediaAddress, 'signallingPort'>;
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly onReady: (httpUrl: string) => void;
}

/** How a LiveKit ended: why, in words for the log and the health page, and how long it had been ready. */
export interface ChildEnd {
  readonly why: string;
  readonly readyForMs: number;
}

const readyWithinMs = 15_000;
const checkEveryMs = 1000;
/** A busy machine makes it slow, and ending it then would make everything worse: only long silence counts. */
const answerWithinMs = 5000;
const mostFailedChecks = 5;

/**
 * One life of a LiveKit: ports, configuration, process, readiness, health, end. What counts is the child being alive *and* answering with
 * our keys: with its port taken it exits with code 0 while somebody else's server answers the probe.
 */
export async function runLiveKit(options: ChildOptions): Promise<ChildEnd> {
  const signallingPort = await freeTcpPort('127.0.0.1');
  const udpPort = options.media.udpPort || (await freeUdpPort(options.media.lan?.address ?? '127.0.0.1'));
  const httpUrl = `http://127.0.0.1:${signallingPort}`;
  writePrivately(options.configFile, liveKitConfig(options.keys, { ...options.media, signallingPort, udpPort }));

  const child = spawn(options.bin, ['--config', options.configFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal reaches the app alone, which ends things in order.
    detached: true,
    // Not the app's environment: LiveKit reads settings from it that would override the file.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SystemRoot: process.env.SystemRoot },
  });
  const lines = keepLastLines(child, options.log);
  const over = new AbortController();
  const ended = whenEnded(child).finally(() => over.abort());
  if (child.pid !== undefined) writePidFile(options.pidFile, child.pid);
  const endIt = () => void endChild(child, ended);
  options.signal.addEventListener('abort', endIt, { once: true });
  if (options.signal.aborted) endIt();

  let readyAtMs: number | null = null;
  const server = { httpUrl, ...options.keys };
  if (await becomesReady(server, over.signal)) {
    readyAtMs = performance.now();
    options.onReady(httpUrl);
    await watch(httpUrl, over.signal);
  }
  const isAlive = !over.signal.aborted;
  if (isAlive) endIt();
  const exit = await ended;
  options.signal.removeEventListener('abort', endIt);
  removePidFile(options.pidFile);
  return {
    why: isAlive ? 'it did not answer' : (lines.lastComplaint() ?? exit),
    readyForMs: readyAtMs === null ? 0 : performance.now() - readyAtMs,
  };
}

async function becomesReady(server: { httpUrl: string } & LiveKitKeys, over: AbortSignal): Promise<boolean> {
  const deadlineMs = performance.now() + readyWithinMs;
  while (!over.aborted && performance.now() < deadlineMs) {
    if ((await probe(server)) === 'ok') return !over.aborted;
    await pause(25, over);
  }
  return false;
}

/** Returns when it is over, or has not answered for a while. */
async function watch(httpUrl: string, over: AbortSignal): Promise<void> {
  for (let failed = 0; failed < mostFailedChecks && !over.aborted; ) {
    await pause(checkEveryMs, over);
    if (over.aborted) return;
    failed = (await answerOf(httpUrl, answerWithinMs)) === null ? failed + 1 : 0;
  }
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`),
    );
  });
}

/** TERM, and TERM again for those who still have guests (LiveKit waits for them to leave), then KILL. */
async function endChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGTERM', 500],
    ['SIGTERM', 2000],
  ] as const) {
    child.kill(signal);
    if ((await within(waitMs, ended)) !== null) return;
  }
  child.kill('SIGKILL');
}

const keptLines = 20;

/** Reads what LiveKit says: to the log at `debug`, without tokens, and the last lines for saying why it ended. */
function keepLastLines(child: ChildProcess, log: Logger): { lastComplaint(): string | null } {
  const kept: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    // A stream that breaks with its process is no news.
    stream.on('error', () => undefined);
    createInterface({ input: stream }).on('line', (line) => {
      const safe = line.replace(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]');
      kept.push(safe);
      if (kept.length > keptLines) kept.shift();
      log.debug({ line: safe }, 'livekit says');
    });
  }
  return {
    lastComplaint: () =>
      kept.findLast((line) => /address already in use|cannot|failed|error/i.test(line))?.slice(0, 300) ?? null,
  };
}
