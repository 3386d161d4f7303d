import { flushCompileCache } from 'node:module';
import { pino } from 'pino';
import { disposeMedia } from './adapters/livekit/media-library.ts';
import { type App, startApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';

const shutdownWithinMs = 8000;

/** Starts the product as the environment and the command line say, prints the links, and ends it well on a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const log = pino(
    {
      level: config.logLevel,
      // Names, texts and secrets never reach a log: whatever logs them puts them under `pii`.
      redact: { paths: ['pii', '*.pii', 'token', '*.token', 'headers', '*.headers.cookie'], censor: '[redacted]' },
    },
    pino.destination(2),
  );
  // Before anything is begun: who is told to end while starting ends what was started.
  const told = toldToEnd();
  const app = await startApp(config, log);
  printLinks(app);
  // Not only at the end: a process that is killed leaves the next one its compiled sources all the same.
  flushCompileCache();

  log.info({ signal: await told }, 'going down');
  await app.close();
  // The media library can be ended only once in a process.
  await disposeMedia();
  process.exit(0);
}

function toldToEnd(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals): void => {
      setTimeout(() => process.exit(1), shutdownWithinMs).unref();
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
}

function printLinks({ url, links, notes }: App): void {
  const width = Math.max(...links.map(({ name }) => name.length));
  const lines = [
    `ready ${url}`,
    '',
    ...links.map(({ name, href, note }) => `  ${name.padEnd(width)}  ${href}   ${note}`),
    '',
    ...notes.map((note) => `  ${note}`),
    ...(notes.length > 0 ? [''] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  const isPlain = error instanceof ConfigError || (error instanceof Error && error.name === 'StartError');
  process.stderr.write(`${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
