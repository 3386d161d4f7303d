import type { Sentence } from '../../protocol/answer.ts';
import { type Envelope, envelopeOf, frameMs, warp, warpMs } from './align.ts';
import { audibleSpan, trimEdges } from './edges.ts';
import { normalise } from './loudness.ts';
import type { Speech } from './ports.ts';
import { upsample } from './resample.ts';
import { timelineOf } from './timeline.ts';
import type { Phone, Uttered } from './uttered.ts';

const sampleRateHz = 48_000;
/** Timelines are no longer (protocol/viseme.ts): a longer sound is not a sentence. */
const longestS = 120;
/** Without phones: parts of the envelope's range from which on the mouth is open, or wide open. */
const openAbove = 0.35;
const wideAbove = 0.7;

/** The text that a voice said and the one that is captioned. */
export type Saying = Pick<Sentence, 'text' | 'spoken'>;

/**
 * A voice's raw sound as {@link Speech}: 48 kHz, about −20 dBFS, its ends trimmed and faded, with its timeline. The voice's rate must
 * divide 48,000. Null when nothing in it is audible, or above 120 s.
 */
export function makeSpeech(saying: Saying, uttered: Uttered): Speech | null {
  if (uttered.samples.length > longestS * uttered.sampleRateHz) return null;
  const loud = normalise(upsample(uttered.samples, sampleRateHz / uttered.sampleRateHz), sampleRateHz);
  const trimmed = trimEdges(loud, sampleRateHz);
  if (trimmed === null) return null;
  const { samples, cutMs } = trimmed;
  const phones = uttered.phones.map(({ phone, endMs }) => ({ phone, endMs: Math.max(0, endMs - cutMs) }));
  return {
    pcm: pcmOf(samples),
    sampleRateHz,
    timeline: timelineOf({ ...saying, samples, sampleRateHz, phones, words: uttered.words }),
  };
}

function pcmOf(samples: Float32Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) pcm[i] = Math.round((samples[i] ?? 0) * 32_767);
  return pcm;
}

/**
 * Phone times for a sound whose voice tells none: those of a `reference` that said the same, warped by energy. Where the reference is
 * silent (a script that it cannot read) or absurdly long, the mouth follows the energy alone.
 */
export function borrowPhones(samples: Float32Array<ArrayBuffer>, rateHz: number, reference: Uttered): Uttered {
  const words = reference.words;
  const own = audiblePart(samples, rateHz);
  const other = audiblePart(reference.samples, reference.sampleRateHz);
  if (own === null || other === null) {
    return { samples, sampleRateHz: rateHz, phones: own === null ? [] : phonesByEnergy(own), words };
  }
  const map = warp(other.envelope, own.envelope);
  const phones = reference.phones.map(({ phone, endMs }) => ({
    phone,
    endMs: own.startMs + warpMs(map, endMs - other.startMs),
  }));
  return { samples, sampleRateHz: rateHz, phones, words };
}

interface AudiblePart {
  readonly startMs: number;
  readonly envelope: Envelope;
}

function audiblePart(samples: Float32Array, rateHz: number): AudiblePart | null {
  const loud = normalise(samples, rateHz);
  const span = audibleSpan(loud);
  if (span === null || span.end - span.start > longestS * rateHz) return null;
  return {
    startMs: (span.start * 1000) / rateHz,
    envelope: envelopeOf(loud.subarray(span.start, span.end), rateHz),
  };
}

function phonesByEnergy({ startMs, envelope }: AudiblePart): readonly Phone[] {
  const phones: Phone[] = [{ phone: 'pau', endMs: startMs }];
  for (const [frame, level] of envelope.level.entries()) {
    const phone = level > wideAbove ? 'aa' : level > openAbove ? 'ih' : 'pau';
    phones.push({ phone, endMs: startMs + (frame + 1) * frameMs });
  }
  return phones;
}
