import path from 'node:path';
import type { Logger } from 'pino';
import { endLeftBehind } from './left-behind.ts';
import { type ChildEnd, runLiveKit } from './livekit-child.ts';
import { keysOf, liveKitFolder } from './livekit-files.ts';
import { type LiveKitServer, StatusCell } from './livekit-server.ts';
import type { Rooms } from './rooms.ts';
import { backOff, pause } from './waiting.ts';

export interface StartLiveKitOptions {
  /** Path of livekit-server; null when there is none on this machine. */
  readonly bin: string | null;
  readonly dataDir: string;
  readonly rooms: Rooms;
  /** The one UDP port of the media; 0 picks a free one. */
  readonly mediaUdpPort: number;
  readonly mediaTcpPort?: number | null;
  /** Address and interface of the network that may take part; null keeps the media on this machine. */
  readonly lan: { readonly address: string; readonly interfaceName: string } | null;
  readonly log: Logger;
  /** Pause before it is started again, doubling up to 32 times as long. 250 unless told. */
  readonly firstPauseMs?: number;
}

/** Starts that failed one after the other before voices stay off. */
const mostTries = 8;
/** A start counts as good after this long: one that dies sooner is tried more and more slowly. */
const soundAfterMs = 5000;

export const noBinaryReason =
  'No livekit-server on this machine: install livekit-server 1.13.5 (or Go, which builds it), then start again.';

/**
 * Runs LiveKit beside the app: on loopback, with keys of its own, started again when it dies. Its end never takes the town hall down.
 * Returns at once; the status says when it is there. Rules LK1–LK6.
 */
export function startLiveKit(options: StartLiveKitOptions): LiveKitServer {
  const { bin, log, firstPauseMs = 250 } = options;
  const folder = liveKitFolder(options.dataDir);
  const configFile = path.join(folder, 'livekit.yaml');
  const pidFile = path.join(folder, 'livekit.pid');
  const keys = keysOf(folder);
  const cell = new StatusCell('Voices are starting.');
  const closing = new AbortController();
  let httpUrl = 'http://127.0.0.1:9';

  async function runOnce(binary: string): Promise<ChildEnd> {
    return runLiveKit({
      bin: binary,
      configFile,
      pidFile,
      keys,
      media: { udpPort: options.mediaUdpPort, tcpPort: options.mediaTcpPort ?? null, lan: options.lan },
      signal: closing.signal,
      log,
      onReady: (url) => {
        httpUrl = url;
        cell.set('ok', null);
        log.info({ port: Number(new URL(url).port) }, 'livekit is up');
      },
    });
  }

  async function supervise(): Promise<void> {
    if (bin === null) return cell.set('off', noBinaryReason);
    const before = await endLeftBehind(pidFile, configFile);
    if (before === 'in-use') return cell.set('off', 'Another Rostrum is using this data folder.');
    if (before === 'ended') log.warn('ended a livekit that a killed app had left behind');
    for (let tries = 0; !closing.signal.aborted; ) {
      const end = await runOnce(bin);
      if (closing.signal.aborted) return;
      tries = end.readyForMs >= soundAfterMs ? 1 : tries + 1;
      if (tries > mostTries) {
        log.error({ why: end.why, tries }, 'livekit does not stay up: voices stay off');
        return cell.set('off', `livekit-server does not stay up: ${end.why}`);
      }
      const pauseMs = backOff(tries, firstPauseMs, 32 * firstPauseMs);
      log.warn({ why: end.why, pauseMs }, 'livekit stopped; starting it again');
      cell.set('starting', `livekit-server stopped (${end.why}); it is being started again.`);
      await pause(pauseMs, closing.signal);
    }
  }

  const supervised = supervise().catch((error: unknown) => {
    log.error({ err: error }, 'livekit cannot be run');
    cell.set('off', 'livekit-server could not be run.');
  });

  return {
    get status() {
      return cell.status;
    },
    get reason() {
      return cell.reason;
    },
    get httpUrl() {
      return httpUrl;
    },
    apiKey: keys.apiKey,
    apiSecret: keys.apiSecret,
    rooms: options.rooms,
    onStatus: (listener) => cell.onChange(listener),
    async close() {
      closing.abort();
      await supervised;
      cell.set('off', 'The town hall is closing.');
    },
  };
}
