import { z } from 'zod';
import { limits } from './limits.ts';

/**
 * `POST /speech`: a question asked aloud, to be written down. The body is mono signed 16-bit little-endian PCM at 16 kHz, at most
 * {@link speechBytes}. It is neither kept nor logged, and nothing is asked by it: the words come back to the page.
 */
export const speechRateHz = 16_000;
export const speechType = 'application/octet-stream';
/** Two bytes a sample, and half a second beyond the limit for pages that end a little late. */
export const speechBytes = (limits.spokenQuestionSeconds + 0.5) * speechRateHz * 2;

export const speechReplySchema = z.strictObject({ text: z.string().min(1).max(4000) });
export type SpeechReply = z.infer<typeof speechReplySchema>;

/** Why nothing was written down. */
export const speechTroubles = {
  'speech-off': 'Speaking instead of typing is off here. Type it.',
  'speech-busy': 'Many people are speaking right now. Try again in a moment, or type it.',
  'speech-failed': 'This could not be written down. Try again, or type it.',
  'speech-too-long': 'That was too long. Speak for 30 seconds or less.',
  'nothing-heard': 'No words were heard. Hold the button, speak, then let go.',
} as const;
export type SpeechTrouble = keyof typeof speechTroubles;
