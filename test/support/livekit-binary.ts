import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The livekit-server to test with: the one that set-up named; by hand the one on the PATH or in the user's cache. */
export function liveKitBinary(): string {
  const told = process.env.ROSTRUM_LIVEKIT_BIN;
  if (told !== undefined && told !== '') return told;
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'rostrum');
  const candidates = [
    ...(process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'livekit-server')),
    path.join(cache, 'livekit-server-1.13.5/livekit-server'),
    path.join(cache, 'livekit-server'),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error('No livekit-server: run `npm test`, which sets it up.');
  return found;
}
