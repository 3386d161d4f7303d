import type { Logger } from 'pino';
import { limits } from '../../protocol/limits.ts';
import type { Moment } from '../../protocol/moment.ts';
import { Downsampler } from '../speech/downsample.ts';
import { PauseCutter } from '../speech/pause-cutter.ts';
import { RecognitionFailure, type SpeechRecogniser } from '../speech/ports.ts';
import { wordsOf } from '../speech/recognise-sound.ts';
import type { TownhallState } from '../townhall/state.ts';

/** What the leader said, in the epoch in which they did. */
export interface LiveLine {
  readonly epoch: number;
  readonly text: string;
  /** The recogniser could not keep up: words before these are missing. */
  readonly isAfterGap: boolean;
}

export interface LiveCaptionsParts {
  readonly recogniser: Pick<SpeechRecogniser, 'recognise'>;
  readonly state: () => TownhallState;
  readonly tell: (moment: Moment) => void;
  /** Takes what the leader said into the record; never what an asker said. */
  readonly keep: (line: LiveLine) => void;
  readonly log: Logger;
}

/** Short enough to be read soon after it was said, long enough to be understood; people pause so long between phrases. */
const cut = { longestMs: 8000, pauseMs: 400 };
/** More pieces than this do not wait: by then they would come too late to belong to what is heard. */
const mostWaiting = 2;
/** A microphone that was closed sends no silence: what was being said is over then. */
const silentMs = 700;

/** One stretch of somebody speaking live. */
interface Turn {
  readonly epoch: number;
  readonly end: AbortController;
  readonly sound: Downsampler;
  readonly cutter: PauseCutter;
  waiting: Float32Array<ArrayBuffer>[];
  isWorking: boolean;
  isLate: boolean;
  index: number;
}

/**
 * Captions of those who speak live on the stage: cuts what they say at pauses, has it written down, and tells everybody. What the leader
 * said goes to the record, of an asker nothing is kept, and nothing is told or kept of an epoch that is over. What the recogniser cannot keep
 * up with is left out, and said to be. Rules LC1–LC5, LV1, LV2.
 */
export class LiveCaptions {
  readonly #parts: LiveCaptionsParts;
  #turn: Turn | null = null;
  #silence: NodeJS.Timeout | null = null;
  #silencedEpoch = -1;

  constructor(parts: LiveCaptionsParts) {
    this.#parts = parts;
  }

  /** Takes the next samples of the living voice: 48 kHz mono. */
  hear(samples: Int16Array): void {
    const turn = this.#turnOfStage();
    if (turn === null) return;
    this.#silence ??= setTimeout(() => this.#fellSilent(), silentMs);
    this.#silence.refresh();
    for (const piece of turn.cutter.push(turn.sound.push(samples))) this.#add(turn, piece);
  }

  /** Nothing of this epoch or an older one is told any more. */
  silence(epoch: number): void {
    this.#silencedEpoch = Math.max(this.#silencedEpoch, epoch);
    if (this.#turn !== null && !this.#isOn(this.#turn)) this.#end();
  }

  close(): void {
    this.#end();
  }

  /** The turn of whoever has the stage now; another epoch is another turn. */
  #turnOfStage(): Turn | null {
    const { stage, epoch } = this.#parts.state();
    if (this.#turn !== null && !this.#isOn(this.#turn)) this.#end();
    if ((stage.kind !== 'human' && stage.kind !== 'asker') || epoch <= this.#silencedEpoch) return null;
    this.#turn ??= {
      epoch,
      end: new AbortController(),
      sound: new Downsampler(),
      cutter: new PauseCutter(cut),
      waiting: [],
      isWorking: false,
      isLate: false,
      index: 0,
    };
    return this.#turn;
  }

  /** Whether it may still be told: giving the stage back begins another epoch. */
  #isOn({ epoch }: Turn): boolean {
    return epoch === this.#parts.state().epoch && epoch > this.#silencedEpoch;
  }

  #end(): void {
    this.#turn?.end.abort();
    this.#turn = null;
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#silence = null;
  }

  #fellSilent(): void {
    const turn = this.#turn;
    const piece = turn?.cutter.end() ?? null;
    if (turn !== null && piece !== null) this.#add(turn, piece);
  }

  #add(turn: Turn, piece: Float32Array<ArrayBuffer>): void {
    turn.waiting.push(piece);
    if (turn.waiting.length > mostWaiting) {
      turn.waiting.shift();
      turn.isLate = true;
    }
    void this.#work(turn);
  }

  async #work(turn: Turn): Promise<void> {
    if (turn.isWorking) return;
    turn.isWorking = true;
    for (let piece = turn.waiting.shift(); piece !== undefined; piece = turn.waiting.shift()) {
      const text = await this.#write(turn, piece);
      if (this.#turn !== turn || !this.#isOn(turn)) return;
      if (text === '') continue;
      this.#show(turn, text.slice(0, limits.liveLineLength));
      if (turn.waiting.length === 0) turn.isLate = false;
    }
    turn.isWorking = false;
  }

  #show(turn: Turn, text: string): void {
    const { epoch, isLate } = turn;
    this.#parts.tell({ kind: 'living-words', epoch, index: turn.index++, text, isLate });
    if (this.#parts.state().stage.kind === 'human') this.#parts.keep({ epoch, text, isAfterGap: isLate });
  }

  /** Empty when nothing was said, or it could not be written down. */
  async #write(turn: Turn, piece: Float32Array<ArrayBuffer>): Promise<string> {
    try {
      return wordsOf(await this.#parts.recogniser.recognise(piece, turn.end.signal));
    } catch (error) {
      if (turn.end.signal.aborted) return '';
      // The reason only: nothing of what was said is in the log.
      const reason = error instanceof RecognitionFailure ? error.reason : 'unknown';
      this.#parts.log.warn({ reason }, 'a living voice was not captioned');
      turn.isLate = true;
      return '';
    }
  }
}
