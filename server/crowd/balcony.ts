import { balconyPlaces, encodeBalcony, type Onlooker } from '../../protocol/balcony-codec.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Reaction } from '../../protocol/moment.ts';
import { poseAt, type Vec3 } from '../../protocol/pose.ts';

/** How somebody holds their head: radians, relative to looking at the stage. */
export interface HeadLook {
  readonly turnRad: number;
  readonly pitchRad: number;
}

/** Somebody in another section. */
export interface Elsewhere extends HeadLook {
  readonly memberId: MemberId;
  readonly hasHandUp: boolean;
  /** How they reacted since they were shown last; null for not at all. */
  readonly reaction: Reaction | null;
}

/**
 * Who of the other sections is seen in the balconies of one, and where: whoever has a place keeps it while they are there, so that nobody
 * hops about; when all are taken the rest wait for one. Rules BC1, BC5.
 */
export class Balcony {
  readonly #places = new Map<MemberId, number>();
  readonly #free: number[];

  constructor(hallPlaces: number) {
    const places = Math.min(hallPlaces, balconyPlaces);
    // Spread, so that few people do not crowd one end: strides without a common divisor with the count.
    const stride = places > 8 ? strideFor(places) : 1;
    this.#free = Array.from({ length: places }, (_, index) => (index * stride) % places);
  }

  /** Gives the message of now. */
  frame(elsewhere: readonly Elsewhere[]): Uint8Array {
    this.#release(new Set(elsewhere.map(({ memberId }) => memberId)));
    const seen: Onlooker[] = [];
    for (const { memberId, ...seenAs } of elsewhere) {
      const place = this.#placeOf(memberId);
      if (place !== null) seen.push({ place, ...seenAs });
    }
    return encodeBalcony(seen);
  }

  #release(present: ReadonlySet<MemberId>): void {
    for (const [memberId, place] of this.#places) {
      if (present.has(memberId)) continue;
      this.#places.delete(memberId);
      this.#free.push(place);
    }
  }

  #placeOf(memberId: MemberId): number | null {
    const known = this.#places.get(memberId);
    if (known !== undefined) return known;
    const place = this.#free.shift() ?? null;
    if (place !== null) this.#places.set(memberId, place);
    return place;
  }
}

/** Gives how a head (a pose row) is held by one who could look at `stageM`. */
export function headLook(row: Float32Array, stageM: Vec3): HeadLook {
  const at = poseAt.head;
  const [qx = 0, qy = 0, qz = 0, qw = 1] = row.subarray(at + 3, at + 7);
  // Where -Z goes.
  const forward = [-2 * (qx * qz + qw * qy), -2 * (qy * qz - qw * qx), 2 * (qx * qx + qy * qy) - 1] as const;
  const toStage = [stageM[0] - (row[at] ?? 0), stageM[1] - (row[at + 1] ?? 0), stageM[2] - (row[at + 2] ?? 0)] as const;
  return { turnRad: yawOf(forward) - yawOf(toStage), pitchRad: pitchOf(forward) - pitchOf(toStage) };
}

function yawOf([x, , z]: Vec3): number {
  return Math.atan2(-x, -z);
}

function pitchOf([x, y, z]: Vec3): number {
  return Math.atan2(y, Math.hypot(x, z));
}

/** About the golden part of the count, and coprime with it. */
function strideFor(count: number): number {
  let stride = Math.round(count * 0.618);
  while (greatestDivisor(stride, count) !== 1) stride++;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
