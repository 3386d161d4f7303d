import { existsSync } from 'node:fs';
import path from 'node:path';
import { repository } from './say.mjs';

const needed = 24;

/** The Node to run the product with, as a path: this one when it is new enough, else the one that came with the dependencies. */
export function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  const pinned = path.join(repository, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return pinned;
  throw new Error(`Rostrum runs on Node ${needed}. None comes as a package for ${process.platform}-${process.arch}: install Node ${needed}, then try again.`);
}
