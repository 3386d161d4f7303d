import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { repository, say } from './say.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** npm passes on what the terminal has sent already; within this time the second is the same one. */
const sameSignalMs = 1000;
const parentCheckMs = 500;

const quickAndSmall = {
  // Half of a start would be spent on reading the same sources anew.
  NODE_COMPILE_CACHE: path.join(repository, '.cache/node'),
  // glibc keeps memory apart for each of our threads, eight times the number of processors, and gives little of it back.
  MALLOC_ARENA_MAX: '2',
};

/** Becomes the program as nearly as Node allows: its output, its signals and its exit code are ours. */
export function handOver(node, [program, ...args], environment) {
  // In the folder that we were called in: a file named on the command line is looked for there.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', path.join(repository, program), ...args], {
    env: { ...quickAndSmall, ...environment },
    stdio: 'inherit',
  });
  for (const signal of signals) {
    let lastAt = Number.NEGATIVE_INFINITY;
    process.on(signal, () => {
      const now = performance.now();
      const isSame = now - lastAt < sameSignalMs;
      lastAt = now;
      // Ctrl-C in a terminal reaches the program directly; a second one would be the order to die at once.
      if (!isSame && !(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    });
  }
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => child.kill('SIGTERM'));
  child.on('error', (cause) => {
    say(`${node} could not be run: ${cause.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

/** A signal to npm ends only the shell between it and us: without this the program would stay behind and hold its port. */
function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, parentCheckMs);
  timer.unref();
}
