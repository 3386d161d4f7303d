import { type ReadonlySignal, signal } from '@preact/signals';

/** A microphone that is opened and closed, as far as a hold needs it. */
export interface HeldMicrophone {
  isOff(): boolean;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Holds a microphone open as long as a key or a button is down. What was open before stays open. Rule WR7. */
export class PushToTalk {
  readonly #microphone: HeldMicrophone;
  readonly #isHeld = signal(false);

  constructor(microphone: HeldMicrophone) {
    this.#microphone = microphone;
  }

  get isHeld(): ReadonlySignal<boolean> {
    return this.#isHeld;
  }

  press(): void {
    if (this.#isHeld.peek() || !this.#microphone.isOff()) return;
    this.#isHeld.value = true;
    void this.#hold();
  }

  release(): void {
    if (!this.#isHeld.peek()) return;
    this.#isHeld.value = false;
    void this.#microphone.close();
  }

  async #hold(): Promise<void> {
    await this.#microphone.open();
    // Let go while it was being opened: what came after that is closed again.
    if (!this.#isHeld.peek()) await this.#microphone.close();
  }
}
