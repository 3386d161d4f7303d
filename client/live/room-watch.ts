import { afterListening, listenMs, well } from '../world/signs-of-life.ts';

/** Watches a room's connection, which a browser keeps open though nothing gets through any more. Rule CO19. */
export class RoomWatch {
  readonly #ask: () => void;
  readonly #onSilent: () => void;
  #signs = well;
  #wasHeard = false;
  #timer: ReturnType<typeof setTimeout>;

  /** `ask` has the server give a sign; `onSilent` runs once, when none comes. */
  constructor(ask: () => void, onSilent: () => void) {
    this.#ask = ask;
    this.#onSilent = onSilent;
    this.#timer = this.#listen();
  }

  /** Anything at all came. */
  heard(): void {
    this.#wasHeard = true;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** One while after the other, never two at once: a page that was frozen makes up for none. */
  #listen(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#signs = afterListening(this.#signs, this.#wasHeard);
      this.#wasHeard = false;
      if (this.#signs.kind === 'silent') {
        this.#onSilent();
        return;
      }
      if (this.#signs.kind === 'asked') this.#ask();
      this.#timer = this.#listen();
    }, listenMs);
  }
}
