import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { AgendaView } from '../../protocol/agenda.ts';
import type { GreenNote, GreenPerson, Backstage as Told } from '../../protocol/backstage.ts';
import { parseBackstage, withNote } from '../world/backstage.ts';
import type { Connection } from './connection.ts';

/** What a desk or the leader's page gets beside the record: told again from the start whenever the page came back. */
export class Backstage {
  readonly #people = signal<readonly GreenPerson[] | null>(null);
  readonly #clapping = signal(0);
  readonly #notes = signal<readonly GreenNote[]>([]);
  readonly #agenda = signal<AgendaView | null>(null);
  /** How far this machine's clock is ahead of the server's. */
  #aheadMs = 0;
  readonly #listeners = new Set<(told: Told) => void>();
  readonly #connection: Pick<Connection, 'askBackstage' | 'onBackstage' | 'isInTouch'>;
  readonly #end: () => void;

  constructor(connection: Pick<Connection, 'askBackstage' | 'onBackstage' | 'isInTouch'>) {
    this.#connection = connection;
    connection.onBackstage = (payload) => this.#take(payload);
    this.#end = effect(() => {
      if (connection.isInTouch.value) untracked(() => connection.askBackstage({ ask: 'look' }));
      else this.#clapping.value = 0;
    });
  }

  /** Who is in the green room; null: it is not this person's, or nothing was told yet. */
  get people(): ReadonlySignal<readonly GreenPerson[] | null> {
    return this.#people;
  }
  /** Notes that came while this page was open. */
  get notes(): ReadonlySignal<readonly GreenNote[]> {
    return this.#notes;
  }
  /** How many people clap just now. */
  get clapping(): ReadonlySignal<number> {
    return this.#clapping;
  }

  /** What is planned; null before it was told. */
  get agenda(): ReadonlySignal<AgendaView | null> {
    return this.#agenda;
  }
  /** The server's clock, as far as this machine can tell. */
  nowMs(): number {
    return Date.now() - this.#aheadMs;
  }

  /** Hears everything that is told. */
  onTold(listener: (told: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#end();
    this.#connection.onBackstage = null;
  }

  #take(payload: unknown): void {
    const told = parseBackstage(payload);
    if (told === null) return;
    if (told.tell === 'people') this.#people.value = told.people;
    if (told.tell === 'pulse') this.#clapping.value = told.clapping;
    if (told.tell === 'note') this.#notes.value = withNote(this.#notes.peek(), told.note);
    if (told.tell === 'agenda') {
      this.#aheadMs = Date.now() - told.now;
      this.#agenda.value = told.agenda;
    }
    if (told.tell === 'closed') {
      this.#agenda.value = null;
      this.#people.value = null;
      this.#notes.value = [];
      this.#clapping.value = 0;
    }
    for (const listener of this.#listeners) listener(told);
  }
}
