import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const repository = path.join(import.meta.dirname, '../..');
const configFile = path.join(repository, '.dependency-cruiser.cjs');
const ruleSchema = z.object({ name: z.string(), from: z.object({ path: z.string().optional() }) });
const config = z.object({ forbidden: z.array(ruleSchema) }).parse(createRequire(import.meta.url)(configFile));

const violationSchema = z.object({ from: z.string(), rule: z.object({ name: z.string() }) });
const reportSchema = z.object({ summary: z.object({ violations: z.array(violationSchema) }) });

/** Where an import stands, and what it names. Each stands in a file of its own. */
type Edge = readonly [folder: string, to: string];

/** For each rule what it must not let through. */
const forbidden: readonly (readonly [rule: string, ...Edge])[] = [
  ['resolvable', 'server', './nowhere.ts'],
  ['pure-is-pure', 'server/townhall', 'node:fs'],
  ['pure-is-pure', 'server/mind', 'openai'],
  ['pure-is-pure', 'server/speech', '../session/ports.ts'],
  ['pure-is-pure', 'client/world', '../live/ports.ts'],
  ['protocol-is-the-ground', 'protocol', '../scenes/scene.ts'],
  ['protocol-is-the-ground', 'protocol/record', 'immutable'],
  ['scenes-know-the-protocol', 'scenes', '../server/townhall/state.ts'],
  ['world-knows-the-protocol', 'client/world', 'immutable'],
  ['townhall-downwards', 'server/townhall', '../persona/state.ts'],
  ['townhall-downwards', 'server/townhall', '../mind/ports.ts'],
  ['persona-downwards', 'server/persona', '../mind/ports.ts'],
  ['access-downwards', 'server/access', '../townhall/state.ts'],
  ['crowd-downwards', 'server/crowd', '../townhall/state.ts'],
  ['documents-downwards', 'server/documents', '../townhall/state.ts'],
  ['mind-downwards', 'server/mind', '../townhall/state.ts'],
  ['rehearsal-downwards', 'server/rehearsal', '../townhall/state.ts'],
  ['speech-downwards', 'server/speech', '../mind/ports.ts'],
  ['schema-is-for-colyseus', 'server/session', '../../protocol/replicated-state.ts'],
  ['schema-is-for-colyseus', 'client/world', '../../protocol/replicated-state.ts'],
  ['session-drives-the-core', 'server/session', '../mind/ports.ts'],
  ['leader-at-the-gate', 'server/leader', '../session/session.ts'],
  ['leader-at-the-gate', 'server/leader', '../persona/state.ts'],
  ['live-knows-ports', 'client/live', '../pages/page.ts'],
  ['pages-show', 'client/pages', '../adapters/http/door.ts'],
  ['adapters-are-listed', 'server/adapters/fax', 'zod'],
  ['outside-behind-adapters', 'server/session', 'openai'],
  ['outside-behind-adapters', 'client/live', 'livekit-client'],
  ['only-the-app-knows-adapters', 'server/session', '../adapters/http/server.ts'],
  ['server-knows-no-client', 'server/session', '../../client/world/view.ts'],
  ['client-knows-no-server', 'client/live', '../../server/townhall/state.ts'],
  ['no-node-in-the-page', 'client/pages', 'node:path'],
  ['product-stands-alone', 'server/session', '../../test/support/app.ts'],
  ['tools-without-tests', 'tools', '../test/support/app.ts'],
  ['benches-use-support', 'tools/bench', '../../test/unit/thing.ts'],
  ['no-dev-dependency-in-the-product', 'server/session', 'vitest'],
  ...config.forbidden
    .filter(({ name }) => name.startsWith('adapter-'))
    .flatMap(({ name, from }): [string, string, string][] => {
      const folder = (from.path ?? '').replace(/^\^|\/$/g, '');
      return [
        [name, folder, '../fax/fax.ts'],
        [name, folder, 'left-pad'],
        [name, folder, folder.startsWith('server') ? '../../leader/leader.ts' : '../../pages/page.ts'],
      ];
    }),
];

const allowed: readonly Edge[] = [
  ['protocol', 'zod'],
  ['scenes', '../protocol/ids.ts'],
  ['server/townhall', 'immutable'],
  ['server/persona', '../townhall/state.ts'],
  ['server/mind', '../speech/ports.ts'],
  ['server/session', '../townhall/state.ts'],
  ['server/leader', '../session/ports.ts'],
  ['server/adapters/colyseus', '../../../protocol/replicated-state.ts'],
  ['server/adapters/colyseus', '@colyseus/core'],
  ['server/adapters/http', 'node:fs'],
  ['client/pages', '../live/ports.ts'],
  ['client/adapters/livekit', 'livekit-client'],
  ['tools/bench', '../../test/support/app.ts'],
  ['test/unit', 'vitest'],
];

