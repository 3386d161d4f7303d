import { assertNever } from '../../protocol/assert-never.ts';
import type { talkStanding } from '../world/order-words.ts';
import type { Mic } from './microphone.ts';
import type { VoicesStanding } from './voices-standing.ts';

const closedWords: Readonly<Record<VoicesStanding, string>> = {
  on: 'Microphone off',
  connecting: 'Voices connecting',
  'coming-back': 'Voices are coming back',
  blocked: 'Sound is blocked here',
  off: 'Voices are off',
  unwanted: 'Captions alone',
};

const waitsWords = { closed: 'Voices are off for now', 'by-hand': 'Raise your hand first' } as const;

/** What stands on the microphone's button, and whether it can be pressed. */
export function microphoneState(
  mic: Mic,
  isMuted: boolean,
  voices: VoicesStanding,
  talk: ReturnType<typeof talkStanding> = 'free',
): { readonly words: string; readonly isOff: boolean } {
  if (isMuted) return { words: 'Muted by a moderator', isOff: true };
  switch (mic.kind) {
    case 'on':
      return { words: 'Microphone on', isOff: false };
    case 'asking':
      return { words: 'Allow the microphone', isOff: false };
    case 'opening':
      return { words: 'Opening', isOff: false };
    case 'off':
      if (talk !== 'free' && voices === 'on') return { words: waitsWords[talk], isOff: true };
      return { words: closedWords[voices], isOff: voices !== 'on' };
    default:
      return assertNever(mic);
  }
}
