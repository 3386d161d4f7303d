import { decodeFrame } from '../../../protocol/frame-codec.ts';
import { poseAt, poseFloats, type Slot } from '../../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../../protocol/pose-codec.ts';
import { Crowd, subTickMs } from '../../../server/crowd/crowd.ts';
import type { FrameReceiver } from '../../../server/crowd/receiver.ts';

export const boundsM = { min: [-30, -1, -30], max: [30, 12, 30] } as const;
const sendEveryMs = 1000 / 15;

/** What a page saw of one person, when. */
export interface Sight {
  readonly atMs: number;
  readonly x: number;
  readonly hasHands: boolean;
  readonly beats: number;
}

/** A page that reads what it is sent as a browser would, and counts its bytes. */
export class Page implements FrameReceiver {
  slot: Slot | null;
  backlogBytes = 0;
  fell = 0;
  readonly sights = new Map<Slot, Sight[]>();
  readonly frames: {
    readonly atMs: number;
    readonly bytes: number;
    readonly kind: string | null;
    readonly of: Uint8Array;
  }[] = [];
  readonly #world: World;
  readonly #row = new Float32Array(poseFloats);
  readonly #isReading: boolean;

  constructor(world: World, slot: Slot | null, isReading: boolean) {
    this.#world = world;
    this.slot = slot;
    this.#isReading = isReading;
  }

  send(frame: Uint8Array): void {
    const atMs = this.#world.nowMs;
    // On the wire: two bytes of Colyseus before it, and an unmasked WebSocket header.
    const message = frame.length + 2;
    const bytes = message + (message < 126 ? 2 : 4);
    const kind = this.#isReading ? this.#read(frame, atMs) : 'unread';
    this.frames.push({ atMs, bytes, kind, of: frame });
  }

  fellBehind(): void {
    this.fell += 1;
    this.#world.crowd.remove(this);
  }

  last(slot: Slot): Sight | undefined {
    return this.sights.get(slot)?.at(-1);
  }

  /** Updates of a person in a second, over a span of time. */
  rateOf(slot: Slot, fromMs: number, toMs: number): number {
    const seen = (this.sights.get(slot) ?? []).filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    return (seen.length * 1000) / (toMs - fromMs);
  }

  /** Most bytes in any span of a second. */
  mostBytesInASecond(): number {
    let most = 0;
    let sum = 0;
    let from = 0;
    for (const [i, { atMs, bytes }] of this.frames.entries()) {
      sum += bytes;
      for (; (this.frames[from]?.atMs ?? atMs) <= atMs - 1000; from++) sum -= this.frames[from]?.bytes ?? 0;
      if (i >= from) most = Math.max(most, sum);
    }
    return most;
  }

  #read(frame: Uint8Array, atMs: number): string | null {
    return decodeFrame(new DataView(frame.buffer), this.#row, (slot, row, beats) => {
      const sight = { atMs, x: row[0] ?? 0, hasHands: row[poseAt.hasLeft] === 1, beats };
      const seen = this.sights.get(slot);
      if (seen === undefined) this.sights.set(slot, [sight]);
      else seen.push(sight);
    });
  }
}

export interface Person {
  readonly slot: Slot;
  x: number;
  z: number;
  readonly isHeadset: boolean;
  isMoving: boolean;
  /** When this person's next pose is due. */
  dueMs: number;
}

/** A hall in a simulated time: people who send poses at 15 Hz while they move, and pages. */
export class World {
  readonly crowd: Crowd;
  readonly people: Person[] = [];
  readonly pages: Page[] = [];
  nowMs = 1_000_000;
  readonly #row = new Float32Array(poseFloats);
  readonly #bytes = new Uint8Array(poseBytesMax);

  constructor(capacity: number) {
    this.crowd = new Crowd({ capacity, boundsM });
  }

  /** A person with a body and a page. */
  enter(x: number, z: number, { isHeadset = false, isMoving = true, isReading = false } = {}): Page {
    const slot = this.people.length;
    this.people.push({ slot, x, z, isHeadset, isMoving, dueMs: this.nowMs + ((slot * 7.3) % sendEveryMs) });
    return this.look(slot, isReading);
  }

  /** A page, by default of one who looks on. */
  look(slot: Slot | null = null, isReading = true): Page {
    const page = new Page(this, slot, isReading);
    this.pages.push(page);
    this.crowd.add(page, this.nowMs);
    return page;
  }

  run(forMs: number): void {
    for (const endMs = this.nowMs + forMs; this.nowMs < endMs; this.nowMs += subTickMs) {
      for (const person of this.people) {
        if (!person.isMoving || person.dueMs > this.nowMs) continue;
        person.dueMs += sendEveryMs;
        this.move(person, 0.003);
      }
      this.crowd.step(this.nowMs);
    }
  }

  /** A step to the side and back, so that nobody leaves their cell by it. */
  move(person: Person, byM: number): void {
    const isThere = Math.round(person.x * 1000) % 2 === 0;
    person.x += isThere ? byM : -byM;
    this.tell(person);
  }

  tell(person: Person): void {
    const hand = [person.x + 0.2, 1.2, person.z, 0, 0, 0, 1];
    this.#row.set([person.x, 1.6, person.z, 0, 0, 0, 1, ...hand, ...hand]);
    this.#row[poseAt.hasLeft] = person.isHeadset ? 1 : 0;
    this.#row[poseAt.hasRight] = person.isHeadset ? 1 : 0;
    const length = encodePose(this.#row, new DataView(this.#bytes.buffer), 0);
    this.crowd.accept(person.slot, this.#bytes.subarray(0, length), this.nowMs);
  }
}

/** One in the middle of a cell of 8 m, others in it, in the next and far away; all move at 15 Hz in a headset. */
export function aHall() {
  const world = new World(64);
  const me = world.enter(4, 4, { isHeadset: true, isReading: true });
  for (const [x, z] of [
    [5, 5],
    [12, 4],
    [28, 28],
  ] as const)
    world.enter(x, z, { isHeadset: true });
  return { world, me, slots: { own: 1, near: 2, far: 3 } };
}