/** What the imports name. */
const rooms = [
  'protocol/ids.ts',
  'protocol/replicated-state.ts',
  'scenes/scene.ts',
  'server/townhall/state.ts',
  'server/persona/state.ts',
  'server/mind/ports.ts',
  'server/speech/ports.ts',
  'server/session/ports.ts',
  'server/session/session.ts',
  'server/leader/leader.ts',
  'server/adapters/http/server.ts',
  'server/adapters/fax/fax.ts',
  'client/world/view.ts',
  'client/live/ports.ts',
  'client/pages/page.ts',
  'client/adapters/http/door.ts',
  'client/adapters/fax/fax.ts',
  'test/support/app.ts',
  'test/unit/thing.ts',
];
const libraries = ['zod', 'immutable', 'openai', 'livekit-client', 'left-pad', '@colyseus/core', '@colyseus/schema'];

const tree = mkdtempSync(path.join(os.tmpdir(), 'rostrum-imports-'));
const broken = cruise();
afterAll(() => rmSync(tree, { recursive: true }));

describe('who imports whom', () => {
  it.each(forbidden.map(([rule, ...edge], at) => ({ rule, folder: edge[0], to: edge[1], file: fileOf(edge, at) })))(
    '[ARCH1] $rule: $folder must not import $to',
    ({ rule, file }) => {
      expect(broken.get(file)).toContain(rule);
    },
  );

  it.each(allowed.map((edge, at) => ({ folder: edge[0], to: edge[1], file: fileOf(edge, forbidden.length + at) })))(
    '[ARCH1] $folder may import $to',
    ({ file }) => {
      expect(broken.get(file)).toBeUndefined();
    },
  );

  it('[ARCH1] no-cycles: two files must not import each other', () => {
    expect([broken.get('server/crowd/and-round.ts'), broken.get('server/crowd/round.ts')]).toContainEqual([
      'no-cycles',
    ]);
  });

  it('[ARCH1] an import of types counts', () => {
    expect(broken.get('server/mind/types.ts')).toEqual(['mind-downwards']);
  });

  it('[ARCH1] the app and only the app may make adapters', () => {
    expect([broken.get('server/app.ts'), broken.get('client/app.ts')]).toEqual([undefined, undefined]);
    expect(broken.get('server/config.ts')).toEqual(['only-the-app-knows-adapters']);
  });

  it('[ARCH1] every rule is shown to bite', () => {
    const shown = new Set(['no-cycles', ...forbidden.map(([rule]) => rule)]);
    expect(config.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });
});

function fileOf([folder]: Edge, at: number): string {
  return `${folder}/edge-${at}.ts`;
}

/** Builds a small house with every room and every edge, reads it once, and gives for each file the rules that it breaks. */
function cruise(): ReadonlyMap<string, readonly string[]> {
  const names = (packages: readonly string[]) => Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  write(
    'package.json',
    JSON.stringify({ type: 'module', dependencies: names(libraries), devDependencies: names(['vitest']) }),
  );
  for (const name of [...libraries, 'vitest']) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }),
    );
    write(`node_modules/${name}/index.js`, 'export default 1;\n');
  }
  for (const room of rooms) write(room, 'export type Thing = 1;\nexport default 1;\n');
  [...forbidden.map(([, ...edge]): Edge => edge), ...allowed].forEach((edge, at) => {
    write(fileOf(edge, at), importing(edge[1]));
  });
  write('server/crowd/round.ts', importing('./and-round.ts'));
  write('server/crowd/and-round.ts', importing('./round.ts'));
  write('server/mind/types.ts', "import type { Thing } from '../townhall/state.ts';\nexport type Other = Thing;\n");
  for (const file of ['app', 'config']) write(`server/${file}.ts`, importing('./adapters/http/server.ts'));
  write('client/app.ts', importing('./adapters/http/door.ts'));
  return violations();
}

function importing(to: string): string {
  return `import thing from '${to}';\nexport default thing;\n`;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), text);
}

function violations(): ReadonlyMap<string, readonly string[]> {
  const cruiser = path.join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const preload = path.join(repository, 'tools/swc-preload.cjs');
  const folders = ['protocol', 'scenes', 'server', 'client', 'tools', 'test'];
  const argv = ['--require', preload, cruiser, '--config', configFile, '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: tree, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (stdout === '') throw new Error(stderr);
  const { summary } = reportSchema.parse(JSON.parse(stdout));
  const byFile = new Map<string, string[]>();
  for (const { from, rule } of summary.violations) byFile.set(from, [...(byFile.get(from) ?? []), rule.name].sort());
  return byFile;
}
