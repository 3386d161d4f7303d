import type { SoundStart, Utterance } from '../../protocol/moment.ts';
import { mouthWeightsAt, spokenTo } from '../../protocol/timeline.ts';
import type { Viseme } from '../../protocol/viseme.ts';
import { type Acted, type Acting, actingOf, still } from './acting/acting.ts';
import { SoundFollower } from './sound-follower.ts';

/** The two clocks of a page. `contextMs` is the audio context's, null while sound is off or suspended. */
export interface Now {
  readonly pageMs: number;
  readonly contextMs: number | null;
}

/** What is being heard at a moment. One object, written anew by each {@link StageClock.tick}. */
export interface Heard {
  /** The sentence being heard, or the one heard last while it lingers; null when there is none. */
  utterance: Utterance | null;
  /** Milliseconds since the first sample of the sentence's sound. */
  positionMs: number;
  /** Caption characters (UTF-16) whose words have begun. */
  spokenTo: number;
  /** True between the sentence's first and last sample. */
  isSpeaking: boolean;
  /** What the position hangs on: the onset heard, or the sender's clock. */
  anchoredBy: 'onset' | 'clock';
}

interface Line {
  readonly utterance: Utterance;
  readonly acting: Acting;
  /** When the sender handed over the first sample; null until it says so. */
  startedAt: Now | null;
  /** When position 0 was or will be, by each clock; null until known. `zeroContextMs` is set by an onset only. */
  zeroPageMs: number | null;
  zeroContextMs: number | null;
  /** How much later than that the sound lies by now. */
  shiftMs: number;
}

/** From the sender's hand-over to the listener's ear with an empty queue. */
const pathMs = 66;
/** Without an onset by then the sender's clock takes over. */
const onsetWaitMs = 400;
/** An onset so late is still this sentence's when nothing was heard before it (a jitter buffer that swelled). */
const onsetLatestMs = 2000;
/** The hand-over message may lag behind the sound by this much on a busy page. */
const messageLagMs = 200;
/** A sentence's last sound and the network's time-stretching may reach this far beyond its end. */
const endSlackMs = 80;
/** The mouth shuts when no sound has been heard for this long. */
const silenceMs = 100;
const lingerMs = 2500;
const onsetsKept = 8;

/**
 * Runs captions and mouth of what the avatar says: knows the sentences announced, when the sender began each, and the onsets heard on
 * the stage's track; anchors a sentence on its first onset heard, or after 400 ms on the sender's clock, and then follows the sound's
 * loudness. Captions never depend on sound; the mouth never moves without it; nothing of a stopped epoch or an older one is ever shown.
 * Rules CM1–CM7, CM9–CM13.
 */
export class StageClock {
  readonly heard: Heard = { utterance: null, positionMs: 0, spokenTo: 0, isSpeaking: false, anchoredBy: 'clock' };
  readonly #acted: { acting: Acting; positionMs: number } = { acting: still, positionMs: 0 };
  #lines: Line[] = [];
  #playing: Line | null = null;
  readonly #follower = new SoundFollower();
  #followed: Line | null = null;
  #voidEpoch = -1;
  readonly #onsets = new Float64Array(onsetsKept).fill(Number.NEGATIVE_INFINITY);
  #onsetAt = 0;
  #loudAtMs = Number.NEGATIVE_INFINITY;
  #trackSinceMs = Number.POSITIVE_INFINITY;

  /** Epochs up to this one are silent for ever. */
  get voidEpoch(): number {
    return this.#voidEpoch;
  }

  /** A sentence about to sound. One of a newer epoch ends everything older. */
  announce(utterance: Utterance): void {
    if (utterance.epoch <= this.#voidEpoch) return;
    this.voidBelow(utterance.epoch);
    const isKnown = [...this.#lines, this.#playing].some((line) => line?.utterance.index === utterance.index);
    if (isKnown) return;
    this.#lines.push({
      utterance,
      acting: actingOf(utterance),
      startedAt: null,
      zeroPageMs: null,
      zeroContextMs: null,
      shiftMs: 0,
    });
    this.#lines.sort((a, b) => a.utterance.index - b.utterance.index);
  }

  /** The sender handed the first sample over. Sentences before it that never began are passed over. */
  start(sound: SoundStart, now: Now): void {
    const line = this.#lines.find((each) => isOf(each.utterance, sound));
    if (line === undefined || line.startedAt !== null) return;
    this.#lines = this.#lines.filter((each) => each.utterance.index >= sound.index || each.startedAt !== null);
    line.startedAt = { pageMs: now.pageMs, contextMs: now.contextMs };
  }

  /** Ends this epoch and every older one, for ever. */
  stop(epoch: number): void {
    this.voidBelow(epoch + 1);
  }

