import path from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: path.join(import.meta.dirname, '../../../client/public'),
  server: { host: '127.0.0.1', fs: { allow: [path.join(import.meta.dirname, '../../..')] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
