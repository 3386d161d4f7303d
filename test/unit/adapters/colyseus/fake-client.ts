import { EventEmitter } from 'node:events';
import { type Client, ClientState } from '@colyseus/core';
import type { ConnectionKind } from '../../../../protocol/commands.ts';
import { limits } from '../../../../protocol/limits.ts';
import type { Ticket } from '../../../../server/adapters/colyseus/tickets.ts';
import { idOf, mainSection } from '../../../support/build-townhall.ts';

/** A page's end of Colyseus without a network: what would be sent is kept. */
export class FakeClient implements Client {
  readonly '~messages': Client['~messages'] = {};
  readonly ref = new EventEmitter();
  readonly state = ClientState.JOINED;
  readonly reconnectionToken = '';
  readonly sessionId: string;
  readonly sent: { readonly type: unknown; readonly message: unknown }[] = [];
  readonly frames: Uint8Array[] = [];
  closedWith: number | null = null;

  constructor(sessionId: string) {
    this.sessionId = sessionId;
  }

  send(...[type, message]: readonly unknown[]): void {
    this.sent.push({ type, message });
  }

  raw(data: Uint8Array): void {
    this.frames.push(data);
  }

  enqueueRaw(data: Uint8Array): void {
    this.raw(data);
  }

  sendBytes(_type: string | number, data: Uint8Array): void {
    this.raw(data);
  }

  leave(code?: number): void {
    this.closedWith = code ?? 0;
  }

  close(code?: number): void {
    this.leave(code);
  }

  error(code: number): void {
    this.leave(code);
  }
}

export function aTicket(name: string, over: Partial<Ticket> = {}): Ticket {
  const kind: ConnectionKind = 'body';
  return {
    sessionHash: name,
    memberId: idOf(name),
    kind,
    sectionId: mainSection,
    expiresAtMs: limits.ticketSeconds * 1000,
    ...over,
  };
}
