import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { paceRates } from '../../speech/pace.ts';
import { SpeechFailure, type SpeechFinisher, type SpeechSynth } from '../../speech/ports.ts';
import { demandPossible, soundOf } from './sound-of.ts';

/** Two minutes of the highest rate: a timeline holds no more. */
const mostBytes = 48_000 * 2 * 120 + 4096;
/** The service takes 4,096 characters; a sentence's `spoken` has at most half. */
const longestInput = 2000;

export interface OpenAiSpeechOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly voice: string;
  /** Times the sound, which comes without any. */
  readonly finisher: SpeechFinisher;
  /** For the whole sound of one sentence. */
  readonly timeoutMs?: number;
}

/** A voice behind an OpenAI-compatible `POST /audio/speech`. No retries of its own: the leader decides what a late sentence is worth. */
export function createOpenAiSpeech(options: OpenAiSpeechOptions): SpeechSynth {
  const { baseUrl, apiKey, model, voice, finisher, timeoutMs = 20_000 } = options;
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0, timeout: timeoutMs });
  return {
    id: `openai/${model}/${voice}`,
    isMultilingual: true,
    async synthesise(sentence, signal) {
      const input = sentence.spoken.replace(/\p{C}/gu, ' ').trim();
      if (!/[\p{L}\p{N}]/u.test(input) || input.length > longestInput)
        throw new SpeechFailure('rejected', { retryable: false });
      const { pace = 'normal' } = sentence;
      // A server that knows no speed is asked for none.
      const asked = { model, voice, input, ...(pace !== 'normal' && { speed: Number(paceRates[pace].toFixed(2)) }) };
      const { bytes, type } = await fetchSound(
        // A WAV file says its rate; raw sound of a server that has another one would be too fast or too slow.
        (deadline) => client.audio.speech.create({ ...asked, response_format: 'wav' }, { signal: deadline }),
        signal,
        timeoutMs,
      );
      const sound = soundOf(bytes, type);
      demandPossible(sound, input);
      return await finisher.finish(sentence, sound, signal);
    },
    close: async () => {},
  };
}

async function fetchSound(
  request: (signal: AbortSignal) => Promise<Response>,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }> {
  // The client's own timeout ends with the headers; a body may hang as well.
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await request(AbortSignal.any([signal, late]));
    const type = response.headers.get('content-type') ?? '';
    if (response.body === null || /json|text|html/.test(type))
      throw new SpeechFailure('rejected', { retryable: false });
    return { bytes: await readAll(response.body), type };
  } catch (error) {
    throw failureOf(error, signal, late);
  }
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > mostBytes) throw new SpeechFailure('rejected', { retryable: false });
    chunks.push(chunk);
  }
  // Joined before they are read as samples: chunks may end in the middle of one.
  return Buffer.concat(chunks);
}

function failureOf(error: unknown, signal: AbortSignal, late: AbortSignal): SpeechFailure {
  if (error instanceof SpeechFailure) return error;
  if (signal.aborted) return new SpeechFailure('aborted', { retryable: false, cause: error });
  if (late.aborted || error instanceof APIConnectionTimeoutError)
    return new SpeechFailure('timeout', { retryable: true, cause: error });
  if (error instanceof APIError && !(error instanceof APIConnectionError)) {
    const status = Number(error.status ?? 0);
    const isTheirs = status === 408 || status === 409 || status === 429 || status >= 500;
    return new SpeechFailure(isTheirs ? 'unavailable' : 'rejected', { retryable: isTheirs, cause: error });
  }
  return new SpeechFailure('unavailable', { retryable: true, cause: error });
}
