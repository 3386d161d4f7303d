import type { Logger } from 'pino';
import type { Command } from '../../protocol/commands.ts';
import { type Actor, type TownhallEvent, townhallEventSchema } from '../../protocol/events.ts';
import { type Hash, type Stream, type TownhallId, townhallStream } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { saltBytes, seal } from '../../protocol/record/chain.ts';
import { nextDeadline } from '../townhall/deadlines.ts';
import { decide } from '../townhall/decide.ts';
import { type Decision, isRefusal } from '../townhall/decision.ts';
import { emptyTownhall } from '../townhall/empty-townhall.ts';
import { evolve, fold } from '../townhall/evolve.ts';
import { isOver } from '../townhall/is-over.ts';
import { isSilencing } from '../townhall/silencing.ts';
import type { Context, TownhallState } from '../townhall/state.ts';
import { answerInTime, isConflict, LateAnswer } from './answer-in-time.ts';
import { foldStream, type Head } from './fold-stream.ts';
import { KeptSilences } from './kept-silences.ts';
import { decideAgain, isOwed, type Owed, silencedEpoch } from './owed.ts';
import { type Pending, recordedOf, takeGroup, writeGroup } from './pending.ts';
import {
  type Clock,
  type Dice,
  type Gate,
  type HeadSigner,
  type Outcome,
  type OwedStore,
  type Publisher,
  type Record,
  type Recorded,
  RecordFailure,
  type Silencer,
} from './ports.ts';

export type { Head };

export interface SessionOptions {
  readonly id: TownhallId;
  /** For what is only planned: nobody is in it, so nothing live is ended. */
  readonly isVisit?: true;
  readonly record: Record;
  /** Where silences are kept that the record cannot take. */
  readonly owed: OwedStore;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly signer: HeadSigner;
  /** What the gate must know beside state and time. */
  readonly context: () => Omit<Context, 'nowMs'>;
  /** Told from the moment on that `open` has resolved; what happened before is in the state. */
  readonly publisher: Publisher<TownhallState>;
  readonly silencer: Silencer;
  readonly log: Logger;
}

const session: Actor = { kind: 'part', part: 'session' };
const clockActor: Actor = { kind: 'part', part: 'clock' };
const unavailable: Outcome = { refused: 'record-unavailable' };
/** How long to wait before the record is tried again. */
const firstProbeMs = 250;
const longestProbeMs = 5000;
/** After these nothing may come that would have the head signed. */
const signedAtOnce: readonly string[] = ['townhall.closed', 'townhall.cancelled', 'referral.answered'];

/**
 * The serial loop of one town hall: decide → append → evolve → show. A command is decided when it arrives, against the durable state plus
 * everything accepted before it; what waits is written in one group; only what is on disk is shown and acknowledged. What merely silences
 * acts on the media at once and is owed to the record when that fails. Rules S1 to S13, S15, S16.
 */
export class TownhallSession implements Gate {
  readonly #options: SessionOptions;
  readonly #stream: Stream;
  readonly #kept: KeptSilences;
  #durable: TownhallState;
  /** Durable state and everything accepted since. */
  #tentative: TownhallState;
  #head: Head;
  /** Last sealed entry: where the next one is chained on. */
  #tail: Head;
  /** While the record fails: what is owed to it. */
  #queue: Pending[] = [];
  #inFlight: readonly Pending[] = [];
  /** Entries of the append that failed last: it may have been taken all the same. */
  #doubtful: ReadonlySet<Hash> = new Set();
  #status: 'ok' | 'failing' | 'ended' = 'ok';
  #isOpen = false;
  #isClosed = false;
  #onIdle: () => void = () => undefined;
  #cancelTimer: () => void = () => undefined;
  #cancelProbe: () => void = () => undefined;
  #deadline: number | null = null;

