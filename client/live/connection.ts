import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AnonymousAct, AnonymousReply } from '../../protocol/anonymous.ts';
import type { AttendMessage } from '../../protocol/attention.ts';
import type { BackstageAsk } from '../../protocol/backstage.ts';
import type { ConnectionKind, PageCommand } from '../../protocol/commands.ts';
import type { EnterReply, PeopleReply } from '../../protocol/http.ts';
import type { MemberId, QuestionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { CommandReply } from '../../protocol/messages.ts';
import type { Reaction } from '../../protocol/moment.ts';
import type { OrderMessage } from '../../protocol/order.ts';
import { can } from '../../protocol/roles.ts';
import { protocolVersion } from '../../protocol/version.ts';
import { lostOutcome, type Outcome, outcomeOf } from '../world/command-reply.ts';
import { isolated } from '../world/isolated.ts';
import { emptyMirror, type Mirror, mirrorState } from '../world/mirror.ts';
import { inOtherRole, type Self } from '../world/other-role.ts';
import { parseIncoming } from '../world/parse.ts';
import type { People } from '../world/people.ts';
import { noPolls, type Polls, pollsAwaitingSnapshot, pollsFromSnapshot, withPolls } from '../world/polls.ts';
import { awaitingSnapshot, fromSnapshot, noQuestions, type Questions, withMessage } from '../world/queue.ts';
import { advance, type Session, type SessionEvent } from '../world/session.ts';
import { AwaitedReplies } from './awaited-replies.ts';
import { backHere } from './back-here.ts';
import type { ConnectionEvents, ConnectionParts, Entered } from './connection-parts.ts';
import { CrewNews } from './crew-news.ts';
import type { DoorReply, RoomLink } from './ports.ts';
import { RoomWatch } from './room-watch.ts';

/** Somebody who is in the town hall, maybe in another section. */
export type Found = PeopleReply['people'][number];

/** A room that has not opened by then never will: its ticket is over. Rule CO20. */
const joinWithinMs = limits.ticketSeconds * 1000;

/** This page's connection to its town hall: comes in through the door, stays, comes back by itself. */
export class Connection {
  readonly #session = signal<Session>({ kind: 'outside', trouble: null });
  readonly #mirror = signal<Mirror>(emptyMirror);
  readonly #questions = signal<Questions>(noQuestions);
  readonly #polls = signal<Polls>(noPolls);
  /** What the crew knows of each other. */
  readonly crew = new CrewNews();
  readonly #self = signal<Self | null>(null);
  /** There was no room for a body: this page watches, until a moderator brings the person in or they come back and there is some. */
  readonly isFull = signal(false);
  readonly #dropped = signal(0);
  readonly #isFresh = signal(false);
  readonly #parts: ConnectionParts;
  readonly #events: ConnectionEvents;
  readonly #replies = new AwaitedReplies<CommandReply>();
  readonly #anonymous = new AwaitedReplies<AnonymousReply>();
  #beside: MemberId | null;
  #who: { readonly name: string; readonly kind: ConnectionKind } = { name: '', kind: 'body' };
  /** What the door gave already for the room that is joined next. */
  #entered: Entered | null = null;
  #link: RoomLink | null = null;
  #watch: RoomWatch | null = null;
  /** Rises with every try: what an older try still brings is ignored. */
  #try = 0;
  /** Takes what desks are told beside the record, not yet checked. */
  onBackstage: ((payload: unknown) => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: ConnectionParts, events: ConnectionEvents) {
    this.#parts = parts;
    this.#events = events;
    this.#beside = parts.invitedBeside;
  }

  get session(): ReadonlySignal<Session> {
    return this.#session;
  }
  get mirror(): ReadonlySignal<Mirror> {
    return this.#mirror;
  }
  get questions(): ReadonlySignal<Questions> {
    return this.#questions;
  }
  get polls(): ReadonlySignal<Polls> {
    return this.#polls;
  }
  /** Everybody, in whatever section; empty but on the desk of somebody who moderates. */
  get people(): ReadonlySignal<People> {
    return this.crew.people;
  }
  /** Words and who was put out; empty but on the desk of somebody who moderates. */
  get order(): ReadonlySignal<OrderMessage> {
    return this.crew.order;
  }
  get self(): ReadonlySignal<Self | null> {
    return this.#self;
  }
  /** Items of the server that this page could not read and left out. */
  get dropped(): ReadonlySignal<number> {
    return this.#dropped;
  }
  /** The name this person entered with. */
  get name(): string {
    return this.#who.name;
  }
  /** As what this page takes part. */
  get kind(): ConnectionKind {
    return this.isFull.value ? 'companion' : this.#who.kind;
  }
  readonly isHere = computed(() => this.#session.value.kind === 'here');
  /** Here, and what is shown is the server's state of now: not what was known before a drop. */
  readonly isInTouch = computed(() => this.isHere.value && this.#isFresh.value);

  enter(name: string, kind: ConnectionKind, takeBody: boolean): void {
    this.#who = { name, kind };
    this.#dispatch({ type: 'enter', takeBody });
  }

  /**
   * Takes the free seat nearest to somebody. In another section that means another room: the page leaves this one and comes in there.
   * Rule CO16.
   */
  async sitBeside(person: Found): Promise<Outcome> {
    const mine = this.#try;
    if (this.#link === null) return lostOutcome;
    const reply = await this.#askDoor(true, person.memberId);
    if (mine !== this.#try || reply.kind === 'unreachable') return lostOutcome;
    if (reply.kind === 'refused') return reply;
    if (!('sectionId' in reply.value) || reply.value.sectionId !== person.sectionId)
      return { kind: 'refused', code: 'no-seat', message: `No seat is free near ${isolated(person.name)}.` };
    if (reply.value.sectionId !== this.#mirror.peek().hall?.sectionId) {
      this.#entered = reply.value;
      this.#dispatch({ type: 'move', takeBody: true });
    }
    return { kind: 'accepted', seq: 0 };
  }

  leave(): void {
    this.#link?.leave();
    this.#dispatch({ type: 'leave' });
    this.#drop();
  }

  /** The page is older than the server: found out by somebody else. */
  outdated(): void {
    this.#dispatch({ type: 'farewell', farewell: { reason: 'malformed', detail: '' } });
  }

  /** Sends a command through the gate. Never rejects. */
  async send(command: PageCommand): Promise<Outcome> {
    const link = this.#link;
    const reply = link === null ? null : await this.#replies.ask((id) => link.sendCommand({ id, command }));
    return reply === null ? lostOutcome : outcomeOf(reply);
  }

  /** About an anonymous question; null when the connection broke before the reply came. Never rejects. */
  async sendAnonymous(act: AnonymousAct): Promise<AnonymousReply | null> {
    const link = this.#link;
    return link === null ? null : this.#anonymous.ask((id) => link.sendAnonymous({ id, act }));
  }

  /**
   * Sends a question until the gate has answered, also across a drop: its id, made here, lets the gate recognise a resend. Rule CO9.
   */
  async sendQuestion(questionId: QuestionId, text: string, followsUp: QuestionId | null = null): Promise<Outcome> {
    for (;;) {
      const outcome = await this.send({
        type: 'question.ask',
        questionId,
        text,
        ...(followsUp !== null && { followsUp }),
      });
      if (outcome.kind === 'refused' && outcome.code === 'already-asked') return { kind: 'accepted', seq: 0 };
      if (outcome.kind !== 'lost' || !(await backHere(this.#session, () => this.#link !== null))) return outcome;
    }
  }

  react(reaction: Reaction): void {
    this.#link?.sendReaction(reaction);
  }

  /** Of a desk or the leader's page alone: beside the record. */
  askBackstage(ask: BackstageAsk): void {
    this.#link?.askBackstage(ask);
  }

  attend(message: AttendMessage): void {
    this.#link?.sendAttention(message);
  }

  sendPose(bytes: Uint8Array): void {
    this.#link?.sendPose(bytes);
  }

  close(): void {
    this.leave();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #dispatch(event: SessionEvent): void {
    const before = this.#session.peek();
    const after = advance(before, event, { nowMs: Date.now(), random: Math.random() });
    if (after === before) return;
    if (before.kind === 'here') this.#drop();
    this.#session.value = after;
    if (after.kind === 'joining' || after.kind === 'rejoining') void this.#join(after.takeBody);
    else if (after.kind === 'coming-back' || after.kind === 'in-line') {
      this.#timer = setTimeout(() => this.#dispatch({ type: 'retry-due' }), Math.max(0, after.retryAtMs - Date.now()));
    }
  }

  async #join(takeBody: boolean): Promise<void> {
    const mine = ++this.#try;
    const entered = this.#entered;
    this.#entered = null;
    const reply =
      entered === null ? await this.#askDoor(takeBody, this.#beside) : { kind: 'ok' as const, value: entered };
    if (mine !== this.#try) return;
    if (reply.kind === 'refused') {
      this.#dispatch({ type: 'door-refused', code: reply.code, message: reply.message });
    } else if (reply.kind === 'unreachable') {
      this.#dispatch({ type: 'unreachable' });
    } else if ('turnInMs' in reply.value) {
      this.#dispatch({ type: 'turn', inMs: reply.value.turnInMs, before: reply.value.before });
    } else if ('bodyElsewhere' in reply.value) {
      this.#dispatch({ type: 'body-elsewhere' });
    } else {
      await this.#openRoom(mine, reply.value);
    }
  }

  #askDoor(takeBody: boolean, beside: MemberId | null): Promise<DoorReply<EnterReply>> {
    const look = this.#who.kind === 'body' ? this.#parts.look() : null;
    const chosen = look === null ? {} : { look };
    return this.#parts.door.enter({
      protocol: protocolVersion,
      ...this.#who,
      takeBody,
      beside,
      isBot: false,
      ...chosen,
    });
  }

  async #openRoom(mine: number, entered: Entered): Promise<void> {
    const isMine = () => mine === this.#try;
    const hears = () => {
      if (isMine()) this.#watch?.heard();
      return isMine();
    };
    const givingUp = setTimeout(() => {
      if (!isMine()) return;
      this.#try++;
      this.#dispatch({ type: 'unreachable' });
    }, joinWithinMs);
    try {
      const joinRoom = await this.#parts.joinRoom();
      this.#questions.value = awaitingSnapshot(this.#questions.peek());
      this.#polls.value = pollsAwaitingSnapshot(this.#polls.peek());
      const link = await joinRoom(entered.seat, {
        onState: (raw) => {
          if (!hears()) return;
          const { mirror, dropped } = mirrorState(this.#mirror.peek(), raw);
          this.#count(dropped);
          batch(() => {
            this.#mirror.value = mirror;
            this.#isFresh.value = true;
            this.#followRole(mine);
          });
        },
        onMessage: (type, payload) => {
          if (hears()) this.#take(type, payload);
        },
        onFrame: (frame) => {
          if (hears()) this.#events.onFrame(frame);
        },
        onBalcony: (message) => {
          if (hears()) this.#events.onBalcony(message);
        },
        onSign: () => void hears(),
        onClosed: (code) => {
          if (isMine()) this.#dispatch({ type: 'closed', code });
        },
      });
      if (!isMine()) {
        link.leave();
        return;
      }
      this.#link = link;
    } catch {
      // A ticket that was not taken: the door gives another one at the next try.
      if (isMine()) this.#dispatch({ type: 'unreachable' });
      return;
    } finally {
      clearTimeout(givingUp);
    }
    this.#watch = new RoomWatch(
      () => this.#link?.askForSign(),
      () => {
        this.#parts.door.renew();
        this.#dispatch({ type: 'silent' });
      },
    );
    const isFull = entered.isFull === true;
    this.#self.value = { memberId: entered.memberId, role: isFull ? null : (this.#self.peek()?.role ?? null) };
    this.isFull.value = isFull;
    // From now on they have a seat of their own.
    this.#beside = null;
    this.#dispatch({ type: 'joined' });
    this.#events.onJoined(entered.liveKit);
    await this.#fetchSnapshot(mine, 0);
  }

  /** In another role one sees another town hall: what is not theirs any more goes at once, and what is theirs now is fetched. Rules RO6, RO7. */
  #followRole(mine: number): void {
    const self = inOtherRole(this.#self.peek(), this.#mirror.peek().roster);
    if (self === null) return;
    this.#self.value = self;
    this.#questions.value = noQuestions;
    this.#polls.value = noPolls;
    if (!can(self.role, 'member.mute')) this.crew.forget();
    if (!this.#isBroughtIn()) void this.#fetchSnapshot(mine, 0);
  }

  /** A moderator brought in somebody who watched as the hall was full: they come in again, now with a body. Rule OT16. */
  #isBroughtIn(): boolean {
    const role = this.#self.peek()?.role ?? 'spectator';
    if (!this.isFull.peek() || role === 'spectator') return false;
    this.#dispatch({ type: 'move', takeBody: false });
    return true;
  }

  async #fetchSnapshot(mine: number, attempt: number): Promise<void> {
    const reply = await this.#parts.door.snapshot();
    if (mine !== this.#try || this.#link === null) return;
    if (reply.kind === 'ok') {
      const { snapshot, dropped } = reply.value;
      this.#count(dropped);
      this.#questions.value = fromSnapshot(this.#questions.peek(), snapshot);
      this.#polls.value = pollsFromSnapshot(this.#polls.peek(), snapshot);
      this.#self.value = { memberId: snapshot.you.memberId, role: snapshot.you.role };
      this.#isBroughtIn();
      return;
    }
    this.#timer = setTimeout(() => void this.#fetchSnapshot(mine, attempt + 1), 500 * 2 ** Math.min(attempt, 4));
  }

  #take(type: string, payload: unknown): void {
    if (type === 'backstage') {
      this.onBackstage?.(payload);
      return;
    }
    const { value, dropped } = parseIncoming(type, payload);
    this.#count(dropped);
    if (value === null) return;
    switch (value.type) {
      case 'reply':
        this.#replies.take(value.reply.id, value.reply);
        return;
      case 'anonymous':
        this.#anonymous.take(value.reply.id, value.reply);
        return;
      case 'moment':
        this.#events.onMoment(value.moment);
        return;
      case 'questions':
        this.#questions.value = withMessage(this.#questions.peek(), value.message);
        return;
      case 'polls':
        this.#polls.value = withPolls(this.#polls.peek(), value.message);
        return;
      case 'people':
      case 'order':
      case 'acts':
      case 'attention':
      case 'muted':
        this.crew.take(value);
        return;
      case 'farewell':
        this.#dispatch({ type: 'farewell', farewell: value.farewell });
        return;
      case 'took':
        return;
    }
  }

  /** Lets go of the room; commands that wait for an answer will not get one. */
  #drop(): void {
    this.#try++;
    this.#isFresh.value = false;
    this.crew.leave();
    const link = this.#link;
    this.#link = null;
    this.#watch?.close();
    this.#watch = null;
    link?.leave();
    this.#replies.lose();
    this.#anonymous.lose();
    if (link !== null) this.#events.onDropped();
  }

  #count(dropped: number): void {
    if (dropped > 0) this.#dropped.value += dropped;
  }
}
