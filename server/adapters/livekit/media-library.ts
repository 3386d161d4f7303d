import { dispose } from '@livekit/rtc-node';

let quieted: Promise<void> | null = null;

/** Keeps the media library from writing its own lines to the terminal: what matters of them, we say in ours. */
export function quietMediaLibrary(): Promise<void> {
  quieted ??= quiet();
  return quieted;
}

/** It exports no way to do so, and its log listens to `NODE_ENV` alone: hence the module beside its entry. */
async function quiet(): Promise<void> {
  const library: unknown = await import(new URL('./log.js', import.meta.resolve('@livekit/rtc-node')).href);
  if (typeof library !== 'object' || library === null || !('log' in library)) return;
  const { log } = library;
  if (typeof log === 'object' && log !== null && 'level' in log) log.level = 'silent';
}

/** Lets go of the media library: once, as the process ends. Nothing of it works afterwards. */
export async function disposeMedia(): Promise<void> {
  await dispose();
}
