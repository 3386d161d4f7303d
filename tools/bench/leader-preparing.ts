import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import type { QuestionId } from '../../protocol/ids.ts';
import { databaseFile } from '../../server/adapters/node/data-folder.ts';
import { readPersona } from '../../server/adapters/node/persona-files.ts';
import { systemClock } from '../../server/adapters/node/system-clock.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { startApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { TownhallSession } from '../../server/session/session.ts';
import { Listener, must, sessionOptions } from '../../test/support/build-session.ts';
import { ask, enter, idOf, part, person, questionId } from '../../test/support/build-townhall.ts';
import { liveKitBinary } from '../../test/support/livekit-binary.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { type Bench, single } from './figure.ts';

const waiting = 200;
const perAsker = 2;
const personaId = 'maya-lindqvist';
const withinMs = 300_000;

/**
 * A town hall whose record holds 200 approved questions is started: from its ready line until every answer is found, checked, labelled and
 * the sound of its first sentence made, as a desk is told. The desk runs in the hall's process; without a language model, with the embedded voice.
 */
export const leaderPreparingBench: Bench = {
  names: ['leader.prepare-200-s', 'leader.prepare-answered', 'leader.prepare-loop-lag-ms'],
  async run() {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-bench-'));
    await using closing = new AsyncDisposableStack();
    closing.defer(() => rm(folder, { recursive: true }));
    const ids = await fillQueue(folder);
    const environment = { DATA_DIR: folder, LOG_LEVEL: 'warn', ROSTRUM_LIVEKIT_BIN: liveKitBinary(), NODE_ENV: 'test' };
    const app = await startApp(readConfig(environment, ['--port', '0']), pino({ level: 'warn' }));
    const startedMs = performance.now();
    closing.defer(() => app.close());
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const link = app.links.find(({ name }) => name === 'desk')?.href ?? '';
    const desk = await PageClient.join(link, 'Desk', 'desk');
    closing.defer(() => desk.leave());
    const outcomes = new Map<QuestionId, string>();
    const note = (
      views: Iterable<{ readonly id: QuestionId; readonly prepared: { readonly outcome: string } | null }>,
    ) => {
      for (const { id, prepared } of views) if (prepared !== null) outcomes.set(id, prepared.outcome);
      return ids.every((id) => outcomes.has(id));
    };
    note((await desk.snapshot()).questions);
    await desk.until('200 prepared', () => desk.questions.some(({ changed }) => note(changed)), withinMs);
    const seconds = (performance.now() - startedMs) / 1000;
    delay.disable();
    const answered = [...outcomes.values()].filter((outcome) => outcome === 'answered').length;
    const lagMs = (percentile: number) => Math.round(delay.percentile(percentile) / 1e5) / 10;
    return [
      single('leader.prepare-200-s', 's', seconds, 1, `${waiting} questions, ${answered} of them answered; from ready`),
      single('leader.prepare-answered', 'questions', answered, waiting, 'the others are an honest “I don’t know”'),
      {
        ...single('leader.prepare-loop-lag-ms', 'ms', lagMs(50), delay.count, 'of the hall’s process meanwhile'),
        p95: lagMs(95),
        p99: lagMs(99),
        max: lagMs(100),
      },
    ];
  },
};

/** Writes the record of a town hall in which many have asked, without a leader who prepares. */
async function fillQueue(folder: string): Promise<readonly QuestionId[]> {
  const database = await openSqlite({ file: databaseFile(folder) });
  const options = sessionOptions(database.record, systemClock, new Listener());
  const town = await TownhallSession.open(options);
  const create = { type: 'townhall.create', title: 'Bench', hallId: 'townhall', personaId } as const;
  await must(town, part('session'), create);
  await must(town, part('session'), { type: 'townhall.open' });
  await must(town, part('door'), enter('mo', { role: 'moderator', kind: 'desk' }));
  const ids = wordings().map((text, at) => ({ id: `q${at}`, text, by: `asker${Math.floor(at / perAsker)}` }));
  for (const { id, text, by } of ids) {
    if (!town.state.members.has(idOf(by))) await must(town, part('door'), enter(by, { kind: 'companion' }));
    await must(town, person(by), ask(id, text));
    await must(town, person('mo'), { type: 'question.approve', questionId: questionId(id) });
  }
  await town.close();
  await database.close();
  return ids.map(({ id }) => questionId(id));
}

/** Each asks of one of the leader's statements, in some words of its own. */
function wordings(): readonly string[] {
  const ways = [
    (title: string) => `What do you say about this: ${title}?`,
    (title: string) => `Can you tell us more on ${title}, please?`,
    (title: string) => `Where do we stand with ${title} today?`,
    (title: string) => `Why is it like that with ${title}?`,
  ];
  const titles = readPersona(personaId).statements.map(({ title }) => title);
  return ways.flatMap((way) => titles.map(way)).slice(0, waiting);
}
