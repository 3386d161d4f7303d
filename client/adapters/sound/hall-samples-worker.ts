import { z } from 'zod';
import { makeHallSamples, transferableOf } from '../../world/hall-samples.ts';

// Takes the half second that the samples need away from the page, which draws meanwhile. It is told how long sound lasts in the hall.
const seed = 1;
self.onmessage = ({ data }: MessageEvent<unknown>) => {
  const samples = makeHallSamples(seed, z.number().parse(data));
  postMessage(samples, { transfer: [...transferableOf(samples)] });
};
