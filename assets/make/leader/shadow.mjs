// How much of the stage's key light a place of the leader gets: soft shadows of nose, chin, hair and collar.
import { clamp, ramp } from './sdf.mjs';
import { unit } from './sheet.mjs';

/** Where the key light stands, as in client/adapters/babylon/leader/leader-shader.ts. */
const towardKey = unit([-0.46, 0.62, 0.64]);

/** 0 in full shadow, 1 in the light. What is turned away is lit: the shader darkens it. */
export function keyLight(caster, { positions, normals, indices }) {
  const light = Float32Array.from({ length: positions.length / 3 }, (_, i) => {
    const [p, n] = [positions, normals].map((values) => [...values.subarray(i * 3, i * 3 + 3)]);
    const facing = n.reduce((sum, value, k) => sum + value * towardKey[k], 0);
    if (facing < 0) return 1;
    let open = 1;
    for (let t = 0.5; t < 30; ) {
      const d = caster(...p.map((value, k) => value + n[k] * 0.3 + towardKey[k] * t));
      open = Math.min(open, 0.5 + (3.5 * d) / t);
      if (open <= 0) break;
      t += clamp(d, 0.3, 2.5);
    }
    return 1 - (1 - ramp(0, 1, open)) * ramp(0, 0.35, facing);
  });
  return softened(softened(light, indices), indices);
}

/** Every value half its own and half its neighbours'. */
function softened(values, indices) {
  const sums = new Float32Array(values.length);
  const counts = new Uint16Array(values.length);
  for (let i = 0; i < indices.length; i++) {
    const other = indices[i % 3 === 2 ? i - 2 : i + 1];
    sums[indices[i]] += values[other];
    counts[indices[i]]++;
  }
  return values.map((value, i) => (counts[i] === 0 ? value : (value + sums[i] / counts[i]) / 2));
}
