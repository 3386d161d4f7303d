import type { Speech, SpeechFinisher, SpeechSynth } from '../../speech/ports.ts';
import { SpeechFailure } from '../../speech/ports.ts';
import type { FliteVoice } from './flite-job.ts';
import { startFlite, type Task } from './flite-thread.ts';
import { longestText, pronounceable } from './pronounceable.ts';

export interface EmbeddedVoiceOptions {
  /** The demo's leader is a woman: `slt` unless told otherwise. */
  readonly voice?: FliteVoice;
  /** Longest time for one sentence. */
  readonly jobMs?: number;
}

/**
 * The voice inside the package (flite, English), with phone times, in a thread of its own; and the means to time another voice's sound
 * by it. Warms up at once. A text without anything to read aloud, or above 2,000 characters, is rejected.
 */
export function createEmbeddedVoice(options: EmbeddedVoiceOptions = {}): SpeechSynth & SpeechFinisher {
  const { voice = 'slt', jobMs = 20_000 } = options;
  const thread = startFlite({ voice, jobMs });
  const run = async (task: Task, signal: AbortSignal): Promise<Speech> => {
    if (task.spoken.length > longestText) throw new SpeechFailure('rejected', { retryable: false });
    return await thread.do(task, signal);
  };
  return {
    id: `flite/${voice}`,
    synthesise: async ({ text, spoken, pace }, signal) => {
      if (!/[A-Za-z0-9]/.test(pronounceable(spoken))) throw new SpeechFailure('rejected', { retryable: false });
      return await run({ kind: 'speak', text, spoken, pace }, signal);
    },
    finish: ({ text, spoken, pace }, { samples, sampleRateHz }, signal) =>
      run({ kind: 'finish', text, spoken, pace, samples, sampleRateHz }, signal),
    close: () => thread.close(),
  };
}
