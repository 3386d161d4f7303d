import type { Sentence } from '../protocol/answer.ts';
import type { PartHealth } from '../protocol/http.ts';
import type { DemoPersona } from './adapters/node/persona-files.ts';
import { createOpenAiSpeech } from './adapters/openai/speech.ts';
import { createEmbeddedVoice } from './adapters/tts/embedded-voice.ts';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import { SpeechFailure, type SpeechSynth, type Utterable } from './speech/ports.ts';
import { sayingOf } from './speech/saying-of.ts';
import { writeWav } from './speech/write-wav.ts';

/** One sentence in the leader's voice, as a WAV file; rejects where it speaks no such language. */
export type SpeakAsFile = (
  sentence: Utterable & Pick<Sentence, 'language' | 'original'>,
  signal: AbortSignal,
) => Promise<Uint8Array>;

/** The leader's voice: the embedded one, unless another is configured. */
export function voiceOf({ openAi }: Config, persona: DemoPersona, closers: Closers): SpeechSynth {
  const embedded = closers.keep(createEmbeddedVoice({ voice: persona.voice }), (part) => part.close());
  if (openAi === null || openAi.voice === null) return embedded;
  const { model, name } = openAi.voice;
  // Another voice brings no times of its own: the embedded one finds them.
  return createOpenAiSpeech({ baseUrl: openAi.baseUrl, apiKey: openAi.apiKey, model, voice: name, finisher: embedded });
}

/** What the studio plays: a sentence in that voice. */
export function speakAsFile(synth: SpeechSynth): SpeakAsFile {
  return async (sentence, signal) => {
    const saying = sayingOf(sentence, synth);
    if (saying === null) throw new SpeechFailure('rejected', { retryable: false });
    const { pcm, sampleRateHz } = await synth.synthesise({ ...saying, pace: sentence.pace }, signal);
    return writeWav(pcm, sampleRateHz);
  };
}

/** A LiveKit that died and is being started again is off for the moment: the hall goes on without, and health does not wait for it. */
export function voiceHealth(
  { status, reason }: { readonly status: 'starting' | 'ok' | 'off'; readonly reason: string | null },
  hadVoices: boolean,
): PartHealth {
  if (status === 'ok' || (status === 'starting' && !hadVoices)) return { status };
  return { status: 'off', reason: reason ?? '' };
}
