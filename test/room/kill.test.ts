import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KillRun } from '../support/chaos/kill-run.ts';
import { RunningApp } from '../support/running-app.ts';

const seed = 7619;
const asItWas = { lost: [], unrecorded: [], misplaced: [] };

/** The short part of `npm run bench -- chaos`: one kill of each kind. Without voices, which are killed too in `test/e2e/kill.test.ts`. */
describe(`the server is killed at any moment (seed ${seed})`, () => {
  let app: RunningApp;
  let run: KillRun;
  beforeAll(async () => {
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    run = await KillRun.open(app, seed);
  });
  afterAll(async () => {
    await run?.close();
    await app?.close();
  });

  it.each(['append', 'publish', 'answer'] as const)(
    '[K1, K2] inside %s: the record holds what was acknowledged and shown, and everybody is back in their seat',
    async (moment) => {
      expect(await run.kill(moment)).toMatchObject(asItWas);
    },
  );

  it('[K1, K2, K3] inside a stop: what was stopped stays so', async () => {
    expect(await run.kill('stop')).toMatchObject(asItWas);
  });
});
