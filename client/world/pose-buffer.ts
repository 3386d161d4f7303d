import { decodeFrame } from '../../protocol/frame-codec.ts';
import { poseAt, poseFloats, type Slot } from '../../protocol/pose.ts';
import type { CrowdPoses } from './ports.ts';

/** How far behind the newest frame poses are drawn: two frames of 20 Hz and a little jitter. */
const behindMs = 120;
/** Samples kept per slot: enough for `behindMs` at 20 Hz. */
const depth = 4;
/** A gap longer than this means that the person stood still: movement then begins from where they stood, not from long ago. */
const stillMs = 160;
const frameMs = 50;

/**
 * The poses of a section: takes frames as they arrive, gives every slot's pose about 120 ms behind, interpolated. All memory is taken
 * once; frames and samples allocate nothing.
 */
export class PoseBuffer implements CrowdPoses {
  readonly capacity: number;
  readonly #rows: Float32Array;
  readonly #times: Float64Array;
  /** Samples held per slot (0: no pose) and where the newest lies. */
  readonly #counts: Uint8Array;
  readonly #newest: Uint8Array;
  readonly #talk: Float32Array;
  readonly #seen: Uint32Array;
  readonly #scratch = new Float32Array(poseFloats);
  #frame = 0;
  #nowMs = 0;
  #badFrames = 0;

  constructor(capacity = 512) {
    this.capacity = capacity;
    this.#rows = new Float32Array(capacity * depth * poseFloats);
    this.#times = new Float64Array(capacity * depth);
    this.#counts = new Uint8Array(capacity);
    this.#newest = new Uint8Array(capacity);
    this.#talk = new Float32Array(capacity);
    this.#seen = new Uint32Array(capacity);
  }

  /** Frames that were no frames, and were ignored. */
  get badFrames(): number {
    return this.#badFrames;
  }

  /** Takes a frame that arrived at `nowMs`. After a key frame, who is not in it has no pose. Rule CP1. */
  take(frame: DataView, nowMs: number): void {
    this.#frame++;
    this.#nowMs = nowMs;
    const kind = decodeFrame(frame, this.#scratch, this.#visit);
    if (kind === null) this.#badFrames++;
    if (kind !== 'key') return;
    for (let slot = 0; slot < this.capacity; slot++) if (this.#seen[slot] !== this.#frame) this.#counts[slot] = 0;
  }

  /** Forgets a slot: its person left, or somebody else has it now. */
  forget(slot: Slot): void {
    if (slot < this.capacity) this.#counts[slot] = 0;
  }

  forgetAll(): void {
    this.#counts.fill(0);
    this.#talk.fill(0);
  }

  /** Sets how loud the person of this slot is heard, 0..1. */
  setTalk(slot: Slot, level: number): void {
    if (slot < this.capacity) this.#talk[slot] = level;
  }

  sample(slot: Slot, nowMs: number, out: Float32Array): boolean {
    const count = this.#counts[slot] ?? 0;
    if (count === 0) return false;
    const atMs = nowMs - behindMs;
    const newest = this.#newest[slot] ?? 0;
    let later = slot * depth + newest;
    if (count === 1 || atMs >= (this.#times[later] ?? 0)) this.#copy(later, out);
    else {
      // From the newest backwards to the pair around `atMs`; before the oldest its pose holds.
      let earlier = later;
      for (let age = 1; age < count; age++) {
        earlier = slot * depth + ((newest - age + depth) % depth);
        if ((this.#times[earlier] ?? 0) <= atMs) break;
        if (age < count - 1) later = earlier;
      }
      this.#blend(earlier, later, atMs, out);
    }
    out[poseAt.talk] = this.#talk[slot] ?? 0;
    return true;
  }

  readonly #visit = (slot: Slot, row: Float32Array): void => {
    if (slot >= this.capacity) return;
    this.#seen[slot] = this.#frame;
    const count = this.#counts[slot] ?? 0;
    const newestAt = this.#times[slot * depth + (this.#newest[slot] ?? 0)] ?? 0;
    if (count > 0 && this.#nowMs - newestAt > stillMs) this.#hold(slot, this.#nowMs - frameMs);
    this.#push(slot, row, 0, this.#nowMs);
  };

  /** Repeats the newest sample at a later time. */
  #hold(slot: Slot, atMs: number): void {
    const from = (slot * depth + (this.#newest[slot] ?? 0)) * poseFloats;
    this.#push(slot, this.#rows, from, atMs);
  }

  #push(slot: Slot, source: Float32Array, from: number, atMs: number): void {
    const next = ((this.#newest[slot] ?? 0) + 1) % depth;
    const at = slot * depth + next;
    for (let i = 0; i < poseFloats; i++) this.#rows[at * poseFloats + i] = source[from + i] ?? 0;
    this.#times[at] = atMs;
    this.#newest[slot] = next;
    this.#counts[slot] = Math.min(depth, (this.#counts[slot] ?? 0) + 1);
  }

  #copy(at: number, out: Float32Array): void {
    for (let i = 0; i < poseFloats; i++) out[i] = this.#rows[at * poseFloats + i] ?? 0;
  }

  #blend(earlier: number, later: number, atMs: number, out: Float32Array): void {
    const from = this.#times[earlier] ?? 0;
    const span = (this.#times[later] ?? 0) - from;
    const part = span > 0 ? Math.min(1, Math.max(0, (atMs - from) / span)) : 1;
    this.#copy(later, out);
    this.#blendJoint(earlier, poseAt.head, part, out);
    // A hand that just came into view has no earlier place.
    const before = earlier * poseFloats;
    if (this.#rows[before + poseAt.hasLeft] === 1 && out[poseAt.hasLeft] === 1)
      this.#blendJoint(earlier, poseAt.left, part, out);
    if (this.#rows[before + poseAt.hasRight] === 1 && out[poseAt.hasRight] === 1)
      this.#blendJoint(earlier, poseAt.right, part, out);
  }

  /** Position linearly; rotation linearly and normalised, the short way round. `out` holds the later joint. */
  #blendJoint(earlier: number, joint: number, part: number, out: Float32Array): void {
    const rows = this.#rows;
    const from = earlier * poseFloats + joint;
    for (let i = 0; i < 3; i++) {
      const before = rows[from + i] ?? 0;
      out[joint + i] = before + ((out[joint + i] ?? 0) - before) * part;
    }
    let dot = 0;
    for (let i = 3; i < 7; i++) dot += (rows[from + i] ?? 0) * (out[joint + i] ?? 0);
    const sign = dot < 0 ? -1 : 1;
    let square = 0;
    for (let i = 3; i < 7; i++) {
      const value = (rows[from + i] ?? 0) * sign * (1 - part) + (out[joint + i] ?? 0) * part;
      out[joint + i] = value;
      square += value * value;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 1;
    for (let i = 3; i < 7; i++) out[joint + i] = (out[joint + i] ?? 0) * scale;
  }
}
