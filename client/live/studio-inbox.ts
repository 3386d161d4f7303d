import { type ReadonlySignal, signal } from '@preact/signals';
import type { InboxReply, InboxRequest } from '../../protocol/persona-http.ts';
import type { Outcome } from '../world/command-reply.ts';
import type { Door } from './ports.ts';

export type InboxGroup = InboxReply['groups'][number];
export type InboxLine = InboxGroup['questions'][number];

/** What is being answered: one question, or a group of them. */
export interface Answering {
  /** Under this its draft is kept. */
  readonly of: string;
  readonly name: string;
  readonly topic: string | null;
  /** Who asked or voted. */
  readonly people: number;
  readonly lines: readonly InboxLine[];
}

type InboxDoor = Pick<Door, 'inbox' | 'answerInbox'>;

/** What the avatar did not know and nobody answered since. By HTTP: no room has to be joined for it. Rules RV20, RV24, RV26. */
export class StudioInbox {
  readonly #door: InboxDoor;
  readonly #groups = signal<readonly InboxGroup[] | null>(null);
  /** Of two answers on their way the one asked for last counts. */
  #asked = 0;

  constructor(door: InboxDoor) {
    this.#door = door;
  }

  /** Null until it is known, and for whoever may not see it. */
  get groups(): ReadonlySignal<readonly InboxGroup[] | null> {
    return this.#groups;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const reply = await this.#door.inbox();
    if (asked !== this.#asked || reply.kind === 'unreachable') return;
    this.#groups.value = reply.kind === 'ok' ? reply.value.groups : null;
  }

  /** Also what was refused may have changed meanwhile: it is read again. */
  async answer(request: InboxRequest): Promise<Outcome> {
    const reply = await this.#door.answerInbox(request);
    // Sent twice it is sent once.
    if (reply.kind === 'unreachable')
      return {
        kind: 'lost',
        message: 'The server did not answer, so it may not be sent. Your text stays here: send it again in a moment.',
      };
    await this.load();
    return reply.kind === 'ok' ? { kind: 'accepted', seq: reply.value.seq } : reply;
  }
}
