// How much of the stage's key light a place of the leader gets: soft shadows of nose, chin, hair and collar.
import { clamp, ramp } from './sdf.mjs';
import { unit } from './sheet.mjs';

/** Where the key light stands, as in client/adapters/babylon/leader/leader-shader.ts. */
const towardKey = unit([-0.46, 0.62, 0.64]);

/** From here on a place faces the light enough for a ray to tell shadow from its own roundness. */
const facesLight = 0.28;

/** 0 in full shadow, 1 in the light. What is turned away has what lies beside it, so that no shadow ends in a bright seam. */
export function keyLight(caster, { positions, normals, indices }) {
  const isTold = new Uint8Array(positions.length / 3);
  const light = Float32Array.from(isTold, (_, i) => {
    const [p, n] = [positions, normals].map((values) => [...values.subarray(i * 3, i * 3 + 3)]);
    const facing = n.reduce((sum, value, k) => sum + value * towardKey[k], 0);
    if (facing < facesLight) return 1;
    isTold[i] = 1;
    let open = 1;
    for (let t = 0.5; t < 30; ) {
      const d = caster(...p.map((value, k) => value + n[k] * 0.3 + towardKey[k] * t));
      open = Math.min(open, 0.5 + (3.5 * d) / t);
      if (open <= 0) break;
      t += clamp(d, 0.3, 2.5);
    }
    return ramp(0, 1, open);
  });
  return softened(softened(spread(light, isTold, indices), indices), indices);
}

/** Values that are not told become, round by round, what is beside them. */
function spread(values, isTold, indices) {
  let now = values;
  for (let round = 0; round < 24; round++) {
    const next = softened(now, indices);
    now = now.map((value, i) => (isTold[i] === 1 ? value : next[i]));
  }
  return now;
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
