// Writes assets/manifest.json: every shipped model with hash, size, licence and the script that made it. Run: node assets/make/manifest.mjs
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '..');
const madeBy = {
  'models/townhall.glb': 'assets/make/townhall-model.mjs',
  'models/townhall-light.bin': 'assets/make/townhall-model.mjs',
  'models/leader.glb': 'assets/make/leader-model.mjs',
};

const files = readdirSync(path.join(folder, 'models'))
  .map((name) => `models/${name}`)
  .sort()
  .map((file) => {
    const bytes = readFileSync(path.join(folder, file));
    const source = madeBy[file];
    if (source === undefined) throw new Error(`${file} has no script that makes it`);
    return {
      file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      licence: 'Apache-2.0',
      source,
    };
  });
writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
