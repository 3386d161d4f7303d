import { Socket } from 'node:net';
import { type Client, getMessageBytes, Protocol } from '@colyseus/core';

/** `WebSocket.OPEN` */
const open = 1;
/** A whole binary WebSocket message of the server: final, not masked. */
const binaryMessage = 0x82;
const longest7 = 125;
const longest16 = 65_535;

interface Framed {
  /** As Colyseus wants it. */
  readonly message: Uint8Array;
  /** The same as it goes over the network: with the header of its WebSocket message. */
  readonly onTheWire: Uint8Array;
}

const framed = new WeakMap<Uint8Array, Framed>();

/** The network socket below a client's WebSocket; null when it has gone. */
export function networkSocket({ ref }: Client): Socket | null {
  // Colyseus types the socket as an event emitter; it is a `ws` WebSocket.
  return '_socket' in ref && ref._socket instanceof Socket ? ref._socket : null;
}

/**
 * Sends a Colyseus byte message. The bytes are framed once, shared by all who get them, and never written to again: in a full hall forty
 * thousand leave in a second, and whatever is done for each of them is what the server is busy with. Sockets here are not compressed.
 */
export function sendShared(client: Client, type: number, bytes: Uint8Array): void {
  const { message, onTheWire } = framedOnce(type, bytes);
  const socket = networkSocket(client);
  // Nothing may follow a WebSocket's goodbye.
  const isOpen = 'readyState' in client.ref && client.ref.readyState === open;
  if (socket !== null && isOpen) socket.write(onTheWire);
  else client.raw(message);
}

function framedOnce(type: number, bytes: Uint8Array): Framed {
  const known = framed.get(bytes);
  if (known !== undefined) return known;
  const message = Uint8Array.from(getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, type, undefined, bytes));
  const made = { message, onTheWire: Buffer.concat([headerOf(message.length), message]) };
  framed.set(bytes, made);
  return made;
}

function headerOf(length: number): Uint8Array {
  if (length <= longest7) return Uint8Array.of(binaryMessage, length);
  if (length > longest16) throw new Error(`a message of ${length} bytes`);
  return Uint8Array.of(binaryMessage, longest7 + 1, length >> 8, length & 0xff);
}
