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

export interface Neighbours {
  readonly ids: readonly string[];
  /** How many of them took the place of another one that could still be heard. */
  readonly swaps: number;
}

/**
 * The voices to hear beside the stage: the nearest, at most `limits.neighbours`. Those heard already are favoured, so that two people at
 * nearly the same distance do not take turns, and at most `mostSwaps` of them make room for somebody nearer. Rules CH3, CH8.
 */
export function chooseNeighbours(
  voices: readonly NearVoice[],
  heard: ReadonlySet<string>,
  mostSwaps: number,
): Neighbours {
  const ranked = voices
    .filter((voice) => voice.distanceM <= (heard.has(voice.id) ? keepRangeM : enterRangeM))
    .map((voice) => ({ id: voice.id, rank: voice.distanceM * (heard.has(voice.id) ? keepAdvantage : 1) }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  const nearest = ranked.slice(0, limits.neighbours);
  const staying = ranked.filter((id) => heard.has(id));
  const coming = nearest.filter((id) => !heard.has(id));
  const free = limits.neighbours - staying.length;
  const swaps = Math.min(mostSwaps, Math.max(0, coming.length - free));
  // The farthest of those heard make room.
  const ids = [...staying.slice(0, staying.length - swaps), ...coming.slice(0, free + swaps)];
  return { ids, swaps };
}
