import { hopMs, loudnessAt, loudnessOf } from '../../protocol/loudness.ts';

const kept = 64;
const unknown = -1;
/** Heard: the first sound after a silence, of a loudness not yet known. */
const onset = -2;
/** Shifts considered: sound that lies up to this much before or after where the sentence was begun. */
const reachMs = 500;
const stepMs = 5;
const places = (2 * reachMs) / stepMs + 1;
const begun = reachMs / stepMs;
/** What 10 ms that fit badly cost at most: less when silence was heard instead, because sound gets lost more easily than it appears. */
const worst = 8;
const missing = 5;
/** What it costs to have begun to hear sound where silence is due, and from how loud on a place is no silence. */
const unexpected = 24;
const sounding = 6;
/** Time rarely moves inside a sentence: what each move costs, and each ms of it. To leap over sound costs as much as to have lost it. */
const perMove = 1;
const perStepLater = stepMs * 0.15;
const perStepEarlier = stepMs * 0.1;
/** Another place must be better by this much before it is taken. */
const better = 2;

/**
 * Finds where in a sentence the sound is that is being heard, by its loudness in every 10 ms: the cheapest way through the sentence in
 * which time may stand still or leap, but seldom (dynamic programming over shifts of 5 ms). What a jitter buffer does to time inside a
 * sentence is so followed within a syllable; where sound is due and silence is heard, the sentence waits; the first sound after a silence
 * is followed at once. Rules CM9–CM11, CM13.
 */
export class SoundFollower {
  readonly #heard = new Int8Array(kept).fill(unknown);
  #newest = -1;
  #line = '';
  #zeroMs = 0;
  #lastSoundMs = 0;
  #next = 0;
  /** What the cheapest way to each place costs so far. */
  readonly #cost = new Float32Array(places);
  readonly #expected = new Float32Array(places);
  #place = begun;

  /** A sentence with this loudness line has been begun with its first sample at `zeroMs` of the audio context. */
  begin(line: string, zeroMs: number): void {
    this.#line = line;
    this.#zeroMs = zeroMs;
    this.#lastSoundMs = line.replace(/0+$/, '').length * hopMs;
    this.#next = Math.max(Math.ceil(zeroMs / hopMs), this.#newest - kept + 1, 0);
    this.#place = begun;
    for (let place = 0; place < places; place++)
      this.#cost[place] = Math.abs(place - begun) * (place > begun ? perStepLater : perStepEarlier);
  }

  /** Takes the loudness (root mean square, 0…1) of the 10 ms of the audio context that begin at `hop` × 10 ms. */
  hear(hop: number, rms: number): void {
    if (hop <= this.#newest) return;
    for (let missed = Math.max(this.#newest + 1, hop - kept + 1); missed < hop; missed++)
      this.#heard[missed % kept] = unknown;
    this.#heard[hop % kept] = loudnessOf(rms);
    this.#newest = hop;
  }

  /** Takes the moment of the first sound after a silence, before the loudness of its 10 ms is known. */
  startedSounding(contextMs: number): void {
    const positionMs = contextMs - this.#zeroMs;
    // Past its own last sound it is the next sentence that is heard.
    if (positionMs - this.shiftMs() < this.#lastSoundMs) this.#step(onset, positionMs);
  }

  /** How much later the sound now is than when the sentence was begun, in milliseconds. Allocates nothing. */
  shiftMs(): number {
    for (this.#next = Math.max(this.#next, this.#newest - kept + 1); this.#next <= this.#newest; this.#next++) {
      const heard = this.#heard[this.#next % kept] ?? unknown;
      const positionMs = this.#next * hopMs - this.#zeroMs;
      if (heard !== unknown) this.#step(heard, positionMs);
    }
    return (this.#place - begun) * stepMs;
  }

  #step(heard: number, positionMs: number): void {
    const cost = this.#cost;
    const expected = this.#expected;
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < places; place++) {
      expected[place] = loudnessAt(this.#line, positionMs - (place - begun) * stepMs);
      least = Math.min(least, cost[place] ?? 0);
    }
    // The cheapest way to a place comes from itself, from one or two places before it (time stood still, or half), or from any after it.
    let leapt = Number.POSITIVE_INFINITY;
    for (let place = places - 1; place >= 0; place--) {
      const stayed = cost[place] ?? 0;
      const passed = expected[place] ?? 0;
      const half = (cost[place - 1] ?? Number.POSITIVE_INFINITY) + perStepLater;
      const still = (cost[place - 2] ?? Number.POSITIVE_INFINITY) + 2 * perStepLater;
      leapt += perStepEarlier + (Math.min(missing, passed) * stepMs) / hopMs;
      cost[place] = Math.min(stayed, half + perMove, still + perMove, leapt) - least + misfit(heard, passed);
      leapt = Math.min(leapt, stayed + perMove);
    }
    let best = this.#place;
    for (let place = 0; place < places; place++) {
      const difference = (cost[place] ?? 0) - (cost[best] ?? 0);
      if (difference < 0 || (difference === 0 && Math.abs(place - begun) < Math.abs(best - begun))) best = place;
    }
    if ((cost[this.#place] ?? 0) - (cost[best] ?? 0) > better) this.#place = best;
  }
}

function misfit(heard: number, expected: number): number {
  if (heard === onset) return unexpected * (1 - Math.min(1, expected / sounding));
  return heard === 0 ? Math.min(missing, expected) : Math.min(worst, Math.abs(heard - expected));
}
