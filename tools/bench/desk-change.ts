import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf } from './figure.ts';
import type { OnlookersTask } from './onlookers.ts';
import { readyQuestion } from './ready-question.ts';

/** `DESK_PEOPLE`: more or fewer. */
const people = Number(process.env.DESK_PEOPLE ?? 1000);
const desks = 3;
const changes = 60;
/** Between two changes, so that they fall on any moment of the pace at which pages are told. */
const restMs = { least: 200, more: 250 };

/**
 * A moderator's change, sent by a desk → seen by the last of three desks, while a thousand others look on; and until the last one lists it among
 * what the crew did. Who looks at what goes the same way.
 */
export const deskChangeBench: Bench = {
  names: ['desk.change-to-desk-ms', 'desk.together-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    // Voices off: they are not what is measured.
    const app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    closing.defer(() => app.close());
    const onlookers = fork(path.join(import.meta.dirname, 'onlookers.ts'));
    closing.defer(() => void onlookers.kill('SIGKILL'));
    const joined = new Promise((resolve, reject) => {
      onlookers.once('message', resolve);
      onlookers.once('exit', (code) => reject(new Error(`the onlookers ended with ${code}`)));
    });
    onlookers.send({ link: app.links.spectator, people } satisfies OnlookersTask);
    await joined;
    const first = await PageClient.join(app.links.desk, 'Desk', 'desk');
    const pages = [first, ...Array.from({ length: desks - 1 }, () => first.another())];
    for (const page of pages.slice(1)) await page.enter('Desk', 'desk');
    const asker = await PageClient.join(app.links.attendee, 'Asker');
    const questionId = await readyQuestion(asker, first, 'What is our strategy on products?');
    const changed: number[] = [];
    const listed: number[] = [];
    for (let at = 0; at < changes; at++) {
      await wait(restMs.least + Math.random() * restMs.more);
      const seen = await seenEverywhere(pages, {
        type: 'question.edit',
        questionId,
        text: `Which products come ${at + 1}st?`,
      });
      changed.push(seen.changedMs);
      listed.push(seen.listedMs);
    }
    const note = `${desks} desks on real sockets, ${people} people connected from a second process`;
    return [
      figureOf('desk.change-to-desk-ms', 'ms', changed, `${note}; until the last desk has it`),
      figureOf('desk.together-ms', 'ms', listed, `${note}; until the last desk lists who did it`),
    ];
  },
};

async function seenEverywhere(
  desks: readonly PageClient[],
  edit: {
    readonly type: 'question.edit';
    readonly questionId: Awaited<ReturnType<typeof readyQuestion>>;
    readonly text: string;
  },
): Promise<{ readonly changedMs: number; readonly listedMs: number }> {
  const has = (desk: PageClient) => () =>
    desk.questions.at(-1)?.changed.some(({ id, text }) => id === edit.questionId && text === edit.text) === true;
  // The newest act is this one: nobody else acts.
  const newest = (desk: PageClient) => Math.max(0, ...desk.acts.list.map(({ entry }) => entry));
  const before = desks.map(newest);
  const began = performance.now();
  const since = () => performance.now() - began;
  const changed = Promise.all(desks.map((desk) => desk.until('the change', has(desk)))).then(since);
  const listed = Promise.all(
    desks.map((desk, index) => desk.until('the act', () => newest(desk) > (before[index] ?? 0))),
  ).then(since);
  await desks[0]?.must(edit);
  return { changedMs: await changed, listedMs: await listed };
}
