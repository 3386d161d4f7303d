import type { ConnectionKind } from '../../protocol/commands.ts';
import { decodeFrame } from '../../protocol/frame-codec.ts';
import { poseAt, poseFloats } from '../../protocol/pose.ts';
import { PageClient } from './page-client.ts';

type Place = readonly [x: number, y: number, z: number];

export interface SeenPose {
  readonly at: Place;
  readonly hasHands: readonly [boolean, boolean];
  /** Where left and right hand are; where the codec left them when there are none. */
  readonly hands: readonly [Place, Place];
  /** The head's rotation, as a quaternion xyzw. */
  readonly turn: readonly [number, number, number, number];
  /** The way the head looks, level: x and z in the hall frame, of length 1. */
  readonly looks: readonly [number, number];
}

/** A page without a browser that watches where everybody is: what the other pages get. */
export class Watcher {
  readonly page: PageClient;
  readonly #poses = new Map<number, SeenPose>();
  readonly #row = new Float32Array(poseFloats);
  #taken = 0;

  private constructor(page: PageClient) {
    this.page = page;
  }

  /** Without a body all that it sees is as coarse as from far away. */
  static async join(link: string, name: string, kind: ConnectionKind = 'companion'): Promise<Watcher> {
    return new Watcher(await PageClient.join(link, name, kind));
  }

  /** Where a person is, by the name on their plate; null before they are seen. */
  poseOf(name: string): SeenPose | null {
    for (const frame of this.page.frames.slice(this.#taken)) this.#take(frame);
    this.#taken = this.page.frames.length;
    const person = Object.values(this.page.roster).find((each) => each.name === name);
    return this.#poses.get(Number(person?.slot)) ?? null;
  }

  /** Resolves with the first pose of a person that is as asked. */
  async sees(name: string, what: string, isTrue: (pose: SeenPose) => boolean, withinMs?: number): Promise<SeenPose> {
    let found: SeenPose | null = null;
    const isSeen = (): boolean => {
      const pose = this.poseOf(name);
      if (pose === null || !isTrue(pose)) return false;
      found = pose;
      return true;
    };
    await this.page.until(`${name} ${what}`, isSeen, withinMs);
    if (found === null) throw new Error(`never saw ${name} ${what}`);
    return found;
  }

  #take(frame: Uint8Array): void {
    const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
    const isKey = frame[0] === 1;
    if (isKey) this.#poses.clear();
    decodeFrame(view, this.#row, (slot, row) => {
      const at = (index: number) => row[index] ?? 0;
      const place = (index: number): Place => [at(index), at(index + 1), at(index + 2)];
      const [qx, qy, qz, qw] = [at(poseAt.head + 3), at(poseAt.head + 4), at(poseAt.head + 5), at(poseAt.head + 6)];
      // The head's −z axis, turned by its quaternion.
      const x = -2 * (qx * qz + qw * qy);
      const z = -(1 - 2 * (qx * qx + qy * qy));
      const level = Math.hypot(x, z) || 1;
      this.#poses.set(slot, {
        at: place(poseAt.head),
        hasHands: [at(poseAt.hasLeft) === 1, at(poseAt.hasRight) === 1],
        hands: [place(poseAt.left), place(poseAt.right)],
        turn: [qx, qy, qz, qw],
        looks: [x / level, z / level],
      });
    });
  }
}

/** How far right of somebody (metres) another person is, as that somebody sees it; negative on the left. */
export function rightOf(listener: SeenPose, other: SeenPose): number {
  const [lookX, lookZ] = listener.looks;
  const [dx, dz] = [other.at[0] - listener.at[0], other.at[2] - listener.at[2]];
  // Looking along (x, z) with +y up, the right hand points along (−z, x).
  return dx * -lookZ + dz * lookX;
}
