import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { QuestionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { Door } from './ports.ts';

export interface SimilarQuestionsParts {
  readonly door: Pick<Door, 'similar'>;
  /** What is being typed. */
  readonly text: ReadonlySignal<string>;
  /** Whether there is somebody to ask. */
  readonly isInTouch: ReadonlySignal<boolean>;
}

/** Who types is asked for nothing before they rest for so long. */
const restMs = 300;
const shortest = 6;

/**
 * Which questions ask the same as the one that is being typed. Only a help: the newest words win, what does not come is not missed, and
 * what was known stays until something else is. Ends with {@link close}. Rule SQ5.
 */
export class SimilarQuestions {
  readonly #parts: SimilarQuestionsParts;
  readonly #ids = signal<readonly QuestionId[]>([]);
  readonly #stop: () => void;
  /** Rises with every question that is asked: what an older one still brings is ignored. */
  #try = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: SimilarQuestionsParts) {
    this.#parts = parts;
    this.#stop = effect(() => this.#follow(parts.text.value.trim(), parts.isInTouch.value));
  }

  /** The most alike first. */
  get ids(): ReadonlySignal<readonly QuestionId[]> {
    return this.#ids;
  }

  close(): void {
    this.#stop();
    this.#rest();
  }

  #follow(text: string, isInTouch: boolean): void {
    this.#rest();
    if (text.length < shortest || text.length > limits.questionLength) this.#ids.value = [];
    else if (isInTouch) this.#timer = setTimeout(() => void this.#ask(text), restMs);
  }

  #rest(): void {
    this.#try++;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #ask(text: string): Promise<void> {
    const mine = this.#try;
    const reply = await this.#parts.door.similar(text);
    if (mine === this.#try) this.#ids.value = reply.kind === 'ok' ? reply.value.similar : [];
  }
}
