import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { MeReply } from '../../protocol/greeting.ts';
import type { GreetingPlan } from '../../protocol/greeting-plan.ts';
import { askAgainMs, isDue } from '../world/lobby/ask-again.ts';
import { beginningWords, beginsNowWords, momentWords, toldCountdown } from '../world/lobby/plan-words.ts';
import type { HallFacts } from '../world/mirror.ts';
import type { Session } from '../world/session.ts';
import type { Door, DoorReply } from './ports.ts';

/** The countdown is looked at so often, where one is shown. */
const tickMs = 1000;
/** So long the hall says that it begins. */
const beginsMs = 10_000;

const awayWords = 'The server does not answer right now. This page asks again by itself.';

export interface BeginningParts {
  readonly greeting: MeReply;
  readonly door: Pick<Door, 'me'>;
  readonly session: ReadonlySignal<Session>;
  /** Null before the hall is known. */
  readonly phase: ReadonlySignal<HallFacts['phase'] | null>;
  /** Another town hall, hall or leader is here now than the page was made for. */
  readonly onOther: ((greeting: MeReply) => void) | undefined;
}

/** What the stage waits for, in words. */
export interface BeginningWords {
  /** With its countdown. */
  readonly shown: string;
  /** For who listens: told seldom. */
  readonly told: string;
}

/**
 * When a planned town hall begins, by the server's time, and how far it is. While the page is outside it asks again when that may have
 * changed. Rules LO3, LO4, LO6. Ends with {@link close}.
 */
export class Beginning {
  readonly #parts: BeginningParts;
  readonly #plan: Signal<GreetingPlan | null>;
  readonly #nowMs: Signal<number>;
  readonly #trouble = signal<string | null>(null);
  readonly #beginsNow = signal(false);
  readonly #stops: (() => void)[] = [];
  readonly timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** By how much this device's clock is ahead of the server's. */
  #aheadMs: number;
  #tries = 0;
  #asking: Promise<DoorReply<MeReply>> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(parts: BeginningParts) {
    this.#parts = parts;
    this.#plan = signal(parts.greeting.plan);
    this.#aheadMs = Date.now() - parts.greeting.nowMs;
    this.#nowMs = signal(parts.greeting.nowMs);
    const isOutside = computed(() => parts.session.value.kind === 'outside');
    this.#stops.push(
      effect(() => this.#countDown(isOutside.value)),
      effect(() => {
        clearTimeout(this.#timer);
        if (isOutside.value) this.#askLater();
      }),
      this.#followPhase(),
    );
  }

  get plan(): ReadonlySignal<GreetingPlan | null> {
    return this.#plan;
  }
  /** The server's time: looked at once a second while something is counted down. */
  get nowMs(): ReadonlySignal<number> {
    return this.#nowMs;
  }
  /** Why the server did not say how it stands; null while it does. */
  get trouble(): ReadonlySignal<string | null> {
    return this.#trouble;
  }

  /** Null when the stage waits for nothing of the kind. */
  readonly words: ReadonlySignal<BeginningWords | null> = computed(() => {
    if (this.#beginsNow.value) return { shown: beginsNowWords, told: beginsNowWords };
    if (this.#parts.phase.value !== 'created') return null;
    const [plan, nowMs] = [this.#plan.value, this.#nowMs.value];
    const shown = beginningWords(plan, nowMs, this.timeZone);
    if (plan === null) return { shown, told: shown };
    const told = toldCountdown(plan.startsAtMs - nowMs);
    const begins = `Begins ${momentWords(plan.startsAtMs, nowMs, this.timeZone)}`;
    return { shown, told: told === '' ? begins : `Begins ${told}` };
  });

  /** Asks how it stands; once at a time. Never rejects. */
  ask(): Promise<DoorReply<MeReply>> {
    this.#asking ??= this.#ask();
    return this.#asking;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #ask(): Promise<DoorReply<MeReply>> {
    clearTimeout(this.#timer);
    const reply = await this.#parts.door.me();
    this.#asking = null;
    if (this.#isClosed) return reply;
    if (reply.kind === 'ok') this.#take(reply.value);
    else this.#trouble.value = reply.kind === 'refused' ? reply.message : awayWords;
    const isWaiting = reply.kind !== 'ok' || isDue(this.#plan.peek(), this.#nowMs.peek());
    this.#tries = isWaiting ? this.#tries + 1 : 0;
    if (this.#parts.session.peek().kind === 'outside') this.#askLater();
    return reply;
  }

  #take(greeting: MeReply): void {
    this.#trouble.value = null;
    this.#aheadMs = Date.now() - greeting.nowMs;
    this.#nowMs.value = greeting.nowMs;
    this.#plan.value = greeting.plan;
    const was = this.#parts.greeting;
    const isOther = (['townhallId', 'title', 'leaderName', 'role', 'hall', 'leaderBody'] as const).some(
      (each) => was[each] !== greeting[each],
    );
    if (isOther && this.#parts.session.peek().kind === 'outside') this.#parts.onOther?.(greeting);
  }

  #askLater(): void {
    clearTimeout(this.#timer);
    const inMs = askAgainMs(this.#plan.peek(), this.#read(), this.#tries, Math.random());
    if (inMs !== null && !this.#isClosed) this.#timer = setTimeout(() => void this.ask(), inMs);
  }

  #read(): number {
    return Date.now() - this.#aheadMs;
  }

  #countDown(isOutside: boolean): (() => void) | undefined {
    const stage = this.#plan.value?.stage;
    const isWaited = isOutside
      ? stage === 'planned' || stage === 'lobby'
      : stage !== undefined && this.#parts.phase.value === 'created';
    if (!isWaited) return undefined;
    const tick = () => {
      this.#nowMs.value = this.#read();
    };
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }

  /** Who is in when it begins reads so. */
  #followPhase(): () => void {
    let before: HallFacts['phase'] | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const phase = this.#parts.phase.value;
      if (before === 'created' && phase === 'open') {
        this.#beginsNow.value = true;
        timer = setTimeout(() => {
          this.#beginsNow.value = false;
        }, beginsMs);
      }
      before = phase ?? before;
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }
}
