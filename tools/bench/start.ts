import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf, single } from './figure.ts';

const starts = 5;

/** From the start of the process to the line that says it is ready, on a tree that is set up. */
export const startBench: Bench = {
  names: ['start.ready-ms', 'start.first-ready-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const app = await RunningApp.start();
    closing.defer(() => app.close());
    const first = app.readyMs;
    const times: number[] = [];
    for (let i = 0; i < starts; i++) {
      await app.kill();
      await app.up();
      times.push(app.readyMs);
    }
    return [
      figureOf('start.ready-ms', 'ms', times, 'after a SIGKILL, with a data folder'),
      single('start.first-ready-ms', 'ms', first, 1, 'empty data folder: the demo persona is written'),
    ];
  },
};
