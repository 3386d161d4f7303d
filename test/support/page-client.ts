import { Client, type Room } from '@colyseus/sdk';
import { type Acts, noActs, withActs } from '../../client/world/desk/acts.ts';
import { type People, withPeople } from '../../client/world/people.ts';
import type { AnonymousAct, AnonymousReply } from '../../protocol/anonymous.ts';
import type { Attending } from '../../protocol/attention.ts';
import { type Backstage, type BackstageAsk, backstageSchema } from '../../protocol/backstage.ts';
import { decodeBalcony, type Onlooker } from '../../protocol/balcony-codec.ts';
import type { ConnectionKind, PageCommand } from '../../protocol/commands.ts';
import { type Door, doorHeader } from '../../protocol/door.ts';
import { type MeReply, meReplySchema } from '../../protocol/greeting.ts';
import { type EnterReply, type EnterRequest, enterReplySchema, errorReplySchema } from '../../protocol/http.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { bytes, type CommandReply, commandReplySchema, toPage, toServer } from '../../protocol/messages.ts';
import { type Moment, momentSchema } from '../../protocol/moment.ts';
import type { OrderMessage } from '../../protocol/order.ts';
import { type PollsMessage, pollsMessageSchema } from '../../protocol/poll.ts';
import { protocolVersion } from '../../protocol/version.ts';
import {
  type AnswerReply,
  answerReplySchema,
  type QuestionsMessage,
  questionsMessageSchema,
  type Snapshot,
  snapshotSchema,
} from '../../protocol/views.ts';

const waitMs = 60_000;

/** The door said no: `code` of protocol/http. */
export class EnterRefused extends Error {
  readonly code: string;
  constructor(body: unknown) {
    super(`entering: ${JSON.stringify(body)}`);
    this.code = errorReplySchema.safeParse(body).data?.error ?? '';
  }
}

/** A page without a browser: the same door, ticket, socket and messages. What arrives is parsed as the page would, and kept. */
export class PageClient {
  readonly url: string;
  readonly door: Door;
  readonly cookie: string;
  readonly moments: Moment[] = [];
  readonly questions: QuestionsMessage[] = [];
  readonly polls: PollsMessage[] = [];
  readonly backstage: Backstage[] = [];
  readonly frames: Uint8Array[] = [];
  readonly balconies: (readonly Onlooker[])[] = [];
  readonly farewells: string[] = [];
  people: People = new Map();
  order: OrderMessage = { words: [], out: [], reports: [] };
  /** Why they are muted, as they were told last. */
  mutedBecause = '';
  acts: Acts = noActs;
  others: readonly Attending[] = [];
  memberId: MemberId | null = null;
  liveKit: { readonly path: string; readonly token: string } | null = null;
  closedWith: number | null = null;
  /** How long it was asked to wait for its turn to come in. */
  waitedMs = 0;
  #room: Room | null = null;
  #gone = Promise.withResolvers<number>();
  #nextId = 1;
  readonly #replies = new Map<number, (reply: CommandReply) => void>();
  readonly #anonymous = new Map<number, (reply: AnonymousReply) => void>();
  readonly #watchers = new Set<() => void>();

  private constructor(url: string, door: Door, cookie: string) {
    this.url = url;
    this.door = door;
    this.cookie = cookie;
  }

  /** A browser that holds these cookies, at a door. */
  static at(url: string, door: Door, cookie: string): PageClient {
    return new PageClient(url, door, cookie);
  }

