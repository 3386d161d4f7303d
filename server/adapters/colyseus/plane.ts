import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { LocalDriver, LocalPresence, matchMaker } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import type { ConnectionKind } from '../../../protocol/commands.ts';
import type { EnterReply } from '../../../protocol/http.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Moment } from '../../../protocol/moment.ts';
import type { SecretHash } from '../../access/ports.ts';
import { hallRoomFor } from './hall-room.ts';
import { HallTransport } from './hall-transport.ts';
import { emptyHallState } from './mirror.ts';
import { Section, type SectionOptions } from './section.ts';
import { Tickets } from './tickets.ts';

export interface PlaneOptions extends Omit<SectionOptions, 'takeTicket' | 'onGone'> {
  /** Hashes of all session cookies that a request carries. */
  readonly sessionsOf: (request: IncomingMessage) => readonly SecretHash[];
  readonly isSameOrigin: (request: IncomingMessage) => boolean;
  /** Random bytes as base64url text. */
  readonly randomText: (bytes: number) => string;
  /** No page of this kind is left of a member. */
  readonly onKindGone: (memberId: MemberId, kind: ConnectionKind) => void;
  /** A member's last page has gone and no ticket of theirs is open. */
  readonly onAlone: (memberId: MemberId) => void;
}

/** Takes upgrades that are not ours: LiveKit's signalling. */
export interface UpgradeTaker {
  owns(url: string | undefined): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The room that every page of the section joins. */
const roomName = 'hall';

/** The Colyseus side: one section's room, its tickets and its sockets on our own HTTP server. */
export class ColyseusPlane {
  readonly section: Section;
  readonly #options: PlaneOptions;
  readonly #tickets = new Tickets();
  readonly #transport: HallTransport;
  readonly #sweep: NodeJS.Timeout;
  #roomId = '';

  private constructor(options: PlaneOptions) {
    this.#options = options;
    this.section = new Section({
      ...options,
      takeTicket: (id) => this.#tickets.take(id),
      onGone: (page) => this.#gone(page.memberId, page.kind),
    });
    this.#transport = new HallTransport({
      noServer: true,
      maxPayload: limits.socketMessageBytes,
      pingInterval: 5000,
      pingMaxRetries: 3,
    });
    this.#sweep = setInterval(() => this.#sweepTickets(), 5000);
  }

  static async open(options: PlaneOptions): Promise<ColyseusPlane> {
    // The default of 16 kB grows with warnings when a full hall joins.
    Encoder.BUFFER_SIZE = 512 * 1024;
    const plane = new ColyseusPlane(options);
    await matchMaker.setup(new LocalPresence(), new LocalDriver());
    matchMaker.defineRoomType(
      roomName,
      hallRoomFor(plane.section, () => emptyHallState(options.state(), options.sectionId)),
    );
    await matchMaker.accept();
    const room = await matchMaker.createRoom(roomName, {});
    plane.#roomId = room.roomId;
    return plane;
  }

  /** Takes over the upgrade of room sockets; refuses those without ticket and cookie. Anything else goes to `other`. */
  attach(server: Server, other: UpgradeTaker): void {
    // Asked once a request: joining uses the ticket up before the second listener runs.
    const accepted = new WeakSet<IncomingMessage>();
    const filter = (request: IncomingMessage): boolean => {
      const mayEnter = this.#mayEnter(request);
      if (mayEnter) accepted.add(request);
      return mayEnter;
    };
    this.#transport.attachToServer(server, { filter });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // A browser that goes while it is being answered must not take the process along.
      socket.on('error', () => socket.destroy());
      if (accepted.has(request)) return;
      if (other.owns(request.url)) other.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    });
  }

  /** Whether another page of this member has the body now. */
  hasBodyPage(memberId: MemberId): boolean {
    return [...this.section.pages].some((page) => page.kind === 'body' && page.memberId === memberId);
  }

  isConnected(memberId: MemberId): boolean {
    return [...this.section.pages].some((page) => page.memberId === memberId);
  }

  /** Kinds of this member's open pages. */
  kindsOf(memberId: MemberId): readonly ConnectionKind[] {
    return [...this.section.pages].filter((page) => page.memberId === memberId).map((page) => page.kind);
  }

  /** Reserves a seat in the room: the reservation is the one-use ticket. */
  async reserve(
    member: { readonly sessionHash: SecretHash; readonly memberId: MemberId },
    kind: ConnectionKind,
  ): Promise<Extract<EnterReply, { seat: unknown }>['seat']> {
    const ticketId = this.#options.randomText(18);
    const room = await matchMaker.driver.findOne({ roomId: this.#roomId });
    if (room === undefined || room === null) throw new Error('the hall has no room');
    const seat = await matchMaker.reserveSeatFor(room, {}, { sessionId: ticketId });
    this.#tickets.add(seat.sessionId, {
      sessionHash: member.sessionHash,
      memberId: member.memberId,
      kind,
      expiresAtMs: this.#options.nowMs() + limits.ticketSeconds * 1000,
    });
    return { name: roomName, sessionId: seat.sessionId, roomId: seat.roomId, processId: matchMaker.processId };
  }

  moment(moment: Moment): void {
    this.section.moment(moment);
  }

  /** Puts all pages of a member out. */
  dismiss(memberId: MemberId, reason: 'removed', detail: string): void {
    for (const page of this.section.pages) if (page.memberId === memberId) page.dismiss(reason, detail);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    this.section.close();
    await matchMaker.gracefullyShutdown();
    this.#transport.shutdown();
  }

  #mayEnter(request: IncomingMessage): boolean {
    const address = request.url ?? '/';
    // `//` and the like are no addresses; a throw in here would end the process.
    if (!URL.canParse(address, 'http://origin')) return false;
    const url = new URL(address, 'http://origin');
    const ticket = url.searchParams.get('sessionId');
    if (!/^\/[\w-]+\/[\w-]+$/.test(url.pathname) || ticket === null || !this.#options.isSameOrigin(request))
      return false;
    return this.#tickets.mayUse(ticket, this.#options.sessionsOf(request), this.#options.nowMs());
  }

  #gone(memberId: MemberId, kind: ConnectionKind): void {
    if (!this.kindsOf(memberId).includes(kind) && !this.#tickets.holds(memberId, kind))
      this.#options.onKindGone(memberId, kind);
    this.#checkAlone(memberId);
  }

  #checkAlone(memberId: MemberId): void {
    if (!this.isConnected(memberId) && !this.#tickets.holds(memberId)) this.#options.onAlone(memberId);
  }

  #sweepTickets(): void {
    for (const ticket of this.#tickets.expired(this.#options.nowMs())) this.#checkAlone(ticket.memberId);
  }
}
