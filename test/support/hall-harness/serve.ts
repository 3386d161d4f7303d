import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/** As the product's pages are served (DESIGN §12): whatever breaks under it breaks here. */
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.glb': 'model/gltf-binary',
};

const repository = path.join(import.meta.dirname, '../../..');

/** `/assets/hall-ID.KIND`: here a hall is asked for by its id. */
function hallFile(name: string): string | null {
  const [, id = '', kind = ''] = /^\/assets\/hall-([a-z-]+)\.(json|glb|webp|bin)$/.exec(name) ?? [];
  if (id === '') return null;
  if (kind === 'json') return path.join(repository, `scenes/${id}.hall.json`);
  return path.join(repository, `assets/models/${id}${kind === 'glb' ? '' : '-light'}.${kind}`);
}

/** A page's worklets are served as they are. */
function workletFile(name: string): string | null {
  return /^\/worklets\/[a-z-]+\.js$/.test(name) ? path.join(repository, 'client/public', name) : null;
}

/** Builds the harness and serves it on localhost under the product's policy. */
export async function serveHarness(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hall-harness-'));
  await build({
    configFile: path.join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = hallFile(name) ?? workletFile(name) ?? path.join(folder, name === '/' ? 'index.html' : name);
    response.setHeader('content-security-policy', contentSecurityPolicy);
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    try {
      const bytes = readFileSync(file);
      response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://localhost:${address.port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
