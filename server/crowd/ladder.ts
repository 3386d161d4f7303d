import { beatMs, type Cadence, cadenceBeats } from '../../protocol/frame-codec.ts';
import type { Strain } from '../../protocol/strain.ts';

/** How near somebody is to those who get a stream. `seen`: everybody, for who looks on from the back. */
export const tiers = { stage: 0, own: 1, near: 2, seen: 3, rest: 4 } as const;
export type Tier = (typeof tiers)[keyof typeof tiers];

/** Cadence of each tier, by tier. */
export type Rung = readonly [stage: Cadence, own: Cadence, near: Cadence, seen: Cadence, rest: Cadence];

/**
 * What a stream is slowed to, step by step, when it would pass its budget: the rest, then the neighbours, then the own cell. The stage and
 * who has the floor are never slowed. Cadences are indices of `cadenceBeats`: 20, 5, 10 and 1 a second at first. Rule P8.
 */
export const ladder: readonly Rung[] = [
  [0, 0, 2, 1, 5],
  [0, 0, 2, 2, 6],
  [0, 0, 2, 4, 7],
  [0, 0, 3, 5, 7],
  [0, 0, 5, 6, 7],
  [0, 0, 6, 7, 7],
  [0, 1, 6, 7, 7],
  [0, 2, 6, 7, 7],
  [0, 3, 6, 7, 7],
  [0, 4, 6, 7, 7],
  [0, 5, 6, 7, 7],
];

/** Under strain nobody is shown more often than this, and frames leave only in every so many-th beat, but for the stage's. Rule P12. */
const strained: Readonly<Record<Strain, { readonly beats: number; readonly cadences: Rung }>> = {
  0: { beats: 1, cadences: [0, 0, 0, 0, 0] },
  1: { beats: 2, cadences: [0, 1, 3, 2, 5] },
  2: { beats: 4, cadences: [0, 2, 5, 4, 7] },
  3: { beats: 4, cadences: [0, 2, 5, 4, 7] },
  4: { beats: 4, cadences: [0, 2, 5, 7, 7] },
};

/** Whether whoever is far away stands still for those who get a stream. Rule P12. */
export function isStill(tier: Tier, strain: Strain): boolean {
  return strain === 4 && tier === tiers.rest;
}

/** In every so many-th beat a group of pages gets its frame. */
export function beatsBetweenFrames(strain: Strain): number {
  return strained[strain].beats;
}

/** A faster rung is taken again only when it leaves so much of the budget free. */
const easyShare = 0.85;

/** Somebody as a load: bytes of an entry, and how often a second they move. */
export interface Mover {
  readonly tier: Tier;
  readonly bytes: number;
  readonly movesPerSecond: number;
}

/** The rung that keeps a stream within `bytesPerSecond`; the last one when none does (then the budget itself delays people). */
export function chooseRung(movers: readonly Mover[], bytesPerSecond: number, now: number, strain: Strain): number {
  for (let rung = 0; rung < ladder.length; rung++) {
    const room = rung < now ? bytesPerSecond * easyShare : bytesPerSecond;
    if (loadAt(rung, movers, strain) <= room) return rung;
  }
  return ladder.length - 1;
}

function loadAt(rung: number, movers: readonly Mover[], strain: Strain): number {
  let load = 0;
  for (const { tier, bytes, movesPerSecond } of movers)
    if (!isStill(tier, strain)) load += bytes * Math.min(movesPerSecond, 1000 / beatMs / beatsAt(rung, tier, strain));
  return load;
}

/** Cadence of a tier on a rung, under strain. */
export function cadenceAt(rung: number, tier: Tier, strain: Strain): Cadence {
  const planned = ladder[rung]?.[tier] ?? 0;
  const fastest = strained[strain].cadences[tier];
  if (planned < fastest) return fastest;
  return planned;
}

/** Beats between two poses of a person of this tier. */
export function beatsAt(rung: number, tier: Tier, strain: Strain): number {
  return cadenceBeats[cadenceAt(rung, tier, strain)];
}
