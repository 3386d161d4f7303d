import { makeHallSamples, transferableOf } from '../../world/hall-samples.ts';

// Takes the half second that the samples need away from the page, which draws meanwhile.
const seed = 1;
const samples = makeHallSamples(seed);
postMessage(samples, { transfer: [...transferableOf(samples)] });
