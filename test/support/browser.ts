import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** A real Chromium, drawing in software, that can reach nothing but this machine. */
export const browserFlags = [
  '--no-sandbox',
  // The hall is drawn in software all the same; what is spared is putting the page together by a graphics card's stand-in: a quarter to two fifths of the time.
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // Long software frames would otherwise end the whole browser.
  '--disable-gpu-watchdog',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--disable-domain-reliability',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--enable-precise-memory-info',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

export interface BrowserOptions {
  /** A 48 kHz mono 16-bit WAV that the microphone plays. */
  readonly microphoneFile?: string;
  readonly flags?: readonly string[];
}

export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const microphone =
    options.microphoneFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${options.microphoneFile}`];
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [...browserFlags, ...microphone, ...(options.flags ?? [])],
  });
}

/** The Chromium that the tests drive. */
export function chromiumPath(): string {
  const told = process.env.ROSTRUM_CHROMIUM;
  const found = [told, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (file) => file !== undefined && file !== '' && existsSync(file),
  );
  if (found === undefined) throw new Error('No Chromium: run `npm test`, which sets one up.');
  return found;
}
