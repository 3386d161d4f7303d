import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command.ts';
import { checkHallFile } from './scene/check-hall-file.ts';

const usage = 'npm run scene -- check FILE';
/** A list that nobody reads to its end helps nobody. */
const faultsShown = 20;

/** `npm run scene -- check FILE`: whether a hall's file is a hall that people can use; a line for each fault, exit 0 or 1. */
async function main([command, file, ...more]: readonly string[]): Promise<boolean> {
  if (command !== 'check' || file === undefined || more.length > 0) throw new Error(`Use it like this: ${usage}`);
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

runCommand(main);
