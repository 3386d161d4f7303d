// Downloads an archive (tar.gz or zip), proves it against its pinned SHA-256 (hex), and unpacks one of its files into a folder. Fails with a
// line for the terminal when it cannot be had or is another one; then nothing of it was unpacked.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './say.mjs';

const largestBytes = 128 * 1024 * 1024;
const withinMs = 300_000;

const [url, sha256, member, folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: fetch-release.mjs URL SHA256 FILE FOLDER');
try {
  const bytes = await download();
  const got = createHash('sha256').update(bytes).digest('hex');
  if (got !== sha256) throw new Error(`${url} is not the expected file: its SHA-256 is ${got}, not ${sha256}.`);
  unpack(bytes);
} catch (error) {
  say(error.message);
  process.exit(1);
}

async function download() {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(withinMs) });
    if (!response.ok) throw new Error(`the answer was ${response.status}`);
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body) {
      length += chunk.length;
      if (length > largestBytes) throw new Error('it is too large');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw new Error(`${url} could not be downloaded: ${error.cause?.message ?? error.message}.`);
  }
}

function unpack(bytes) {
  const archive = path.basename(new URL(url).pathname);
  writeFileSync(path.join(folder, archive), bytes);
  // On Windows by its path: the one there reads zip, which the one that comes with Git does not.
  const tar =
    process.platform === 'win32' ? path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'tar.exe') : 'tar';
  const { status, error, stderr } = spawnSync(tar, ['-xf', archive, member], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${archive} could not be unpacked: ${error?.message ?? stderr.trim()}`);
}
