import type { Acoustics } from '../../../client/world/room-sound.ts';

declare global {
  interface Window {
    sounds: {
      readonly rateHz: number;
      /** What a room alone answers to one tap: its left channel. */
      answer(reverbS: number): Promise<readonly number[]>;
      /** Two hands that meet once near by, rendered in a hall. */
      strike(reverbS: number): Promise<readonly number[]>;
      /** Begins to listen; needs a gesture before. */
      begin(acoustics: Acoustics | null): Promise<void>;
      /** A burst of noise from the stage, or by a neighbour so far ahead, as it leaves the page: from its first sample on. */
      burst(from: 'stage' | { readonly aheadM: number }): Promise<readonly number[]>;
    };
  }
}
