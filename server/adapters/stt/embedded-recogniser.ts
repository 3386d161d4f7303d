import { longestPieceMs, RecognitionFailure, recognisedRateHz, type SpeechRecogniser } from '../../speech/ports.ts';
import { RecogniserThread } from './recogniser-thread.ts';

export interface EmbeddedRecogniserOptions {
  /** Longest time for one piece; the first one loads the model too. */
  readonly jobMs?: number;
  readonly mostWaiting?: number;
  readonly idleMs?: number;
}

/** The model needs some sound to hear anything in. */
const fewestSamples = recognisedRateHz / 10;
const mostSamples = (recognisedRateHz * longestPieceMs) / 1000;

/**
 * The recogniser inside the package (Moonshine tiny, English), in a thread of its own that is started by the first piece. Sound never leaves
 * this machine.
 */
export function createEmbeddedRecogniser(options: EmbeddedRecogniserOptions = {}): SpeechRecogniser {
  const { jobMs = 30_000, mostWaiting = 8, idleMs = 300_000 } = options;
  const thread = new RecogniserThread({ jobMs, mostWaiting, idleMs });
  return {
    id: 'moonshine/tiny',
    recognise: async (samples, signal) => {
      if (samples.length < fewestSamples || samples.length > mostSamples)
        throw new RecognitionFailure('rejected', { retryable: false });
      return await thread.do(samples, signal);
    },
    close: () => thread.close(),
  };
}
