import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetProblems } from '../../tools/assets/check.ts';
import { type Manifest, manifestFile, readManifest } from '../../tools/assets/manifest.ts';

const repository = path.join(import.meta.dirname, '../..');

describe('the assets', () => {
  it('[HALL15] belong together: assets, manifest and scripts (else: npm run assets)', async () => {
    expect(await assetProblems(repository)).toEqual([]);
  });
});

describe('the check of the assets', { timeout: 60_000 }, () => {
  let tree = '';

  beforeEach(() => {
    tree = mkdtempSync(path.join(os.tmpdir(), 'rostrum-assets-test-'));
    for (const part of ['assets', 'scenes', 'tools', '.gitignore', 'biome.json', 'package.json', 'package-lock.json'])
      cpSync(path.join(repository, part), path.join(tree, part), { recursive: true });
    symlinkSync(path.join(repository, 'node_modules'), path.join(tree, 'node_modules'));
  });
  afterEach(() => rmSync(tree, { recursive: true }));

  it('[HALL15] sees a flipped bit in an asset', async () => {
    const bytes = readFileSync(path.join(tree, 'assets/models/leader-okafor.glb'));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path.join(tree, 'assets/models/leader-okafor.glb'), bytes);
    expect(await assetProblems(tree)).toEqual([
      'assets/models/leader-okafor.glb has other bytes than assets/manifest.json says: npm run assets',
    ]);
  });

  it('[HALL15] sees an edited script, however deep it is imported, in every asset made from it', async () => {
    append('assets/make/light/bvh.mjs', '// another light\n');
    expect((await assetProblems(tree)).toSorted()).toEqual(
      ['atrium', 'fireside', 'townhall'].flatMap((id) =>
        ['-light.bin', '-light.webp', '.glb'].map(
          (part) => `assets/make/light/bvh.mjs has changed since assets/models/${id}${part} was made: npm run assets`,
        ),
      ),
    );
  });

  it('[HALL15] sees another version of a package that makes assets', async () => {
    const lock = readFileSync(path.join(tree, 'package-lock.json'), 'utf8');
    const own = /("node_modules\/@jsquash\/webp": \{\s*"version": )"[^"]+"/;
    writeFileSync(path.join(tree, 'package-lock.json'), lock.replace(own, '$1"9.9.9"'));
    expect(await assetProblems(tree)).toEqual(
      ['townhall', 'atrium', 'fireside'].flatMap((hall) =>
        ['-light.bin', '-light.webp', '.glb'].map(
          (end) => `@jsquash/webp has changed since assets/models/${hall}${end} was made: npm run assets`,
        ),
      ),
    );
  });

  it('[HALL15] sees an asset that the manifest does not name, and one that is missing', async () => {
    changeManifest(({ files, ...rest }) => ({
      ...rest,
      files: files.filter(({ file }) => !file.endsWith('townhall-light.bin')),
    }));
    rmSync(path.join(tree, 'assets/models/leader-okafor.glb'));
    expect(await assetProblems(tree)).toEqual([
      'assets/models/townhall-light.bin is not in assets/manifest.json: npm run assets',
      'assets/models/leader-okafor.glb is missing: npm run assets',
    ]);
  });

  it('[HALL15] sees a model that no script makes', async () => {
    writeFileSync(path.join(tree, 'assets/models/stranger.glb'), 'glTF');
    expect(await assetProblems(tree)).toEqual([
      'assets/models/stranger.glb is made by no script: add it to tools/assets/recipes.ts, or delete it',
    ]);
  });

  it('[HALL15] sees that the hall’s file comes out of its script otherwise, though the manifest agrees with both', async () => {
    append('assets/make/townhall/plan.mjs', '\n');
    append('scenes/townhall.hall.json', '\n');
    // As if somebody had written the manifest by hand.
    writeFileSync(path.join(tree, 'tools/again.ts'), againByHand);
    expect((await runNode('tools/again.ts')).code).toBe(0);
    const [problem = '', ...more] = await assetProblems(tree);
    expect(more).toEqual([]);
    expect(problem).toContain('townhall-hall.mjs makes another scenes/townhall.hall.json than the one here');
  });

  it('[HALL15] ends with 1 and says what to run', async () => {
    append('assets/make/leader/bob.mjs', '// another parting\n');
    const { code, says } = await runNode('tools/assets.ts', '--check');
    expect(code).toBe(1);
    expect(says).toContain(
      'assets/make/leader/bob.mjs has changed since assets/models/leader-lindqvist.glb was made: npm run assets\n',
    );
  });

  const againByHand = `
    import { writeFileSync } from 'node:fs';
    import { manifestNow } from './assets/manifest.ts';
    writeFileSync('${manifestFile}', JSON.stringify(manifestNow('.')));
  `;

  function append(file: string, text: string): void {
    writeFileSync(path.join(tree, file), readFileSync(path.join(tree, file), 'utf8') + text);
  }

  function changeManifest(change: (manifest: Manifest) => Manifest): void {
    writeFileSync(path.join(tree, manifestFile), JSON.stringify(change(readManifest(tree))));
  }

  async function runNode(...argv: readonly string[]): Promise<{ readonly code: unknown; readonly says: string }> {
    const child = spawn(process.execPath, argv, { cwd: tree, stdio: ['ignore', 'ignore', 'pipe'] });
    let says = '';
    child.stderr.on('data', (data: Buffer) => {
      says += data.toString();
    });
    const [code] = await once(child, 'close');
    return { code, says };
  }
});
