import { type ReadonlySignal, signal } from '@preact/signals';
import type { Moment } from '../../protocol/moment.ts';
import { type Viseme, visemes } from '../../protocol/viseme.ts';
import { isOver, type LivingCaption, withLivingWords } from '../world/living-words.ts';
import type { Caption, MouthSource } from '../world/ports.ts';
import { type Heard, type Now, StageClock, visemeAt } from '../world/stage-clock.ts';
import type { Sound } from './ports.ts';

/** While a hidden tab or a headset holds back animation frames, captions go on at this pace. */
const idleTickMs = 100;
const openMouth = visemes.indexOf('aa');

/** What a measuring harness hears on each animation frame of `/listen`: `rostrum:frame` on `window`. */
export interface FrameReport {
  readonly timelineMs: number;
  /** Seconds of the audio context at this frame; null while sound is off. */
  readonly contextTime: number | null;
  readonly epoch: number | null;
  readonly index: number | null;
  readonly viseme: string;
  readonly spokenTo: number;
  readonly anchoredBy: Heard['anchoredBy'];
}

export interface StageRunnerOptions {
  /** Called at once when an epoch was stopped or voided, before anything is drawn. */
  readonly onSilenced: (epoch: number) => void;
  /** Called when a sentence that sounds is announced. */
  readonly onAnnounced: (epoch: number) => void;
  readonly report: ((report: FrameReport) => void) | null;
}

/** What the stage screen shows of a sentence. */
type Said = Pick<Caption, 'text' | 'label' | 'sources' | 'original'>;

type StageSound = Pick<Sound, 'setStageEar' | 'now' | 'stageLevel' | 'livingMouth'>;

/** Runs the stage's clock: feeds it moments and onsets, gives captions and the mouth. */
export class StageRunner {
  readonly clock = new StageClock();
  readonly #caption = signal<Caption | null>(null);
  readonly #sentence = signal<Said | null>(null);
  readonly #stoppedEpoch = signal(-1);
  readonly #sound: StageSound;
  readonly #options: StageRunnerOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #shapes = new Float32Array(visemes.length);
  #isHumanLive = false;
  /** Who spoke live last, and what they said last. */
  #speaker: { readonly epoch: number; readonly light: 'human' | 'asker' } | null = null;
  #living: LivingCaption | null = null;
  #frame: number;
  #tickedAtMs = 0;

