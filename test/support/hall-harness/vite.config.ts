import path from 'node:path';
import { defineConfig } from 'vite';

const repository = path.join(import.meta.dirname, '../../..');

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  cacheDir: path.join(repository, 'node_modules/.vite-hall'),
  server: { host: 'localhost', fs: { allow: [repository] } },
  build: {
    outDir: path.join(repository, 'dist/hall-harness'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // The hall, the pictures that stand in it, and its sound.
    rolldownOptions: {
      input: ['index.html', 'pictures.html', 'sounds.html'].map((page) => path.join(import.meta.dirname, page)),
    },
  },
});
