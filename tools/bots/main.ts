import path from 'node:path';
import { z } from 'zod';
import { databaseFile } from '../../server/adapters/node/data-folder.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { demoLinkSetting } from '../../server/demo.ts';
import { runAudience } from './audience.ts';

const usage =
  'npm run bots -- --people N [--seconds S] [--headsets 0.3] [--voices K] [--ask Q] [--url LINK]\n' +
  'They ask Q questions together, in the first half of S seconds (60). LINK is the attendees’ link that npm start printed.';

const optionsSchema = z.strictObject({
  people: z.coerce.number().int().min(1).max(5000),
  seconds: z.coerce.number().min(1).max(86_400).default(60),
  headsets: z.coerce.number().min(0).max(1).default(0.3),
  voices: z.coerce.number().int().min(0).max(100).default(0),
  ask: z.coerce.number().int().min(0).max(1000).default(0),
  url: z.url({ protocol: /^https?$/ }).optional(),
});

/** `npm run bots`: an audience of bots for a rehearsal or a load; ends with one line of JSON of what they saw. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const { url, ...options } = readOptions(args);
  const link = url ?? (await linkOfThisMachine());
  await mustAnswer(link);
  const report = await runAudience({ ...options, link, say: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function readOptions(args: readonly string[]): z.infer<typeof optionsSchema> {
  const pairs: Record<string, string> = {};
  for (let i = 0; i < args.length; i += 2) pairs[(args[i] ?? '').replace(/^--/, '')] = args[i + 1] ?? '';
  const options = optionsSchema.safeParse(pairs);
  if (options.success) return options.data;
  const problems = options.error.issues.map(({ path: at, message }) => `  ${at.join('.')}: ${message}`);
  throw new Error([`Use it like this: ${usage}`, ...problems].join('\n'));
}

/** The attendees' link of the town hall that `npm start` runs from this folder. */
async function linkOfThisMachine(): Promise<string> {
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../../data'));
  const noLink = new Error('No town hall was started from this folder. Run npm start first, or give --url LINK.');
  const { doors, close } = await openSqlite({ file: databaseFile(dataDir), isReadOnly: true }).catch(() => {
    throw noLink;
  });
  try {
    const token = await doors.getSetting(demoLinkSetting('attendee'));
    if (token === null) throw noLink;
    return `http://localhost:${process.env.PORT || 8080}/join/${token}`;
  } finally {
    await close();
  }
}

/** Two hundred bots that find nobody would say so one by one, at the end. */
async function mustAnswer(link: string): Promise<void> {
  const { origin } = new URL(link);
  await fetch(`${origin}/health`, { signal: AbortSignal.timeout(10_000) }).catch((error: unknown) => {
    const how =
      'Is npm start running, and with another --port? Then give --url and the attendees’ link that it printed.';
    throw new Error(`Nobody answers at ${origin}. ${how}`, { cause: error });
  });
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
