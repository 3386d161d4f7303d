import path from 'node:path';
import { isProgram } from './find-program.mjs';
import { repository } from './say.mjs';

const needed = 24;

/**
 * The Node to run the product with, as a path: this one when it is new enough, else the one that came with the dependencies. Always by path:
 * a shell remembers where it found `node` before the install, and would go on with the old one.
 */
export function ensureNode() {
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= needed;
  if (isNewEnough && isProgram(process.execPath)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = path.join(repository, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program);
  if (isProgram(pinned)) return pinned;
  throw new Error(
    `Rostrum runs on Node ${needed}; this is ${process.versions.node}, and for ${process.platform} on ${process.arch} none comes with the dependencies. Install Node ${needed}, then try again.`,
  );
}
