const strideM = 0.7;
/** Who moves farther from one look to the next was put there. A slow device walks in leaps of its own. */
const [fastestMps, leapM] = [4, 0.6];
/** Who was not seen for so long may have come another way. */
const lostAfterMs = 1000;
/** A step is told so long before it sounds: longer than two looks are apart, so that steps keep their rhythm. */
const aheadMs = 60;
const mostPerSecond = 12;
/** Others' steps farther away than this are not heard; nearer ones go first when many walk. */
const rangeM = 9;

/** Who steps, from where heads are. All memory is taken once; looking allocates nothing. Rule HS2. */
export class Footsteps {
  /** Where each row's last step was, and where they were seen last. */
  readonly #stepX: Float32Array;
  readonly #stepZ: Float32Array;
  readonly #x: Float32Array;
  readonly #z: Float32Array;
  readonly #seenMs: Float64Array;
  #recent = 0;
  #recentMs = 0;

  constructor(rows: number) {
    this.#stepX = new Float32Array(rows);
    this.#stepZ = new Float32Array(rows);
    this.#x = new Float32Array(rows);
    this.#z = new Float32Array(rows);
    this.#seenMs = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  }

  /** Sees a standing person's head at x, z (hall frame, metres). In how many milliseconds their foot comes down; null for not yet. */
  seen(row: number, x: number, z: number, nowMs: number): number | null {
    const passedMs = nowMs - (this.#seenMs[row] ?? 0);
    const movedM = Math.hypot(x - (this.#x[row] ?? 0), z - (this.#z[row] ?? 0));
    this.#x[row] = x;
    this.#z[row] = z;
    this.#seenMs[row] = nowMs;
    if (passedMs > lostAfterMs || movedM > Math.max(leapM, (fastestMps * passedMs) / 1000)) {
      this.#stepX[row] = x;
      this.#stepZ[row] = z;
      return null;
    }
    const fromX = this.#stepX[row] ?? 0;
    const fromZ = this.#stepZ[row] ?? 0;
    const awayM = Math.hypot(x - fromX, z - fromZ);
    if (awayM < strideM) return null;
    const part = Math.max(1, Math.floor(awayM / strideM)) * (strideM / awayM);
    this.#stepX[row] = fromX + part * (x - fromX);
    this.#stepZ[row] = fromZ + part * (z - fromZ);
    const sinceMs = movedM > 0 ? Math.min(passedMs, ((1 - part) * awayM * passedMs) / movedM) : 0;
    return Math.max(0, aheadMs - sinceMs);
  }

  /** Whether somebody else's step at this distance is to be heard; counts it. */
  mayHear(distanceM: number, nowMs: number): boolean {
    this.#recent = Math.max(0, this.#recent - ((nowMs - this.#recentMs) / 1000) * mostPerSecond);
    this.#recentMs = nowMs;
    if (distanceM > rangeM * (1 - this.#recent / mostPerSecond)) return false;
    this.#recent++;
    return true;
  }
}
