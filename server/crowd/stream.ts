import { beatMs, entryHeaderBytes, type FrameEntry, frameHeaderBytes } from '../../protocol/frame-codec.ts';
import type { Slot } from '../../protocol/pose.ts';
import { coarseBytesMin } from '../../protocol/pose-codec.ts';
import type { Strain } from '../../protocol/strain.ts';
import { Allowance } from './allowance.ts';
import { beatsAt, cadenceAt, chooseRung, isStill, type Mover, type Tier, tiers } from './ladder.ts';
import { type Detail, details, type PoseBoard, type Stand } from './pose-board.ts';

/** Bytes that a frame costs beside its people: its own header, the socket message around it and the WebSocket header. */
export const frameCostBytes = frameHeaderBytes + 6;

/** What a stream may spend; the rest of a page's budget is for what it has missed. */
export const streamBytes = { perSecond: 16_000, burst: 850 } as const;

/** Whoever waits so long for their turn goes before all others but the stage: nobody starves. */
const starvingMs = 5000;
/** Of the budget, what is planned with: the plan is an estimate. */
const plannedShare = 0.94;

/** What everybody of a cell gets in a beat: one frame for all. */
export interface Beat {
  readonly entries: readonly FrameEntry[];
  readonly bytes: number;
}

export interface StreamOptions {
  readonly board: PoseBoard;
  readonly capacity: number;
  /** The stream whose receivers come over first: what they have is what this one has sent. */
  readonly like: Stream | null;
}

/**
 * The poses for one cell's receivers: whom to send in each beat, by tier, within the budget. It remembers what it sent of whom, so that
 * nothing is sent twice and nothing is forgotten. Rules P8, P9.
 */
export class Stream {
  readonly #board: PoseBoard;
  readonly #tiers: Uint8Array;
  /** Four times the version sent, and how much of it. */
  readonly #sent: Uint32Array;
  readonly #sentAtMs: Float64Array;
  readonly #plannedVersions: Uint32Array;
  readonly #movesPerSecond: Float32Array;
  readonly #allowance = new Allowance(streamBytes);
  #plannedAtMs = Number.NEGATIVE_INFINITY;
  #rung = 0;
  /** How strained the process is. */
  strain: Strain = 0;

  constructor({ board, capacity, like }: StreamOptions) {
    this.#board = board;
    this.#tiers = new Uint8Array(capacity).fill(tiers.rest);
    this.#sent = like === null ? new Uint32Array(capacity) : like.#sent.slice();
    this.#sentAtMs = like === null ? new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY) : like.#sentAtMs.slice();
    this.#plannedVersions = like === null ? new Uint32Array(capacity) : like.#plannedVersions.slice();
    this.#movesPerSecond = like === null ? new Float32Array(capacity) : like.#movesPerSecond.slice();
    if (like === null) return;
    this.#plannedAtMs = like.#plannedAtMs;
    this.#rung = like.#rung;
  }

  get rung(): number {
    return this.#rung;
  }

