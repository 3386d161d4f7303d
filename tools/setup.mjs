// What every npm script runs: sets up what is missing, then the command. Runs on Node 20 and needs no dependency.
import { ensureChromium } from './setup/chromium.mjs';
import { ensureClient } from './setup/client.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { handOver } from './setup/hand-over.mjs';
import { ensureLiveKit } from './setup/livekit.mjs';
import { ensureNode } from './setup/node.mjs';
import { say } from './setup/say.mjs';

/** Command → the program it ends in, and what that program needs. */
const commands = {
  start: { program: 'server/main.ts', needs: ['client', 'livekit'] },
  test: { program: 'tools/check.ts', needs: ['client', 'livekit', 'chromium'] },
  bench: { program: 'tools/bench/main.ts', needs: ['client', 'livekit', 'chromium'] },
  pictures: { program: 'tools/pictures/main.ts', needs: ['chromium'] },
  bots: { program: 'tools/bots/main.ts', needs: [] },
  eval: { program: 'tools/eval/main.ts', needs: [] },
  rehearse: { program: 'tools/rehearse/main.ts', needs: [] },
  anonymous: { program: 'tools/anonymous.ts', needs: [] },
  avatar: { program: 'tools/avatar.ts', needs: [] },
  organiser: { program: 'tools/organiser.ts', needs: [] },
  import: { program: 'tools/import/main.ts', needs: [] },
  export: { program: 'tools/export.ts', needs: [] },
  verify: { program: 'tools/verify.ts', needs: [] },
  scene: { program: 'tools/scene.ts', needs: [] },
  assets: { program: 'tools/assets.ts', needs: [] },
  licences: { program: 'tools/licences.ts', needs: [] },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
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
  handOver(node, [command.program, ...args], environment);
} catch (error) {
  say(error.message);
  process.exit(1);
}
