import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { RunningApp } from '../../test/support/running-app.ts';

/** A busy machine comes to it late. */
const withinMs = 60_000;
const preload = path.join(import.meta.dirname, 'watch-loop.ts');

const lapSchema = z.object({
  /** How much later each turn of the loop came than it was due. */
  lateMs: z.array(z.number()),
  /** What the thread of the loop itself worked in each of these turns. */
  busyMs: z.array(z.number()),
  /** The most that the main thread held of heap and buffers, rubbish included. */
  heldBytes: z.number(),
});
export type Lap = z.infer<typeof lapSchema>;

/** The product as people start it, whose process says how late its event loop was. Whoever looks on has a process of their own. */
export class WatchedApp {
  readonly app: RunningApp;

  private constructor(app: RunningApp) {
    this.app = app;
  }

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<WatchedApp> {
    return new WatchedApp(await RunningApp.start({ ...environment, NODE_OPTIONS: `--import=${preload}` }));
  }

  /** Every turn of the loop since the last lap. */
  async lap(): Promise<Lap> {
    const said = lapsOf(this.app.output).length;
    this.app.signal('SIGUSR2');
    for (const endMs = performance.now() + withinMs; performance.now() < endMs; await wait(10)) {
      const lap = lapsOf(this.app.output)[said];
      if (lap !== undefined) return lap;
    }
    throw new Error('the process did not say how late it was');
  }
}

function lapsOf(output: string): readonly Lap[] {
  return [...output.matchAll(/^loop (.+)\n/gm)].map(([, lap = '']) => lapSchema.parse(JSON.parse(lap)));
}