  constructor(sound: StageSound, options: StageRunnerOptions) {
    this.#sound = sound;
    this.#options = options;
    sound.setStageEar(this.clock);
    this.#frame = requestAnimationFrame(this.#onFrame);
    this.#timer = setInterval(() => {
      if (performance.now() - this.#tickedAtMs > idleTickMs) this.#tick(this.#sound.now());
    }, idleTickMs);
  }

  /** The sentence being heard, with how far: changes with every word. */
  get caption(): ReadonlySignal<Caption | null> {
    return this.#caption;
  }
  /** The sentence being heard: changes with every sentence. */
  get sentence(): ReadonlySignal<Said | null> {
    return this.#sentence;
  }

  /** The newest epoch that somebody stopped while this page was there, else -1. */
  get stoppedEpoch(): ReadonlySignal<number> {
    return this.#stoppedEpoch;
  }

  /** The leader's mouth: by the timeline while the avatar speaks, by the sound while the human does. Allocates nothing. */
  readonly mouth: MouthSource = {
    sample: (out) => {
      if (!this.#isHumanLive) return this.clock.mouth(this.#sound.now(), out);
      const level = this.#sound.stageLevel();
      if (!this.#sound.livingMouth(out)) out.fill(0)[openMouth] = level;
      // Quiet words move the mouth less, silence not at all.
      else for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) * Math.min(1, 4 * level);
      return null;
    },
  };

  take(moment: Moment): void {
    switch (moment.kind) {
      case 'utterance':
        this.clock.announce(moment);
        if (moment.sounding && moment.epoch > this.clock.voidEpoch) this.#options.onAnnounced(moment.epoch);
        return;
      case 'sound-start':
        this.clock.start(moment, this.#sound.now());
        return;
      case 'stop':
        this.clock.stop(moment.epoch);
        if (this.#living !== null && this.#living.epoch <= moment.epoch) this.#living = null;
        this.#options.onSilenced(moment.epoch);
        this.#stoppedEpoch.value = Math.max(this.#stoppedEpoch.peek(), moment.epoch);
        this.#tick(this.#sound.now());
        return;
      case 'living-words':
        if (moment.epoch > this.clock.voidEpoch)
          this.#living = withLivingWords(this.#living, moment, this.#sound.now().pageMs);
        return;
      case 'reacted':
        return;
    }
  }

  /** The replicated stage moved on: whatever is older is void. */
  follow(stage: { readonly epoch: number; readonly holder: string }): void {
    this.clock.voidBelow(stage.epoch);
    this.#isHumanLive = stage.holder === 'human';
    if (stage.holder === 'human' || stage.holder === 'asker')
      this.#speaker = { epoch: stage.epoch, light: stage.holder };
    if (this.#living !== null && this.#living.epoch < stage.epoch) this.#living = null;
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    clearInterval(this.#timer);
  }

  readonly #onFrame = (): void => {
    this.#frame = requestAnimationFrame(this.#onFrame);
    const now = this.#sound.now();
    const heard = this.#tick(now);
    this.#options.report?.({
      timelineMs: heard.positionMs,
      contextTime: now.contextMs === null ? null : now.contextMs / 1000,
      epoch: heard.utterance?.epoch ?? null,
      index: heard.utterance?.index ?? null,
      viseme: heard.utterance === null ? this.#livingViseme() : visemeAt(heard.utterance, heard.positionMs),
      spokenTo: heard.spokenTo,
      anchoredBy: heard.anchoredBy,
    });
  };

  #livingViseme(): Viseme {
    if (!this.#isHumanLive) return 'sil';
    this.mouth.sample(this.#shapes);
    const strongest = this.#shapes.indexOf(Math.max(...this.#shapes));
    return (this.#shapes[strongest] ?? 0) > 0.1 ? (visemes[strongest] ?? 'sil') : 'sil';
  }

  #tick(now: Now): Heard {
    this.#tickedAtMs = performance.now();
    const heard = this.clock.tick(now);
    const { utterance } = heard;
    if (utterance === null) {
      this.#showLiving(now.pageMs);
      return heard;
    }
    this.#sentence.value = utterance;
    const shown = this.#caption.peek();
    if (shown === null || isOther(shown, utterance) || shown.spokenTo !== heard.spokenTo) {
      this.#caption.value = {
        epoch: utterance.epoch,
        index: utterance.index,
        count: utterance.count,
        place: utterance.place,
        text: utterance.text,
        label: utterance.label,
        language: utterance.language,
        original: utterance.original,
        light: 'avatar',
        sources: utterance.sources,
        spokenTo: heard.spokenTo,
        freshFrom: 0,
      };
    }
    return heard;
  }

  /** Nobody's sentence is heard: what somebody said live stands there, until it is over. */
  #showLiving(nowMs: number): void {
    if (this.#living !== null && isOver(this.#living, nowMs)) this.#living = null;
    const [living, speaker, shown] = [this.#living, this.#speaker, this.#caption.peek()];
    // Words that came before the stage they belong to wait for it.
    if (living === null || speaker?.epoch !== living.epoch) {
      this.#caption.value = null;
      this.#sentence.value = null;
      return;
    }
    const { epoch, index, text, freshFrom } = living;
    if (shown !== null && !isOther(shown, living)) return;
    const label = living.isLate ? 'AUTOMATIC-LATE' : 'AUTOMATIC';
    const caption = {
      epoch,
      index,
      count: index + 1,
      place: null,
      text,
      label,
      light: speaker.light,
      sources: [],
      spokenTo: text.length,
      freshFrom,
    } as const;
    this.#caption.value = caption;
    this.#sentence.value = caption;
  }
}

function isOther(shown: Caption, utterance: { readonly epoch: number; readonly index: number }): boolean {
  return shown.epoch !== utterance.epoch || shown.index !== utterance.index;
}
