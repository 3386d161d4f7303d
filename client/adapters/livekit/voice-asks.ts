import type { RemoteTrackPublication } from 'livekit-client';

/** A voice that was asked for and has not arrived by then is asked for anew (the first batch is sometimes lost). */
const arrivalMs = 1000;
const arrivalAsks = 4;
/** One that did not arrive then is named, and asked for again so often. */
const againMs = 5000;

/** A voice at the media server that should be heard. */
export interface WantedVoice {
  readonly identity: string;
  readonly publication: Pick<RemoteTrackPublication, 'isDesired' | 'isSubscribed' | 'setSubscribed'>;
}

/**
 * Asks for voices until they arrive, and tells whose does not. One that is lost after it was heard has as long to come back by itself as
 * one that was just asked for. Rule CH9.
 */
export class VoiceAsks {
  readonly #onMissing: (identity: string) => void;
  readonly #waiting = new Map<WantedVoice['publication'], ReturnType<typeof setTimeout>>();

  constructor(onMissing: (identity: string) => void) {
    this.#onMissing = onMissing;
  }

  /** All that should be heard now: who is not among them is waited for no more. */
  want(voices: readonly WantedVoice[]): void {
    const wanted = new Set(voices.map(({ publication }) => publication));
    for (const publication of this.#waiting.keys()) if (!wanted.has(publication)) this.forget(publication);
    for (const voice of voices) {
      const { publication } = voice;
      if (publication.isSubscribed || this.#waiting.has(publication)) continue;
      if (!publication.isDesired) publication.setSubscribed(true);
      this.#wait(voice, 1);
    }
  }

  /** It arrived, or is no more. */
  forget(publication: WantedVoice['publication']): void {
    clearTimeout(this.#waiting.get(publication));
    this.#waiting.delete(publication);
  }

  close(): void {
    this.want([]);
  }

  #wait(voice: WantedVoice, asks: number): void {
    const { publication, identity } = voice;
    const timer = setTimeout(
      () => {
        // Wanted again before it had gone, it never arrives anew.
        if (publication.isSubscribed) return this.forget(publication);
        if (asks === arrivalAsks) this.#onMissing(identity);
        // To the server an ask that stands is none.
        publication.setSubscribed(false);
        publication.setSubscribed(true);
        this.#wait(voice, asks + 1);
      },
      asks > arrivalAsks ? againMs : arrivalMs,
    );
    this.#waiting.set(publication, timer);
  }
}
