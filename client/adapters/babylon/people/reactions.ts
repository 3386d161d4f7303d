import type { Scene } from '@babylonjs/core/scene';
import type { Reaction } from '../../../../protocol/moment.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { Reactor } from '../../../world/ports.ts';
import { reactionDelayMs } from '../../../world/reaction-delay.ts';
import { ReactionWaves, rowOf } from '../../../world/reaction-waves.ts';
import type { Crowd } from './crowd.ts';
import { ReactionSigns } from './reaction-signs.ts';

/** How reactions are seen: hands that clap, and signs over heads, of many as one wave. Rules BC6, RW1. */
export class Reactions {
  readonly #crowd: Crowd;
  readonly #isStill: boolean;
  readonly #signs: ReactionSigns;
  readonly #waves: ReactionWaves;

  constructor(scene: Scene, parts: { readonly hall: Hall; readonly crowd: Crowd; readonly reducedMotion: boolean }) {
    const { crowd, hall, reducedMotion } = parts;
    this.#crowd = crowd;
    this.#isStill = reducedMotion;
    this.#signs = new ReactionSigns(scene, { balconyPlaces: crowd.balconyPlaces, reducedMotion });
    this.#waves = new ReactionWaves(hall.boundsM.min[0], hall.boundsM.max[0]);
  }

  show(reactor: Reactor, reaction: Reaction, nowMs: number): void {
    const place = 'place' in reactor ? reactor.place : null;
    const startMs = nowMs + (place === null ? 0 : reactionDelayMs(place));
    const at = this.#crowd.headOf(reactor);
    if (at !== null) {
      const { waveMs, isNew } = this.#waves.take(reaction, { row: rowOf(reactor), xM: at[0] }, nowMs);
      const isOfWave = waveMs !== null;
      // Where nothing is to move the page says how many they are.
      if (!isOfWave || (isNew && !this.#isStill))
        this.#signs.show({ reaction, at, startMs: waveMs ?? startMs, place, isOfWave });
    }
    if (reaction === 'clap' && !this.#isStill) this.#crowd.clap(reactor, startMs);
  }

  /** Per frame; allocates nothing. */
  update(nowMs: number): void {
    this.#signs.update(nowMs);
  }
}
