import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { doorHeader } from '../../protocol/door.ts';
import { importHeader, importProgressSchema, importReplySchema } from '../../protocol/import-http.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { type Bench, figureOf, single } from './figure.ts';
import { writeMbox } from './mbox.ts';
import { WatchedApp } from './watched-app.ts';

/** In each mail, so that 50 MB hold fewer passages than one file may bring. */
const pictureEvery = 1;
const terms = { fileName: 'all.mbox', isOwn: false, aliases: [], stays: [] };
const lookEveryMs = 100;
/** It is at rest when its memory stayed the same for so long. */
const settledMs = 8000;
const settlesWithinMs = 120_000;

/**
 * An mbox of 50 MB as the studio brings it: sent to a running hall by one request, read by its closed child, while the page asks how far it is.
 * Memory is looked at ten times a second, as Linux tells it.
 */
export const importUploadBench: Bench = {
  names: [
    'import.upload-50mb',
    'import.upload-50mb-server-memory',
    'import.upload-50mb-server-held',
    'import.upload-50mb-child-memory',
    'import.upload-50mb-loop-lag-ms',
  ],
  async run() {
    await using closing = new AsyncDisposableStack();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-upload-'));
    closing.defer(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'all.mbox');
    const mails = await writeMbox(file, pictureEvery);
    const watched = await WatchedApp.start();
    closing.defer(() => watched.app.close());
    const { pid } = watched.app;
    const studio = await PageClient.open(watched.app.links.leader);
    await settled(pid);
    const before = residentBytes(pid);
    const { heldBytes } = await watched.lap();
    let server = before;
    let child = 0;
    const told = new Set<number>();
    const began = performance.now();
    let isDone = false;
    const looking = (async () => {
      for (; !isDone; await wait(lookEveryMs)) {
        server = Math.max(server, residentBytes(pid));
        child = Math.max(child, ...childrenOf(pid).map(residentBytes));
        const asked = await studio.fetch('/persona/import');
        // Who asks too often is told to wait, on a machine so slow that this takes minutes.
        const progress = importProgressSchema.safeParse(await asked.json()).data;
        if (progress?.reading) told.add(progress.reading.readBytes);
      }
    })();
    const reply = importReplySchema.parse(JSON.parse(await bring(file, studio)));
    const seconds = (performance.now() - began) / 1000;
    isDone = true;
    await looking;
    const { lateMs, heldBytes: heldMeanwhile } = await watched.lap();
    const note = `${mails} mails, ${reply.documents} documents, ${reply.passages.length} passages${reply.isCut ? ', cut short' : ''}; ${told.size} different states of progress seen`;
    return [
      single('import.upload-50mb', 's', seconds, 1, note),
      single(
        'import.upload-50mb-server-memory',
        'MB',
        (server - before) / 1e6,
        1,
        `by so much the hall grew at most, from ${Math.round(before / 1e6)} MB`,
      ),
      single(
        'import.upload-50mb-server-held',
        'MB',
        (heldMeanwhile - heldBytes) / 1e6,
        1,
        `heap and buffers of the hall’s main thread, rubbish included; at most so much more than the ${Math.round(heldBytes / 1e6)} MB before`,
      ),
      single('import.upload-50mb-child-memory', 'MB', child / 1e6, 1, 'most resident memory of the child'),
      figureOf('import.upload-50mb-loop-lag-ms', 'ms', lateMs, 'of the hall’s process meanwhile'),
    ];
  },
};

/** Waits until the hall has read its leader's statements, and has all its parts. */
async function settled(pid: number): Promise<void> {
  let [held, since] = [residentBytes(pid), performance.now()];
  const endMs = since + settlesWithinMs;
  for (; performance.now() - since < settledMs && performance.now() < endMs; await wait(lookEveryMs)) {
    const now = residentBytes(pid);
    if (Math.abs(now - held) > 4e6) [held, since] = [now, performance.now()];
  }
}

async function bring(file: string, { url, cookie, door }: PageClient): Promise<string> {
  const answered = Promise.withResolvers<http.IncomingMessage>();
  const request = http.request(`${url}/persona/import`, {
    method: 'POST',
    headers: {
      cookie,
      [doorHeader]: door,
      [importHeader]: encodeURIComponent(JSON.stringify(terms)),
      'content-length': (await stat(file)).size,
    },
  });
  request.once('response', answered.resolve);
  request.once('error', answered.reject);
  await pipeline(createReadStream(file), request);
  const response = await answered.promise;
  const body = await text(response);
  if (response.statusCode !== 200) throw new Error(`the file was refused: ${body}`);
  return body;
}

/** What a process holds in memory now, as Linux keeps it; 0 elsewhere, and once it is gone. */
function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** The processes that this one started which read files. */
function childrenOf(pid: number): readonly number[] {
  if (process.platform !== 'linux') return [];
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').map(Number),
  );
  return children.filter((child) => child > 0 && commandOf(child).includes('passages-child'));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
