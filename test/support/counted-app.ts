import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { RunningApp } from './running-app.ts';

const withinMs = 10_000;
const preload = path.join(import.meta.dirname, 'count-resources.ts');

const countsSchema = z.object({
  when: z.enum(['now', 'end']),
  /** What keeps the process alive, by kind: timers, sockets, servers, threads. */
  resources: z.record(z.string(), z.number()),
  /** On the process itself. */
  listeners: z.number(),
  /** Once the rubbish is collected. */
  heapBytes: z.number(),
  rssBytes: z.number(),
});
export type Counts = z.infer<typeof countsSchema>;

/** The product as people start it, whose process says on a signal what it holds. */
export class CountedApp {
  readonly app: RunningApp;

  private constructor(app: RunningApp) {
    this.app = app;
  }

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<CountedApp> {
    return new CountedApp(await RunningApp.start({ ...environment, NODE_OPTIONS: `--import=${preload}` }));
  }

  async count(): Promise<Counts> {
    const said = countsOf(this.app.output).length;
    this.app.signal('SIGUSR2');
    return this.#next(said);
  }

  /** Ends the process as an administrator would; gives what it still held when all was closed. */
  async end(): Promise<Counts> {
    const said = countsOf(this.app.output).length;
    await this.app.close();
    return this.#next(said);
  }

  async #next(said: number): Promise<Counts> {
    for (const endMs = performance.now() + withinMs; performance.now() < endMs; await wait(10)) {
      const counts = countsOf(this.app.output)[said];
      if (counts !== undefined) return counts;
    }
    throw new Error('the process did not say what it holds');
  }
}

function countsOf(output: string): readonly Counts[] {
  return [...output.matchAll(/^counts (.+)$/gm)].map(([, counts = '']) => countsSchema.parse(JSON.parse(counts)));
}
