import { spawn } from 'node:child_process';
import { say } from './say.mjs';

const progressEveryMs = 10_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A signal came: what was begun is to be tidied up, and nothing else begun. */
export class Stopped extends Error {}

/**
 * Runs a program to its end; throws with the last lines of its output when it fails. Says every ten seconds that it still runs. A signal ends
 * the program and throws {@link Stopped}, so that the caller can tidy up.
 */
export async function runQuietly(what, program, args, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (data) => {
    output = (output + data).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let isStopped = false;
  const stop = (signal) => {
    isStopped = true;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, stop);
  const progress = setInterval(() => say(`  … ${what}: ${seconds()} s`), progressEveryMs);
  try {
    await new Promise((resolve, reject) => {
      child.on('error', (cause) => reject(new Error(`${what} could not be run (${program}): ${cause.message}`)));
      // Not `exit`: the last lines of the output may still be on their way.
      child.on('close', (code) => {
        if (code === 0) resolve();
        else if (isStopped) reject(new Stopped(`Stopped: ${what}.`));
        else reject(new Error(`${what} failed (${program} ${args.join(' ')}):\n${output.trimEnd()}`));
      });
    });
  } finally {
    clearInterval(progress);
    for (const signal of signals) process.off(signal, stop);
  }
}
