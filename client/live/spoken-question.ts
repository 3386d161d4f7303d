import { type ReadonlySignal, signal } from '@preact/signals';
import { limits } from '../../protocol/limits.ts';
import { speechRateHz } from '../../protocol/speech.ts';
import { askForMicrophone, microphoneWords } from './microphone.ts';
import type { Door, OpenVoiceCapture, VoiceCapture } from './ports.ts';
import type { QuestionDraft } from './question-draft.ts';

/** Where a question that is asked aloud stands. Sound goes nowhere before `writing`. */
export type Spoken =
  | { readonly kind: 'idle'; readonly note: string | null; readonly trouble: string | null }
  /** The browser asks the person, or opens the microphone. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'listening'; readonly seconds: number }
  /** The server writes it down. */
  | { readonly kind: 'writing' };

export const spokenWords = {
  ready: 'Your microphone is ready. Hold the button and speak.',
  tooShort: 'Hold the button while you speak.',
  written: 'Written down. Read it, change what is wrong, then send it.',
  cut: `Written down, up to ${limits.spokenQuestionSeconds} seconds. Read it, then send it.`,
  discarded: 'Taken out.',
  unreachable: 'The server cannot be reached right now. Try again in a moment, or type it.',
  broken: 'Your microphone could not be opened. Type it instead.',
} as const;

/** The same troubles as at the microphone's own button, with what one can do here. */
const troubles: ReadonlyMap<string, string> = new Map([
  [microphoneWords.blocked, 'Your microphone is blocked. Allow it in the address bar, or type it.'],
  [microphoneWords.missing, 'No microphone was found. Plug one in, or type it.'],
  [microphoneWords.busy, 'Your microphone could not be opened. Another program may be using it. You can type instead.'],
]);

/** A press shorter than this is a tap: it listens until the next one, for those who cannot hold. */
const tapMs = 350;
/** Nobody asks anything in less. */
const shortestMs = 400;

export interface SpokenQuestionParts {
  readonly door: Pick<Door, 'hear'>;
  readonly openCapture: OpenVoiceCapture;
  /** The box that is written into. */
  readonly draft: Pick<QuestionDraft, 'text' | 'type'>;
  readonly nowMs: () => number;
}

/** One press of the button, from the microphone to the words. */
interface Press {
  readonly sinceMs: number;
  isHeld: boolean;
  isLatched: boolean;
  listeningSinceMs: number | null;
  track: MediaStreamTrack | null;
  capture: VoiceCapture | null;
}

/**
 * Asks aloud: hold, speak, let go; or tap, speak, tap. What was said is written into the box, to be read, changed and sent like anything
 * typed: nothing is sent by itself. The microphone is open only meanwhile, apart from the one for the voices. Rules AV1–AV7.
 */