  private constructor(options: SessionOptions, kept: KeptSilences, state: TownhallState, head: Head) {
    this.#options = options;
    this.#kept = kept;
    this.#stream = townhallStream(options.id);
    this.#durable = state;
    this.#tentative = state;
    this.#head = head;
    this.#tail = head;
  }

  /**
   * Folds the town hall's record and begins a session on it: whatever was live before is ended. Rejects with `BrokenRecord`, or with
   * {@link RecordFailure} when the record cannot be read or written.
   */
  static async open(options: SessionOptions): Promise<TownhallSession> {
    const { id, record } = options;
    const kept = await KeptSilences.open(options);
    const { state, head } = await foldStream(
      record,
      townhallStream(id),
      townhallEventSchema,
      emptyTownhall(id),
      (before, event, { seq }) => {
        kept.note(event, seq);
        return evolve(before, event);
      },
    );
    const opened = new TownhallSession(options, kept, state, head);
    await opened.#settleDebts();
    if (options.isVisit !== true && state.phase !== 'none' && !isOver(state)) {
      const begun = await opened.submit(session, { type: 'session.start' });
      if ('refused' in begun) {
        await opened.close();
        throw new RecordFailure('unavailable');
      }
    }
    opened.#isOpen = true;
    opened.#setTimer();
    return opened;
  }

  /** What is on disk, folded. */
  get state(): TownhallState {
    return this.#durable;
  }

  /** The last entry on disk. */
  get head(): Head {
    return this.#head;
  }

  /** `ended`: closed, or somebody else owns this stream now. */
  get status(): 'ok' | 'failing' | 'ended' {
    return this.#status;
  }

