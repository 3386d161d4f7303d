import { Socket } from 'node:net';
import { type Client, ClientState, getMessageBytes, Protocol } from '@colyseus/core';

/** `WebSocket.OPEN` */
const open = 1;
/** A whole binary WebSocket message of the server: final, not masked. */
const binaryMessage = 0x82;
const longest7 = 125;
const longest16 = 65_535;

/** Messages as they go over the network, by what they were made of: with the header of their WebSocket message. */
const onTheWire = new WeakMap<Uint8Array, Uint8Array>();
/** Whole messages as Colyseus wants them, by what they were made of. */
const messages = new WeakMap<object, Uint8Array>();

/** The network socket below a client's WebSocket; null when it has gone. */
export function networkSocket({ ref }: Client): Socket | null {
  // Colyseus types the socket as an event emitter; it is a `ws` WebSocket.
  return '_socket' in ref && ref._socket instanceof Socket ? ref._socket : null;
}

/** Sends a Colyseus byte message, framed once for all who get it: see {@link sendFrame}. */
export function sendShared(client: Client, type: number, bytes: Uint8Array): void {
  sendFrame(
    client,
    madeOnce(bytes, () => getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, type, undefined, bytes)),
  );
}

/** Sends a Colyseus message that others get too: it is written in bytes once. It must never be another afterwards. */
export function sendSharedMessage(client: Client, type: string, message: object): void {
  // Colyseus keeps what comes before the page has its first state.
  if (networkSocket(client) === null || client.state !== ClientState.JOINED) client.send(type, message);
  else
    sendFrame(
      client,
      madeOnce(message, () => getMessageBytes.raw(Protocol.ROOM_DATA, type, message)),
    );
}

/**
 * Sends a whole message of Colyseus. It is framed once, shared by all who get it, and never written to again: in a full hall forty thousand
 * leave in a second, and whatever is done for each of them is what the server is busy with. Sockets here are not compressed.
 */
export function sendFrame(client: Client, message: Uint8Array): void {
  const socket = networkSocket(client);
  // Nothing may follow a WebSocket's goodbye.
  const isOpen = 'readyState' in client.ref && client.ref.readyState === open;
  if (socket !== null && isOpen) socket.write(framedOnce(message));
  else client.raw(message);
}

function madeOnce(of: object, make: () => Uint8Array): Uint8Array {
  const known = messages.get(of);
  if (known !== undefined) return known;
  const message = Uint8Array.from(make());
  messages.set(of, message);
  return message;
}

function framedOnce(message: Uint8Array): Uint8Array {
  const known = onTheWire.get(message);
  if (known !== undefined) return known;
  const framed = Buffer.concat([headerOf(message.length), message]);
  onTheWire.set(message, framed);
  return framed;
}

function headerOf(length: number): Uint8Array {
  if (length <= longest7) return Uint8Array.of(binaryMessage, length);
  if (length <= longest16) return Uint8Array.of(binaryMessage, longest7 + 1, length >> 8, length & 0xff);
  const header = Buffer.alloc(10);
  header.set([binaryMessage, longest7 + 2]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
