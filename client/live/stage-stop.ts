import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { StageFacts } from '../world/mirror.ts';
import type { Connection } from './connection.ts';

/** What became of a press on Stop. */
export type Stopping =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending' }
  /** Pressed while out of touch, or the answer was lost: sent as soon as the page is back, for this epoch alone. */
  | { readonly kind: 'waiting'; readonly epoch: number }
  /** It is over: the sentence that people read. */
  | { readonly kind: 'told'; readonly words: string; readonly isTrouble: boolean };

export const stopWords = {
  waiting: 'Stop is kept and goes out the moment this page is back.',
  done: 'Back, and stopped.',
  tooLate: 'Back. What you wanted to stop had already ended, so nothing was stopped.',
} as const;

type Line = Pick<Connection, 'send' | 'isInTouch' | 'mirror'>;

/**
 * The one Stop of a page. It never vanishes: pressed while the page is out of touch it waits, and goes out when the page is back if the
 * stage is still what it was when it was pressed. What began in between is not silenced by it. Rule CO11.
 */
export class StageStop {
  readonly #state = signal<Stopping>({ kind: 'none' });
  readonly #line: Line;
  readonly #end: () => void;

  constructor(line: Line) {
    this.#line = line;
    this.#end = effect(() => {
      const { stage } = line.mirror.value;
      if (line.isInTouch.value) untracked(() => this.#back(stage));
    });
  }

  get state(): ReadonlySignal<Stopping> {
    return this.#state;
  }

  /** Pressing twice is safe. */
  async press(): Promise<void> {
    const { epoch } = this.#line.mirror.peek().stage;
    if (this.#line.isInTouch.peek()) await this.#send(epoch, null);
    else this.#state.value = { kind: 'waiting', epoch };
  }

  /** Takes back a Stop that waits, or what was told of the last one. */
  clear(): void {
    if (this.#state.peek().kind !== 'sending') this.#state.value = { kind: 'none' };
  }

  close(): void {
    this.#end();
  }

  #back(stage: StageFacts): void {
    const state = this.#state.peek();
    if (state.kind === 'waiting') {
      const isSame = stage.epoch === state.epoch && (stage.holder !== 'nobody' || stage.questionId !== null);
      if (isSame) void this.#send(state.epoch, stopWords.done);
      else this.#state.value = { kind: 'told', words: stopWords.tooLate, isTrouble: false };
    }
  }

  async #send(epoch: number, done: string | null): Promise<void> {
    this.#state.value = { kind: 'sending' };
    const outcome = await this.#line.send({ type: 'stage.stop' });
    if (outcome.kind === 'lost') this.#state.value = { kind: 'waiting', epoch };
    // Somebody else was quicker: it is silent, which is what was wanted.
    else if (outcome.kind === 'refused' && outcome.code !== 'stage-empty')
      this.#state.value = { kind: 'told', words: outcome.message, isTrouble: true };
    else this.#state.value = done === null ? { kind: 'none' } : { kind: 'told', words: done, isTrouble: false };
  }
}
