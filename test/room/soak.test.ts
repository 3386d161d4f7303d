import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Bot } from '../../tools/bots/bot.ts';
import { CountedApp, type Counts } from '../support/counted-app.ts';
import { PageClient } from '../support/page-client.ts';

const people = 20;
const rounds = 5;
/** The first rounds fill caches and compile. */
const settledAfter = 2;
const soon = { timeout: 15_000, interval: 100 };

/** What rounds may leave in memory: the record's entries, and noise of the collector. */
const megabytesARound = 0.5;

describe('people who come, act and go, again and again', () => {
  let counted: CountedApp;
  let desk: PageClient;
  let empty: Counts;
  const heapMb: number[] = [];

  beforeAll(async () => {
    counted = await CountedApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    desk = await PageClient.join(counted.app.links.desk, 'Mo', 'desk');
    await vi.waitUntil(async () => (await counted.count()).resources.TCPSocketWrap === 1, soon);
    empty = await counted.count();
  });
  afterAll(() => counted?.app.close());

  it('[SO1] leave no timer, socket, server, thread or listener behind', async () => {
    const cookies: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const bots = await Promise.all(
        Array.from({ length: people }, (_, index) => come(counted, index, cookies[index])),
      );
      for (const [index, bot] of bots.entries()) {
        cookies[index] = bot.page.cookie;
        bot.react(index / people);
        if (index < 3) bot.ask(`Is this question ${index} of round ${round}?`);
      }
      const moving = setInterval(() => {
        for (const bot of bots) bot.move(performance.now());
      }, 1000 / 15);
      await vi.waitUntil(() => bots.every(({ seen }) => seen.frames > 2), soon).finally(() => clearInterval(moving));
      for (const bot of bots) bot.leave();
      await desk.until('all gone', () =>
        Object.values(desk.roster).every(({ isBot, isAway }) => !isBot || isAway === true),
      );
      heapMb.push((await counted.count()).heapBytes / 2 ** 20);
    }
    // Connections that were kept for another request end by themselves.
    await vi.waitUntil(async () => (await counted.count()).resources.TCPSocketWrap === 1, soon);
    const after = await counted.count();
    expect([after.resources, after.listeners]).toEqual([empty.resources, empty.listeners]);
    expect((await desk.snapshot()).questions.length).toBeGreaterThan(3);
  });

  it('[SO2] leave nothing in memory but what the record holds of them', () => {
    expect(heapMb).toHaveLength(rounds);
    const settled = heapMb.slice(settledAfter);
    const grownMb = (settled.at(-1) ?? 0) - (settled[0] ?? 0);
    process.stdout.write(
      `heap after each of ${rounds} rounds of ${people}: ${heapMb.map((mb) => mb.toFixed(1)).join(', ')} MB\n`,
    );
    expect(grownMb / (settled.length - 1)).toBeLessThan(megabytesARound);
  });

  it('[SO4] write no file that the operations guide does not name', async () => {
    const { dataDir } = counted.app;
    const guide = await readFile(path.join(import.meta.dirname, '../../docs/OPERATIONS.md'), 'utf8');
    const entries = await readdir(dataDir, { withFileTypes: true });
    const names = entries.map((entry) => named(entry.isDirectory() ? `${entry.name}/` : entry.name));
    expect(names).toContain('rostrum.db');
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('[SO3] the closed hall holds nothing that would keep the process alive', async () => {
    await desk.leave();
    const { resources } = await counted.end();
    // Its own output, and a file that is being closed.
    const { PipeWrap: _, FSReqCallback: __, ...others } = resources;
    expect(others).toEqual({});
  });
});

/** A file that has a town hall's name in it, as the guide writes it. */
function named(file: string): string {
  return file.replace(/^owed-.*\.jsonl$/, 'owed-*.jsonl');
}

function come({ app }: CountedApp, index: number, cookie?: string): Promise<Bot> {
  const options = { link: app.links.attendee, name: `Bot ${index}`, seed: index / people, hasHeadset: index % 3 === 0 };
  return Bot.join(cookie === undefined ? options : { ...options, cookie });
}
