import { type ReadonlySignal, signal } from '@preact/signals';
import { type Hash, type StatementId, statementIdSchema } from '../../protocol/ids.ts';
import type {
  AnswerRequest,
  ConsentRequest,
  DelegateRequest,
  MannerRequest,
  PersonaReply,
  SampleRequest,
  StatementRequest,
} from '../../protocol/persona-http.ts';
import type { Outcome } from '../world/command-reply.ts';
import type { Door, DoorReply } from './ports.ts';

/** What was not done, and what to do then. Taking back is the one that cannot wait. */
const lost = {
  'consent.give': 'The server did not answer. Consent is as it was: try again in a moment.',
  'consent.revoke':
    'The server did not answer, so it may not be taken back yet. Try again, or have an administrator switch the avatar off.',
} as const satisfies Record<ConsentRequest['type'], string>;

type StudioDoor = Pick<
  Door,
  'persona' | 'consent' | 'statements' | 'statement' | 'answers' | 'manner' | 'sample' | 'delegates'
>;

const unanswered = 'The server did not answer. Try again in a moment.';

/** Consent, statements and signed answers as the studio shows them, and the acts on them. They go by HTTP: no room has to be joined for them. Rules PN45 to PN47, PN59, PN80 to PN84. */
export class StudioDesk {
  readonly #door: StudioDoor;
  readonly #persona = signal<PersonaReply | null>(null);
  readonly #isRefused = signal(false);
  /** Of two answers on their way the one asked for last counts. */
  #asked = 0;

  constructor(door: StudioDoor) {
    this.#door = door;
  }

  /** Null until it is known, and for whoever may not see it. */
  get persona(): ReadonlySignal<PersonaReply | null> {
    return this.#persona;
  }

  /** Whether whoever is here has no part in this persona. */
  get isRefused(): ReadonlySignal<boolean> {
    return this.#isRefused;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const reply = await this.#door.persona();
    if (asked !== this.#asked || reply.kind === 'unreachable') return;
    this.#persona.value = reply.kind === 'ok' ? reply.value : null;
    this.#isRefused.value = reply.kind === 'refused' && reply.code === 'not-allowed';
  }

  async send(request: ConsentRequest): Promise<Outcome> {
    return this.#told(await this.#door.consent(request), lost[request.type]);
  }

  async act(request: StatementRequest): Promise<Outcome> {
    return this.#told(await this.#door.statements(request), unanswered);
  }

  async answer(request: AnswerRequest): Promise<Outcome> {
    return this.#told(await this.#door.answers(request), unanswered);
  }

  async manner(request: MannerRequest): Promise<Outcome> {
    return this.#told(await this.#door.manner(request), unanswered);
  }

  async delegates(request: DelegateRequest): Promise<Outcome> {
    return this.#told(await this.#door.delegates(request), unanswered);
  }

  /** Which of these must be read before they are approved at once; or why that cannot be said. */
  async sample(statements: SampleRequest['statements']): Promise<readonly StatementId[] | string> {
    const reply = await this.#door.sample({ statements });
    if (reply.kind === 'ok') return reply.value.sample;
    return reply.kind === 'refused' ? reply.message : unanswered;
  }

  /** The text of an earlier version; null where it cannot be had now. */
  async textOf(hash: Hash): Promise<string | null> {
    const reply = await this.#door.statement(hash);
    return reply.kind === 'ok' ? reply.value.text : null;
  }

  /** Also what was refused may have changed meanwhile: it is read again. */
  async #told(reply: DoorReply<{ readonly seq: number }>, message: string): Promise<Outcome> {
    if (reply.kind === 'unreachable') return { kind: 'lost', message };
    await this.load();
    return reply.kind === 'ok' ? { kind: 'accepted', seq: reply.value.seq } : reply;
  }
}

/** 128 random bits, so that no two people write under one id. */
export function newStatementId(): StatementId {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return statementIdSchema.parse(`s${[...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}
