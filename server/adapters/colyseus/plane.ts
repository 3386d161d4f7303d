import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { LocalDriver, LocalPresence, matchMaker } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import type { ConnectionKind } from '../../../protocol/commands.ts';
import type { EnterReply } from '../../../protocol/http.ts';
import type { MemberId, SectionId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Moment } from '../../../protocol/moment.ts';
import type { Strain } from '../../../protocol/strain.ts';
import type { SecretHash } from '../../access/ports.ts';
import { ApplauseCount } from '../../crowd/applause-count.ts';
import { readEveryMs, StrainGauge } from '../../crowd/strain.ts';
import type { Backstage } from '../../session/backstage.ts';
import type { Changes } from '../../session/changes.ts';
import { RecentCaptions } from '../../session/recent-captions.ts';
import type { LivingVoice } from '../../session/voice-ports.ts';
import { AttentionBoard } from './attention-board.ts';
import { hallRooms } from './hall-room.ts';
import { HallTransport } from './hall-transport.ts';
import type { Page } from './page.ts';
import { livingVoice, Pages } from './pages.ts';
import { Section, type SectionOptions } from './section.ts';
import { Telling } from './telling.ts';
import { Tickets } from './tickets.ts';

export interface PlaneOptions
  extends Omit<
    SectionOptions,
    'sectionId' | 'pages' | 'attention' | 'takeTicket' | 'onGone' | 'askBackstage' | 'onDeskNews' | 'onClap'
  > {
  /** What desks get beside the record; not there: nothing. */
  readonly backstage?: Backstage;
  /** The section that is open from the start. */
  readonly first: SectionId;
  /** The first person is about to enter this section. */
  readonly onSectionOpened: (sectionId: SectionId) => void;
  /** Whose own voice is the stage's, and in which section; null when nobody is live there. */
  readonly onLivingVoice: (voice: LivingVoice | null) => void;
  /** The share of its time (0…1) that the process was busy since it was last asked. */
  readonly busyShare: () => number;
  /** Hashes of all session cookies that a request carries. */
  readonly sessionsOf: (request: IncomingMessage) => readonly SecretHash[];
  readonly isSameOrigin: (request: IncomingMessage) => boolean;
  /** Random bytes as base64url text. */
  readonly randomText: (bytes: number) => string;
  /** No page of this kind is left of a member in a section. */
  readonly onKindGone: (sectionId: SectionId, memberId: MemberId, kind: ConnectionKind) => void;
  /** A member's last page has gone and no ticket of theirs is open. */
  readonly onAlone: (memberId: MemberId) => void;
}

/** Takes upgrades that are not ours: LiveKit's signalling. */
export interface UpgradeTaker {
  owns(url: string | undefined): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** How often the other sections are seen in the balconies. */
const balconyEveryMs = 1000;
/** The type of every section's room. */
const roomName = 'hall';

/** The Colyseus side: a room for each section, opened when the first person comes; tickets, and sockets on our own HTTP server. */
export class ColyseusPlane {
  readonly #options: PlaneOptions;
  readonly pages = new Pages();
  readonly #sections = new Map<SectionId, Section>();
  /** Rooms made, and being made. */
  readonly #roomIds = new Map<SectionId, Promise<string>>();
  readonly #attention = new AttentionBoard();
  readonly #tickets = new Tickets();
  readonly #captions = new RecentCaptions();
  readonly #applause = new ApplauseCount();
  readonly #transport: HallTransport;
  readonly #telling: Telling;
  readonly #sweep: NodeJS.Timeout;
  readonly #balconies: NodeJS.Timeout;
  readonly #gauge = new StrainGauge();
  readonly #gauging: NodeJS.Timeout;
  #strain: Strain = 0;
  #living: LivingVoice | null = null;

