import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { questionIdSchema } from '../../protocol/ids.ts';
import { CountedApp, type Counts } from '../../test/support/counted-app.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { Bot } from '../bots/bot.ts';
import { questionBank } from '../bots/questions.ts';
import { type Bench, type Figure, single } from './figure.ts';

/** `SOAK_MINUTES` sets the length; growth is extrapolated to an hour from after the first tenth. */
const minutes = Number(process.env.SOAK_MINUTES ?? 30);
const people = 100;
const samples = 40;
/** Each stays about so long, goes, and comes back as who they are. */
const staysMs = 60_000;
/** `SOAK_ASK_SECONDS`: how often somebody asks; 0 for nobody, so that what is left does not grow with the record. */
const asksEveryMs = 1000 * Number(process.env.SOAK_ASK_SECONDS ?? 2);
const callsEveryMs = 20_000;
const megabyte = 2 ** 20;

interface Sample {
  readonly atS: number;
  readonly counts: Counts;
  readonly files: ReadonlyMap<string, number>;
}

/** A hundred bots who come, move, ask, vote and go for a long time, and a moderator who approves, calls and stops. */
export const soakBench: Bench = {
  names: [
    'soak.mb-per-hour',
    'soak.heap-mb-per-hour',
    'soak.files-mb-per-hour',
    'soak.resources-more',
    'soak.left-behind',
  ],
  async run() {
    const counted = await CountedApp.start();
    const { app } = counted;
    await using closing = new AsyncDisposableStack();
    closing.defer(() => app.close());
    const desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    const ended = new AbortController();
    const seats = Array.from({ length: people }, (_, index) => comeAndGo(app.links.attendee, index, ended.signal));
    const work = [...seats.map(({ life }) => life), moderate(desk, ended.signal)];
    const asking = setInterval(
      () => {
        const { bot } = seats[Math.floor(Math.random() * people)] ?? {};
        if (asksEveryMs > 0) bot?.ask(questionBank[Math.floor(Math.random() * questionBank.length)] ?? '');
      },
      Math.max(asksEveryMs, 1000),
    );
    const moving = setInterval(() => {
      for (const { bot } of seats) bot?.move(performance.now());
    }, 1000 / 15);
    const taken: Sample[] = [];
    const beganMs = performance.now();
    for (let taking = 0; taking <= samples; taking++) {
      await wait(Math.max(0, beganMs + (taking * minutes * 60_000) / samples - performance.now()));
      taken.push({
        atS: (performance.now() - beganMs) / 1000,
        counts: await counted.count(),
        files: await sizesIn(app.dataDir),
      });
    }
    clearInterval(asking);
    clearInterval(moving);
    ended.abort();
    await Promise.all(work);
    const asked = (await desk.snapshot()).questions.length;
    await desk.leave();
    return figuresOf(taken, asked, await counted.end());
  },
};

/** One place in the audience: somebody who comes, stays for a while, goes, and comes again. */
function comeAndGo(link: string, index: number, signal: AbortSignal) {
  const place: { bot: Bot | null; life: Promise<void> } = { bot: null, life: Promise.resolve() };
  const live = async (): Promise<void> => {
    let cookie: string | undefined;
    await pause(Math.random() * 10_000, signal);
    while (!signal.aborted) {
      const options = { link, name: `Bot ${index}`, seed: (index * 0.618) % 1, hasHeadset: index % 10 < 3 };
      const bot: Bot = await Bot.join(cookie === undefined ? options : { ...options, cookie });
      cookie = bot.page.cookie;
      place.bot = bot;
      await pause(staysMs * (0.5 + Math.random()), signal);
      place.bot = null;
      bot.leave();
      await pause(1000 + Math.random() * 5000, signal);
    }
  };
  place.life = live();
  return place;
}

