import path from 'node:path';
import { defineConfig } from 'vite';

/** What draws the join page into its document, for the server: one file beside the pages. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'client'),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  build: {
    ssr: 'document.ts',
    outDir: path.join(import.meta.dirname, 'dist/client'),
    emptyOutDir: false,
    target: 'node24',
    rolldownOptions: { output: { entryFileNames: 'document.mjs', codeSplitting: false } },
  },
});
