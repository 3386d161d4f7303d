// What every npm script runs: sets up what is missing, then the command. Runs on Node 20 and needs no dependency.
import { spawn } from 'node:child_process';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureClient } from './setup/client.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureLiveKit } from './setup/livekit.mjs';
import { ensureNode } from './setup/node.mjs';
import { repository, say } from './setup/say.mjs';

/** Command → the program it ends in, and what that program needs. */
const commands = {
  start: { program: 'server/main.ts', needs: ['client', 'livekit'] },
  test: { program: 'tools/check.ts', needs: ['client', 'livekit', 'chromium'] },
  bench: { program: 'tools/bench/main.ts', needs: ['client', 'livekit', 'chromium'] },
  assets: { program: 'tools/assets.ts', needs: [] },
  export: { program: 'tools/export.ts', needs: [] },
  verify: { program: 'tools/verify.ts', needs: [] },
  setup: { program: null, needs: ['client', 'livekit', 'chromium'] },
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  say(`Unknown command "${name}". Known are: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}

try {
  await ensureDependencies();
  const node = ensureNode();
  const environment = { ...process.env };
  if (command.needs.includes('client')) await ensureClient(node);
  if (command.needs.includes('livekit')) environment.ROSTRUM_LIVEKIT_BIN = await ensureLiveKit();
  if (command.needs.includes('chromium')) environment.ROSTRUM_CHROMIUM = await ensureChromium(node);
  if (command.program !== null) run(node, [command.program, ...args], environment);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** Hands over to the program: its output, its signals and its exit code are ours. */
function run(node, argv, environment) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...argv], { cwd: repository, env: environment, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}