  submit(actor: Actor, command: Command): Promise<Outcome> {
    if (this.#isClosed) return Promise.resolve(unavailable);
    const atMs = this.#options.clock.now();
    const decision = this.#decide(actor, command, atMs);
    if (decision === null) return Promise.resolve(unavailable);
    if (isRefusal(decision)) return Promise.resolve({ refused: decision.refused });
    if (isSilencing(command) && decision.length > 0)
      this.#guarded('silence', () => this.#options.silencer.silence(decision));
    const isTaken = this.#status === 'ok' || (this.#status === 'failing' && isOwed(command));
    if (!isTaken) return Promise.resolve(unavailable);

    return new Promise((settle) => {
      const isKept = this.#status === 'failing';
      const pending = this.#accept({ actor, command, atMs, isKept, settle }, decision);
      if (isKept) void this.#keep([pending]);
      // All commands of one turn of the event loop go to the disk together.
      else queueMicrotask(() => void this.#flush());
    });
  }

  /** Records what an earlier process still owed, while those who asked for it count as here. */
  async #settleDebts(): Promise<void> {
    const owed = this.#kept.takeUnwritten();
    if (owed.length === 0) return;
    this.#owe(owed);
    await this.#flush();
    if (this.#status === 'ok') return;
    await this.close();
    throw new RecordFailure('unavailable');
  }

  /** Ends the loop: what is on its way is still written, nothing new is taken. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTimer();
    this.#cancelProbe();
    if (this.#status === 'ok' && this.#queue.length + this.#inFlight.length > 0)
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    this.#status = 'ended';
  }

  /** Null when the gate itself fails: a bug, which a person must look at and the hall outlives. */
  #decide(actor: Actor, command: Command, atMs: number): Decision | null {
    try {
      const decision = decide(this.#tentative, actor, command, { ...this.#options.context(), nowMs: atMs });
      // Events that cannot be folded must fail here, before anything knows of them.
      if (!isRefusal(decision)) fold(this.#tentative, decision);
      return decision;
    } catch (error) {
      this.#options.log.error({ err: error, command: command.type }, 'the gate failed');
      return null;
    }
  }

  #accept(
    asked: Pick<Pending, 'actor' | 'command' | 'atMs' | 'isKept' | 'settle'>,
    events: readonly TownhallEvent[],
  ): Pending {
    const entries = events.map((event) => {
      const place = { stream: this.#stream, seq: this.#tail.seq + 1, prev: this.#tail.hash };
      const entry = seal(place, event, this.#options.dice.bytes(saltBytes));
      this.#tail = { seq: entry.seq, hash: entry.hash };
      return entry;
    });
    this.#tentative = fold(this.#tentative, events);
    const pending = { ...asked, silenced: silencedEpoch(events), events, entries, after: this.#tentative };
    this.#queue.push(pending);
    return pending;
  }

  async #flush(): Promise<void> {
    while (this.#status === 'ok' && this.#inFlight.length === 0 && this.#queue.length > 0) {
      const group = takeGroup(this.#queue);
      this.#inFlight = group;
      const writing = writeGroup(this.#options.record, group);
      try {
        await answerInTime(this.#options.clock, writing);
      } catch (error) {
        await this.#fail(error, writing);
        break;
      }
      this.#inFlight = [];
      // What is owed goes first, and in one group: now it is in the record.
      this.#kept.forget();
      this.#show(group);
    }
    if (this.#inFlight.length === 0) this.#onIdle();
  }

  #show(group: readonly Pending[]): void {
    const recorded = recordedOf(group);
    this.#move(group.at(-1)?.after ?? this.#durable, recorded);
    for (const { entries, settle } of group) settle({ accepted: { seq: entries.at(-1)?.seq ?? this.#head.seq } });
    this.#signWhenDue(recorded);
  }

  /** The durable state moves on, and everybody is told: never the other way round. */
  #move(state: TownhallState, recorded: readonly Recorded<TownhallEvent>[]): void {
    const last = recorded.at(-1);
    if (last === undefined) return;
    this.#durable = state;
    this.#head = { seq: last.seq, hash: last.hash };
    if (this.#isOpen) this.#guarded('publish', () => this.#options.publisher.published(recorded, state));
    this.#setTimer();
  }

  /** Signs when it has become long, and what must not wait for that. The signature names the very entry that it follows. */
  #signWhenDue(recorded: readonly Recorded<TownhallEvent>[]): void {
    const isLong = this.#tail.seq - (this.#tentative.signedHead?.seq ?? 0) >= limits.signEveryEntries;
    const isDue = isLong || recorded.some(({ event }) => signedAtOnce.includes(event.type));
    if (!isDue || this.#status !== 'ok') return;
    const { seq, hash: head } = this.#tail;
    const { signer } = this.#options;
    void this.submit(session, { type: 'head.sign', seq, head, signature: signer.sign(head), key: signer.key });
  }

  /** The record did not take it: nothing of it happened, but for the silences, which stand. */
  async #fail(error: unknown, writing: Promise<void>): Promise<void> {
    const lost = [...this.#inFlight, ...this.#queue];
    this.#doubtful = new Set(this.#inFlight.flatMap(({ entries }) => entries.map(({ hash }) => hash)));
    this.#inFlight = [];
    const isStale = isConflict(error);
    this.#options.log.error({ err: error, isStale }, 'the record could not be written');
    this.#status = 'failing';
    const owed = lost.filter(({ command }) => isOwed(command));
    this.#owe(owed);
    for (const { command, settle } of lost) if (!isOwed(command)) settle(unavailable);
    void this.#keep(owed.filter(({ isKept }) => !isKept));
    this.#tell('failing');
    if (isStale) {
      await this.#stepDown();
      return;
    }
    // Nobody may hear what the record cannot hold: the avatar stops, and that is owed too.
    const { kind } = this.#tentative.stage;
    if (this.#isOpen && (kind === 'avatar' || kind === 'called')) void this.submit(session, { type: 'stage.stop' });
    if (!(error instanceof LateAnswer)) return this.#probe(firstProbeMs);
    // It may still be taken: nothing is tried again before it has answered.
    const again = () => this.#probe(firstProbeMs);
    writing.then(again, (late: unknown) => (isConflict(late) ? this.#stepDown() : again()));
  }

  /** What only silences is told as done when it is sure to outlive this process, or when that is not to be had. */
  async #keep(owed: readonly Pending[]): Promise<void> {
    await this.#kept.keep(owed, this.#head.seq);
    for (const { settle } of owed) settle({ accepted: { seq: this.#head.seq } });
  }

  /** Starts over from what is on disk with what is owed to the record. */
  #owe(owed: readonly Owed[]): void {
    this.#queue = [];
    this.#tentative = this.#durable;
    this.#tail = this.#head;
    decideAgain(owed, {
      state: () => this.#tentative,
      decide: (actor, command, atMs) => this.#decide(actor, command, atMs),
      accept: (asked, events) => void this.#accept({ ...asked, isKept: true, settle: () => undefined }, events),
    });
  }

  #probe(delayMs: number): void {
    if (this.#isClosed || this.#status !== 'failing') return;
    const { clock, record } = this.#options;
    this.#cancelProbe = clock.at(clock.now() + delayMs, () => {
      record
        .probe()
        .then(() => this.#recover())
        .catch(() => this.#probe(Math.min(longestProbeMs, delayMs * 2)));
    });
  }

  /** The record is back: what is owed goes first. Rejects when it is not. */
  async #recover(): Promise<void> {
    await this.#catchUp();
    if (this.#status !== 'failing' || this.#isClosed) return;
    this.#options.log.warn({ owed: this.#queue.length }, 'the record can be written again');
    this.#status = 'ok';
    this.#tell('ok');
    this.#setTimer();
    await this.#flush();
  }

  /** An append whose answer was lost may be on disk: then it happened, though its people were told to try again. */
  async #catchUp(): Promise<void> {
    const { record } = this.#options;
    const onDisk = await record.head(this.#stream);
    if (onDisk.seq === this.#head.seq) return;
    if (!this.#doubtful.has(onDisk.hash)) {
      await this.#stepDown();
      return;
    }
    const recorded: Recorded<TownhallEvent>[] = [];
    const { state } = await foldStream(
      record,
      this.#stream,
      townhallEventSchema,
      this.#durable,
      (before, event, { seq, hash }) => {
        recorded.push({ seq, hash, event });
        return evolve(before, event);
      },
      this.#head,
    );
    this.#move(state, recorded);
    this.#owe(this.#queue);
  }

  /** Somebody else writes this stream: they are the owner now. What they wrote is read once more, and nothing is taken any more. */
  async #stepDown(): Promise<void> {
    const { record, log, id } = this.#options;
    this.#status = 'ended';
    this.#queue = [];
    this.#cancelTimer();
    this.#cancelProbe();
    log.error('another process writes this town hall: this one has stepped down');
    try {
      const { state, head } = await foldStream(record, this.#stream, townhallEventSchema, emptyTownhall(id), evolve);
      this.#durable = state;
      this.#tentative = state;
      this.#head = head;
    } catch (error) {
      log.error({ err: error }, 'the record could not be read after stepping down');
    }
  }

  #tell(status: 'ok' | 'failing'): void {
    if (this.#isOpen) this.#guarded('tell', () => this.#options.publisher.recordStatus(status));
  }

  /** Whoever is told must not throw; if they do, the loop goes on. */
  #guarded(what: string, task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#options.log.error({ err: error, what }, 'a listener of the session failed');
    }
  }

  #setTimer(): void {
    const deadline = nextDeadline(this.#durable);
    if (deadline === this.#deadline || !this.#isOpen || this.#isClosed) return;
    this.#cancelTimer();
    this.#cancelTimer = () => undefined;
    this.#deadline = deadline;
    if (deadline === null) return;
    this.#cancelTimer = this.#options.clock.at(deadline, () => {
      this.#deadline = null;
      void this.submit(clockActor, { type: 'clock.reached' });
    });
  }
}
