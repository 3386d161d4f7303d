import { access, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { sha256Hex } from '../../protocol/record/chain.ts';
import { checkReleasedSeal, type ReleasedSeal, releasedSealSchema } from '../../protocol/record/released-seal.ts';
import { refusals } from '../../protocol/refusals.ts';
import {
  makeKeyPair,
  openLayer,
  type PrivateKey,
  readIdentity,
  readPrivateKey,
} from '../../server/adapters/jose/sealing.ts';
import { requestRelease } from '../../server/adapters/node/release-requests.ts';

const usage = `npm run anonymous -- keys NAME FILE
npm run anonymous -- release QUESTION --reason TEXT --out FILE
npm run anonymous -- open FILE --key KEYFILE --record-key FILE [--out FILE]`;

/** The running server looks twice a second. */
const answersWithinMs = 10_000;
const refusedSchema = z.object({ refused: z.enum(Object.keys(refusals)) });

/** Where a command runs. */
export interface Surroundings {
  /** The data folder of the server. */
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

/** Keys for those who hold them, and the way to open who asked an anonymous question, on the record. */
export async function anonymous(args: readonly string[], { dataDir, say }: Surroundings): Promise<boolean> {
  const [what, ...rest] = args;
  const { named, options } = readArguments(rest);
  const [first, second] = named;
  if (what === 'keys' && first !== undefined && second !== undefined && named.length === 2)
    return keys(first, second, say);
  if (named.length === 1 && first !== undefined) {
    const { reason, out, key, 'record-key': recordKey } = options;
    if (what === 'release' && reason !== undefined && out !== undefined)
      return release(first, { reason, out, dataDir, say });
    if (what === 'open' && key !== undefined && recordKey !== undefined)
      return open(first, { key, recordKey, out, say });
  }
  throw new Error(`Use it like this:\n${usage}`);
}

/** On the machine of whoever will hold the key. Rule AQ11. */
async function keys(name: string, file: string, say: Surroundings['say']): Promise<boolean> {
  if (name.trim() === '' || /[,=]/.test(name)) throw new Error('A name holds no comma and no =.');
  const key = await makeKeyPair();
  await write(file, `${JSON.stringify(key)}\n`);
  say(`${name.trim()}=${key.x}`);
  say(`Give this line to whoever runs the server, for ANONYMOUS_KEEPERS. Keep ${path.resolve(file)} to yourself:`);
  say('without it nobody can open who asked, and with it and the other one everybody can.');
  return true;
}

/** On the server's machine, while it runs. Rule AQ9. */
async function release(
  questionId: string,
  options: Surroundings & { readonly reason: string; readonly out: string },
): Promise<boolean> {
  const { reason, out, dataDir, say } = options;
  await access(dataDir).catch(() => {
    throw new Error(`There is no data folder ${dataDir}. Set DATA_DIR to that of the server.`);
  });
  // Before the record says that it was given out.
  await write(out, '');
  try {
    const seal = await askFor(dataDir, { questionId, reason });
    await writeFile(out, `${JSON.stringify(seal)}\n`, { mode: 0o600 });
  } catch (error) {
    await rm(out, { force: true });
    throw error;
  }
  say(
    `The record says that it was given out, and why. ${path.resolve(out)} goes to the first keeper, with record-key.pub.`,
  );
  return true;
}

async function askFor(
  dataDir: string,
  asked: { readonly questionId: string; readonly reason: string },
): Promise<ReleasedSeal> {
  const reply = await requestRelease(dataDir, asked, answersWithinMs);
  if (reply === null) throw new Error('The server did not answer. Start it on this DATA_DIR, then try again.');
  const refused = refusedSchema.safeParse(reply);
  if (!refused.success) return releasedSealSchema.parse(reply);
  const [, sentence] = Object.entries(refusals).find(([code]) => code === refused.data.refused) ?? [];
  throw new Error(`It was not given out: ${sentence}`);
}

/** On a keeper's machine: the first takes off a layer, the second reads who asked. Rule AQ10. */
async function open(
  file: string,
  options: Pick<Surroundings, 'say'> & {
    readonly key: string;
    readonly recordKey: string;
    readonly out: string | undefined;
  },
): Promise<boolean> {
  const { key: keyFile, recordKey, out, say } = options;
  const seal = readSeal(await readFile(file, 'utf8'), file);
  const key = readPrivateKey(await readFile(keyFile, 'utf8'));
  if (key === null) throw new Error(`${keyFile} is not a key that “npm run anonymous -- keys” made.`);
  const checked = checkReleasedSeal(seal, (await readFile(recordKey, 'utf8')).trim());
  if (!checked.ok) throw new Error(`This is not opened: ${checked.reason}.`);
  say(`Question ${checked.questionId}: ${checked.text}`);
  say(`Given out at ${new Date(checked.atMs).toISOString()}, because: ${checked.reason}`);
  if (seal.inner === undefined) return openFirst(seal, { box: checked.sealed.box, key, out, say });
  if (sha256Hex(seal.inner) !== checked.sealed.inside)
    throw new Error('This is not opened: it is not what the first keeper found in the record’s own box.');
  const identity = readIdentity(await layer(seal.inner, key));
  if (identity.questionId !== checked.questionId || identity.townhallId !== checked.townhallId)
    throw new Error('This is not opened: what was sealed is of another question.');
  say(`Asked by ${identity.name} (${identity.memberId}).`);
  return true;
}

async function openFirst(
  seal: ReleasedSeal,
  {
    box,
    key,
    out,
    say,
  }: Pick<Surroundings, 'say'> & { readonly box: string; readonly key: PrivateKey; readonly out: string | undefined },
): Promise<boolean> {
  if (out === undefined) throw new Error('Say with --out where to put what goes on to the second keeper.');
  const inner = await layer(box, key);
  await write(out, `${JSON.stringify({ ...seal, inner })}\n`);
  say(`Your layer is off. ${path.resolve(out)} goes to the second keeper. It names nobody without their key.`);
  return true;
}

function layer(box: string, key: PrivateKey): Promise<string> {
  return openLayer(box, key).catch(() => {
    throw new Error('This key does not open it. Does the other keeper come first?');
  });
}

function readSeal(text: string, file: string): ReleasedSeal {
  try {
    return releasedSealSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} is not what “npm run anonymous -- release” wrote.`);
  }
}

/** For its owner alone, and over nothing that is there. */
function write(file: string, text: string): Promise<void> {
  return writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere ? new Error(`${file} is there already. Choose another name.`) : error;
  });
}

function readArguments(args: readonly string[]): {
  readonly named: readonly string[];
  readonly options: Readonly<Partial<Record<string, string>>>;
} {
  const named: string[] = [];
  const options: Partial<Record<string, string>> = {};
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word.startsWith('--')) options[word.slice(2)] = args[++at];
    else named.push(word);
  }
  return { named, options };
}
