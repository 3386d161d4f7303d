import { poseFloats, type Slot, type Vec3 } from '../../protocol/pose.ts';
import {
  coarseBytesMax,
  coarseBytesMin,
  coarsenPose,
  decodePose,
  isCoarse,
  poseBytesMax,
} from '../../protocol/pose-codec.ts';

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
/** Flags of a coarse pose without hands. */
const headFlags = 4;
/** A pose that stays the same is news again after this: whatever a page has lost of it heals. */
const refreshMs = 10_000;
/** After so long without a move, the next one begins a movement. */
const restMs = 1000;

/** How much of a pose is sent: all of it, all of it coarsely, or the head alone, coarsely. */
export const details = { head: 0, coarse: 1, whole: 2 } as const;
export type Detail = (typeof details)[keyof typeof details];

/** Where somebody is, as others may read it. */
export interface Stand {
  readonly slot: Slot;
  /** Bytes of the pose; 0 without one. */
  readonly length: number;
  readonly hasHands: boolean;
  /** Rises with every pose that differs from the one before, also when the slot changes hands. */
  readonly version: number;
  /** When the movement began that the last move belongs to. */
  readonly movingSinceMs: number;
  readonly x: number;
  readonly z: number;
}

interface Row extends Stand {
  readonly bytes: Uint8Array;
  readonly coarse: Uint8Array;
  readonly head: Uint8Array;
  coarseLength: number;
  length: number;
  hasHands: boolean;
  version: number;
  movingSinceMs: number;
  changedAtMs: number;
  acceptedAtMs: number;
  jumpedAtMs: number;
  x: number;
  y: number;
  z: number;
}

/**
 * Where everybody in a section is, now. Takes raw pose messages and drops what cannot be. Rules P1–P4. Poses are never recorded and never
 * queued: a newer one replaces the older.
 */
export class PoseBoard {
  readonly #rows: Row[];
  readonly #bounds: PoseBoardOptions['boundsM'];
  readonly #scratch = new Float32Array(poseFloats);

  constructor(options: PoseBoardOptions) {
    this.#bounds = options.boundsM;
    this.#rows = Array.from({ length: options.capacity }, (_, slot) => emptyRow(slot, 0));
  }

  /** All slots, also the empty ones. */
  get stands(): readonly Stand[] {
    return this.#rows;
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
    if (isCoarse(view.getUint8(0))) return 'malformed';
    const [x = 0, y = 0, z = 0] = this.#scratch;
    if (!this.#isInside(x, y, z)) return 'dropped';
    if (row.length > 0) {
      const reachM = 0.5 + (fastestMps * Math.max(0, nowMs - row.acceptedAtMs)) / 1000;
      const isJump = Math.hypot(x - row.x, y - row.y, z - row.z) > reachM;
      if (isJump && nowMs - row.jumpedAtMs < jumpEveryMs) return 'dropped';
      if (isJump) row.jumpedAtMs = nowMs;
    }
    row.acceptedAtMs = nowMs;
    if (isSame(row, message) && nowMs - row.changedAtMs < refreshMs) return 'accepted';
    if (nowMs - row.changedAtMs > restMs) row.movingSinceMs = nowMs;
    row.bytes.set(message);
    row.length = message.length;
    row.coarseLength = coarsenPose(view, new DataView(row.coarse.buffer));
    row.hasHands = row.coarseLength > coarseBytesMin;
    row.head.set(row.coarse.subarray(0, coarseBytesMin));
    row.head[0] = headFlags;
    row.version += 1;
    row.changedAtMs = nowMs;
    row.x = x;
    row.y = y;
    row.z = z;
    return 'accepted';
  }

  /** Forgets a slot: the person left or another takes it. */
  clear(slot: Slot): void {
    const row = this.#rows[slot];
    if (row !== undefined) this.#rows[slot] = emptyRow(slot, row.version);
  }

  /** The encoded pose of a slot; the same bytes are written to again with the next pose. */
  pose(slot: Slot, detail: Detail): Uint8Array {
    const row = this.#rows[slot];
    if (row === undefined || row.length === 0) return new Uint8Array();
    if (detail === details.head) return row.head;
    return detail === details.whole ? row.bytes.subarray(0, row.length) : row.coarse.subarray(0, row.coarseLength);
  }

  #isInside(x: number, y: number, z: number): boolean {
    const { min, max } = this.#bounds;
    return x >= min[0] && x <= max[0] && y >= min[1] && y <= max[1] && z >= min[2] && z <= max[2];
  }
}

function isSame(row: Row, message: Uint8Array): boolean {
  if (row.length !== message.length) return false;
  for (let i = 0; i < message.length; i++) if (row.bytes[i] !== message[i]) return false;
  return true;
}

function emptyRow(slot: Slot, version: number): Row {
  return {
    slot,
    bytes: new Uint8Array(poseBytesMax),
    coarse: new Uint8Array(coarseBytesMax),
    head: new Uint8Array(coarseBytesMin),
    coarseLength: 0,
    length: 0,
    hasHands: false,
    version,
    movingSinceMs: Number.NEGATIVE_INFINITY,
    changedAtMs: Number.NEGATIVE_INFINITY,
    acceptedAtMs: 0,
    jumpedAtMs: Number.NEGATIVE_INFINITY,
    x: 0,
    y: 0,
    z: 0,
  };
}
