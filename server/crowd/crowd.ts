import { encodeFrame } from '../../protocol/frame-codec.ts';
import { limits } from '../../protocol/limits.ts';
import { poseFloats, type Slot, type Vec3 } from '../../protocol/pose.ts';
import { decodePose } from '../../protocol/pose-codec.ts';
import type { Strain } from '../../protocol/strain.ts';
import { type HeadLook, headLook } from './balcony.ts';
import { type Cell, Cells } from './cells.ts';
import { beatsBetweenFrames, type Tier, tiers } from './ladder.ts';
import { details, PoseBoard, type PoseBoardOptions } from './pose-board.ts';
import { type FrameReceiver, Listener } from './receiver.ts';
import { Stream } from './stream.ts';

/** Sub-ticks of a beat of 50 ms: cells take turns, so that no tick sends everything. */
export const subTicks = 5;
export const subTickMs = 10;
/** Beats between two looks at who is where. */
const regroupBeats = 10;
/** Pages without a body in one stream. */
const lookersPerStream = 64;
/** People who are never slowed at the same time. */
const stageMost = 8;

interface Group {
  readonly stream: Stream;
  readonly listeners: Set<Listener>;
  /** Which sub-tick is its turn, and under strain in which beats. */
  readonly turn: number;
  readonly phase: number;
  /** Null: who looks on from the back. */
  cell: Cell | null;
}

/**
 * Everybody of a section who moves and everybody who sees it: one stream of frames per cell of the floor, the same bytes for all who are in
 * it, within a page's budget. Its owner calls {@link step} every 10 ms. Rules P3, P5, P7–P10.
 */
export class Crowd {
  readonly #board: PoseBoard;
  readonly #capacity: number;
  readonly #scratch = new Float32Array(poseFloats);
  readonly #cells = new Cells(limits.peoplePerCell);
  readonly #groups = new Map<string, Group>();
  readonly #listeners = new Map<FrameReceiver, Listener>();
  #stage: ReadonlySet<Slot> = new Set();
  #strain: Strain = 0;
  #groupsMade = 0;
  #subTick = 0;

  constructor(options: PoseBoardOptions) {
    this.#board = new PoseBoard(options);
    this.#capacity = options.capacity;
  }

  /** As {@link PoseBoard.accept}. */
  accept(slot: Slot, message: Uint8Array, nowMs: number): 'accepted' | 'dropped' | 'malformed' {
    return this.#board.accept(slot, message, nowMs);
  }

  clear(slot: Slot): void {
    this.#board.clear(slot);
  }