export class SpokenQuestion {
  readonly #parts: SpokenQuestionParts;
  readonly #state = signal<Spoken>({ kind: 'idle', note: null, trouble: null });
  /** What stood in the box before, while it can be put back. */
  readonly #before = signal<{ readonly text: string; readonly written: string } | null>(null);
  #press: Press | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(parts: SpokenQuestionParts) {
    this.#parts = parts;
  }

  get state(): ReadonlySignal<Spoken> {
    return this.#state;
  }

  /** Whether what was said last stands in the box, and can be taken out again. */
  get canDiscard(): boolean {
    return this.#before.value !== null && this.#before.value.written === this.#parts.draft.text.value;
  }

  /** Loudness of what is heard, 0 to 1. */
  level(): number {
    return this.#press?.capture?.level() ?? 0;
  }

  /** The button goes down. Call it inside the gesture. */
  press(): void {
    if (this.#press !== null) {
      // Of a tap it is the end; of a hold too, whose letting go the browser's own question has swallowed.
      if (this.#press.listeningSinceMs !== null) void this.#finish(this.#press);
      return;
    }
    if (this.#state.peek().kind === 'writing') return;
    const press: Press = {
      sinceMs: this.#parts.nowMs(),
      isHeld: true,
      isLatched: false,
      listeningSinceMs: null,
      track: null,
      capture: null,
    };
    this.#press = press;
    this.#state.value = { kind: 'opening' };
    void this.#open(press);
  }

  /** The button comes up: ends what was held, or makes a tap of it. */
  release(): void {
    const press = this.#press;
    if (press === null || !press.isHeld) return;
    press.isHeld = false;
    if (this.#parts.nowMs() - press.sinceMs < tapMs) press.isLatched = true;
    else if (press.capture !== null) void this.#finish(press);
  }

  /** For those who press without holding: a screen reader, a switch. */
  toggle(): void {
    this.press();
    this.release();
  }

  /** Throws away what is being said: Escape, a hidden page, a closed panel. */
  cancel(): void {
    if (this.#press !== null) this.#end(this.#press, null);
  }

  /** Puts the box back to what stood in it before. */
  discard(): void {
    const before = this.#before.peek();
    if (before === null) return;
    this.#before.value = null;
    this.#parts.draft.type(before.text);
    this.#say(spokenWords.discarded);
  }

  /** The person typed or sent: what stood here about the last time is over. */
  clear(): void {
    const state = this.#state.peek();
    if (state.kind === 'idle' && (state.note !== null || state.trouble !== null)) this.#say(null);
  }

  async #open(press: Press): Promise<void> {
    const asked = await askForMicrophone();
    if (!('track' in asked)) {
      if (this.#press === press) this.#end(press, troubles.get(asked.trouble) ?? asked.trouble);
      return;
    }
    press.track = asked.track;
    if (this.#press !== press) return asked.track.stop();
    // Whoever let go to answer the browser's question has said nothing yet.
    if (!press.isHeld && !press.isLatched) return this.#end(press, null, spokenWords.ready);
    try {
      const capture = await this.#parts.openCapture(asked.track);
      press.capture = capture;
      if (this.#press !== press) return capture.cancel();
    } catch {
      if (this.#press === press) this.#end(press, spokenWords.broken);
      return;
    }
    if (!press.isHeld && !press.isLatched) return this.#end(press, null, spokenWords.ready);
    asked.track.onended = () => {
      if (this.#press === press) this.#end(press, troubles.get(microphoneWords.missing) ?? null);
    };
    press.listeningSinceMs = this.#parts.nowMs();
    this.#state.value = { kind: 'listening', seconds: 0 };
    this.#timer = setInterval(() => this.#count(press), 250);
  }

  #count(press: Press): void {
    const seconds = Math.floor((this.#parts.nowMs() - (press.listeningSinceMs ?? 0)) / 1000);
    if (seconds >= limits.spokenQuestionSeconds) void this.#finish(press);
    else this.#state.value = { kind: 'listening', seconds };
  }

  async #finish(press: Press): Promise<void> {
    const { capture, listeningSinceMs } = press;
    if (this.#press !== press) return;
    if (capture === null || listeningSinceMs === null) return this.#end(press, null, spokenWords.ready);
    const heardMs = this.#parts.nowMs() - listeningSinceMs;
    if (heardMs < shortestMs) return this.#end(press, null, spokenWords.tooShort);
    this.#letGo(press);
    this.#state.value = { kind: 'writing' };
    const pcm = await capture.finish().catch(() => null);
    press.track?.stop();
    if (pcm === null) {
      this.#state.value = { kind: 'idle', note: null, trouble: spokenWords.broken };
      return;
    }
    const reply = await this.#parts.door.hear(pcm.subarray(0, limits.spokenQuestionSeconds * speechRateHz));
    switch (reply.kind) {
      case 'ok':
        this.#write(reply.value.text);
        this.#say(heardMs / 1000 >= limits.spokenQuestionSeconds ? spokenWords.cut : spokenWords.written);
        return;
      case 'refused':
        this.#state.value = { kind: 'idle', note: null, trouble: reply.message };
        return;
      case 'unreachable':
        this.#state.value = { kind: 'idle', note: null, trouble: spokenWords.unreachable };
    }
  }

  /** After what stands there already: nothing typed is lost. */
  #write(text: string): void {
    const before = this.#parts.draft.text.peek();
    const written = before.trim() === '' ? text : `${before.trimEnd()} ${text}`;
    this.#before.value = { text: before, written };
    this.#parts.draft.type(written);
  }

  #say(note: string | null): void {
    this.#state.value = { kind: 'idle', note, trouble: null };
  }

  #letGo(press: Press): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    if (this.#press === press) this.#press = null;
    if (press.track !== null) press.track.onended = null;
  }

  /** Ends a press without words: the microphone goes off, what it heard is gone. */
  #end(press: Press, trouble: string | null, note: string | null = null): void {
    this.#letGo(press);
    press.capture?.cancel();
    press.track?.stop();
    this.#state.value = { kind: 'idle', note, trouble };
  }
}
