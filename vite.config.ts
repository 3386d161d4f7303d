import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const outDir = path.join(import.meta.dirname, 'dist/client');

/** Writes a brotli and a gzip variant beside every text file: the server only picks one. */
function compressed(): Plugin {
  return {
    name: 'rostrum-compressed',
    apply: 'build',
    writeBundle() {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        const file = path.join(entry.parentPath, entry.name);
        if (!entry.isFile() || !/\.(js|css|html|svg|json|glb|bin|wasm)$/.test(entry.name)) continue;
        const bytes = readFileSync(file);
        if (bytes.length < 1024) continue;
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: path.join(import.meta.dirname, 'client'),
  publicDir: path.join(import.meta.dirname, 'client/public'),
  plugins: [compressed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // CSP: nothing inline. Data URIs would also be counted against the page's own bytes.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: 'hidden',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Babylon loads every shader by a dynamic import: a hundred requests without this.
            { name: 'babylon', test: /node_modules[\\/]@babylonjs[\\/]/ },
            { name: 'voices', test: /node_modules[\\/]livekit-client[\\/]/ },
          ],
        },
      },
    },
  },
});
