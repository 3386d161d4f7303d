import type { Logger } from 'pino';
import { type LiveKitServer, StatusCell } from './livekit-server.ts';
import { probe } from './probe.ts';
import type { Rooms } from './rooms.ts';
import { pause } from './waiting.ts';

const checkEveryMs = 2000;
/** Checks that failed one after the other before voices count as gone: a lost answer is no outage. */
const mostFailedChecks = 3;

/** Somebody else's LiveKit, by `LIVEKIT_URL`: the same as our own child to all who use it, watched by asking. Rule LK6. */
export function connectLiveKit(options: {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly rooms: Rooms;
  readonly log: Logger;
}): LiveKitServer {
  const { apiKey, apiSecret, rooms, log } = options;
  const httpUrl = options.url.replace(/^ws/, 'http').replace(/\/+$/, '');
  const cell = new StatusCell('Voices are starting.');
  const closing = new AbortController();

  async function follow(): Promise<void> {
    for (let failed = 0; !closing.signal.aborted; ) {
      const found = await probe({ httpUrl, apiKey, apiSecret });
      if (closing.signal.aborted) return;
      failed = found === 'ok' ? 0 : failed + 1;
      if (found === 'ok') cell.set('ok', null);
      else if (found === 'refused') cell.set('off', 'The LiveKit server at LIVEKIT_URL does not accept our keys.');
      else if (failed >= mostFailedChecks) cell.set('off', 'The LiveKit server at LIVEKIT_URL does not answer.');
      await pause(checkEveryMs, closing.signal);
    }
  }
  const followed = follow().catch((error: unknown) => log.error({ err: error }, 'livekit is no longer watched'));
  cell.onChange((status) => log.info({ status }, 'livekit changed'));

  return {
    get status() {
      return cell.status;
    },
    get reason() {
      return cell.reason;
    },
    httpUrl,
    apiKey,
    apiSecret,
    rooms,
    onStatus: (listener) => cell.onChange(listener),
    async close() {
      closing.abort();
      await followed;
      cell.set('off', 'The town hall is closing.');
    },
  };
}
