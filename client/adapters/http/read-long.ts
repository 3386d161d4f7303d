/** A line on which nothing comes for so long is dead; one that is only slow is not. */
const silentMs = 30_000;

/** Waits for a long reply as long as something of it comes. */
export class LongReply {
  readonly #onArrived: (bytes: number) => void;
  readonly #dead = new AbortController();
  #silence = this.#listen();

  constructor(onArrived: (bytes: number) => void) {
    this.#onArrived = onArrived;
  }

  /** Aborts once nothing has come for too long. */
  get signal(): AbortSignal {
    return this.#dead.signal;
  }

  /** Reads the body as text, telling how much has come. Rejects when it breaks off. */
  async text(response: Response): Promise<string> {
    const decoder = new TextDecoder();
    const parts: string[] = [];
    let bytes = 0;
    // Not `for await`: Safari's streams cannot be walked through.
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
      bytes += next.value.byteLength;
      parts.push(decoder.decode(next.value, { stream: true }));
      this.#onArrived(bytes);
      clearTimeout(this.#silence);
      this.#silence = this.#listen();
    }
    return parts.join('') + decoder.decode();
  }

  /** Ends the waiting. */
  close(): void {
    clearTimeout(this.#silence);
  }

  #listen() {
    return setTimeout(() => this.#dead.abort(), silentMs);
  }
}
