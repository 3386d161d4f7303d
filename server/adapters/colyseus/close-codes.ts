import { type Client, ClientState, CloseCode } from '@colyseus/core';
import { closeCodes } from '../../../protocol/messages.ts';

/** Statuses with which `ws` ends a socket by itself: no valid frame, no UTF-8, larger than `maxPayload`. */
const brokenFrame: ReadonlySet<number | undefined> = new Set([1002, 1007, 1009]);

/** What can be closed with a code and a reason: a `ws` socket. */
interface Closable {
  close(code?: number, reason?: string | Buffer): void;
}

/** A socket whose frames are broken is closed as malformed: a page takes any other code for a drop, and comes back for ever. Rules B13, B14. */
export function nameBrokenFrames(socket: Closable): void {
  const close = socket.close.bind(socket);
  socket.close = (code, reason) => {
    if (brokenFrame.has(code)) close(closeCodes.malformed, 'malformed');
    else close(code, reason);
  };
}

/**
 * Colyseus closes with one code both for a body that is no MessagePack and for a flood; by then it has taken a flooding client off the room,
 * and a malformed one not. Rules R3, B13.
 */
export function nameColyseusCloses(client: Client, malformed: () => void): void {
  const leave = client.leave.bind(client);
  client.leave = (code, reason) => {
    if (code !== CloseCode.WITH_ERROR) leave(code, reason);
    else if (client.state === ClientState.LEAVING) leave(closeCodes.tooFast, 'too-fast');
    else malformed();
  };
}
