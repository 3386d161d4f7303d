import type { Logger } from 'pino';
import type { TownhallId } from '../protocol/ids.ts';
import { Closers } from './closers.ts';
import type { Config } from './config.ts';
import type { House, PlannersAct } from './session/organising-desk.ts';
import type { StartLink } from './start-links.ts';

export interface App {
  readonly url: string;
  readonly links: readonly StartLink[];
  /** What whoever starts it should know, a sentence each. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/** One town hall with all that it runs on. */
export interface Wired extends App {
  readonly port: number;
  readonly house: Pick<House, 'id' | 'gate'>;
}

/** Puts a town hall together and listens; `wanted` null: the one that was in the house last. */
export type Wire = (
  config: Config,
  log: Logger,
  closers: Closers,
  place: { readonly wanted: TownhallId | null; readonly turn: House['turn'] },
) => Promise<Wired>;

/** Whoever asked for it reads the answer before the house goes dark. */
const answerMs = 300;
/** What cannot be opened, nor what was there before, is tried again so often. */
const againMs = 5000;

/**
 * The house with one town hall at a time in it: turning ends all that one runs on, and puts the next one together on the same port, in the same
 * process. Pages that were inside come back by their usual way. One that cannot be opened leaves the house as it was. Rules OT12, OT13.
 */
export class TurningHouse implements App {
  readonly #config: Config;
  readonly #log: Logger;
  readonly #wire: Wire;
  #wired: Wired | null = null;
  #first: Pick<App, 'links' | 'notes'> = { links: [], notes: [] };
  #url = '';
  #port: number;
  #turning: Promise<void> = Promise.resolve();
  #isClosed = false;
  #wake: () => void = () => undefined;

  private constructor(config: Config, log: Logger, wire: Wire) {
    this.#config = config;
    this.#log = log;
    this.#wire = wire;
    this.#port = config.port;
  }

  /** Rejects as the wiring does. */
  static async open(config: Config, log: Logger, wire: Wire): Promise<TurningHouse> {
    const house = new TurningHouse(config, log, wire);
    const { links, notes, url } = await house.#open(null);
    house.#first = { links, notes };
    house.#url = url;
    return house;
  }

  get url(): string {
    return this.#url;
  }

  get links(): App['links'] {
    return this.#first.links;
  }

  get notes(): App['notes'] {
    return this.#first.notes;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wake();
    await this.#turning;
    await this.#wired?.close();
  }

  async #open(wanted: TownhallId | null): Promise<Wired> {
    const closers = new Closers();
    const turn: House['turn'] = (id, next) => this.#turn(id, next);
    try {
      const wired = await this.#wire({ ...this.#config, port: this.#port }, this.#log, closers, { wanted, turn });
      this.#wired = wired;
      this.#port = wired.port;
      return wired;
    } catch (error) {
      await closers.close();
      throw error;
    }
  }

  #turn(id: TownhallId, next?: PlannersAct): void {
    this.#turning = this.#turning
      .then(() => this.#pause(answerMs))
      .then(() => this.#turnTo(id, next))
      .catch((error: unknown) => this.#log.error({ err: error }, 'the house could not be turned'));
  }

  async #turnTo(id: TownhallId, next: PlannersAct | undefined): Promise<void> {
    const before = this.#wired;
    if (this.#isClosed || before === null) return;
    this.#log.info({ from: before.house.id, to: id }, 'the house is turned to another town hall');
    this.#wired = null;
    await before.close();
    const { house } = await this.#openOr(id, before.house.id);
    if (next !== undefined && house.id === id) await house.gate.submit(next.actor, next.command);
  }

  /** The town hall that is wanted, else the one that was there, until one of them can be opened. */
  async #openOr(id: TownhallId, before: TownhallId): Promise<Wired> {
    for (let wanted = id; ; wanted = wanted === id ? before : id) {
      try {
        return await this.#open(wanted);
      } catch (error) {
        this.#log.error({ err: error, townhallId: wanted }, 'a town hall could not be opened');
        if (wanted === before) await this.#pause(againMs);
        if (this.#isClosed) throw error;
      }
    }
  }

  /** Cut short when all ends. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#isClosed ? 0 : ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