  /** Nothing of an epoch older than this may be shown any more. */
  voidBelow(epoch: number): void {
    if (epoch - 1 <= this.#voidEpoch) return;
    this.#voidEpoch = epoch - 1;
    this.#lines = this.#lines.filter((line) => line.utterance.epoch > this.#voidEpoch);
    if (this.#playing !== null && this.#playing.utterance.epoch <= this.#voidEpoch) this.#playing = null;
  }

  /** The stage's track began to be heard at this context time: an onset of a sentence that began before is not its first. */
  trackBegan(contextMs: number): void {
    this.#trackSinceMs = contextMs;
  }

  /** The stage's track went from silence to sound at this context time. */
  onset(contextMs: number): void {
    this.#onsets[this.#onsetAt] = contextMs;
    this.#onsetAt = (this.#onsetAt + 1) % onsetsKept;
    this.loud(contextMs);
    if (this.#playing !== null && this.#playing === this.#followed) this.#follower.startedSounding(contextMs);
  }

  /** The stage's track was not silent at this context time. */
  loud(contextMs: number): void {
    this.#loudAtMs = Math.max(this.#loudAtMs, contextMs);
  }

  /** Loudness (root mean square, 0…1) of the 10 ms of the stage's track that begin at `hop` × 10 ms of context time. */
  level(hop: number, rms: number): void {
    this.#follower.hear(hop, rms);
  }

  /** Brings {@link heard} up to now. Allocates nothing. */
  tick(now: Now): Heard {
    const next = this.#lines[0];
    if (next !== undefined) {
      this.#anchor(next, now);
      if (next.zeroPageMs !== null && positionOf(next, now) >= 0) {
        this.#lines.shift();
        this.#playing = next;
      }
    }
    const playing = this.#playing;
    const heard = this.heard;
    if (playing === null) {
      heard.utterance = null;
      heard.positionMs = 0;
      heard.spokenTo = 0;
      heard.isSpeaking = false;
      return heard;
    }
    if (playing.zeroContextMs === null) this.#anchorByOnset(playing, now, null);
    if (playing === this.#followed) playing.shiftMs = this.#follower.shiftMs();
    const { timeline } = playing.utterance;
    const position = positionOf(playing, now);
    if (position > timeline.durationMs + lingerMs && this.#lines.length === 0) this.#playing = null;
    const told = position < timeline.durationMs ? spokenTo(timeline, position) : playing.utterance.text.length;
    // A word once heard stays heard, though the sound was found to lag.
    heard.spokenTo = heard.utterance === playing.utterance ? Math.max(heard.spokenTo, told) : told;
    heard.utterance = playing.utterance;
    heard.positionMs = position;
    heard.isSpeaking = position >= 0 && position < timeline.durationMs;
    heard.anchoredBy = playing.zeroContextMs === null ? 'clock' : 'onset';
    return heard;
  }

  /** Writes 15 mouth weights for now (order of `visemes`), all 0 in silence; returns how the sentence is acted, or null. Allocates nothing. */
  mouth(now: Now, out: Float32Array): Acted | null {
    out.fill(0);
    const heard = this.tick(now);
    const playing = this.#playing;
    if (playing === null || heard.utterance === null || !heard.isSpeaking) return null;
    const isSilent = now.contextMs === null || now.contextMs - this.#loudAtMs > silenceMs;
    if (heard.utterance.sounding && !isSilent) mouthWeightsAt(heard.utterance.timeline, heard.positionMs, out);
    this.#acted.acting = playing.acting;
    this.#acted.positionMs = heard.positionMs;
    return this.#acted;
  }

  #anchor(line: Line, now: Now): void {
    if (line.zeroPageMs !== null) return;
    const { utterance } = line;
    if (!utterance.sounding) {
      // No sound will come: it begins when the sender says so, or after what is being read now.
      const isFree =
        this.#playing === null || positionOf(this.#playing, now) >= this.#playing.utterance.timeline.durationMs;
      if (line.startedAt !== null) line.zeroPageMs = line.startedAt.pageMs;
      else if (isFree) line.zeroPageMs = now.pageMs;
      return;
    }
    if (line.startedAt === null || this.#anchorByOnset(line, now, this.#playing)) return;
    if (now.pageMs - line.startedAt.pageMs - utterance.timeline.onsetMs > onsetWaitMs)
      line.zeroPageMs = line.startedAt.pageMs + pathMs;
  }

  /** Anchors on the first onset that can be this sentence's. */
  #anchorByOnset(line: Line, now: Now, before: Line | null): boolean {
    const startedMs = line.startedAt?.contextMs ?? null;
    if (startedMs === null || now.contextMs === null || !line.utterance.sounding) return false;
    const onsetMs = line.utterance.timeline.onsetMs;
    let earliestMs = startedMs + onsetMs - messageLagMs;
    if (before !== null && before.zeroContextMs !== null)
      earliestMs = Math.max(
        earliestMs,
        before.zeroContextMs + before.shiftMs + before.utterance.timeline.durationMs - endSlackMs,
      );
    const latestMs = startedMs + onsetMs + (this.#trackSinceMs <= startedMs ? onsetLatestMs : onsetWaitMs);
    let first = Number.POSITIVE_INFINITY;
    for (let i = 0; i < onsetsKept; i++) {
      const at = this.#onsets[i] ?? 0;
      if (at >= earliestMs && at <= latestMs && at < first) first = at;
    }
    if (first === Number.POSITIVE_INFINITY || first < this.#trackSinceMs) return false;
    line.zeroContextMs = first - onsetMs;
    line.zeroPageMs = now.pageMs - (now.contextMs - line.zeroContextMs);
    this.#follower.begin(line.utterance.timeline.loudness, line.zeroContextMs);
    this.#followed = line;
    return true;
  }
}

function isOf(utterance: Utterance, sound: SoundStart): boolean {
  return utterance.epoch === sound.epoch && utterance.index === sound.index;
}

function positionOf(line: Line, now: Now): number {
  if (line.zeroContextMs !== null && now.contextMs !== null) return now.contextMs - line.zeroContextMs - line.shiftMs;
  return now.pageMs - (line.zeroPageMs ?? now.pageMs) - line.shiftMs;
}

/** The mouth shape of the timeline at a position. */
export function visemeAt(utterance: Utterance, positionMs: number): Viseme {
  let shape: Viseme = 'sil';
  for (const change of utterance.timeline.mouth) {
    if (change.atMs > positionMs) break;
    shape = change.viseme;
  }
  return shape;
}
