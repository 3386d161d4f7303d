import { access, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { personaIdSchema } from '../../protocol/ids.ts';
import type { SourceDocument } from '../../server/documents/document.ts';
import { leaderFrom } from '../../server/documents/leader.ts';
import { type ImportTerms, prepareReview } from '../../server/documents/prepare-review.ts';
import { addUp, type Removed, redact } from '../../server/documents/redact.ts';
import { runCommand } from '../run-command.ts';
import { acceptStatements } from './accept.ts';
import { readFileDocuments } from './read-files.ts';
import { readReview, reviewLineOf } from './review-file.ts';
import { showPassage, wordsOfRemoved } from './show.ts';

// The name of this file is in the process's command line, by which a data folder's lock tells a Rostrum from a stranger.
const usage = `npm run import -- FILE… --leader "Maya Lindqvist <maya@example.com>" --out REVIEW.jsonl
  [--own]                        the files are the leader's own: what nobody's name stands on is the leader's
  [--alias "Maya L."]…           other names and addresses of the leader
  [--keep "Norrland Instruments"]…   names that stay: the company, its products
  [--title T] [--date YYYY-MM-DD] [--place P]   for what the files do not say
then, when you have read and edited it:
npm run import -- --accept REVIEW.jsonl [--persona ID]`;

const text = { type: 'string' } as const;
const several = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** `npm run import`: the leader's words in files, without what is nobody's business, to a file that a person reviews; then to the persona. */
async function main(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = readArguments(args);
  const { accept, persona, leader, out, alias, keep, own, title, date, place } = values;
  if (accept !== undefined && positionals.length === 0 && leader === undefined) return acceptReview(accept, persona);
  if (accept !== undefined || positionals.length === 0 || leader === undefined || out === undefined)
    throw new Error(`Use it like this: ${usage}`);
  if (date !== undefined && !z.iso.date().safeParse(date).success) throw new Error('--date takes a day as YYYY-MM-DD.');
  const terms = { leader: leaderFrom(leader, alias), isOwn: own ?? false, stays: keep ?? [] };
  if (terms.leader.names.length === 0) throw new Error('--leader takes a name: "Maya Lindqvist <maya@example.com>".');
  return review(positionals, terms, { out, title, date, place });
}

function readArguments(args: readonly string[]) {
  const options = { accept: text, persona: text, leader: text, out: text, title: text, date: text, place: text };
  try {
    const more = { own: flag, alias: several, keep: several };
    return parseArgs({ args: [...args], options: { ...options, ...more }, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : ''} Use it like this: ${usage}`, { cause: error });
  }
}

interface Wanted {
  readonly out: string;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly place: string | undefined;
}

/** Rules RD25, RD29. The review file is made at the end: a file that cannot be read leaves none behind. */
async function review(files: readonly string[], terms: ImportTerms, wanted: Wanted): Promise<boolean> {
  await refuseExisting(wanted.out);
  const lines: string[] = [];
  const removed: Removed[] = [];
  const skipped = { others: 0, quoted: 0, dropped: 0 };
  for (const file of files) {
    for await (const document of readFileDocuments(file)) {
      const found = prepareReview(filledIn(document, wanted), terms);
      for (const kind of ['others', 'quoted', 'dropped'] as const) skipped[kind] += found.skipped[kind];
      for (const prepared of found.prepared) {
        say(showPassage(prepared, lines.length + 1));
        lines.push(`${JSON.stringify(reviewLineOf(prepared))}\n`);
        removed.push(prepared.redaction.removed);
      }
    }
  }
  say([
    `${lines.length} ${lines.length === 1 ? 'passage' : 'passages'} found. Taken out: ${wordsOfRemoved(addUp(removed))}.`,
    `Words left alone: ${skipped.others} of others, ${skipped.quoted} quoted, ${skipped.dropped} that say nothing (greetings, signatures, logistics).`,
  ]);
  if (lines.length === 0) {
    say([
      terms.isOwn ? 'No file was written.' : 'No file was written. Are the files the leader’s own? Then add --own.',
    ]);
    return false;
  }
  await writeNew(wanted.out, lines.join(''));
  say([`Read and edit ${wanted.out}, then: npm run import -- --accept ${wanted.out}`]);
  return true;
}

function filledIn(document: SourceDocument, { title, date, place }: Wanted): SourceDocument {
  return {
    ...document,
    title: document.title === '' ? (title ?? '') : document.title,
    date: document.date ?? date ?? null,
    place: document.place ?? place ?? null,
  };
}

/** Before anything is read, which may take long; the write itself refuses too. */
async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new Error(`${file} is there already, and may have been edited. Choose another name, or remove it.`);
}

async function writeNew(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new Error(`${file} cannot be written. Is there a folder of that name, and room?`, { cause: error });
  });
  await handle.writeFile(content).finally(() => handle.close());
}

/** Rules RD26 to RD28. */
async function acceptReview(file: string, persona: string | undefined): Promise<boolean> {
  const personaId = personaIdSchema.safeParse(persona ?? (process.env.PERSONA || 'maya-lindqvist'));
  if (!personaId.success) throw new Error('--persona takes the id of a persona, as in maya-lindqvist.');
  const { statements, faults } = readReview(await readFile(file, 'utf8'));
  if (faults.length > 0) {
    say([...faults.map(({ line, message }) => `${file}:${line}: ${message}`), 'Nothing was added.']);
    return false;
  }
  if (statements.length === 0) throw new Error(`${file} has no passage. Nothing was added.`);
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../../data'));
  const all = statements.map(({ statement }) => statement);
  const { leaderName, added, known } = await acceptStatements(all, { dataDir, personaId: personaId.data });
  for (const { line, statement } of statements) {
    const names = {
      people: [],
      stays: [],
      leader: [leaderName],
      lang: statement.lang ?? null,
    };
    const { removed } = redact(statement.text, names);
    if (Object.keys(removed).length > 0)
      say([`${file}:${line}: holds ${wordsOfRemoved(removed)}, as you left it. Look again before you approve it.`]);
  }
  say([
    `${added} ${added === 1 ? 'statement' : 'statements'} of ${leaderName} added, ${known} there already. What was added waits for approval, and is not spoken from before.`,
  ]);
  return true;
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

runCommand(main);
