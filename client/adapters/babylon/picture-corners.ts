/** A rectangle that hangs in the hall and faces a yaw. */
interface Hung {
  readonly center: readonly [number, number, number];
  readonly widthM: number;
  readonly heightM: number;
  readonly yawRad: number;
}

/** Its four corners as who reads it sees them: below left, below right, above right, above left. */
export function cornersOf({ center: [x, y, z], widthM, heightM, yawRad }: Hung): readonly number[] {
  // Facing (-sin, 0, -cos), the right of who reads it is (-cos, 0, sin).
  const [rx, rz] = [(-Math.cos(yawRad) * widthM) / 2, (Math.sin(yawRad) * widthM) / 2];
  const b = heightM / 2;
  return [x - rx, y - b, z - rz, x + rx, y - b, z + rz, x + rx, y + b, z + rz, x - rx, y + b, z - rz];
}
