import { limits } from '../../protocol/limits.ts';

/** Somebody who may be talking, and how far away. `id` is the voice's LiveKit identity. */
export interface NearVoice {
  readonly id: string;
  readonly distanceM: number;
}

/** Beyond this a voice that is not heard yet stays unheard. */
const enterRangeM = 20;
/** A voice that is heard keeps its place until it is this much farther than a rival, or out of this range. */
const keepAdvantage = 0.8;
const keepRangeM = 24;

/**
 * The voices to hear beside the stage: the nearest, at most `limits.neighbours`. Those heard already are favoured, so that two people at
 * nearly the same distance do not take turns. Rule CH3.
 */
export function chooseNeighbours(voices: readonly NearVoice[], heard: ReadonlySet<string>): readonly string[] {
  return voices
    .filter((voice) => voice.distanceM <= (heard.has(voice.id) ? keepRangeM : enterRangeM))
    .map((voice) => ({ id: voice.id, rank: voice.distanceM * (heard.has(voice.id) ? keepAdvantage : 1) }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .slice(0, limits.neighbours)
    .map((voice) => voice.id);
}
