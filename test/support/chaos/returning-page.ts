import { advance, type Session, type SessionEvent } from '../../../client/world/session.ts';
import type { ConnectionKind } from '../../../protocol/commands.ts';
import { EnterRefused, PageClient } from '../page-client.ts';
import type { Seeded } from './seeded.ts';

/** A page without a browser that comes back by itself as the real one does: its states, its back-off, its door. */
export class ReturningPage {
  readonly page: PageClient;
  readonly #name: string;
  readonly #kind: ConnectionKind;
  readonly #dice: Seeded;
  #session: Session = { kind: 'here' };
  readonly #life: Promise<void>;
  #back = Promise.withResolvers<void>();
  /** When it was last let in, on the clock of `performance`. */
  inSinceMs = performance.now();

  private constructor(page: PageClient, name: string, kind: ConnectionKind, dice: Seeded) {
    this.page = page;
    this.#name = name;
    this.#kind = kind;
    this.#dice = dice;
    this.#life = this.#live();
    // Told to whoever waits for the page.
    this.#life.catch(() => undefined);
  }

  static async join(link: string, name: string, kind: ConnectionKind, dice: Seeded): Promise<ReturningPage> {
    return new ReturningPage(await PageClient.join(link, name, kind), name, kind, dice);
  }

  /** Resolves when the page is in again; rejects when it was turned away. */
  async whenBack(): Promise<void> {
    await Promise.race([this.#back.promise, this.#life]);
  }

  /** Resolves when the page has left for good. Rejects when it was turned away before. */
  async leave(): Promise<void> {
    this.#dispatch({ type: 'leave' });
    await this.page.leave();
    await this.#life;
  }

  async #live(): Promise<void> {
    for (;;) {
      switch (this.#session.kind) {
        case 'here':
          this.#dispatch({ type: 'closed', code: await this.page.gone });
          break;
        case 'coming-back':
          await pause(Math.max(0, this.#session.retryAtMs - Date.now()));
          this.#dispatch({ type: 'retry-due' });
          break;
        case 'rejoining':
          this.#dispatch(await this.#enter(this.#session.takeBody));
          break;
        case 'ended':
          return;
        default:
          throw new Error(`${this.#name} is ${this.#session.kind}`);
      }
    }
  }

  async #enter(takeBody: boolean): Promise<SessionEvent> {
    try {
      await this.page.enter(this.#name, this.#kind, takeBody);
      this.inSinceMs = performance.now();
      return { type: 'joined' };
    } catch (error) {
      if (error instanceof EnterRefused) return { type: 'door-refused', code: error.code, message: error.message };
      return { type: 'unreachable' };
    }
  }

  #dispatch(event: SessionEvent): void {
    if (this.#session.kind === 'here') this.#back = Promise.withResolvers();
    this.#session = advance(this.#session, event, { nowMs: Date.now(), random: this.#dice.next() });
    if (this.#session.kind === 'here') this.#back.resolve();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
