import { type ReadonlySignal, signal } from '@preact/signals';
import type { ConsentRequest, PersonaReply } from '../../protocol/persona-http.ts';
import type { Outcome } from './connection.ts';
import type { Door } from './ports.ts';

/** What was not done, and what to do then. Taking back is the one that cannot wait. */
const lost = {
  'consent.give': 'The server did not answer. Consent is as it was: try again in a moment.',
  'consent.revoke':
    'The server did not answer, so it may not be taken back yet. Try again, or have an administrator switch the avatar off.',
} as const satisfies Record<ConsentRequest['type'], string>;

/** The leader's consent as the studio shows it, and the two acts on it. They go by HTTP: no room has to be joined for them. Rules PN45, PN46. */
export class ConsentDesk {
  readonly #door: Pick<Door, 'persona' | 'consent'>;
  readonly #persona = signal<PersonaReply | null>(null);
  /** Of two answers on their way the one asked for last counts. */
  #asked = 0;

  constructor(door: Pick<Door, 'persona' | 'consent'>) {
    this.#door = door;
  }

  /** Null until it is known, and for whoever may not see it. */
  get persona(): ReadonlySignal<PersonaReply | null> {
    return this.#persona;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const reply = await this.#door.persona();
    if (asked !== this.#asked || reply.kind === 'unreachable') return;
    this.#persona.value = reply.kind === 'ok' ? reply.value : null;
  }

  async send(request: ConsentRequest): Promise<Outcome> {
    const reply = await this.#door.consent(request);
    if (reply.kind === 'unreachable') return { kind: 'lost', message: lost[request.type] };
    await this.load();
    return reply.kind === 'ok' ? { kind: 'accepted', seq: reply.value.seq } : reply;
  }
}
