import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const repository = path.join(import.meta.dirname, '../..');
const cruiser = path.join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rootFolders = ['protocol', 'scenes', 'server', 'client', 'tools', 'test'];
const installed = ['zod', 'immutable', 'openai', 'livekit-client', '@colyseus/core', '@colyseus/schema'];

const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
});

describe('who imports whom', () => {
  it.each([
    ['no-cycles', 'server/crowd/a.ts', './b.ts'],
    ['resolvable', 'server/app.ts', './nowhere.ts'],
    ['pure-is-pure', 'server/townhall/a.ts', 'node:fs'],
    ['pure-is-pure', 'server/mind/a.ts', 'openai'],
    ['pure-is-pure', 'server/speech/a.ts', '../session/ports.ts'],
    ['pure-is-pure', 'client/world/a.ts', '../live/ports.ts'],
    ['protocol-is-the-ground', 'protocol/a.ts', '../scenes/scene.ts'],
    ['protocol-is-the-ground', 'protocol/record/a.ts', 'immutable'],
    ['scenes-know-the-protocol', 'scenes/a.ts', '../server/townhall/state.ts'],
    ['world-knows-the-protocol', 'client/world/a.ts', 'immutable'],
    ['townhall-downwards', 'server/townhall/a.ts', '../persona/state.ts'],
    ['townhall-downwards', 'server/townhall/a.ts', '../mind/ports.ts'],
    ['persona-downwards', 'server/persona/a.ts', '../mind/ports.ts'],
    ['access-downwards', 'server/access/a.ts', '../townhall/state.ts'],
    ['crowd-downwards', 'server/crowd/a.ts', '../townhall/state.ts'],
    ['mind-downwards', 'server/mind/a.ts', '../townhall/state.ts'],
    ['speech-downwards', 'server/speech/a.ts', '../mind/ports.ts'],
    ['schema-is-for-colyseus', 'server/session/a.ts', '../../protocol/replicated-state.ts'],
    ['schema-is-for-colyseus', 'client/world/a.ts', '../../protocol/replicated-state.ts'],
    ['session-drives-the-core', 'server/session/a.ts', '../mind/ports.ts'],
    ['leader-at-the-gate', 'server/leader/a.ts', '../session/session.ts'],
    ['leader-at-the-gate', 'server/leader/a.ts', '../persona/state.ts'],
    ['live-knows-ports', 'client/live/a.ts', '../pages/page.ts'],
    ['pages-show', 'client/pages/a.ts', '../adapters/http/door.ts'],
    ['adapter-server-sql', 'server/adapters/sql/a.ts', '../http/server.ts'],
    ['adapter-server-sql', 'server/adapters/sql/a.ts', 'openai'],
    ['adapter-server-openai', 'server/adapters/openai/a.ts', '../../townhall/state.ts'],
    ['adapter-client-http', 'client/adapters/http/a.ts', '../../pages/page.ts'],
    ['adapters-are-listed', 'server/adapters/fax/a.ts', 'zod'],
    ['outside-behind-adapters', 'server/session/a.ts', 'openai'],
    ['outside-behind-adapters', 'client/live/a.ts', 'livekit-client'],
    ['only-the-app-knows-adapters', 'server/session/a.ts', '../adapters/http/server.ts'],
    ['server-knows-no-client', 'server/session/a.ts', '../../client/world/view.ts'],
    ['client-knows-no-server', 'client/live/a.ts', '../../server/townhall/state.ts'],
    ['no-node-in-the-page', 'client/pages/a.ts', 'node:path'],
    ['product-stands-alone', 'server/session/a.ts', '../../test/support/app.ts'],
    ['tools-without-tests', 'tools/a.ts', '../test/support/app.ts'],
    ['benches-use-support', 'tools/bench/a.ts', '../../test/unit/b.ts'],
    ['no-dev-dependency-in-the-product', 'server/session/a.ts', 'vitest'],
  ])('[ARCH1] %s: %s must not import %s', (rule, from, to) => {
    expect(brokenRules([[from, to]])).toContain(rule);
  });

  it('[ARCH1] an import of types counts', () => {
    const tree = aTree([]);
    writeFileSync(path.join(tree, 'server/mind/a.ts'), "import type { State } from '../townhall/state.ts';\nexport type A = State;\n");
    expect(rulesBrokenIn(tree)).toEqual(['mind-downwards']);
  });

  it('[ARCH1] what the design allows breaks no rule', () => {
    const allowed: Edge[] = [
      ['protocol/a.ts', 'zod'],
      ['protocol/replicated-state.ts', '@colyseus/schema'],
      ['scenes/a.ts', '../protocol/ids.ts'],
      ['server/townhall/a.ts', 'immutable'],
      ['server/persona/a.ts', '../townhall/state.ts'],
      ['server/mind/a.ts', '../speech/ports.ts'],
      ['server/session/a.ts', '../townhall/state.ts'],
      ['server/leader/a.ts', '../session/ports.ts'],
      ['server/adapters/colyseus/a.ts', '../../../protocol/replicated-state.ts'],
      ['server/adapters/colyseus/b.ts', '@colyseus/core'],
      ['server/adapters/http/a.ts', 'node:fs'],
      ['server/app.ts', './adapters/http/server.ts'],
      ['client/app.ts', './adapters/http/door.ts'],
      ['client/pages/a.ts', '../live/ports.ts'],
      ['client/adapters/livekit/a.ts', 'livekit-client'],
      ['tools/bench/a.ts', '../../test/support/app.ts'],
      ['test/unit/c.test.ts', 'vitest'],
    ];
    expect(brokenRules(allowed)).toEqual([]);
  });
});

