import { cutAtPauses } from './pause-cutter.ts';
import { longestPieceMs, type SpeechRecogniser } from './ports.ts';

/** Longer than people pause inside a sentence: a recogniser hears better with the words around. */
const pauseMs = 1500;
/** Below this it guesses: what it makes of noise is no question. */
const leastSure = 0.3;

/**
 * Gives what was said in a whole sound (mono, 16 kHz, any length): its pieces one after the other, as one line of text; empty when no words
 * were heard. Rejects with what the recogniser rejects with. Rule SR9.
 */
export async function recogniseSound(
  recogniser: Pick<SpeechRecogniser, 'recognise'>,
  samples: Float32Array,
  signal: AbortSignal,
): Promise<string> {
  const texts: string[] = [];
  for (const piece of cutAtPauses(samples, { longestMs: longestPieceMs, pauseMs })) {
    const { text, sureness } = await recogniser.recognise(piece, signal);
    if (text !== '' && (sureness ?? 1) >= leastSure) texts.push(text);
  }
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}
