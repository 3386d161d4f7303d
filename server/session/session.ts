import type { Logger } from 'pino';
import type { Command } from '../../protocol/commands.ts';
import { type Actor, type TownhallEvent, townhallEventSchema } from '../../protocol/events.ts';
import { type TownhallId, townhallStream } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { saltBytes, seal } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { nextDeadline } from '../townhall/deadlines.ts';
import { decide } from '../townhall/decide.ts';
import { isRefusal } from '../townhall/decision.ts';
import { emptyTownhall } from '../townhall/empty-townhall.ts';
import { evolve, fold } from '../townhall/evolve.ts';
import { isSilencing } from '../townhall/silencing.ts';
import type { Context, TownhallState } from '../townhall/state.ts';
import { foldStream, type Head } from './fold-stream.ts';
import {
  type Clock,
  type Dice,
  type Gate,
  type HeadSigner,
  type Outcome,
  type Publisher,
  type Record,
  type Recorded,
  RecordFailure,
  type Silencer,
} from './ports.ts';

export type { Head };

export interface SessionOptions {
  readonly id: TownhallId;
  readonly record: Record;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly signer: HeadSigner;
  /** What the gate must know beside state and time. */
  readonly context: () => Omit<Context, 'nowMs'>;
  readonly publisher: Publisher<TownhallState>;
  readonly silencer: Silencer;
  readonly log: Logger;
}

/** Events of one command, sealed, on their way to the disk, and who waits for them. */
interface Pending {
  readonly events: readonly TownhallEvent[];
  readonly entries: readonly StoredEntry[];
  readonly isSilence: boolean;
  readonly settle: (outcome: Outcome) => void;
}

const session: Actor = { kind: 'part', part: 'session' };
const clockActor: Actor = { kind: 'part', part: 'clock' };
const unavailable: Outcome = { refused: 'record-unavailable' };
/** How long to wait before the record is tried again. */
const firstProbeMs = 250;
const longestProbeMs = 5000;

/**
 * The serial loop of one town hall: decide → append → evolve → show. A command is decided when it arrives, against the durable state plus
 * everything accepted before it; what waits is written in one group; only what is on disk is shown and acknowledged. What merely silences
 * acts on the media at once and is owed to the record when that fails. Rules S1–S9.
 */
export class TownhallSession implements Gate {
  readonly #options: SessionOptions;
  #durable: TownhallState;
  #tentative: TownhallState;
  #head: Head;
  /** Last sealed entry: where the next one is chained on. */
  #tail: Head;
  #queue: Pending[] = [];
  #inFlight: readonly Pending[] = [];
  /** Silences that took effect while the record could not be written. */
  #owed: TownhallEvent[] = [];
  #status: 'ok' | 'failing' | 'ended' = 'ok';
  #cancelTimer: () => void = () => undefined;
  #cancelProbe: () => void = () => undefined;
  #deadline: number | null = null;

  private constructor(options: SessionOptions, state: TownhallState, head: Head) {
    this.#options = options;
    this.#durable = state;
    this.#tentative = state;
    this.#head = head;
    this.#tail = head;
  }

  /** Folds the town hall's record and begins a session on it: whatever was live before is ended. Throws `BrokenRecord`. */
  static async open(options: SessionOptions): Promise<TownhallSession> {
    const { state, head } = await foldStream(
      options.record,
      townhallStream(options.id),
      townhallEventSchema,
      emptyTownhall(options.id),
      evolve,
    );
    const opened = new TownhallSession(options, state, head);
    if (state.phase !== 'none' && state.phase !== 'closed') await opened.submit(session, { type: 'session.start' });
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

  get status(): 'ok' | 'failing' | 'ended' {
    return this.#status;
  }

  submit(actor: Actor, command: Command): Promise<Outcome> {
    if (this.#status === 'ended') return Promise.resolve(unavailable);
    const { clock, context, silencer } = this.#options;
    const decision = decide(this.#tentative, actor, command, { ...context(), nowMs: clock.now() });
    if (isRefusal(decision)) return Promise.resolve({ refused: decision.refused });
    const isSilence = isSilencing(command);
    if (isSilence && decision.length > 0) silencer.silence(decision);
    if (this.#status === 'failing') return Promise.resolve(isSilence ? this.#owe(decision) : unavailable);
    return new Promise((settle) => {
      this.#queue.push(this.#accept(decision, isSilence, settle));
      // All commands of one turn of the event loop go to the disk together.
      queueMicrotask(() => void this.#flush());
    });
  }

  /** Ends the loop: what is on its way is still written, nothing new is taken. */
  async close(): Promise<void> {
    this.#cancelTimer();
    this.#cancelProbe();
    while (this.#status === 'ok' && (this.#queue.length > 0 || this.#inFlight.length > 0)) {
      await new Promise<void>((resolve) => this.#options.clock.at(this.#options.clock.now() + 5, resolve));
    }
    this.#status = 'ended';
  }

  #accept(events: readonly TownhallEvent[], isSilence: boolean, settle: (outcome: Outcome) => void): Pending {
    const { dice, id } = this.#options;
    const entries: StoredEntry[] = [];
    for (const event of events) {
      const entry = seal(
        { stream: townhallStream(id), seq: this.#tail.seq + 1, prev: this.#tail.hash },
        event,
        dice.bytes(saltBytes),
      );
      entries.push(entry);
      this.#tail = { seq: entry.seq, hash: entry.hash };
    }
    this.#tentative = fold(this.#tentative, events);
    return { events, entries, isSilence, settle };
  }

  async #flush(): Promise<void> {
    while (this.#status === 'ok' && this.#inFlight.length === 0 && this.#queue.length > 0) {
      const group = this.#nextGroup();
      this.#inFlight = group;
      try {
        await this.#write(group);
      } catch (error) {
        this.#fail(error);
        return;
      }
      this.#inFlight = [];
      this.#show(group);
    }
  }

  /** Everything that waits; an erasure goes alone, because it also deletes. */
  #nextGroup(): readonly Pending[] {
    const erasing = this.#queue.findIndex(({ events }) => events.some(({ type }) => type === 'record.erased'));
    const count = erasing === -1 ? this.#queue.length : Math.max(1, erasing);
    return this.#queue.splice(0, count);
  }

  async #write(group: readonly Pending[]): Promise<void> {
    const { record } = this.#options;
    const entries = group.flatMap((pending) => pending.entries);
    const erased = group.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'record.erased' ? event.entries : [])),
    );
    await (erased.length > 0 ? record.erase(entries, erased) : record.append(entries));
  }

