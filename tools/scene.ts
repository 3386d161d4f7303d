import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './run-command.ts';
import { checkHallFile } from './scene/check-hall-file.ts';

const usage = 'npm run scene -- check FILE, or npm run scene -- build FILE';
/** A list that nobody reads to its end helps nobody. */
const faultsShown = 20;
const ending = '.hall.json';

/**
 * `npm run scene -- check FILE`: whether a hall's file is a hall that people can use; a line for each fault, exit 0 or 1.
 * `npm run scene -- build FILE`: the same, then its triangles and its light beside it, as the server sends them.
 */
async function main([command, file, ...more]: readonly string[]): Promise<boolean> {
  const isKnown = command === 'check' || command === 'build';
  if (!isKnown || file === undefined || more.length > 0) throw new Error(`Use it like this: ${usage}`);
  const isHall = await check(file);
  return isHall && command === 'build' ? build(file) : isHall;
}

async function check(file: string): Promise<boolean> {
  const verdict = checkHallFile(await readFile(file, 'utf8'));
  if (verdict.ok) {
    const { title, seats, spawns, balconies } = verdict.hall;
    process.stdout.write(
      `${file}: “${title}” is a hall: ${seats.length} seats, ${spawns.length} places to arrive, ${balconies.length} balconies.\n`,
    );
    return true;
  }
  for (const { line, at, message } of verdict.faults.slice(0, faultsShown))
    process.stdout.write(`${file}:${line}: ${at === '' ? 'the file' : at} ${message}.\n`);
  const { length } = verdict.faults;
  const rest = length > faultsShown ? `, the first ${faultsShown} shown` : '';
  process.stdout.write(`${length === 1 ? '1 fault' : `${length} faults`}${rest}.\n`);
  return false;
}

async function build(file: string): Promise<boolean> {
  if (!file.endsWith(ending)) throw new Error(`${file}: the name of a hall's file ends in ${ending}.`);
  const drawn = file.slice(0, -'.json'.length);
  process.stderr.write('Building it and its light, a minute or two …\n');
  const builder = path.join(import.meta.dirname, '../assets/make/own-hall.mjs');
  const child = spawn(process.execPath, [builder, file, drawn], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  if (code === 0) process.stdout.write(`Start the town hall in it: HALL=${file} npm start\n`);
  return code === 0;
}

runCommand(main);
