/** A simple, friendly head in metres: origin between the eyes, -Z forward as in every pose, +Y up. */
export type Field = (x: number, y: number, z: number) => number;
export type Place = readonly [x: number, y: number, z: number];

/** The middle from which head and hair are seen as distances in every direction. */
export const headMiddle = [0, 0.012, 0.085] as const;

export function ellipsoid(x: number, y: number, z: number, a: number, b: number, c: number): number {
  const [px, py, pz] = [x / a, y / b, z / c];
  const k0 = Math.sqrt(px * px + py * py + pz * pz);
  const k1 = Math.sqrt((px * px) / (a * a) + (py * py) / (b * b) + (pz * pz) / (c * c));
  return k1 < 1e-9 ? -Math.min(a, b, c) : (k0 * (k0 - 1)) / k1;
}

/** Both bodies, with a soft seam. */
export function join(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - (h * h * k) / 4;
}

function carve(a: number, b: number, k: number): number {
  return -join(-a, b, k);
}

export function smooth(a: number, b: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)));
  return t * t * (3 - 2 * t);
}

const skinField: Field = (x, y, z) => {
  const ax = Math.abs(x);
  let d = ellipsoid(x, y - 0.048, z - 0.096, 0.081, 0.093, 0.103);
  d = join(d, ellipsoid(x, y + 0.03, z - 0.055, 0.062, 0.083, 0.068), 0.04);
  d = join(d, ellipsoid(x, y + 0.09, z - 0.022, 0.028, 0.022, 0.025), 0.035);
  d = join(d, ellipsoid(ax - 0.037, y + 0.032, z - 0.022, 0.025, 0.02, 0.02), 0.03);
  // The brow stands over the eyes.
  d = join(d, ellipsoid(ax - 0.03, y - 0.027, z - 0.012, 0.032, 0.011, 0.016), 0.018);
  d = carve(d, ellipsoid(ax - 0.034, y, z + 0.024, 0.022, 0.0145, 0.03), 0.016);
  d = join(d, ellipsoid(x, y + 0.012, z + 0.003, 0.0092, 0.027, 0.016), 0.014);
  d = join(d, ellipsoid(x, y + 0.034, z + 0.014, 0.0115, 0.0098, 0.0145), 0.01);
  d = join(d, ellipsoid(ax - 0.0125, y + 0.037, z + 0.005, 0.007, 0.007, 0.009), 0.006);
  return join(d, ellipsoid(x, y + 0.062, z + 0.003, 0.021, 0.0095, 0.012), 0.012);
};

/** Distance from the middle of the head to its skin in a direction. */
export function skinRadius(dx: number, dy: number, dz: number): number {
  return radius(skinField, dx, dy, dz);
}

/** Marches from outside inwards; 0 where nothing is met. */
export function radius(field: Field, dx: number, dy: number, dz: number): number {
  let r = 0.34;
  for (let i = 0; i < 60 && r > 0.002; i++) {
    const d = field(headMiddle[0] + dx * r, headMiddle[1] + dy * r, headMiddle[2] + dz * r);
    if (d < 0.0004) return r;
    r -= Math.max(d * 0.75, 0.0006);
  }
  return 0;
}

/** u goes round from the back of the head, v from below upwards. */
export function direction(u: number, v: number): Place {
  const around = -u * 2 * Math.PI;
  const up = (v - 0.5) * Math.PI;
  return [Math.cos(up) * Math.sin(around), Math.sin(up), Math.cos(up) * Math.cos(around)];
}

export function onHead(u: number, v: number, reach: (d: Place) => number): Place {
  const d = direction(u, v);
  const r = reach(d);
  return [headMiddle[0] + d[0] * r, headMiddle[1] + d[1] * r, headMiddle[2] + d[2] * r];
}

/** The right ear, standing off the head a little: u round it, v from its back to its hollow. */
export function onEar(u: number, v: number, side: number): Place {
  const [dx, dy, dz] = [
    -Math.cos(v * Math.PI),
    Math.sin(v * Math.PI) * Math.cos(u * 2 * Math.PI),
    Math.sin(v * Math.PI) * Math.sin(u * 2 * Math.PI),
  ];
  const hollow = Math.max(0, dx) * 0.012;
  const lobe = 0.72 + 0.28 * smooth(-0.9, 0.2, dy);
  const [x, y, z] = [dx * 0.008 - hollow, dy * 0.031, dz * 0.019 * lobe];
  // Leans back, and its rear edge stands out.
  const tilted = [x + 0.42 * z, y + 0.2 * z, z - 0.2 * y] as const;
  return [side * (0.083 + tilted[0]), -0.008 + tilted[1], 0.098 + tilted[2]];
}