  #show(group: readonly Pending[]): void {
    const recorded: Recorded<TownhallEvent>[] = [];
    const before = this.#durable;
    for (const { events, entries } of group) {
      this.#durable = fold(this.#durable, events);
      for (const [index, { seq, hash }] of entries.entries()) {
        const event = events[index];
        if (event !== undefined) recorded.push({ seq, hash, event });
      }
      const last = entries.at(-1);
      if (last !== undefined) this.#head = { seq: last.seq, hash: last.hash };
    }
    if (recorded.length > 0) this.#options.publisher.published(recorded, this.#durable);
    for (const { entries, settle } of group) settle({ accepted: { seq: entries.at(-1)?.seq ?? this.#head.seq } });
    if (this.#durable !== before) this.#setTimer();
    this.#signWhenDue(recorded);
  }

  /** Signs every so many entries and at the close. The signature names the very entry it follows. */
  #signWhenDue(recorded: readonly Recorded<TownhallEvent>[]): void {
    const signed = this.#tentative.signedHead?.seq ?? 0;
    const isDue =
      this.#tail.seq - signed >= limits.signEveryEntries ||
      recorded.some(({ event }) => event.type === 'townhall.closed');
    if (!isDue || this.#status !== 'ok') return;
    const { seq, hash: head } = this.#tail;
    const { signer } = this.#options;
    void this.submit(session, { type: 'head.sign', seq, head, signature: signer.sign(head), key: signer.key });
  }

  /** The record did not take it: nothing of it happened, but for the silences, which stand. */
  #fail(error: unknown): void {
    const { log, publisher } = this.#options;
    const lost = [...this.#inFlight, ...this.#queue];
    this.#inFlight = [];
    this.#queue = [];
    const isStale = error instanceof RecordFailure && error.reason !== 'unavailable';
    this.#status = isStale ? 'ended' : 'failing';
    log.error({ err: error, isStale }, 'the record could not be written');
    this.#owed.push(...lost.filter(({ isSilence }) => isSilence).flatMap(({ events }) => events));
    this.#tentative = fold(this.#durable, this.#owed);
    this.#tail = this.#head;
    publisher.recordStatus('failing');
    for (const { isSilence, settle } of lost) settle(isSilence ? { accepted: { seq: this.#head.seq } } : unavailable);
    if (isStale) return;
    // Nobody may hear what the record cannot hold: the avatar stops, and that is owed too.
    if (this.#tentative.stage.kind === 'avatar' || this.#tentative.stage.kind === 'called')
      void this.submit(session, { type: 'stage.stop' });
    this.#probe(firstProbeMs);
  }

  #owe(events: readonly TownhallEvent[]): Outcome {
    this.#owed.push(...events);
    this.#tentative = fold(this.#tentative, events);
    return { accepted: { seq: this.#head.seq } };
  }

  #probe(delayMs: number): void {
    const { clock, record } = this.#options;
    this.#cancelProbe = clock.at(clock.now() + delayMs, () => {
      record.probe().then(
        () => this.#recover(),
        () => this.#probe(Math.min(longestProbeMs, delayMs * 2)),
      );
    });
  }

  /** The record is back: what is owed goes first. */
  #recover(): void {
    if (this.#status !== 'failing') return;
    const { log, publisher } = this.#options;
    const owed = this.#owed;
    this.#owed = [];
    this.#status = 'ok';
    this.#tentative = this.#durable;
    log.warn({ owed: owed.length }, 'the record can be written again');
    publisher.recordStatus('ok');
    if (owed.length > 0) this.#queue.push(this.#accept(owed, true, () => undefined));
    void this.#flush();
  }

  #setTimer(): void {
    const deadline = nextDeadline(this.#durable);
    if (deadline === this.#deadline) return;
    this.#cancelTimer();
    this.#deadline = deadline;
    if (deadline === null) return;
    this.#cancelTimer = this.#options.clock.at(deadline, () => {
      this.#deadline = null;
      void this.submit(clockActor, { type: 'clock.reached' });
    });
  }
}
