import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, preview } from 'vite';

const configFile = path.join(import.meta.dirname, 'vite.config.ts');

const repository = path.join(import.meta.dirname, '../../..');
/** For `?draw=real`. */
const drawn = {
  'hall-townhall.json': 'scenes/townhall.hall.json',
  'hall-townhall.glb': 'assets/models/townhall.glb',
  'hall-townhall.bin': 'assets/models/townhall-light.bin',
  'hall-townhall.webp': 'assets/models/townhall-light.webp',
  'body-lindqvist.glb': 'assets/models/leader-lindqvist.glb',
} as const;

/** Builds the real pages on a transport that is not there, and serves them on a free port. */
export async function serveClientHarness(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'rostrum-harness-'));
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022' } });
  for (const [name, file] of Object.entries(drawn))
    copyFileSync(path.join(repository, file), path.join(outDir, 'assets', name));
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
