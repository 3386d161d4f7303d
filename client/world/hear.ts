import { limits } from '../../protocol/limits.ts';
import type { Strain } from '../../protocol/strain.ts';

/** Somebody who may be talking, and how far away. `id` is the voice's LiveKit identity. */
export interface NearVoice {
  readonly id: string;
  readonly distanceM: number;
  /** How loudly they speak, 0 to 1, now or a moment ago; 0 for an open microphone that is silent. */
  readonly loudness: number;
}

/** A voice that is heard keeps its place until a rival is heard so much louder, or it is so much further away than voices reach. */
const keepAdvantage = 0.8;
const keepsBeyond = 1.2;
/** Whoever is silent may speak next: they count as loud as this. */
const silence = 0.1;

/** How many voices beside the stage a page hears: half of them when the server is at its limit. */
export function neighboursUnder(strain: Strain): number {
  return strain >= 3 ? limits.neighbours / 2 : limits.neighbours;
}

export interface Neighbours {
  readonly ids: readonly string[];
  /** How many of them took the place of another one that could still be heard. */
  readonly swaps: number;
}

export interface HearingLimits {
  readonly most: number;
  /** Of those heard, how many may make room for others. */
  readonly mostSwaps: number;
  /** How far a voice reaches: beyond this one that is not heard yet stays unheard. */
  readonly rangeM: number;
}

/**
 * The voices to hear beside the stage: those that are loudest here, by how loudly they speak and how near they are. Those heard already
 * are favoured, so that two do not take turns. Rules CH3, CH8, HS10.
 */
export function chooseNeighbours(
  voices: readonly NearVoice[],
  heard: ReadonlySet<string>,
  { most, mostSwaps, rangeM }: HearingLimits,
): Neighbours {
  const ranked = voices
    .filter((voice) => voice.distanceM <= rangeM * (heard.has(voice.id) ? keepsBeyond : 1))
    .map(({ id, distanceM, loudness }) => ({
      id,
      rank: (distanceM / (silence + loudness)) * (heard.has(id) ? keepAdvantage : 1),
    }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  const staying = ranked.filter((id) => heard.has(id)).slice(0, most);
  const coming = ranked.slice(0, most).filter((id) => !heard.has(id));
  const free = most - staying.length;
  const swaps = Math.min(mostSwaps, Math.max(0, coming.length - free));
  // The faintest of those heard make room.
  const ids = [...staying.slice(0, staying.length - swaps), ...coming.slice(0, free + swaps)];
  return { ids, swaps };
}
