import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const repository = path.join(import.meta.dirname, '../..');
const pureFolders = [
  'protocol',
  'scenes',
  'server/townhall',
  'server/persona',
  'server/access',
  'server/crowd',
  'server/documents',
  'server/mind',
  'server/rehearsal',
  'server/speech',
  'client/world',
];

describe('pure folders', () => {
  it('[ARCH2] the types that they see are neither the DOM’s nor Node’s', () => {
    const impure = [
      'document',
      'window',
      'navigator',
      'localStorage',
      'process',
      'Buffer',
      'setTimeout',
      'queueMicrotask',
      'fetch',
      'crypto',
      'performance',
      'console',
    ];
    const pure = ['Math', 'AbortSignal', 'TextEncoder', 'TextDecoder', 'URL'];
    expect(unknownNames([...impure, ...pure])).toEqual(impure);
  });

  it('[ARCH2] all of them are checked that way', () => {
    const { include } = z
      .object({ include: z.array(z.string()) })
      .parse(JSON.parse(readFileSync(path.join(repository, 'tsconfig.pure.json'), 'utf8')));
    expect([...include].sort()).toEqual(['pure.d.ts', ...pureFolders.map((folder) => `${folder}/**/*.ts`)].sort());
  });

  it('[ARCH3] they read no clock and throw no dice, which every JavaScript host has', () => {
    const found = pureFolders.flatMap(sources).flatMap((file) => {
      const code = withoutComments(readFileSync(path.join(repository, file), 'utf8'));
      return [
        ...code.matchAll(/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bglobalThis\b|\bTemporal\.Now\b/g),
      ].map(([use]) => `${file}: ${use}`);
    });
    expect(found).toEqual([]);
  });
});

function sources(folder: string): readonly string[] {
  return readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

/** Which of these names a file in a pure folder cannot use. */
function unknownNames(names: readonly string[]): readonly string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-pure-'));
  const probe = names.map((name, at) => `export const probe${at}: unknown = ${name};\n`).join('');
  writeFileSync(path.join(folder, 'probe.ts'), probe);
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  const config = {
    extends: path.join(repository, 'tsconfig.pure.json'),
    include: [path.join(repository, 'pure.d.ts'), 'probe.ts'],
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = path.join(repository, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const lines = [...stdout.matchAll(/probe\.ts\((\d+),\d+\): error TS(?:2304|2552|2580|2584|2591|2592)/g)].map(
    ([, line]) => Number(line),
  );
  return names.filter((_, at) => lines.includes(at + 1));
}
