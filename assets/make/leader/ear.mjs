// An ear as a field: rim, hollow, the fold before it, the flap over the canal, the lobe.
import { carve, ellipsoid, join } from './sdf.mjs';

/** The left ear (x is |x|), `scale` times the usual size; 3 where it is far. */
export function earOf({ at, scale, flare }) {
  const [c, s] = [Math.cos(flare), Math.sin(flare)];
  const [c2, s2] = [Math.cos(0.16), Math.sin(0.16)];
  return (ax, y, z) => {
    const [lx, ly, lz] = [(ax - at[0]) / scale, (y - at[1]) / scale, (z - at[2]) / scale];
    const out = lx * c + lz * s;
    const ahead = -lx * s + lz * c;
    const up = ly * c2 - ahead * s2;
    const fore = ly * s2 + ahead * c2;
    if (Math.abs(up) > 5 || Math.abs(fore) > 4.5 || Math.abs(out) > 4.5) return 3;
    // The rim is egg-shaped, wide above, and lies further out behind.
    const wide = 1.5 + 0.14 * up;
    const rho = Math.hypot(fore / wide, up / 2.75);
    const rise = 0.28 - 0.22 * fore;
    const rim = Math.hypot((rho - 1) * 1.6, (out - rise) * 0.9) - (0.27 + 0.02 * up);
    let d = join(rim, ellipsoid(out - 0.6 * rise + 0.12, up, fore, 0.5, 2.95, 1.62 + 0.1 * up), 0.35);
    d = carve(d, -ellipsoid(out - 0.75, up + 0.05, fore - 0.15, 0.5, 1.7, 0.95), 0.3);
    // The inner fold runs beside the rim and forks above.
    d = join(d, ellipsoid(out - 0.3, up - 0.2, fore + 0.62, 0.26, 1.35, 0.24), 0.3);
    d = carve(d, -ellipsoid(out - 0.35, up + 0.55, fore - 0.35, 0.6, 0.75, 0.55), 0.25);
    d = join(d, ellipsoid(out - 0.22, up + 0.55, fore - 1.15, 0.34, 0.6, 0.3), 0.3); // flap
    d = join(d, ellipsoid(out - 0.05, up + 2.6, fore - 0.4, 0.4, 0.85, 0.75), 0.45); // lobe
    return d * scale;
  };
}
