import { balconyPlaces, onlookerBytes } from '../../protocol/balcony-codec.ts';
import { encodeFrame, type FrameEntry } from '../../protocol/frame-codec.ts';
import { limits } from '../../protocol/limits.ts';
import type { Slot } from '../../protocol/pose.ts';
import { Allowance } from './allowance.ts';
import { type Beat, costOf, frameCostBytes, type Stream, streamBytes } from './stream.ts';

/** A page that gets pose frames. */
export interface FrameReceiver {
  /** The slot of its body; null for who has none and looks on. */
  readonly slot: Slot | null;
  /** Bytes waiting in its socket. */
  readonly backlogBytes: number;
  send(frame: Uint8Array): void;
  /** Its socket has been behind for so long that it is better closed. Called once. */
  fellBehind(): void;
}

/** Above this a page is behind: it is skipped, and gets what it missed when it has caught up. Poses are never queued. */
export const behindBytes = 64 * 1024;
/** A full balcony, once a second, is sent beside the budget. */
const balconyBytes = balconyPlaces * onlookerBytes + 8;
/** With the largest burst and two frames of a full stage, a page's bytes of any second stay within `limits.poseBytesPerSecond`. */
const pageBytes = { perSecond: limits.poseBytesPerSecond - 1650 - balconyBytes, burst: 1250 } as const;

/** One page and what it is owed: people whose pose it does not have as its stream has sent it. Rules P5, P8. */
export class Listener {
  readonly receiver: FrameReceiver;
  readonly #allowance = new Allowance(pageBytes);
  readonly #isOwed: Uint8Array;
  #owed: Slot[] = [];
  #isSorted = false;
  #hasKey = false;
  #behindSinceMs: number | null = null;
  #isLost = false;
  stream: Stream;

  constructor(receiver: FrameReceiver, stream: Stream, capacity: number) {
    this.receiver = receiver;
    this.stream = stream;
    this.#isOwed = new Uint8Array(capacity);
    for (let slot = 0; slot < capacity; slot++) this.#owe(slot);
  }

  /** Goes over to another stream: what that one sent and the former did not is owed. */
  moveTo(stream: Stream): void {
    const former = this.stream;
    this.stream = stream;
    for (let slot = 0; slot < this.#isOwed.length; slot++) if (stream.isAheadOf(former, slot)) this.#owe(slot);
  }

  /** Sends a beat's frame, which is shared, and then what is owed, as far as the budget goes. */
  take(beat: Beat, frame: Uint8Array | null, stageFrame: () => Uint8Array | null, nowMs: number): void {
    if (this.#isBehind(nowMs)) {
      for (const { slot } of beat.entries) this.#owe(slot);
      return;
    }
    if (!this.#hasKey) {
      // What the stream sends now is owed too: it goes into the key frame first.
      for (const { slot } of beat.entries) this.#owe(slot);
      this.#hasKey = true;
      this.#payBack(nowMs, true);
      return;
    }
    if (frame !== null) this.#takeFrame(beat, frame, stageFrame, nowMs);
    this.#payBack(nowMs, false);
  }

  #takeFrame(beat: Beat, frame: Uint8Array, stageFrame: () => Uint8Array | null, nowMs: number): void {
    if (this.#allowance.left(nowMs) >= beat.bytes) {
      if (this.#owed.length > 0) for (const { slot } of beat.entries) this.#isOwed[slot] = 0;
      this.#send(frame, beat.bytes);
      return;
    }
    // Only after a change of cell, when both have just sent a full frame.
    for (const { slot } of beat.entries) this.#owe(slot);
    const stage = stageFrame();
    if (stage !== null) this.#send(stage, stage.length + frameCostBytes);
  }

  #payBack(nowMs: number, isKey: boolean): void {
    if (this.#owed.length === 0 && !isKey) return;
    // What a full frame of the stream may need next is left alone.
    let room = this.#allowance.left(nowMs) - (isKey ? 0 : streamBytes.burst) - frameCostBytes;
    const entries: FrameEntry[] = [];
    if (!this.#isSorted) this.#owed.sort((a, b) => this.stream.tierOf(a) - this.stream.tierOf(b));
    this.#isSorted = true;
    let paid = 0;
    for (const slot of this.#owed) {
      // A shared frame may have paid since.
      if (this.#isOwed[slot] === 1 && this.stream.hasPose(slot)) {
        const entry = this.stream.entry(slot);
        const cost = costOf([entry]) - frameCostBytes;
        if (cost > room) break;
        room -= cost;
        entries.push(entry);
      }
      this.#isOwed[slot] = 0;
      paid++;
    }
    this.#owed.splice(0, paid);
    if (entries.length > 0 || isKey) this.#send(encodeFrame(isKey, entries), costOf(entries));
  }

  #isBehind(nowMs: number): boolean {
    if (this.receiver.backlogBytes <= behindBytes) {
      this.#behindSinceMs = null;
      return false;
    }
    this.#behindSinceMs ??= nowMs;
    if (nowMs - this.#behindSinceMs >= limits.behindMs && !this.#isLost) {
      this.#isLost = true;
      this.receiver.fellBehind();
    }
    return true;
  }

  #owe(slot: Slot): void {
    if (this.#isOwed[slot] === 1) return;
    this.#isOwed[slot] = 1;
    this.#owed.push(slot);
    this.#isSorted = false;
  }

  #send(frame: Uint8Array, bytes: number): void {
    this.#allowance.take(bytes);
    this.receiver.send(frame);
  }
}
