import { beatMs, decodeFrame } from '../../protocol/frame-codec.ts';
import { poseAt, poseFloats, type Slot } from '../../protocol/pose.ts';
import { blendPose, copyPose } from './blend-pose.ts';
import type { CrowdPoses } from './ports.ts';

/** How far behind the next pose that is due people are drawn: for a frame of jitter. With 20 poses a second that is 120 ms in all. */
const jitterMs = 70;
/** Samples kept per slot. */
const depth = 8;
/** A gap longer than this, and than most of two poses, means that the person stood still: movement then begins where they stood. */
const stillMs = 160;
const stillCadences = 1.6;
/** Whoever moved faster than this, beyond the first metres, was put elsewhere: nobody flies there. */
const [fastestMps, stepM] = [8, 2.5];
/** Somebody whose poses come faster than before is drawn at up to this speed until they are no longer behind; slower, at the least speed. */
const fastest = 2;
const slowest = 0.5;
/** A moment of a slot that is not drawn yet. (Not NaN: asking for it would box the number.) */
const undrawn = Number.NEGATIVE_INFINITY;

/**
 * The poses of a section: takes frames as they arrive and gives every slot's pose, interpolated, as far behind as its own cadence needs:
 * about 120 ms for the near, a second for the far, who thus glide. A slot's own time never runs backwards, also when its cadence changes.
 * All memory is taken once; frames and samples allocate nothing. Rules CP1, CP3,
 * CP4.
 */
export class PoseBuffer implements CrowdPoses {
  readonly capacity: number;
  readonly #rows: Float32Array;
  readonly #times: Float64Array;
  /** Samples held per slot (0: no pose) and where the newest lies. */
  readonly #counts: Uint8Array;
  readonly #newest: Uint8Array;
  /** Milliseconds between two poses of a slot, as the server says. */
  readonly #cadencesMs: Float64Array;
  /** The moment of each slot that is drawn, and when it was: {@link undrawn} before a slot is drawn. */
  readonly #heads: Float64Array;
  readonly #drawnAtMs: Float64Array;
  readonly #talk: Float32Array;
  readonly #seen: Uint32Array;
  readonly #part = new Float64Array(1);
  readonly #scratch = new Float32Array(poseFloats);
  /** The moment that is drawn or told, and that of the sample to be pushed: in arrays, as arguments they would be boxed for every person. */
  readonly #nowMs = new Float64Array(1);
  readonly #pushedAtMs = new Float64Array(1);
  #frame = 0;
  #badFrames = 0;

