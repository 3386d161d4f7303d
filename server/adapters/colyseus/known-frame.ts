import { Protocol } from '@colyseus/core';

/** First bytes of what a page of ours sends. Colyseus silently ignores, or answers, everything else. */
const ours: ReadonlySet<number | undefined> = new Set([
  Protocol.JOIN_ROOM,
  Protocol.LEAVE_ROOM,
  Protocol.ROOM_DATA,
  Protocol.ROOM_DATA_BYTES,
  Protocol.PING,
]);

/** Whether a WebSocket message can be one of ours at all: bytes that begin with a code we use. */
export function isKnownFrame(frame: unknown, isBinary: unknown): boolean {
  return isBinary === true && frame instanceof Uint8Array && ours.has(frame[0]);
}
