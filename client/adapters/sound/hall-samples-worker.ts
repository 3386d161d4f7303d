import { makeHallSamples, transferableOf } from '../../world/hall-samples.ts';

// Takes the half second that the samples need away from the page, which draws meanwhile. It is told how long sound lasts in the hall. A schema
// to read one number with would be all of what this worker weighs.
const seed = 1;
self.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'number') throw new TypeError('how long sound lasts is a number of seconds');
  const samples = makeHallSamples(seed, data);
  postMessage(samples, { transfer: [...transferableOf(samples)] });
};
