import { type ReadonlySignal, signal } from '@preact/signals';
import type { ActView } from '../../protocol/acts.ts';
import { actSentence, whyItStays } from '../world/desk/act-words.ts';
import { ownLast } from '../world/desk/acts.ts';
import { whyNotTakenBack } from '../world/desk/refused-words.ts';
import type { DeskWork } from './desk-work.ts';
import type { Townhall } from './townhall.ts';

/** Takes acts back: one's own last by a key, and any by its button. Rules TG30 to TG32. */
export class DeskUndo {
  readonly #town: { readonly connection: Pick<Townhall['connection'], 'crew' | 'send' | 'self'> };
  readonly #work: Pick<DeskWork, 'tell'>;
  readonly #busy = signal<ReadonlySet<number>>(new Set());

  constructor(
    town: { readonly connection: Pick<Townhall['connection'], 'crew' | 'send' | 'self'> },
    work: Pick<DeskWork, 'tell'>,
  ) {
    this.#town = town;
    this.#work = work;
  }

  /** Entries that are being taken back. */
  get busy(): ReadonlySignal<ReadonlySet<number>> {
    return this.#busy;
  }

  async ownLast(): Promise<void> {
    const act = ownLast(this.#town.connection.crew.acts.peek(), this.#self);
    if (act === null) this.#work.tell('You have done nothing yet that could be taken back.');
    else await this.undo(act);
  }

  /** Where it stays, says why and asks nobody. */
  async undo(act: ActView): Promise<void> {
    const why = whyItStays(act, this.#self);
    const what = actSentence(act, this.#self);
    if (why !== null) {
      this.#work.tell(`${what}. ${why}.`);
      return;
    }
    if (this.#busy.peek().has(act.entry)) return;
    this.#busy.value = new Set([...this.#busy.peek(), act.entry]);
    const { connection } = this.#town;
    const outcome = await connection.send({ type: 'act.undo', entry: act.entry });
    this.#busy.value = new Set([...this.#busy.peek()].filter((entry) => entry !== act.entry));
    const known = { acts: connection.crew.acts.peek(), self: this.#self };
    this.#work.tell(
      outcome.kind === 'accepted'
        ? `Taken back: ${what}`
        : ((outcome.kind === 'refused' ? whyNotTakenBack(act, known, Date.now()) : null) ?? outcome.message),
    );
  }

  get #self() {
    return this.#town.connection.self.peek()?.memberId ?? null;
  }
}
