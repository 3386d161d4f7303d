import { cutAtPauses } from './pause-cutter.ts';
import { longestPieceMs, type Recognised, type SpeechRecogniser } from './ports.ts';

/** Longer than people pause inside a sentence: a recogniser hears better with the words around. */
const pauseMs = 1500;
/** Below this it guesses: what it makes of noise is neither question nor caption. */
const leastSure = 0.3;

/** The words of one piece, as one line; empty when there are none, or they are only guessed. Rule SR9. */
export function wordsOf({ text, sureness }: Recognised): string {
  return (sureness ?? 1) < leastSure ? '' : text.replace(/\s+/g, ' ').trim();
}

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
    const words = wordsOf(await recogniser.recognise(piece, signal));
    if (words !== '') texts.push(words);
  }
  return texts.join(' ');
}
