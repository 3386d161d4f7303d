// What age and habit draw on a face: grooves and folds along curves of the front view.
import { clamp, ramp } from './sdf.mjs';

/** Distance to a line through points of the front view, and how far along it is, 0..1. */
function nearLine(points, x, y) {
  let best = { far: Number.POSITIVE_INFINITY, along: 0 };
  for (let i = 0; i + 1 < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i], points[i + 1]];
    const [dx, dy] = [bx - ax, by - ay];
    const t = clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1);
    const far = Math.hypot(x - ax - dx * t, y - ay - dy * t);
    if (far < best.far) best = { far, along: (i + t) / (points.length - 1) };
  }
  return best;
}

/**
 * How much is taken off the surface at a place (centimetres), by lines `{ points, depth, width }`: a negative depth is a fold. Each fades out
 * at its ends.
 */
export function linesOf(lines) {
  return (ax, y, z) => {
    if (z < 1.5) return 0;
    let sum = 0;
    for (const { points, depth, width } of lines) {
      const { far, along } = nearLine(points, ax, y);
      if (far > width * 3) continue;
      sum += depth * Math.exp(-((far / width) ** 2)) * ramp(0, 0.25, along) * ramp(1, 0.7, along);
    }
    return sum * ramp(1.5, 3.5, z);
  };
}
