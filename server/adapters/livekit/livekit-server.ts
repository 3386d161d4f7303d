import type { Rooms } from './rooms.ts';

export type LiveKitStatus = 'starting' | 'ok' | 'off';

/** A LiveKit to talk to: our own child, or somebody else's. It comes and goes; what hangs on it follows `onStatus`. */
export interface LiveKitServer {
  readonly status: LiveKitStatus;
  /** Why voices are not there, in a sentence for people. Null when they are. */
  readonly reason: string | null;
  /** Where its signalling and its API are; may change at a restart, so ask each time. */
  readonly httpUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly rooms: Rooms;
  /** Runs at every change; what it returns ends the subscription. */
  onStatus(listener: (status: LiveKitStatus) => void): () => void;
  close(): Promise<void>;
}

/** Status and reason of a server, with those who follow it. */
export class StatusCell {
  #status: LiveKitStatus = 'starting';
  #reason: string | null;
  readonly #listeners = new Set<(status: LiveKitStatus) => void>();

  constructor(reason: string) {
    this.#reason = reason;
  }

  get status(): LiveKitStatus {
    return this.#status;
  }
  get reason(): string | null {
    return this.#reason;
  }

  set(status: LiveKitStatus, reason: string | null): void {
    this.#reason = reason;
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) listener(status);
  }

  onChange(listener: (status: LiveKitStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
