import { access, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { avatarOffFile } from '../server/adapters/node/avatar-switch.ts';

const usage = 'npm run avatar -- off|on|status';

/** `npm run avatar -- off|on|status`: the administrator's switch. It needs no database, and works whether the server runs or not. */
async function main(args: readonly string[]): Promise<void> {
  const [what, ...more] = args;
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../data'));
  if (more.length > 0 || (what !== 'off' && what !== 'on' && what !== 'status'))
    throw new Error(`Use it like this: ${usage}`);
  if (!(await isThere(dataDir)))
    throw new Error(`There is no data folder ${dataDir}. Set DATA_DIR to that of the server.`);
  const file = avatarOffFile(dataDir);
  if (what === 'off') await (await open(file, 'a', 0o600)).close();
  if (what === 'on') await rm(file, { force: true });
  const isOff = await isThere(file);
  process.stdout.write(
    `${isOff ? 'The avatar is switched off. It stays so until: npm run avatar -- on' : 'The avatar is switched on.'}\n`,
  );
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
