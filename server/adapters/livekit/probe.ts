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

/** The status it answers with: 200 when ready, 406 while it is too busy to count. Null when nothing comes in time. */
export async function answerOf(httpUrl: string, withinMs: number): Promise<number | null> {
  try {
    const response = await fetch(httpUrl, { signal: AbortSignal.timeout(withinMs) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

/** Whether it answers and takes our keys: another LiveKit on a port that we meant to have is not ours. */
export async function probe(server: ServerAddress): Promise<Probe> {
  if ((await answerOf(server.httpUrl, 2000)) !== 200) return 'unreachable';
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
