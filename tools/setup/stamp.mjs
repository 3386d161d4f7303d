import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A small file that says what a step was last done for, so that it is not done twice. */
export function stamp(file) {
  return {
    says: (value) => read(file) === value,
    clear: () => rmSync(file, { force: true }),
    write(value) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
