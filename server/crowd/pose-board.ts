import { encodeFrame, type FrameEntry } from '../../protocol/frame-codec.ts';
import { poseFloats, type Slot, type Vec3 } from '../../protocol/pose.ts';
import { decodePose, poseBytesMax } from '../../protocol/pose-codec.ts';

export interface PoseBoardOptions {
  /** Bodies of one section. */
  readonly capacity: number;
  /** Heads outside this box (metres, hall frame) are dropped. */
  readonly boundsM: { readonly min: Vec3; readonly max: Vec3 };
}

/** Walking and rushing are below this; a faster move is a jump (teleport, change of seat). */
const fastestMps = 8;
/** A jump may happen at most this often: a body that flickers through the hall is a lie. */
const jumpEveryMs = 400;

interface Row {
  readonly bytes: Uint8Array;
  length: number;
  /** Tick of the last accepted change; -1 without a pose. */
  changedAtTick: number;
  acceptedAtMs: number;
  jumpedAtMs: number;
  x: number;
  y: number;
  z: number;
}

/**
 * Where everybody in a section is, now. Takes raw pose messages, drops what cannot be, and makes one frame per tick that all receivers
 * share. Rules P1–P5. Poses are never recorded and never queued: a newer one replaces the older.
 */
export class PoseBoard {
  readonly #rows: Row[];
  readonly #bounds: PoseBoardOptions['boundsM'];
  readonly #scratch = new Float32Array(poseFloats);
  #tick = 0;

  constructor(options: PoseBoardOptions) {
    this.#bounds = options.boundsM;
    this.#rows = Array.from({ length: options.capacity }, emptyRow);
  }

  /**
   * Takes a pose message of a slot. `malformed` costs the connection (no honest page sends it); `dropped` is outside the hall or too
   * fast, and changes nothing.
   */
  accept(slot: Slot, message: Uint8Array, nowMs: number): 'accepted' | 'dropped' | 'malformed' {
    const row = this.#rows[slot];
    if (row === undefined || message.length > poseBytesMax) return 'malformed';
    const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
    if (decodePose(view, 0, this.#scratch) !== message.length || message.length === 0) return 'malformed';
    const [x = 0, y = 0, z = 0] = this.#scratch;
    if (!this.#isInside(x, y, z)) return 'dropped';
    if (row.changedAtTick >= 0) {
      const reachM = 0.5 + (fastestMps * Math.max(0, nowMs - row.acceptedAtMs)) / 1000;
      const isJump = Math.hypot(x - row.x, y - row.y, z - row.z) > reachM;
      if (isJump && nowMs - row.jumpedAtMs < jumpEveryMs) return 'dropped';
      if (isJump) row.jumpedAtMs = nowMs;
    }
    row.bytes.set(message);
    row.length = message.length;
    row.changedAtTick = this.#tick;
    row.acceptedAtMs = nowMs;
    row.x = x;
    row.y = y;
    row.z = z;
    return 'accepted';
  }

  /** Forgets a slot: the person left or another takes it. */
  clear(slot: Slot): void {
    if (this.#rows[slot] !== undefined) this.#rows[slot] = emptyRow();
  }

  /** Ends the tick: the frame of those who moved in it (null when nobody did). */
  tick(): Uint8Array | null {
    const moved = this.#entries((row) => row.changedAtTick === this.#tick);
    this.#tick++;
    return moved.length === 0 ? null : encodeFrame(false, moved);
  }

  /** A frame of everybody: for who just came or missed a frame. */
  keyFrame(): Uint8Array {
    return encodeFrame(
      true,
      this.#entries((row) => row.changedAtTick >= 0),
    );
  }

  #isInside(x: number, y: number, z: number): boolean {
    const { min, max } = this.#bounds;
    return x >= min[0] && x <= max[0] && y >= min[1] && y <= max[1] && z >= min[2] && z <= max[2];
  }

  #entries(isIn: (row: Row) => boolean): FrameEntry[] {
    const entries: FrameEntry[] = [];
    for (const [slot, row] of this.#rows.entries()) {
      if (isIn(row)) entries.push({ slot, pose: row.bytes.subarray(0, row.length) });
    }
    return entries;
  }
}

function emptyRow(): Row {
  return {
    bytes: new Uint8Array(poseBytesMax),
    length: 0,
    changedAtTick: -1,
    acceptedAtMs: 0,
    jumpedAtMs: Number.NEGATIVE_INFINITY,
    x: 0,
    y: 0,
    z: 0,
  };
}
