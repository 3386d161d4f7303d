import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollIdSchema } from '../../protocol/ids.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const run = promisify(execFile);
const bots = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', 'tools/bots/main.ts', ...args], {
    env: { ...process.env, ...environment },
  });

describe('an audience of bots', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app?.close());

  it('[BT1] comes in by the door, shows as bots, moves, asks, votes and speaks, and says what it saw', async () => {
    const desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    const ada = await PageClient.join(app.links.attendee, 'Ada');
    const port = new URL(app.url).port;
    const options = ['--people', '6', '--seconds', '12', '--headsets', '0.5', '--ask', '2', '--voices', '1'];
    const ended = bots(options, { DATA_DIR: app.dataDir, PORT: port });
    const marked = () => Object.values(ada.roster).filter(({ isBot }) => isBot === true);
    await ada.until('six bots', () => marked().length === 6);
    expect(Object.values(ada.roster).find(({ name }) => name === 'Ada')?.isBot).toBe(false);
    await ada.until('a bot that may talk', () => marked().some(({ mayTalk }) => mayTalk === true));
    const pending = () => desk.questions.flatMap(({ changed }) => changed.filter(({ status }) => status === 'pending'));
    await desk.until('a question', () => pending().length > 0);
    const [question] = pending();
    if (question === undefined) throw new Error('no question');
    await desk.must({ type: 'question.approve', questionId: question.id });

    const pollId = pollIdSchema.parse('how-is-it');
    const poll = { pollId, kind: 'single', question: 'How is it?', labels: ['Good', 'Fair'], isHidden: false } as const;
    await desk.must({ type: 'poll.create', ...poll });
    await desk.must({ type: 'poll.open', pollId });
    await desk.until('an answer to the poll', () =>
      desk.polls.some(({ changed }) => changed.some(({ id, answered }) => id === pollId && answered > 0)),
    );

    const report: unknown = JSON.parse((await ended).stdout);
    expect(report).toMatchObject({ people: 6, joined: 6, refused: [], asked: 2, speaking: 1, putOut: [] });
    // Poses of those with a headset, at the rate of the own cell.
    expect(ada.frames.length).toBeGreaterThan(30);
    await ada.until('all have left', () => marked().every(({ isAway }) => isAway === true));
  });

  it('[BT2] says how to use it, and where there is no town hall', async () => {
    await expect(bots(['--people', 'many', '--voice', '1'])).rejects.toThrow(/--people N.*people: .*voice/s);
    await expect(bots(['--people', '3'], { DATA_DIR: app.dataDir, PORT: '1' })).rejects.toThrow(
      'Nobody answers at http://localhost:1.',
    );
    expect((await bots(['--help'])).stdout).toContain('npm run bots -- --people N');
    await expect(bots(['--people', '3'], { DATA_DIR: `${app.dataDir}/nothing` })).rejects.toThrow(
      'Run npm start first',
    );
  });
});
