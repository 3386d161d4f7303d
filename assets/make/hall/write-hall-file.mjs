import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '../../..');

/** Writes a hall's file into `scenes` of the folder that the script was given. The formatter lays it out, so that a person can read it. */
export function writeHallFile(hall) {
  const [folder = repository] = process.argv.slice(2);
  const file = `scenes/${hall.id}.hall.json`;
  const formatter = path.join(repository, 'node_modules/@biomejs/biome/bin/biome');
  const text = execFileSync(process.execPath, [formatter, 'format', `--stdin-file-path=${file}`], {
    cwd: repository,
    input: JSON.stringify(hall),
  });
  writeFileSync(path.join(folder, file), text);
}

/** Whole millimetres, and no -0. */
export function rounded(value, digits = 3) {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale || 0;
}

/** A rectangle of light by its middle, its half sizes and the direction it shines in: `u` lies level. */
export function light(id, center, [a, b], facing, radiance, isSeen = false) {
  const length = Math.hypot(...facing);
  const n = facing.map((value) => value / length);
  const u = Math.abs(n[1]) > 0.99 ? [1, 0, 0] : unit([-n[2], 0, n[0]]);
  const v = [n[1] * u[2] - n[2] * u[1], n[2] * u[0] - n[0] * u[2], n[0] * u[1] - n[1] * u[0]];
  const scaled = (vector, by) => vector.map((value) => rounded(value * by, 4));
  return {
    id,
    center: center.map((value) => rounded(value)),
    u: scaled(u, a),
    v: scaled(v, b),
    radiance,
    ...(isSeen ? { isSeen } : {}),
  };
}

function unit(vector) {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
