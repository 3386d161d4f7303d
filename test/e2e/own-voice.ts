import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

/** LiveKit's own library for browsers, as its package offers it to a page. */
const library = createRequire(import.meta.url)
  .resolve('livekit-client')
  .replace(/[^/\\]+$/, 'livekit-client.umd.js');

declare global {
  interface Window {
    LivekitClient: typeof import('livekit-client');
    /** Lets others subscribe to the voice of this page, or no more. */
    letHear: (isHeard: boolean) => void;
  }
}

/** A person's voice from a client of their own, which decides who may get it: a real network can lose one, a test must. */
export class OwnVoice {
  readonly trackId: string;
  readonly #page: Page;

  private constructor(page: Page, trackId: string) {
    this.#page = page;
    this.trackId = trackId;
  }

  /** Publishes a tone that nobody may subscribe to yet. */
  static async speak(browser: Browser, url: string, ticket: { readonly path: string; readonly token: string }) {
    const page = await browser.newPage({ bypassCSP: true });
    // A page of the same origin with nothing in it.
    await page.goto(`${url}/health`);
    await page.addScriptTag({ path: library });
    const trackId = await page.evaluate(
      async ({ address, token }) => {
        const room = new window.LivekitClient.Room({ singlePeerConnection: false });
        await room.connect(address, token, { autoSubscribe: false, rtcConfig: { iceServers: [] } });
        window.letHear = (isHeard) => room.localParticipant.setTrackSubscriptionPermissions(isHeard);
        window.letHear(false);
        const context = new AudioContext();
        await context.resume();
        const out = context.createMediaStreamDestination();
        const tone = new OscillatorNode(context, { frequency: 400 });
        tone.connect(new GainNode(context, { gain: 0.3 })).connect(out);
        tone.start();
        const [track] = out.stream.getAudioTracks();
        if (track === undefined) throw new Error('no track');
        const source = window.LivekitClient.Track.Source.Microphone;
        return (await room.localParticipant.publishTrack(track, { source })).trackSid;
      },
      { address: `${url.replace(/^http/, 'ws')}${ticket.path}`, token: ticket.token },
    );
    return new OwnVoice(page, trackId);
  }

  letHear(isHeard: boolean): Promise<void> {
    return this.#page.evaluate((is) => window.letHear(is), isHeard);
  }
}
