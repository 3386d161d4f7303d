import { type ReadonlySignal, signal } from '@preact/signals';
import type { PageCommand } from '../../protocol/commands.ts';
import type { Outcome } from '../world/command-reply.ts';
import type { Sound, VoiceRoom } from './ports.ts';

/** The state of this person's microphone. Only `on` sends sound. */
export type Mic =
  | { readonly kind: 'off'; readonly trouble: string | null }
  /** The browser asks the person. */
  | { readonly kind: 'asking' }
  /** The gate has said yes or is being asked; the server opens the way. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'on' };

export const microphoneWords = {
  blocked: 'Your microphone is blocked. Allow it in the address bar, or go on without.',
  missing: 'No microphone was found. Plug one in, or go on without.',
  busy: 'Your microphone could not be opened. Another program may be using it.',
  voicesOff: 'Voices are off right now. You can still ask in text.',
  notOpened: 'The voice server did not open your microphone. Try again.',
} as const;

/** The right comes from the server within this, or not at all. */
const grantMs = 5000;

export interface MicrophoneParts {
  readonly room: () => VoiceRoom | null;
  readonly sound: Pick<Sound, 'setMicrophone'>;
  readonly send: (command: PageCommand) => Promise<Outcome>;
}

/** Opens and closes the microphone: browser's permission first, then the gate's, then sound. Rules CH1, CH2, CH5. */
export class Microphone {
  readonly #mic = signal<Mic>({ kind: 'off', trouble: null });
  readonly #parts: MicrophoneParts;
  #track: MediaStreamTrack | null = null;
  #onGrant: (() => void) | null = null;

  constructor(parts: MicrophoneParts) {
    this.#parts = parts;
  }

  get state(): ReadonlySignal<Mic> {
    return this.#mic;
  }

  /** Opens it after `command` is accepted (`voice.open`, or `stage.take-over` for the leader); `undo` gives the right back if sound fails. */
  async open(command: PageCommand, undo: PageCommand): Promise<void> {
    if (this.#mic.peek().kind !== 'off') return;
    if (this.#parts.room() === null) return this.#fail(microphoneWords.voicesOff);
    this.#mic.value = { kind: 'asking' };
    const asked = await askForMicrophone();
    if (!('track' in asked)) {
      this.#fail(asked.trouble);
      if (asked.trouble === microphoneWords.blocked) void this.#dismissWhenAllowed();
      return;
    }
    this.#track = asked.track;
    asked.track.onended = () => void this.close(null, microphoneWords.missing);
    this.#mic.value = { kind: 'opening' };
    const outcome = await this.#parts.send(command);
    if (outcome.kind !== 'accepted' && !(outcome.kind === 'refused' && outcome.code === 'already-open'))
      return this.#fail(outcome.message);
    if (!(await this.#granted())) {
      void this.#parts.send(undo);
      return this.#fail(microphoneWords.notOpened);
    }
    // It may have been closed while the server was asked.
    const room = this.#parts.room();
    if (room === null || this.#track !== asked.track) return;
    try {
      await room.publish(asked.track);
    } catch {
      void this.#parts.send(undo);
      return this.#fail(microphoneWords.notOpened);
    }
    if (this.#track !== asked.track) return void room.unpublish();
    this.#parts.sound.setMicrophone(asked.track);
    this.#mic.value = { kind: 'on' };
  }

  /** Silence first; then the gate is told by `command`, if there is one. */
  async close(command: PageCommand | null, trouble: string | null = null): Promise<void> {
    if (this.#mic.peek().kind === 'off') return;
    const room = this.#parts.room();
    this.#fail(trouble);
    await room?.unpublish();
    if (command !== null) await this.#parts.send(command);
  }

  /** Takes the trouble away: the person has read it, or it is over. */
  dismiss(): void {
    const mic = this.#mic.peek();
    if (mic.kind === 'off' && mic.trouble !== null) this.#mic.value = { kind: 'off', trouble: null };
  }

  /** The server gave or took the right. */
  granted(mayPublish: boolean): void {
    if (mayPublish) this.#onGrant?.();
    else if (this.#mic.peek().kind === 'on') void this.close(null);
  }

  async #dismissWhenAllowed(): Promise<void> {
    // A browser that cannot tell leaves the sentence to the person.
    const status = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null);
    if (status == null) return;
    status.onchange = () => {
      if (status.state === 'denied') return;
      status.onchange = null;
      const mic = this.#mic.peek();
      if (mic.kind === 'off' && mic.trouble === microphoneWords.blocked) this.dismiss();
    };
  }

  #granted(): Promise<boolean> {
    if (this.#parts.room()?.mayPublish === true) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(false), grantMs);
      const settle = (isGranted: boolean) => {
        clearTimeout(timer);
        this.#onGrant = null;
        resolve(isGranted);
      };
      this.#onGrant = () => settle(true);
    });
  }

  #fail(trouble: string | null): void {
    if (this.#track !== null) {
      this.#track.onended = null;
      this.#track.stop();
    }
    this.#track = null;
    this.#parts.sound.setMicrophone(null);
    this.#mic.value = { kind: 'off', trouble };
  }
}

/** Asks the browser for a microphone; a no comes back as the sentence people read. */
export async function askForMicrophone(): Promise<{ readonly track: MediaStreamTrack } | { readonly trouble: string }> {
  // Absent without a secure context (plain http on a network).
  const { mediaDevices } = navigator;
  if (mediaDevices === undefined) return { trouble: microphoneWords.blocked };
  try {
    const stream = await mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    const track = stream.getAudioTracks()[0];
    return track === undefined ? { trouble: microphoneWords.missing } : { track };
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return { trouble: microphoneWords.blocked };
    if (name === 'NotFoundError' || name === 'OverconstrainedError') return { trouble: microphoneWords.missing };
    return { trouble: microphoneWords.busy };
  }
}
