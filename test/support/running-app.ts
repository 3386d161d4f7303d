import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { liveKitBinary } from './livekit-binary.ts';

const repository = path.join(import.meta.dirname, '../..');
const readyWithinMs = 60_000;
/** What the statements of the demo leaders mean, by content: read anew in every data folder, it would be most of what the tests do. */
const keptMeanings = path.join(repository, '.cache/tests');

export type LinkName = 'attendee' | 'spectator' | 'desk' | 'leader';

/** The product as people start it: `main.ts` in a process of its own, on a free port, with a temporary data folder and the real parts. */
export class RunningApp {
  readonly dataDir: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #args: readonly string[];
  #child: ChildProcess | null = null;
  #output = '';
  url = '';
  links: Readonly<Record<LinkName, string>> = { attendee: '', spectator: '', desk: '', leader: '' };
  /** From the start of the process to its ready line. */
  readyMs = 0;

  private constructor(dataDir: string, environment: Readonly<Record<string, string>>, args: readonly string[]) {
    this.dataDir = dataDir;
    this.#environment = environment;
    this.#args = args;
  }

  static async start(
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
  ): Promise<RunningApp> {
    const app = new RunningApp(await mkdtemp(path.join(os.tmpdir(), 'rostrum-app-')), environment, args);
    // The first one has none.
    await copyFile(app.#keptMeanings, app.#meanings).catch(() => undefined);
    await app.up();
    return app;
  }

  get #meanings(): string {
    return path.join(this.dataDir, 'meanings.bin');
  }

  get #keptMeanings(): string {
    return path.join(keptMeanings, `${this.#environment.PERSONA ?? 'demo'}.bin`);
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('it does not run');
    return pid;
  }

  /** Starts (again), on the same port as before when there was one. Resolves at the ready line. */
  async up(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const started = performance.now();
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'server/main.ts', '--port', port, ...this.#args],
      {
        cwd: repository,
        env: {
          ...process.env,
          NODE_ENV: 'test',
          DATA_DIR: this.dataDir,
          LOG_LEVEL: 'warn',
          ROSTRUM_LIVEKIT_BIN: liveKitBinary(),
          ...this.#environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    this.#output = '';
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`not ready in ${readyWithinMs} ms:\n${this.#output}`)),
        readyWithinMs,
      );
      const take = (data: Buffer): void => {
        this.#output += data.toString();
        if (!/^ready /m.test(this.#output)) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout?.on('data', take);
      child.stderr?.on('data', take);
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`ended with ${code} before it was ready:\n${this.#output}`));
      });
    });
    this.readyMs = performance.now() - started;
    this.url = /^ready (\S+)/m.exec(this.#output)?.[1] ?? '';
    this.links = {
      attendee: this.#link('attendee'),
      spectator: this.#link('spectator'),
      desk: this.#link('desk'),
      leader: this.#link('leader'),
    };
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  async close(): Promise<void> {
    await this.#end('SIGTERM');
    await this.#keepMeanings();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** For the next one: whole, or not at all. */
  async #keepMeanings(): Promise<void> {
    if (existsSync(this.#keptMeanings) || !existsSync(this.#meanings)) return;
    const draft = `${this.#keptMeanings}.${randomUUID()}`;
    await mkdir(keptMeanings, { recursive: true });
    await copyFile(this.#meanings, draft);
    await rename(draft, this.#keptMeanings);
  }

  #link(name: LinkName): string {
    return new RegExp(`^\\s*${name}\\s+(http\\S+)`, 'm').exec(this.#output)?.[1] ?? '';
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
}
