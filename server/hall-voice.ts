import type { PartHealth } from '../protocol/http.ts';
import type { DemoPersona } from './adapters/node/persona-files.ts';
import { createOpenAiSpeech } from './adapters/openai/speech.ts';
import { createEmbeddedVoice } from './adapters/tts/embedded-voice.ts';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import type { SpeechSynth } from './speech/ports.ts';

/** The leader's voice: the embedded one, unless another is configured. */
export function voiceOf({ openAi }: Config, persona: DemoPersona, closers: Closers): SpeechSynth {
  const embedded = closers.keep(createEmbeddedVoice({ voice: persona.voice }), (part) => part.close());
  if (openAi === null || openAi.voice === null) return embedded;
  const { model, name } = openAi.voice;
  // Another voice brings no times of its own: the embedded one finds them.
  return createOpenAiSpeech({ baseUrl: openAi.baseUrl, apiKey: openAi.apiKey, model, voice: name, finisher: embedded });
}

/** A LiveKit that died and is being started again is off for the moment: the hall goes on without, and health does not wait for it. */
export function voiceHealth(
  { status, reason }: { readonly status: 'starting' | 'ok' | 'off'; readonly reason: string | null },
  hadVoices: boolean,
): PartHealth {
  if (status === 'ok' || (status === 'starting' && !hadVoices)) return { status };
  return { status: 'off', reason: reason ?? '' };
}