  /** How the head of a slot is held, for those who see it from another section; null without a pose. */
  lookOf(slot: Slot, stageM: Vec3): HeadLook | null {
    const pose = this.#board.pose(slot, details.head);
    if (pose.length === 0) return null;
    decodePose(new DataView(pose.buffer, pose.byteOffset, pose.byteLength), 0, this.#scratch);
    return headLook(this.#scratch, stageM);
  }

  /** Who is on the stage, has the floor or has asked what is being answered: seen by all at the full rate. The first eight count. */
  setStage(slots: readonly Slot[]): void {
    const stage = new Set(slots.slice(0, stageMost));
    if (stage.size === this.#stage.size && [...stage].every((slot) => this.#stage.has(slot))) return;
    const changed = [...this.#stage, ...stage];
    this.#stage = stage;
    for (const group of this.#groups.values())
      for (const slot of changed) group.stream.setTier(slot, this.#tierFor(group.cell, slot));
  }

  /** A full process shows people less often, but for the stage. Rule P12. */
  setStrain(strain: Strain): void {
    this.#strain = strain;
    for (const { stream } of this.#groups.values()) stream.strain = strain;
  }

  /** The receiver gets a key frame with the next beat, and is put where its body is with the next regrouping. */
  add(receiver: FrameReceiver, nowMs: number): void {
    const group = this.#lookers(nowMs);
    const listener = new Listener(receiver, group.stream, this.#capacity);
    group.listeners.add(listener);
    this.#listeners.set(receiver, listener);
  }

  remove(receiver: FrameReceiver): void {
    const listener = this.#listeners.get(receiver);
    if (listener === undefined) return;
    this.#listeners.delete(receiver);
    for (const [key, group] of this.#groups) {
      group.listeners.delete(listener);
      if (group.listeners.size === 0) this.#groups.delete(key);
    }
  }

  /** A sub-tick: the groups whose turn it is get their frames. */
  step(nowMs: number): void {
    const turn = this.#subTick % subTicks;
    const beat = Math.floor(this.#subTick / subTicks);
    this.#subTick++;
    if (turn === 0 && beat % regroupBeats === 0) this.#regroup(nowMs);
    let place = 0;
    for (const group of this.#groups.values()) {
      place++;
      if (group.turn !== turn) continue;
      // Plans take turns too.
      if ((beat + place) % regroupBeats === 0) this.#plan(group, nowMs);
      const isForAll = (beat + group.phase) % beatsBetweenFrames(this.#strain) === 0;
      if (isForAll) this.#serve(group, 'all', nowMs);
      else if (this.#stage.size > 0) this.#serve(group, 'stage', nowMs);
    }
  }

  #serve(group: Group, whose: 'all' | 'stage', nowMs: number): void {
    const beat = group.stream.beat(nowMs, whose);
    const frame = beat.entries.length === 0 ? null : encodeFrame(false, beat.entries);
    const stageFrame = (): Uint8Array | null => {
      const stage = beat.entries.filter(({ slot }) => this.#stage.has(slot));
      return stage.length === 0 ? null : encodeFrame(false, stage);
    };
    for (const listener of group.listeners) listener.take(beat, frame, stageFrame, nowMs);
  }

  #regroup(nowMs: number): void {
    this.#cells.regroup(this.#board.stands.filter(({ length }) => length > 0));
    const cells = new Map([...this.#cells.all].map((cell) => [cell.key, cell]));
    for (const [key, group] of this.#groups) if (group.cell !== null) group.cell = cells.get(key) ?? group.cell;
    for (const [key, group] of [...this.#groups]) {
      for (const listener of [...group.listeners]) this.#seat(listener, group, nowMs);
      if (group.listeners.size === 0) this.#groups.delete(key);
    }
  }

  /** Puts a listener into the group of the cell that its body is in. */
  #seat(listener: Listener, from: Group, nowMs: number): void {
    const { slot } = listener.receiver;
    const cell = slot === null ? null : this.#cells.of(slot);
    if ((cell?.key ?? null) === (from.cell?.key ?? null)) return;
    const to = cell === null ? this.#lookers(nowMs) : this.#groupOf(cell.key, cell, from.stream, nowMs);
    from.listeners.delete(listener);
    to.listeners.add(listener);
    listener.moveTo(to.stream);
  }

  #groupOf(key: string, cell: Cell | null, like: Stream | null, nowMs: number): Group {
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const stream = new Stream({ board: this.#board, capacity: this.#capacity, like });
    stream.strain = this.#strain;
    const group = { stream, listeners: new Set<Listener>(), turn: this.#freeTurn(), phase: this.#groupsMade++, cell };
    this.#groups.set(key, group);
    this.#plan(group, nowMs);
    return group;
  }

  /** A group of pages without a body that has room. */
  #lookers(nowMs: number): Group {
    for (let number = 0; ; number++) {
      const key = `back ${number}`;
      const known = this.#groups.get(key);
      if (known === undefined) {
        const like = [...this.#groups.values()].find(({ cell }) => cell === null)?.stream ?? null;
        return this.#groupOf(key, null, like, nowMs);
      }
      if (known.listeners.size < lookersPerStream) return known;
    }
  }

  /** The sub-tick with the fewest receivers. */
  #freeTurn(): number {
    const load = new Array<number>(subTicks).fill(0);
    for (const { turn, listeners } of this.#groups.values())
      load[turn] = (load[turn] ?? 0) + Math.max(1, listeners.size);
    return load.indexOf(Math.min(...load));
  }

  #plan(group: Group, nowMs: number): void {
    group.stream.plan((slot) => this.#tierFor(group.cell, slot), nowMs);
  }

  #tierFor(cell: Cell | null, slot: Slot): Tier {
    if (this.#stage.has(slot)) return tiers.stage;
    if (cell === null) return tiers.seen;
    const other = this.#cells.of(slot);
    if (other === null) return tiers.rest;
    if (other.key === cell.key) return tiers.own;
    return Cells.touch(cell, other) ? tiers.near : tiers.rest;
  }
}
