import { spawn } from 'node:child_process';

/** Runs a program to its end; throws with the last lines of its output when it fails. Says every ten seconds that it still runs. */
export async function runQuietly(what, program, args, options = {}) {
  const started = Date.now();
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (data) => {
    output = (output + data).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const progress = setInterval(() => {
    process.stderr.write(`  … ${what}: ${Math.round((Date.now() - started) / 1000)} s\n`);
  }, 10_000);
  try {
    await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${what} failed (${program} ${args.join(' ')}):\n${output}`))));
    });
  } finally {
    clearInterval(progress);
  }
}
