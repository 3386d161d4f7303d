import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createEmbeddedVoice } from '../../server/adapters/tts/embedded-voice.ts';
import { launchBrowser } from '../support/browser.ts';
import { writeSpeechFile } from './voice-file.ts';

/** A browser whose every microphone says a sentence, again after each pause. Its halls are not drawn: two cores are for voices. */
export async function launchTalkingBrowser(
  said: string,
  pauseSeconds: number,
): Promise<{ readonly browser: Browser; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-talking-'));
  const microphoneFile = path.join(folder, 'said.wav');
  const voice = createEmbeddedVoice({ voice: 'rms' });
  const { pcm } = await voice.synthesise({ text: said, spoken: said }, new AbortController().signal);
  await voice.close();
  await writeSpeechFile(microphoneFile, pcm, pauseSeconds);
  const browser = await launchBrowser({ microphoneFile, flags: ['--disable-3d-apis'] });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