  constructor(capacity = 256) {
    this.capacity = capacity;
    this.#rows = new Float32Array(capacity * depth * poseFloats);
    this.#times = new Float64Array(capacity * depth);
    this.#counts = new Uint8Array(capacity);
    this.#newest = new Uint8Array(capacity);
    this.#cadencesMs = new Float64Array(capacity).fill(beatMs);
    this.#heads = new Float64Array(capacity).fill(undrawn);
    this.#drawnAtMs = new Float64Array(capacity);
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
    this.#nowMs[0] = nowMs;
    const kind = decodeFrame(frame, this.#scratch, this.#visit);
    if (kind === null) this.#badFrames++;
    if (kind !== 'key') return;
    for (let slot = 0; slot < this.capacity; slot++) if (this.#seen[slot] !== this.#frame) this.forget(slot);
  }

  /** Forgets a slot: its person left, or somebody else has it now. */
  forget(slot: Slot): void {
    if (slot >= this.capacity) return;
    this.#counts[slot] = 0;
    this.#heads[slot] = undrawn;
  }

  forgetAll(): void {
    this.#counts.fill(0);
    this.#heads.fill(undrawn);
    this.#talk.fill(0);
  }

  /** Sets how loud the person of this slot is heard, 0..1. */
  setTalk(slot: Slot, level: number): void {
    if (slot < this.capacity) this.#talk[slot] = level;
  }

  sample(slot: Slot, nowMs: number, out: Float32Array): boolean {
    const count = this.#counts[slot] ?? 0;
    if (count === 0) return false;
    this.#nowMs[0] = nowMs;
    this.#advance(slot);
    const atMs = this.#heads[slot] ?? 0;
    const newest = this.#newest[slot] ?? 0;
    let later = slot * depth + newest;
    if (count <= 1 || atMs >= (this.#times[later] ?? 0)) copyPose(this.#rows, later * poseFloats, out);
    else {
      // From the newest backwards to the pair around `atMs`; before the oldest its pose holds.
      let earlier = later;
      for (let age = 1; age < count; age++) {
        earlier = slot * depth + ((newest - age + depth) % depth);
        if ((this.#times[earlier] ?? 0) <= atMs) break;
        if (age < count - 1) later = earlier;
      }
      const from = this.#times[earlier] ?? 0;
      const span = (this.#times[later] ?? 0) - from;
      const way = span > 0 ? Math.min(1, Math.max(0, (atMs - from) / span)) : 1;
      this.#part[0] = this.#isJump(earlier, later, span) ? Math.round(way) : way;
      blendPose(this.#rows, earlier * poseFloats, later * poseFloats, this.#part, out);
    }
    out[poseAt.talk] = this.#talk[slot] ?? 0;
    return true;
  }

  /** Rule CP4. */
  #isJump(earlier: number, later: number, spanMs: number): boolean {
    const a = earlier * poseFloats;
    const b = later * poseFloats;
    const rows = this.#rows;
    let square = 0;
    for (let axis = 0; axis < 3; axis++) square += ((rows[a + axis] ?? 0) - (rows[b + axis] ?? 0)) ** 2;
    return square > (stepM + (fastestMps * spanMs) / 1000) ** 2;
  }

  readonly #visit = (slot: Slot, row: Float32Array, beats: number): void => {
    if (slot >= this.capacity) return;
    this.#seen[slot] = this.#frame;
    const cadenceMs = beats * beatMs;
    if ((this.#counts[slot] ?? 0) > 0) {
      // Drawn with the former cadence up to here.
      if ((this.#heads[slot] ?? undrawn) !== undrawn) this.#advance(slot);
      this.#beginMovement(slot, cadenceMs);
    }
    this.#cadencesMs[slot] = cadenceMs;
    this.#pushedAtMs[0] = this.#nowMs[0] ?? 0;
    this.#push(slot, row, 0);
  };

  /** Who stood still moves from where they stood, over one cadence; who was drawn standing at the newest pose goes on from there. */
  #beginMovement(slot: Slot, cadenceMs: number): void {
    const nowMs = this.#nowMs[0] ?? 0;
    const newestMs = this.#times[slot * depth + (this.#newest[slot] ?? 0)] ?? 0;
    const head = this.#heads[slot] ?? undrawn;
    const awaitedMs = Math.max(cadenceMs, this.#cadencesMs[slot] ?? beatMs);
    if (head >= newestMs) {
      // The same pose at any moment since: going back in time shows nothing.
      this.#pushedAtMs[0] = Math.max(newestMs, Math.min(head, nowMs - cadenceMs));
      this.#hold(slot);
      this.#heads[slot] = this.#pushedAtMs[0] ?? 0;
    } else if (nowMs - newestMs > Math.max(stillMs, stillCadences * awaitedMs)) {
      this.#pushedAtMs[0] = nowMs - cadenceMs;
      this.#hold(slot);
    }
  }

  /** Moves a slot's own time on to now: as far behind as its cadence needs, faster or slower until it is. */
  #advance(slot: Slot): void {
    const nowMs = this.#nowMs[0] ?? 0;
    const wantedMs = nowMs - (this.#cadencesMs[slot] ?? beatMs) - jitterMs;
    const head = this.#heads[slot] ?? undrawn;
    const passedMs = Math.max(0, nowMs - (this.#drawnAtMs[slot] ?? 0));
    this.#drawnAtMs[slot] = nowMs;
    this.#heads[slot] =
      head === undrawn ? wantedMs : Math.max(head + slowest * passedMs, Math.min(wantedMs, head + fastest * passedMs));
  }

  /** Repeats the newest sample at the moment to push. */
  #hold(slot: Slot): void {
    this.#push(slot, this.#rows, (slot * depth + (this.#newest[slot] ?? 0)) * poseFloats);
  }

  #push(slot: Slot, source: Float32Array, from: number): void {
    const atMs = this.#pushedAtMs[0] ?? 0;
    const count = this.#counts[slot] ?? 0;
    const newest = this.#newest[slot] ?? 0;
    const isOver = count > 1 && this.#isCrowded(slot, newest);
    const next = isOver ? newest : (newest + 1) % depth;
    const at = slot * depth + next;
    for (let i = 0; i < poseFloats; i++) this.#rows[at * poseFloats + i] = source[from + i] ?? 0;
    this.#times[at] = atMs;
    this.#newest[slot] = next;
    if (!isOver) this.#counts[slot] = Math.min(depth, count + 1);
  }

  /**
   * Whether the newest sample may be replaced by the one to push: who is still drawn far behind would else have more samples than there is
   * room for. Never one that is being drawn already.
   */
  #isCrowded(slot: Slot, newest: number): boolean {
    const atMs = this.#pushedAtMs[0] ?? 0;
    const head = this.#heads[slot] ?? undrawn;
    const before = this.#times[slot * depth + ((newest - 1 + depth) % depth)] ?? 0;
    if (head === undrawn || before <= head) return false;
    return atMs - before < (atMs - head) / (depth - 2);
  }
}