/** Approves what comes in, calls the first of the queue every now and then, and stops some answers. */
async function moderate(desk: PageClient, signal: AbortSignal): Promise<void> {
  let read = 0;
  let calledMs = performance.now();
  while (!signal.aborted) {
    const pending = desk.questions
      .slice(read)
      .flatMap(({ changed }) => changed.filter(({ status }) => status === 'pending'));
    read = desk.questions.length;
    for (const { id } of pending) await desk.send({ type: 'question.approve', questionId: id });
    if (performance.now() - calledMs > callsEveryMs) {
      calledMs = performance.now();
      if (desk.stage.holder === 'avatar' && Math.random() < 0.5) await desk.send({ type: 'stage.stop' });
      const [first] = (await desk.snapshot()).questions.filter(
        ({ place, prepared }) => place !== null && prepared !== null,
      );
      if (first !== undefined) await desk.send({ type: 'question.call', questionId: questionIdSchema.parse(first.id) });
    }
    await pause(1000, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}

async function sizesIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  // A file may go between being listed and being looked at.
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0));
  return new Map(files.map((file, index) => [path.relative(folder, file), sizes[index] ?? 0]));
}

function figuresOf(taken: readonly Sample[], asked: number, end: Counts): readonly Figure[] {
  const settled = taken.slice(Math.ceil(taken.length / 10));
  const [first, last] = [settled[0], settled.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no samples');
  const perHour = (figureIn: (sample: Sample) => number) =>
    slope(settled.map((each) => [each.atS / 3600, figureIn(each)]));
  const filesMb = ({ files }: Sample) => [...files.values()].reduce((sum, size) => sum + size, 0) / megabyte;
  const grown = [...last.files].filter(([name, size]) => size > (first.files.get(name) ?? 0)).map(([name]) => name);
  const countOf = ({ counts }: Sample) => Object.values(counts.resources).reduce((sum, count) => sum + count, 0);
  const timers = ({ counts }: Sample) => counts.resources.Timeout ?? 0;
  const how = `${minutes} min, ${people} bots of whom each stays about a minute and comes back, ${asked} questions; growth from after the first tenth, extrapolated`;
  return [
    single(
      'soak.mb-per-hour',
      'MB',
      perHour(({ counts }) => counts.rssBytes / megabyte),
      settled.length,
      `resident memory of the server after collecting, in equal steps ${inSteps(settled, ({ counts }) => counts.rssBytes / megabyte)} MB; ${how}`,
    ),
    single(
      'soak.heap-mb-per-hour',
      'MB',
      perHour(({ counts }) => counts.heapBytes / megabyte),
      settled.length,
      `heap and buffers after collecting, in equal steps ${inSteps(settled, ({ counts }) => counts.heapBytes / megabyte)} MB; ${how}`,
    ),
    single(
      'soak.files-mb-per-hour',
      'MB',
      perHour(filesMb),
      settled.length,
      `data folder, ${filesMb(first).toFixed(1)} to ${filesMb(last).toFixed(1)} MB; grew: ${grown.join(', ') || 'none'}`,
    ),
    single(
      'soak.resources-more',
      'resources',
      countOf(last) - countOf(first),
      settled.length,
      `timers, sockets and threads at the end less those after the first tenth (${countOf(first)}); timers ${timers(first)}, then ${timers(last)}; listeners ${first.counts.listeners}, then ${last.counts.listeners}`,
    ),
    single(
      'soak.left-behind',
      'resources',
      Object.values(end.resources).reduce((sum, count) => sum + count, 0),
      1,
      `when the hall had closed: ${JSON.stringify(end.resources)}`,
    ),
  ];
}

/** The figure at the beginning, after each sixth, and at the end: growth that ends shows in it, and growth that does not. */
function inSteps(samples: readonly Sample[], figureIn: (sample: Sample) => number): string {
  const at = Array.from({ length: 7 }, (_, step) => samples[Math.round((step / 6) * (samples.length - 1))]);
  return at.flatMap((sample) => (sample === undefined ? [] : [figureIn(sample).toFixed(0)])).join(', ');
}

/** The slope of the straight line nearest to the points. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const middle = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [middle(0), middle(1)];
  const across = points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
  return points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0) / across;
}
