import { WebSocketClient } from '@colyseus/ws-transport';
import WebSocket from 'ws';
import type { ConnectionKind } from '../../../../protocol/commands.ts';
import { limits } from '../../../../protocol/limits.ts';
import type { Ticket } from '../../../../server/adapters/colyseus/tickets.ts';
import { idOf } from '../../../support/build-townhall.ts';

/** Colyseus's own client without a network: what would be sent is kept. */
export class FakeClient extends WebSocketClient {
  readonly sent: { readonly type: string; readonly message: unknown }[] = [];
  readonly frames: Uint8Array[] = [];
  closedWith: number | null = null;

  constructor(name: string) {
    super(name, new WebSocket(null));
  }

  override send(type: string, message: unknown): void {
    this.sent.push({ type, message });
  }

  override raw(data: Uint8Array): void {
    this.frames.push(data);
  }

  override leave(code?: number): void {
    this.closedWith = code ?? 0;
  }
}

export function aTicket(name: string, over: Partial<Ticket> = {}): Ticket {
  const kind: ConnectionKind = 'body';
  return { sessionHash: name, memberId: idOf(name), kind, expiresAtMs: limits.ticketSeconds * 1000, ...over };
}
