import type { ConnectionKind } from '../../../protocol/commands.ts';
import type { MemberId, SectionId } from '../../../protocol/ids.ts';
import type { SecretHash } from '../../access/ports.ts';

/** What a seat reservation stands for. */
export interface Ticket {
  readonly sessionHash: SecretHash;
  readonly memberId: MemberId;
  readonly kind: ConnectionKind;
  readonly sectionId: SectionId;
  readonly expiresAtMs: number;
}

/** One-use tickets, each bound to the cookie that asked for it. Rules A6, A7. */
export class Tickets {
  readonly #open = new Map<string, Ticket>();
  /** Sessions that were ended while this process ran: one that is asking for a ticket at that moment gets none that opens anything. */
  readonly #ended = new Set<SecretHash>();

  add(id: string, ticket: Ticket): void {
    this.#open.set(id, ticket);
  }

  /** Whether a browser that holds these sessions may use this ticket now. */
  mayUse(id: string, sessions: readonly SecretHash[], nowMs: number): boolean {
    const ticket = this.#open.get(id);
    if (ticket === undefined || this.#ended.has(ticket.sessionHash)) return false;
    return ticket.expiresAtMs >= nowMs && sessions.includes(ticket.sessionHash);
  }

  /** No ticket of this session opens anything any more. */
  end(sessionHash: SecretHash): void {
    this.#ended.add(sessionHash);
  }

  /** Uses a ticket up. */
  take(id: string): Ticket | null {
    const ticket = this.#open.get(id) ?? null;
    this.#open.delete(id);
    return ticket;
  }

  /** Removes and gives those that nobody used in time. */
  expired(nowMs: number): readonly Ticket[] {
    const late: Ticket[] = [];
    for (const [id, ticket] of this.#open) {
      if (ticket.expiresAtMs >= nowMs) continue;
      this.#open.delete(id);
      late.push(ticket);
    }
    return late;
  }

  /** Whether a ticket of this member is still open, or one of this kind for this section: they are on their way. */
  holds(memberId: MemberId, as?: { readonly kind: ConnectionKind; readonly sectionId: SectionId }): boolean {
    return [...this.#open.values()].some(
      (ticket) =>
        ticket.memberId === memberId &&
        (as === undefined || (ticket.kind === as.kind && ticket.sectionId === as.sectionId)),
    );
  }
}
