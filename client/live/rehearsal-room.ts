import { type ReadonlySignal, signal } from '@preact/signals';
import type { RehearsalReply, RehearsalRequest } from '../../protocol/rehearsal.ts';
import type { Outcome } from '../world/command-reply.ts';
import type { Door } from './ports.ts';

/** How often it is asked how far it is. */
const lookMs = 700;

/** The rehearsals as the studio shows them: what is known, how far one is that runs, and the acts on it. Rule RH17. */
export class RehearsalRoom {
  readonly #door: Pick<Door, 'rehearsal' | 'rehearse'>;
  readonly #known = signal<RehearsalReply | null>(null);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(door: Pick<Door, 'rehearsal' | 'rehearse'>) {
    this.#door = door;
  }

  /** Null until it is known, and for whoever may not see it. While one runs the last report stays. */
  get known(): ReadonlySignal<RehearsalReply | null> {
    return this.#known;
  }

  async load(): Promise<void> {
    const reply = await this.#door.rehearsal();
    if (reply.kind === 'ok') this.#take(reply.value);
    else if (reply.kind === 'refused') this.#known.value = null;
    // It may still run where nobody answers just now.
    else if (this.#known.peek()?.running) this.#lookAgain();
  }

  async act(request: RehearsalRequest): Promise<Outcome> {
    const reply = await this.#door.rehearse(request);
    if (reply.kind === 'unreachable')
      return { kind: 'lost', message: 'The server did not answer. Try again in a moment.' };
    if (reply.kind === 'refused') return reply;
    this.#take(reply.value);
    return { kind: 'accepted', seq: 0 };
  }

  /** Looks no more. Safe to call twice. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #take(reply: RehearsalReply): void {
    const before = this.#known.peek();
    const { running } = reply;
    this.#known.value =
      running === null ? reply : { ...reply, report: before?.report ?? null, audits: before?.audits ?? [] };
    if (running !== null) this.#lookAgain();
  }

  #lookAgain(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.load(), lookMs);
  }
}
