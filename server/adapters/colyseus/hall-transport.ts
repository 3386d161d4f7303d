import { type TransportOptions, WebSocketTransport } from '@colyseus/ws-transport';
import { nameBrokenFrames } from './close-codes.ts';

/** Colyseus's sockets, closed with the protocol's own codes. */
export class HallTransport extends WebSocketTransport {
  constructor(options: TransportOptions) {
    super(options);
    this.wss.prependListener('connection', nameBrokenFrames);
  }
}
