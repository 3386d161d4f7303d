import type { Pace } from '../../protocol/answer.ts';

/** How much faster than the voice's own each pace is: 130, 150 and 170 words a minute. Rule SP26. */
export const paceRates: Readonly<Record<Pace, number>> = { slow: 130 / 150, normal: 1, brisk: 170 / 150 };
