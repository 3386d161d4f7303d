import type { HallSounds } from './hall-sounds.ts';
import { loopRms } from './sound-shapes.ts';

/** How loud each loop is, and all of it together: factors. */
export interface HallLevels {
  tone: number;
  group: number;
  crowd: number;
  all: number;
}

export interface HallFacts {
  readonly choice: HallSounds;
  /** The page may play sound, and is in sight. */
  readonly canSound: boolean;
  /** The stage is about to speak, whether it is heard yet or not. */
  readonly isStageHeld: boolean;
  /** Loudness of the stage's voice now, 0 to 1 (port Sound). */
  readonly stageLevel: number;
  /** How many clap together. */
  readonly clapping: number;
}

const factor = (db: number) => 10 ** (db / 20);

/** Of a strike and of a step within three metres, at full volume. */
export const strikeGain = factor(-6);
export const stepGain = factor(-18);

/** Root mean square at full volume, dBFS: of the room, and of one person among those who clap together. */
const toneDb = -54;
const personDb = -47;
/** More people than this are no louder. */
const loudestPeople = 250;
/** From few to many the sparse loop gives way to the dense one, but for what makes hands of it and not rain. */
const [sparseUpTo, denseFrom, mostTurnRad] = [8, 60, 1.1];
/** Speech is at −20 dBFS (SP11): with this, 250 people at full volume have −45. */
const duckedBy = factor(-22);
const speaksAbove = 0.03;
const pauseMs = 1000;
const [returnsInMs, comesInMs] = [500, 1000];

/** Decides how loud the place is from one moment to the next. Rules HS1, HS4, HS5, HS6, HS7. */
export class HallLoudness {
  #nowMs = Number.NaN;
  #spokeMs = Number.NEGATIVE_INFINITY;
  #duck = 1;
  #tone = 0;

  /** Writes the levels for `nowMs` into `out`. Allocates nothing. */
  next(facts: HallFacts, nowMs: number, out: HallLevels): void {
    const passedMs = Number.isNaN(this.#nowMs) ? 0 : Math.max(0, nowMs - this.#nowMs);
    this.#nowMs = nowMs;
    if (facts.isStageHeld || facts.stageLevel > speaksAbove) this.#spokeMs = nowMs;
    if (nowMs - this.#spokeMs < pauseMs) this.#duck = duckedBy;
    else this.#duck += (1 - this.#duck) * (1 - Math.exp(-passedMs / returnsInMs));
    const { isOn, volume } = facts.choice;
    const isHeard = isOn && facts.canSound;
    this.#tone = isHeard ? this.#tone + (1 - this.#tone) * (1 - Math.exp(-passedMs / comesInMs)) : 0;
    const people = Math.min(loudestPeople, facts.clapping);
    const density = Math.log(Math.max(people, sparseUpTo) / sparseUpTo) / Math.log(denseFrom / sparseUpTo);
    const turnRad = Math.min(1, density) * mostTurnRad;
    // What differs adds up by its power: twice the people, 3 dB.
    const clapping = isHeard ? (factor(personDb) / loopRms) * Math.sqrt(people) : 0;
    out.tone = (factor(toneDb) / loopRms) * this.#tone;
    out.group = clapping * Math.cos(turnRad);
    out.crowd = clapping * Math.sin(turnRad);
    out.all = isHeard ? volume * this.#duck : 0;
  }
}