type Edge = readonly [from: string, to: string];

function brokenRules(edges: readonly Edge[]): readonly string[] {
  return rulesBrokenIn(aTree(edges));
}

/** A small house with every room, in which nothing imports anything but what the edges say. */
function aTree(edges: readonly Edge[]): string {
  const tree = mkdtempSync(path.join(os.tmpdir(), 'rostrum-imports-'));
  trees.push(tree);
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  };
  const names = (packages: readonly string[]) => Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  write('package.json', JSON.stringify({ type: 'module', dependencies: names(installed), devDependencies: names(['vitest']) }));
  for (const name of [...installed, 'vitest']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'export default 1;\n');
  }
  for (const file of rooms) write(file, 'export interface State { readonly a: 1 }\nexport default 1;\n');
  for (const [from, to] of edges) write(from, `import thing from '${to}';\nexport default thing;\n`);
  return tree;
}

const rooms = [
  'protocol/ids.ts',
  'protocol/replicated-state.ts',
  'scenes/scene.ts',
  'server/app.ts',
  'server/townhall/state.ts',
  'server/persona/state.ts',
  'server/access/door.ts',
  'server/crowd/board.ts',
  'server/mind/ports.ts',
  'server/speech/ports.ts',
  'server/session/ports.ts',
  'server/session/session.ts',
  'server/adapters/http/server.ts',
  'client/world/view.ts',
  'client/live/ports.ts',
  'client/pages/page.ts',
  'client/adapters/http/door.ts',
  'tools/a.ts',
  'test/support/app.ts',
  'test/unit/b.ts',
];

const reportSchema = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })), totalCruised: z.number() }),
});

function rulesBrokenIn(tree: string): readonly string[] {
  if (trees.length === 0) throw new Error('no tree');
  const preload = path.join(repository, 'tools/swc-tsx.cjs');
  const config = path.join(repository, '.dependency-cruiser.cjs');
  // The cycle of the first case: b imports a.
  if (spawnSync('test', ['-e', path.join(tree, 'server/crowd/a.ts')]).status === 0) {
    writeFileSync(path.join(tree, 'server/crowd/b.ts'), "import a from './a.ts';\nexport default a;\n");
  }
  const argv = ['--require', preload, cruiser, '--config', config, '--output-type', 'json', ...rootFolders];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: tree, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const { violations, totalCruised } = reportSchema.parse(JSON.parse(stdout)).summary;
  expect(totalCruised).toBeGreaterThanOrEqual(rooms.length);
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}
