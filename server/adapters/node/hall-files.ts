import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type HallFileKind, hallFileKinds, hallPath } from '../../../protocol/hall-files.ts';
import type { HallId } from '../../../protocol/ids.ts';
import { checkHall } from '../../../scenes/check-hall.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';
import { StartError } from './start-error.ts';

/** A hall that people can use, and what their pages are sent of it. */
export interface HallOnDisk {
  readonly hall: Hall;
  /** Over all of its files. */
  readonly hash: string;
  /** By their address. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** What whoever starts it should know, a sentence each. */
  readonly notes: readonly string[];
}

const repository = path.join(import.meta.dirname, '../../..');
const scenes = path.join(repository, 'scenes');
const builder = path.join(repository, 'assets/make/own-hall.mjs');
const ending = '.hall.json';
/** A list that nobody reads to its end helps nobody. */
const faultsShown = 5;

/**
 * The hall of this choice: the id of one in `scenes/`, or the path of a `.hall.json`. One that was never drawn is drawn first, beside its
 * file, once. Throws {@link StartError} that says what is wrong where. Rules HALL3, HALL24, HALL25.
 */
export async function readHall(choice: string): Promise<HallOnDisk> {
  const file = fileOf(choice);
  const isOwn = path.dirname(file) !== scenes;
  const { hall, data } = checked(file);
  const drawn = isOwn ? file.slice(0, -'.json'.length) : path.join(repository, 'assets/models', hall.id);
  const ofData = createHash('sha256').update(data).digest('hex');
  const isThere = existsSync(`${drawn}.glb`);
  const isStale = isThere && drawnFrom(`${drawn}.glb`) !== ofData;
  if (!isThere || (isOwn && isStale)) await build(file, drawn);
  const read: Readonly<Record<HallFileKind, () => Buffer>> = {
    json: () => Buffer.from(data),
    glb: () => readFileSync(`${drawn}.glb`),
    webp: () => readFileSync(`${drawn}-light.webp`),
    bin: () => readFileSync(`${drawn}-light.bin`),
  };
  const hashOfAll = createHash('sha256');
  const bytes = hallFileKinds.map((kind) => [kind, readOr(read[kind], file)] as const);
  for (const [, each] of bytes) hashOfAll.update(each);
  const hash = hashOfAll.digest('hex').slice(0, 16);
  const files = new Map(bytes.map(([kind, each]) => [hallPath(hash, kind), each]));
  const notes =
    isStale && !isOwn ? [`The hall is drawn as it was before ${path.basename(file)} was changed: npm run assets`] : [];
  return { hall, hash, files, notes };
}

/** The halls of `scenes/`, to choose among. Rule OT8. */
export function hallsOnDisk(): readonly { readonly id: HallId; readonly name: string; readonly seats: number }[] {
  const files = readdirSync(scenes).filter((name) => name.endsWith(ending));
  return files.sort().map((name) => listedHall(checked(path.join(scenes, name)).hall));
}

/** A hall as it stands in a list. */
export function listedHall({ id, title, seats }: Hall) {
  return { id, name: title, seats: seats.length };
}

function fileOf(choice: string): string {
  const file = choice.endsWith(ending) ? path.resolve(choice) : path.join(scenes, `${choice}${ending}`);
  if (existsSync(file)) return file;
  if (choice.endsWith(ending)) throw new StartError(`HALL=${choice}: there is no such file.`);
  const ids = readdirSync(scenes).filter((name) => name.endsWith(ending));
  const known = ids.map((name) => name.slice(0, -ending.length)).sort();
  throw new StartError(
    `HALL=${choice}: there is no such hall. There are: ${known.join(', ')}; or give the path of a file of your own that ends in ${ending}.`,
  );
}

/** The hall, and its data as text: the same for the same hall, however the file is laid out. */
function checked(file: string): { readonly hall: Hall; readonly data: string } {
  const advice = `npm run scene -- check ${path.relative(process.cwd(), file)} names the lines.`;
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartError(`${file} cannot be read as JSON. ${advice}`, { cause: error });
  }
  const parsed = hallSchema.safeParse(raw);
  const faults = parsed.success
    ? checkHall(parsed.data)
    : parsed.error.issues.map((issue) => ({ at: placeOf(issue.path), message: issue.message }));
  if (parsed.success && faults.length === 0) return { hall: parsed.data, data: JSON.stringify(raw) };
  const lines = faults.slice(0, faultsShown).map(({ at, message }) => `  - ${at || 'the file'}: ${message}`);
  const rest = faults.length > faultsShown ? ` These are ${faultsShown} of ${faults.length} faults.` : '';
  throw new StartError(`${file} is not a hall that people can use:\n${lines.join('\n')}\n${advice}${rest}`);
}

const placeOf = (steps: readonly PropertyKey[]): string =>
  steps
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? String(step) : `.${String(step)}`))
    .join('');

/** Whose data the model was made from, as its first chunk says; null when it says nothing. */
function drawnFrom(glb: string): string | null {
  const bytes = readFileSync(glb);
  const json = bytes.length > 20 ? bytes.subarray(20, 20 + bytes.readUInt32LE(12)).toString('utf8') : '';
  return /"hall":"([0-9a-f]{64})"/.exec(json)?.[1] ?? null;
}

/** Draws and lights the hall in a process of its own, once: in some seconds, with a rough light. */
async function build(file: string, drawn: string): Promise<void> {
  process.stderr.write(
    `Building ${path.basename(file)}, once, with a rough light. For a fine one: npm run scene -- build ${file}\n`,
  );
  const child = spawn(process.execPath, [builder, file, drawn, '--draft'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new StartError(`${file} could not be built beside itself. Say npm run scene -- build ${file} to see why.`);
}

function readOr(read: () => Buffer, file: string): Buffer {
  try {
    return read();
  } catch (error) {
    throw new StartError(`What is drawn of ${file} cannot be read. Build it again: npm run scene -- build ${file}`, {
      cause: error,
    });
  }
}