  /** Sorts everybody into tiers anew, and takes the rung that keeps within the budget. */
  plan(tierOf: (slot: Slot) => Tier, nowMs: number): void {
    const seconds = (nowMs - this.#plannedAtMs) / 1000;
    const movers: Mover[] = [];
    for (const { slot, version, length } of this.#board.stands) {
      const tier = tierOf(slot);
      this.#tiers[slot] = tier;
      const moves = version - (this.#plannedVersions[slot] ?? 0);
      if (seconds > 0) this.#plannedVersions[slot] = version;
      const before = this.#movesPerSecond[slot] ?? 0;
      // Two plans at the same moment tell nothing of a rate; the first one has nothing to compare with.
      const movesPerSecond = seconds > 0 && Number.isFinite(seconds) ? (before + moves / seconds) / 2 : before;
      this.#movesPerSecond[slot] = movesPerSecond;
      if (length > 0 && movesPerSecond > 0)
        movers.push({ tier, bytes: entryBytes(this.#board.pose(slot, detailOf[tier]).length), movesPerSecond });
    }
    this.#plannedAtMs = nowMs;
    const framesPerSecond = 1000 / beatMs;
    const room = streamBytes.perSecond * plannedShare - framesPerSecond * frameCostBytes;
    this.#rung = chooseRung(movers, room, this.#rung, this.strain);
  }

  /** Whoever came on the stage or left it is in another tier at once. */
  setTier(slot: Slot, tier: Tier): void {
    this.#tiers[slot] = tier;
  }

  tierOf(slot: Slot): Tier {
    return asTier(this.#tiers[slot]);
  }

  hasPose(slot: Slot): boolean {
    return (this.#board.stands[slot]?.length ?? 0) > 0;
  }

  /** Whether this stream has sent something newer of a slot than another has. */
  isAheadOf(other: Stream, slot: Slot): boolean {
    return (this.#sent[slot] ?? 0) > (other.#sent[slot] ?? 0);
  }

  /** Ends a beat: who is in its frame, of the stage alone or of all. They count as sent. */
  beat(nowMs: number, whose: 'all' | 'stage'): Beat {
    const due: Stand[][] = [[], [], [], [], []];
    const starving: Stand[] = [];
    for (const stand of this.#board.stands) {
      const { slot } = stand;
      const tier = this.tierOf(slot);
      if ((whose === 'stage' && tier !== tiers.stage) || isStill(tier, this.strain)) continue;
      if (!this.#isNews(stand, tier)) continue;
      const sinceMs = nowMs - (this.#sentAtMs[slot] ?? 0);
      // A timer may come a little early.
      if (sinceMs < beatsAt(this.#rung, tier, this.strain) * beatMs - beatMs / 2) continue;
      const waitsMs = nowMs - Math.max(this.#sentAtMs[slot] ?? 0, stand.movingSinceMs);
      if (tier !== tiers.stage && waitsMs > starvingMs) starving.push(stand);
      else due[tier]?.push(stand);
    }
    const entries: FrameEntry[] = [];
    let room = this.#allowance.left(nowMs) - frameCostBytes;
    const [stage = [], ...others] = due;
    for (const stand of stage) room -= this.#put(stand, entries, nowMs);
    for (const waiting of [starving, ...others]) {
      // Oldest first, whenever not all may find room.
      if (waiting.length * entryBytes(coarseBytesMin) > room) this.#byAge(waiting);
      for (const stand of waiting) {
        const cost = entryBytes(this.entry(stand.slot).pose.length);
        if (cost > room) break;
        room -= this.#put(stand, entries, nowMs);
      }
    }
    const bytes = entries.length === 0 ? 0 : costOf(entries);
    this.#allowance.take(bytes);
    return { entries, bytes };
  }

  /** A person as this stream shows them now. The pose is valid until their next one. */
  entry(slot: Slot): FrameEntry {
    const tier = this.tierOf(slot);
    return { slot, cadence: cadenceAt(this.#rung, tier, this.strain), pose: this.#board.pose(slot, detailOf[tier]) };
  }

  #put({ slot, version }: Stand, entries: FrameEntry[], nowMs: number): number {
    const entry = this.entry(slot);
    entries.push(entry);
    this.#sent[slot] = version * 4 + detailOf[this.tierOf(slot)];
    this.#sentAtMs[slot] = nowMs;
    return entryBytes(entry.pose.length);
  }

  #isNews({ slot, version, length, hasHands }: Stand, tier: Tier): boolean {
    if (length === 0) return false;
    const detail = detailOf[tier];
    // Coarsely, a pose without hands is the head alone.
    const needed = detail === details.coarse && !hasHands ? details.head : detail;
    return (this.#sent[slot] ?? 0) < version * 4 + needed;
  }

  #byAge(waiting: Stand[]): void {
    waiting.sort((a, b) => (this.#sentAtMs[a.slot] ?? 0) - (this.#sentAtMs[b.slot] ?? 0));
  }
}

/** Bytes of a frame on the socket. */
export function costOf(entries: readonly FrameEntry[]): number {
  let bytes = frameCostBytes;
  for (const { pose } of entries) bytes += entryBytes(pose.length);
  return bytes;
}

function entryBytes(poseBytes: number): number {
  return entryHeaderBytes + poseBytes;
}

/** How much of a pose each tier gets, by tier. */
const detailOf: readonly [Detail, Detail, Detail, Detail, Detail] = [
  details.whole,
  details.whole,
  details.coarse,
  details.coarse,
  details.head,
];

function asTier(tier: number | undefined): Tier {
  return tier === 0 || tier === 1 || tier === 2 || tier === 3 ? tier : tiers.rest;
}