  private constructor(options: PlaneOptions) {
    this.#options = options;
    this.#transport = new HallTransport({
      noServer: true,
      maxPayload: limits.socketMessageBytes,
      pingInterval: 5000,
      pingMaxRetries: 3,
    });
    this.#telling = new Telling({
      desks: () => this.#tellDesks(),
      all: () => this.#tellAll(),
      nowMs: options.nowMs,
    });
    this.#sweep = setInterval(() => this.#sweepTickets(), 5000);
    this.#balconies = setInterval(() => this.#showElsewhere(), balconyEveryMs);
    this.#gauging = setInterval(() => this.#setStrain(this.#gauge.read(options.busyShare())), readEveryMs);
  }

  static async open(options: PlaneOptions): Promise<ColyseusPlane> {
    // The default of 16 kB grows with warnings when a full hall joins.
    Encoder.BUFFER_SIZE = 512 * 1024;
    const plane = new ColyseusPlane(options);
    await matchMaker.setup(new LocalPresence(), new LocalDriver());
    matchMaker.defineRoomType(
      roomName,
      hallRooms((sectionId) => plane.#section(sectionId)),
    );
    await matchMaker.accept();
    await plane.#openRoom(options.first);
    plane.#telling.start();
    return plane;
  }

  /** What the record's new entries touch is shown in every section. */
  changed(changes: Changes): void {
    for (const section of this.#sections.values()) section.changed(changes);
    this.#telling.desksSoon();
    if (changes.isReordered) this.#telling.allSoon();
    this.#options.backstage?.changed();
    this.#followLiving();
  }

  /** Sends what changed now instead of with the next tick: for stage and stop. */
  patchNow(): void {
    // A patch must not come before an older one.
    this.#telling.finish();
    for (const section of this.#sections.values()) section.patchNow();
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

  /** How strained the process is. */
  get strain(): Strain {
    return this.#strain;
  }

  /** Whether another page of this member has the body now. */
  hasBodyPage(memberId: MemberId): boolean {
    return this.pages.bodyOf(memberId) !== null;
  }

  isConnected(memberId: MemberId): boolean {
    return this.pages.of(memberId).length > 0;
  }

  /** In which section a member has a page of this kind open; null when there is none. */
  sectionOf(memberId: MemberId, kind: ConnectionKind): SectionId | null {
    return this.pages.of(memberId).find((page) => page.kind === kind)?.sectionId ?? null;
  }

  /** Reserves a seat in a section's room: the reservation is the one-use ticket. */
  async reserve(
    member: { readonly sessionHash: SecretHash; readonly memberId: MemberId },
    kind: ConnectionKind,
    sectionId: SectionId,
  ): Promise<Extract<EnterReply, { seat: unknown }>['seat']> {
    const ticketId = this.#options.randomText(18);
    const room = await matchMaker.driver.findOne({ roomId: await this.#openRoom(sectionId) });
    if (room === undefined || room === null) throw new Error(`section ${sectionId} has no room`);
    const seat = await matchMaker.reserveSeatFor(room, {}, { sessionId: ticketId });
    this.#tickets.add(seat.sessionId, {
      sessionHash: member.sessionHash,
      memberId: member.memberId,
      kind,
      sectionId,
      expiresAtMs: this.#options.nowMs() + limits.ticketSeconds * 1000,
    });
    return { name: roomName, sessionId: seat.sessionId, roomId: seat.roomId, processId: matchMaker.processId };
  }

  /** Tells everybody in every section something of the moment plane, now. */
  moment(moment: Moment): void {
    this.#captions.take(moment, this.#options.nowMs());
    for (const section of this.#sections.values()) section.moment(moment);
  }

  /** What was said on the stage in the last minute. Rule OH9. */
  saidLately(): readonly string[] {
    return this.#captions.texts(this.#options.nowMs());
  }

  /** Puts all pages of a member out. */
  dismiss(memberId: MemberId, reason: 'removed', detail: string): void {
    for (const page of this.pages.of(memberId)) page.dismiss(reason, detail);
  }

  /** How many pages are open behind a session. */
  pagesOf(sessionHash: SecretHash): number {
    return this.pages.ofSession(sessionHash).length;
  }

  /** A session was ended: whatever it has open closes, and what it is about to open does not. */
  endSession(sessionHash: SecretHash): void {
    this.#tickets.end(sessionHash);
    for (const page of this.pages.ofSession(sessionHash)) page.dismiss('signed-out', 'this session was ended');
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    clearInterval(this.#balconies);
    clearInterval(this.#gauging);
    this.#telling.stop();
    for (const section of this.#sections.values()) section.close();
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

  #setStrain(strain: Strain): void {
    if (strain === this.#strain) return;
    this.#strain = strain;
    this.#options.log.warn({ strain }, strain === 0 ? 'the process has room again' : 'the process is full');
    for (const section of this.#sections.values()) section.setStrain(strain);
  }

  #showElsewhere(): void {
    // Also with one section: what people reacted in a second must be forgotten with it.
    const heads = [...this.#sections.values()].map((section) => ({ section, seen: section.takeHeads() }));
    for (const { section } of heads)
      section.showElsewhere(heads.filter((other) => other.section !== section).flatMap(({ seen }) => seen));
  }

  #tellDesks(): void {
    for (const section of this.#sections.values()) section.tellDesks();
    this.#options.backstage?.tell(() => this.#applause.at(this.#options.nowMs()));
  }

  *#tellAll(): Generator<undefined, void, undefined> {
    for (const section of this.#sections.values()) {
      yield* section.tellAll();
      yield;
    }
  }

  #section(sectionId: SectionId): Section {
    const known = this.#sections.get(sectionId);
    if (known !== undefined) return known;
    const section = new Section({
      ...this.#options,
      sectionId,
      pages: this.pages,
      attention: this.#attention,
      takeTicket: (id) => this.#tickets.take(id),
      askBackstage: (page, ask) => this.#options.backstage?.take(page, ask),
      onDeskNews: () => this.#telling.desksSoon(),
      onClap: (memberId) => this.#applause.clapped(memberId, this.#options.nowMs()),
      onGone: (page) => this.#gone(page),
    });
    section.setStrain(this.#strain);
    this.#sections.set(sectionId, section);
    return section;
  }

  /** Gives the id of a section's room, made for the first who asks. */
  #openRoom(sectionId: SectionId): Promise<string> {
    const known = this.#roomIds.get(sectionId);
    if (known !== undefined) return known;
    const made = matchMaker.createRoom(roomName, { sectionId }).then(({ roomId }) => roomId);
    this.#roomIds.set(sectionId, made);
    this.#options.onSectionOpened(sectionId);
    return made;
  }

  /** Who speaks on the stage with their own voice may be another one, or come from another page. */
  #followLiving(): void {
    const living = livingVoice(this.#options.state(), this.pages);
    if (living?.sectionId === this.#living?.sectionId && living?.identity === this.#living?.identity) return;
    this.#living = living;
    this.#options.onLivingVoice(living);
  }

  #gone(page: Page): void {
    const { sectionId, memberId, kind } = page;
    this.#options.backstage?.gone(page);
    const isOpen = this.pages.of(memberId).some((page) => page.kind === kind && page.sectionId === sectionId);
    if (!isOpen && !this.#tickets.holds(memberId, { kind, sectionId }))
      this.#options.onKindGone(sectionId, memberId, kind);
    this.#checkAlone(memberId);
    this.#followLiving();
  }

  #checkAlone(memberId: MemberId): void {
    if (!this.isConnected(memberId) && !this.#tickets.holds(memberId)) this.#options.onAlone(memberId);
  }

  #sweepTickets(): void {
    for (const ticket of this.#tickets.expired(this.#options.nowMs())) this.#checkAlone(ticket.memberId);
  }
}