  /** Opens a link as a browser does: follows it to the door's cookie. */
  static async open(link: string, cookie = ''): Promise<PageClient> {
    const response = await fetch(link, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    const location = response.headers.get('location') ?? '';
    const set = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const door = ({ '/hall': 'hall', '/spectator': 'spectator', '/desk': 'desk', '/studio': 'studio' } as const)[
      location
    ];
    if (door === undefined) throw new Error(`the link leads to ${location}`);
    return new PageClient(new URL(link).origin, door, set);
  }

  /** Link, name, enter: in the room when it resolves. */
  static async join(link: string, name: string, kind: ConnectionKind = 'body'): Promise<PageClient> {
    const page = await PageClient.open(link);
    await page.enter(name, kind);
    return page;
  }

  /** Another page in the same browser. */
  another(): PageClient {
    return new PageClient(this.url, this.door, this.cookie);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      headers: { cookie: this.cookie, [doorHeader]: this.door, 'content-type': 'application/json' },
    });
  }

  async me(): Promise<MeReply> {
    return meReplySchema.parse(await (await this.fetch('/api/me')).json());
  }

  async enter(name: string, kind: ConnectionKind, takeBody = false, beside: MemberId | null = null): Promise<void> {
    const reply = await this.askDoor({ name, kind, takeBody, beside, isBot: false });
    if ('bodyElsewhere' in reply) throw new Error('the body is elsewhere');
    this.memberId = reply.memberId;
    this.liveKit = reply.liveKit;
    const client = new Client(this.url, { headers: { cookie: this.cookie } });
    const { publicAddress: _, ...seat } = reply.seat;
    const room = await client.consumeSeatReservation(seat);
    room.reconnection.enabled = false;
    this.#room = room;
    this.#gone = Promise.withResolvers();
    this.#listen(room, this.#gone.resolve);
    // The first state may be from just before the gate took the place.
    await this.until('the own name on the roster', () => this.roster[reply.memberId] !== undefined);
  }

  /** Asks to be let in; where people wait in line, waits for this page's turn. */
  async askDoor(as: Omit<EnterRequest, 'protocol'>): Promise<Exclude<EnterReply, { turnInMs: unknown }>> {
    for (;;) {
      const body = JSON.stringify({ protocol: protocolVersion, ...as });
      const response = await this.fetch('/enter', { method: 'POST', body });
      const answer: unknown = await response.json();
      if (!response.ok) throw new EnterRefused(answer);
      const reply = enterReplySchema.parse(answer);
      if (!('turnInMs' in reply)) return reply;
      this.waitedMs += reply.turnInMs;
      if (this.waitedMs > 2 * waitMs) throw new Error('never let in');
      await new Promise((resolve) => setTimeout(resolve, reply.turnInMs));
    }
  }

  /** Resolves with the close code when the connection that there is now has ended. */
  get gone(): Promise<number> {
    return this.#gone.promise;
  }

  /** The replicated state as it was told, for whoever reads it as the page does. */
  get rawState(): unknown {
    return this.#room?.state;
  }

  /** The replicated state as plain data. */
  get state(): Record<string, unknown> | null {
    const state: unknown = this.#room?.state;
    if (typeof state !== 'object' || state === null || !('toJSON' in state) || typeof state.toJSON !== 'function')
      return null;
    const plain: Record<string, unknown> = state.toJSON();
    return typeof plain.townhallId === 'string' ? plain : null;
  }

  get stage(): { holder: string; epoch: number; questionId: string } {
    const stage: unknown = this.state?.stage;
    if (
      typeof stage !== 'object' ||
      stage === null ||
      !('holder' in stage) ||
      !('epoch' in stage) ||
      !('questionId' in stage)
    )
      throw new Error('no stage');
    return { holder: String(stage.holder), epoch: Number(stage.epoch), questionId: String(stage.questionId) };
  }

  get roster(): Record<string, Record<string, unknown>> {
    const roster: unknown = this.state?.roster;
    return Object.fromEntries(Object.entries(roster ?? {}));
  }

  /** Rejects when the connection ends before the reply. */
  async send(command: PageCommand): Promise<CommandReply> {
    const id = this.#nextId++;
    const reply = new Promise<CommandReply>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no reply to ${command.type}`)), waitMs);
      this.#replies.set(id, (value) => {
        clearTimeout(timer);
        resolve(value);
      });
      void this.gone.then(() => {
        clearTimeout(timer);
        this.#replies.delete(id);
        reject(new Error(`the connection ended before the reply to ${command.type}`));
      });
    });
    this.#room?.send(toServer.command, { id, command });
    return reply;
  }

  /** Asks anonymously, or looks after what was asked. */
  async anonymous(act: AnonymousAct): Promise<AnonymousReply> {
    const id = this.#nextId++;
    const { promise, resolve } = Promise.withResolvers<AnonymousReply>();
    this.#anonymous.set(id, resolve);
    this.#room?.send(toServer.anonymous, { id, act });
    return promise;
  }

  /** Sends and expects that it is accepted. */
  async must(command: PageCommand): Promise<number> {
    const reply = await this.send(command);
    if ('refused' in reply) throw new Error(`${command.type} was refused: ${reply.refused}`);
    return reply.accepted.seq;
  }

  sendRaw(type: string, message: unknown): void {
    this.#room?.send(type, message);
  }

  askBackstage(ask: BackstageAsk): void {
    this.sendRaw(toServer.backstage, ask);
  }

  sendBytes(type: number, message: Uint8Array): void {
    this.#room?.sendBytes(type, message);
  }

  async snapshot(): Promise<Snapshot> {
    return snapshotSchema.parse(await (await this.fetch('/api/snapshot')).json());
  }

  async answer(id: string): Promise<AnswerReply> {
    return answerReplySchema.parse(await (await this.fetch(`/api/answers/${id}`)).json());
  }

  /** Waits for something that this page sees; checked whenever anything arrives. */
  until(what: string, isTrue: () => boolean, withinMs = waitMs): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (!isTrue()) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`never came: ${what}`));
      }, withinMs);
      const done = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(check);
      };
      this.#watchers.add(check);
      check();
    });
  }

  /** Calls this whenever anything arrives, until the page is thrown away. */
  onArrival(look: () => void): void {
    this.#watchers.add(look);
  }

  async leave(): Promise<void> {
    await this.#room?.leave(true);
  }

  /** The cable is pulled: no goodbye. */
  drop(): void {
    this.#room?.connection.close(4000);
  }

  #listen(room: Room, gone: (code: number) => void): void {
    const keep = <T>(list: T[], parse: (payload: unknown) => T) => {
      return (payload: unknown) => {
        list.push(parse(payload));
        this.#changed();
      };
    };
    room.onMessage(
      'moment',
      keep(this.moments, (payload) => momentSchema.parse(payload)),
    );
    room.onMessage(
      'questions',
      keep(this.questions, (payload) => questionsMessageSchema.parse(payload)),
    );
    room.onMessage(
      'polls',
      keep(this.polls, (payload) => pollsMessageSchema.parse(payload)),
    );
    room.onMessage(
      'backstage',
      keep(this.backstage, (payload) => backstageSchema.parse(payload)),
    );
    room.onMessage('people', (payload: unknown) => {
      this.people = withPeople(this.people, toPage.people.parse(payload));
      this.#changed();
    });
    room.onMessage('muted', (payload: unknown) => {
      this.mutedBecause = toPage.muted.parse(payload).reason;
      this.#changed();
    });
    room.onMessage('order', (payload: unknown) => {
      this.order = toPage.order.parse(payload);
      this.#changed();
    });
    room.onMessage('acts', (payload: unknown) => {
      this.acts = withActs(this.acts, toPage.acts.parse(payload), Date.now());
      this.#changed();
    });
    room.onMessage('attention', (payload: unknown) => {
      this.others = toPage.attention.parse(payload).others;
      this.#changed();
    });
    room.onMessage(
      'farewell',
      keep(this.farewells, (payload) => toPage.farewell.parse(payload).reason),
    );
    room.onMessage(
      bytes.frame,
      keep(this.frames, (payload) => (payload instanceof Uint8Array ? Uint8Array.from(payload) : new Uint8Array())),
    );
    room.onMessage(
      bytes.balcony,
      keep(this.balconies, (payload) => {
        const bytes = payload instanceof Uint8Array ? Uint8Array.from(payload) : new Uint8Array(1);
        const people = decodeBalcony(new DataView(bytes.buffer));
        if (people === null) throw new Error('a broken balcony');
        return people;
      }),
    );
    room.onMessage('reply', (payload: unknown) => {
      const reply = commandReplySchema.parse(payload);
      this.#replies.get(reply.id)?.(reply);
      this.#replies.delete(reply.id);
    });
    room.onMessage('anonymous', (payload: unknown) => {
      const reply = toPage.anonymous.parse(payload);
      this.#anonymous.get(reply.id)?.(reply);
      this.#anonymous.delete(reply.id);
    });
    room.onStateChange(() => this.#changed());
    room.onLeave((code) => {
      this.closedWith = code;
      gone(code);
      this.#changed();
    });
  }

  #changed(): void {
    for (const check of [...this.#watchers]) check();
  }
}
