import { type RawSound, SpeechFailure } from '../../speech/ports.ts';
import { upsample } from '../../speech/resample.ts';
import { readWav } from '../../speech/wav.ts';

/** Rates that voices have. */
const ratesHz: readonly number[] = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];
const ownRateHz = 48_000;
/** What the service itself sends as raw sound. */
const usualRateHz = 24_000;
/** Letters a second: the fastest speakers reach 25. The slowest take a fifth of usual time, and pauses beside. */
const mostLettersPerS = 30;
const fewestLettersPerS = 2;
const pausesS = 5;

/**
 * The sound of a reply: mono 16-bit, as a WAV file of any usual rate, or raw at the rate that its type names, else at 24 kHz. Throws
 * {@link SpeechFailure} `rejected` on anything else.
 */
export function soundOf(bytes: Uint8Array<ArrayBuffer>, type: string): RawSound {
  const kind = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  if (/^(ID3|OggS|fLaC)/.test(kind)) throw unusable(`a sound file of the kind ${kind} came instead of a WAV file`);
  const { samples, sampleRateHz } = kind === 'RIFF' ? fromWav(bytes) : fromRaw(bytes, type);
  if (!ratesHz.includes(sampleRateHz)) throw unusable(`the sound has ${sampleRateHz} samples a second`);
  if (ownRateHz % sampleRateHz === 0) return { samples, sampleRateHz };
  const common = greatestDivisor(ownRateHz, sampleRateHz);
  return { samples: upsample(samples, ownRateHz / common, sampleRateHz / common), sampleRateHz: ownRateHz };
}

/** Throws {@link SpeechFailure} `rejected` when nobody could say so much in that time, or so little: its rate is another one then. */
export function demandPossible({ samples, sampleRateHz }: RawSound, input: string): void {
  const letters = input.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const lengthS = samples.length / sampleRateHz;
  if (lengthS * mostLettersPerS >= letters && lengthS <= pausesS + letters / fewestLettersPerS) return;
  throw unusable(`${lengthS.toFixed(1)} s of sound for ${letters} letters: its rate is not ${sampleRateHz} Hz`);
}

function fromWav(bytes: Uint8Array<ArrayBuffer>): RawSound {
  try {
    return readWav(bytes);
  } catch (error) {
    throw unusable('the WAV file is not mono 16-bit sound', error);
  }
}

function fromRaw(bytes: Uint8Array<ArrayBuffer>, type: string): RawSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Float32Array(bytes.length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(2 * i, true) / 32_768;
  const told = /\brate=(\d{4,6})\b/.exec(type)?.[1];
  return { samples, sampleRateHz: told === undefined ? usualRateHz : Number(told) };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function unusable(why: string, cause?: unknown): SpeechFailure {
  return new SpeechFailure('rejected', { retryable: false, cause: new Error(why, { cause }) });
}
