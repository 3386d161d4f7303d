import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const worthwhileBytes = 1024;

/** Writes a brotli and a gzip variant beside every text file: the server only picks one. */
function compressed(): Plugin {
  return {
    name: 'rostrum-compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
      const files = entries.filter(
        (entry) => entry.isFile() && /\.(js|css|html|svg|json|glb|bin|wasm)$/.test(entry.name),
      );
      await Promise.all(files.map((entry) => compress(path.join(entry.parentPath, entry.name))));
    },
  };
}

/** Puts the style sheet of the first frame into the document: that frame then waits for no second answer. The policy names it by its hash. */
function styleInDocument(): Plugin {
  return {
    name: 'rostrum-style-in-document',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const [link, file = ''] = /[ ]*<link rel="stylesheet"[^>]*href="\/([^"]*)">\n/.exec(html) ?? [];
        const sheet = bundle[file];
        if (link === undefined || sheet?.type !== 'asset') throw new Error('no style sheet in the document');
        return html
          .replace(link, () => `    <style>${sheet.source}</style>\n`)
          .replace('<script type="module"', '<script type="module" fetchpriority="low"');
      },
    },
  };
}

async function compress(file: string): Promise<void> {
  const bytes = readFileSync(file);
  if (bytes.length < worthwhileBytes) return;
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, best));
  writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
}

export default defineConfig({
  root: path.join(import.meta.dirname, 'client'),
  publicDir: path.join(import.meta.dirname, 'client/public'),
  plugins: [styleInDocument(), compressed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: path.join(import.meta.dirname, 'dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    // CSP: nothing inline. Data URIs would also be counted against the page's own bytes.
    assetsInlineLimit: 0,
    // The document brings what is seen first: its scripts come after that.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? [] : needed),
    },
    sourcemap: 'hidden',
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Otherwise they land in the largest of their users: the join page would wait for all of Babylon, and pages would ask for the
            // style sheet that is in the document.
            { name: 'preload', test: /vite[\\/]preload-helper|client[\\/]next-frame/, priority: 1 },
            // Before any schema is made, whichever file makes it.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|client[\\/]no-eval/, priority: 1 },
            // Babylon loads every shader by a dynamic import: a hundred requests without this.
            { name: 'babylon', test: /node_modules[\\/]@babylonjs[\\/]/ },
            { name: 'voices', test: /node_modules[\\/]livekit-client[\\/]/ },
          ],
        },
      },
    },
  },
});
