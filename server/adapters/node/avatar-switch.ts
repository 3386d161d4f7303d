import { existsSync, type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';

/** While a file of this name lies in the data folder, the avatar is off. */
const fileName = 'avatar-off';
/** Where the system tells of no change in a folder (some network disks), it is looked at so often. */
const lookEveryMs = 500;

export function avatarOffFile(dataDir: string): string {
  return path.join(dataDir, fileName);
}

export interface AvatarSwitch {
  readonly isOff: boolean;
  close(): void;
}

/** Watches the administrator's switch: a file, which needs neither database nor page. What it says at the start counts at once. Rules KS1, KS5. */
export function watchAvatarSwitch(dataDir: string, log: Logger, onChanged: () => void): AvatarSwitch {
  const file = avatarOffFile(dataDir);
  let isOff = existsSync(file);
  const look = (): void => {
    const now = existsSync(file);
    if (now === isOff) return;
    isOff = now;
    log.warn({ isOff }, 'the administrator switched the avatar');
    onChanged();
  };
  const poll = setInterval(look, lookEveryMs);
  poll.unref();
  const watcher = watchFolder(dataDir, look, log);
  return {
    get isOff() {
      return isOff;
    },
    close() {
      clearInterval(poll);
      watcher?.close();
    },
  };
}

function watchFolder(dataDir: string, look: () => void, log: Logger): FSWatcher | null {
  try {
    const watcher = watch(dataDir, { persistent: false }, (_event, name) => {
      if (name === null || name === fileName) look();
    });
    watcher.on('error', (error) => log.warn({ err: error }, 'the data folder is looked at instead of watched'));
    return watcher;
  } catch (error) {
    log.warn({ err: error }, 'the data folder is looked at instead of watched');
    return null;
  }
}
