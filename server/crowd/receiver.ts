/** A page that gets pose frames. */
export interface FrameReceiver {
  /** Bytes waiting in its socket. */
  readonly backlogBytes: number;
  send(frame: Uint8Array): void;
}

/** Above this a page is behind: it is skipped, and gets a key frame when it has caught up. Poses are never queued. */
const behindBytes = 64 * 1024;

/**
 * Sends each tick's frame to everybody who keeps up; who was skipped or just came gets one key frame instead. Rule P5. The port for
 * tiers and the byte budget is here: `frame` and `keyFrame` are per group of receivers.
 */
export class FrameFan<R extends FrameReceiver> {
  readonly #needsKey = new Set<R>();
  readonly #receivers = new Set<R>();

  add(receiver: R): void {
    this.#receivers.add(receiver);
    this.#needsKey.add(receiver);
  }

  remove(receiver: R): void {
    this.#receivers.delete(receiver);
    this.#needsKey.delete(receiver);
  }

  /** `keyFrame` is made at most once per tick, and only when somebody needs it. */
  fan(frame: Uint8Array | null, keyFrame: () => Uint8Array): void {
    let key: Uint8Array | null = null;
    for (const receiver of this.#receivers) {
      if (receiver.backlogBytes > behindBytes) {
        this.#needsKey.add(receiver);
      } else if (this.#needsKey.delete(receiver)) {
        key ??= keyFrame();
        receiver.send(key);
      } else if (frame !== null) {
        receiver.send(frame);
      }
    }
  }
}
