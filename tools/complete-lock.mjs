// Adds to package-lock.json the optional packages of other platforms that this machine's registry mirror does not carry: npm leaves them out
// of the lock, and `npm ci` then refuses it everywhere. Run after every change of dependencies: node tools/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository, say } from './setup/say.mjs';

const file = path.join(repository, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [at, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const isThere = lock.packages[`${at}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`];
    if (isThere !== undefined) continue;
    lock.packages[`node_modules/${name}`] = entryOf(name, version);
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`${added} packages of other platforms added.`);

/** Platform packages name their platform; npm skips those that do not fit. */
function entryOf(name, version) {
  const os = /android|darwin|win32|freebsd|openharmony|linux/.exec(name)?.[0];
  const cpu = /arm64|x64|ia32|arm\b|ppc64|s390x|riscv64/.exec(name)?.[0];
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(name.includes('musl') ? { libc: ['musl'] } : {}),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}
