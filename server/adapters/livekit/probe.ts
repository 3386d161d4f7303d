import { RoomServiceClient, ServerError } from 'livekit-server-sdk';

export type Probe = 'ok' | 'unreachable' | 'refused';

export interface ServerAddress {
  readonly httpUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** A client of LiveKit's API. A slow answer counts as none: whoever waits for it wants silence or speech now. */
export function apiOf(server: ServerAddress): RoomServiceClient {
  return new RoomServiceClient(server.httpUrl, server.apiKey, server.apiSecret, { requestTimeout: 3, failover: false });
}

/** Whether it answers at all: 200 when ready, 406 while its own figures are stale. */
export async function answers(httpUrl: string): Promise<boolean> {
  try {
    const response = await fetch(httpUrl, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Whether it answers and takes our keys: another LiveKit on a port that we meant to have is not ours. */
export async function probe(server: ServerAddress): Promise<Probe> {
  if (!(await answers(server.httpUrl))) return 'unreachable';
  try {
    await apiOf(server).listRooms(['-']);
    return 'ok';
  } catch (error) {
    return error instanceof ServerError && error.status === 401 ? 'refused' : 'unreachable';
  }
}

/** Whether the person or room that a call named is not there. */
export function isAbsent(error: unknown): boolean {
  return error instanceof ServerError && (error.code === 'not_found' || error.status === 404);
}
