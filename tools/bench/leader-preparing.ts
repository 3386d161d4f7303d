import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { QuestionId } from '../../protocol/ids.ts';
import { databaseFile } from '../../server/adapters/node/data-folder.ts';
import { systemClock } from '../../server/adapters/node/system-clock.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { TownhallSession } from '../../server/session/session.ts';
import { Listener, must, sessionOptions } from '../../test/support/build-session.ts';
import { ask, enter, idOf, part, person, questionId } from '../../test/support/build-townhall.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { type Bench, figureOf, single } from './figure.ts';
import { WatchedApp } from './watched-app.ts';
import { wordings } from './wordings.ts';

const waiting = 200;
const perAsker = 2;
const personaId = 'maya-lindqvist';
const withinMs = 300_000;

/**
 * A town hall whose record holds 200 approved questions is started: from its ready line until every answer is found, checked, labelled and
 * the sound of its first sentence made, as a desk is told. The hall is a process of its own, so that its loop is late by its own work (and by
 * what else the machine does) and not by the desk's; without a language model, with the embedded voice.
 */
export const leaderPreparingBench: Bench = {
  names: [
    'leader.prepare-200-s',
    'leader.prepare-answered',
    'leader.prepare-loop-lag-ms',
    'leader.prepare-loop-busy-ms',
  ],
  async run() {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-bench-'));
    await using closing = new AsyncDisposableStack();
    closing.defer(() => rm(folder, { recursive: true }));
    const ids = await fillQueue(folder);
    const watched = await WatchedApp.start({ DATA_DIR: folder });
    closing.defer(() => watched.app.close());
    await watched.lap();
    const startedMs = performance.now();
    const desk = await PageClient.join(watched.app.links.desk, 'Desk', 'desk');
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
    const { lateMs, busyMs } = await watched.lap();
    const answered = [...outcomes.values()].filter((outcome) => outcome === 'answered').length;
    return [
      single('leader.prepare-200-s', 's', seconds, 1, `${waiting} questions, ${answered} of them answered; from ready`),
      single('leader.prepare-answered', 'questions', answered, waiting, 'the others are an honest “I don’t know”'),
      figureOf('leader.prepare-loop-lag-ms', 'ms', lateMs, 'of the hall’s process, which is the hall’s alone'),
      figureOf('leader.prepare-loop-busy-ms', 'ms', busyMs, 'what the hall itself worked in each turn of its loop'),
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
  const ids = wordings(personaId, waiting).map((text, at) => ({
    id: `q${at}`,
    text,
    by: `asker${Math.floor(at / perAsker)}`,
  }));
  for (const { id, text, by } of ids) {
    if (!town.state.members.has(idOf(by))) await must(town, part('door'), enter(by, { kind: 'companion' }));
    await must(town, person(by), ask(id, text));
    await must(town, person('mo'), { type: 'question.approve', questionId: questionId(id) });
  }
  await town.close();
  await database.close();
  return ids.map(({ id }) => questionId(id));
}
