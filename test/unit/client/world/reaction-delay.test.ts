import { expect, it } from 'vitest';
import { reactionDelayMs } from '../../../../client/world/reaction-delay.ts';
import { balconyPlaces } from '../../../../protocol/balcony-codec.ts';

it('[BC6] spreads the reactions of one message over the second until the next, and neighbours far apart', () => {
  const delays = Array.from({ length: balconyPlaces }, (_, place) => reactionDelayMs(place));
  for (const [place, delayMs] of delays.entries()) {
    expect(delayMs).toBeGreaterThanOrEqual(0);
    expect(delayMs).toBeLessThan(1000);
    if (place > 0) expect(Math.abs(delayMs - (delays[place - 1] ?? 0))).toBeGreaterThan(300);
  }
  const inEachTenth = Array.from({ length: 10 }, (_, tenth) => delays.filter((ms) => Math.floor(ms / 100) === tenth));
  for (const { length } of inEachTenth) expect(Math.abs(length - balconyPlaces / 10)).toBeLessThan(4);
});
