import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { townhallIdSchema } from '../protocol/ids.ts';
import { addressSetting, InvitationDoor } from '../server/access/invitation-door.ts';
import { databaseFile } from '../server/adapters/node/data-folder.ts';
import { openInviteKey } from '../server/adapters/node/invite-key.ts';
import { openSqlite } from '../server/adapters/sql/open-sqlite.ts';
import { houseSetting } from '../server/session/organising-desk.ts';

/** `npm run organiser`: prints a fresh one-time link for the organiser, whether the server runs or not. */
async function main(args: readonly string[]): Promise<void> {
  if (args.length > 0) throw new Error('Use it like this: npm run organiser');
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../data'));
  const file = databaseFile(dataDir);
  await access(file).catch(() => {
    throw new Error(`There is no database ${file}. Set DATA_DIR to the data folder of the server.`);
  });
  const { doors, invites, close } = await openSqlite({ file });
  try {
    const url = await doors.getSetting(addressSetting);
    if (url === null)
      throw new Error('Nobody comes by invitation here: start the server once with SIGN_IN=invitations.');
    const door = new InvitationDoor({
      ...{ store: doors, invites, key: await openInviteKey(dataDir), nowMs: () => Date.now(), byInvitation: true },
      townhallId: townhallIdSchema.parse((await doors.getSetting(houseSetting)) ?? 'demo'),
      randomText: (bytes) => randomBytes(bytes).toString('base64url'),
    });
    const token = await door.organiserLink({ evenSo: true });
    process.stdout.write(
      `${url}/join/${token}\n\nIt opens once, within 24 hours. One that was printed before and not opened opens nothing now.\n`,
    );
  } finally {
    await close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
