import type { CodeStanding, HeadsetAnswer, HeadsetAnswered, HeadsetReply } from '../../protocol/headset-code.ts';
import type { DoorReply } from './ports.ts';

/** The server, for a headset without a keyboard and for the browser that lets it in. */
export interface HeadsetDoor {
  /** In a headset: digits, and what became of them. */
  show(): Promise<DoorReply<CodeStanding>>;
  standing(): Promise<DoorReply<CodeStanding>>;
  /** In a signed-in browser: which headset shows these digits. */
  find(digits: string): Promise<DoorReply<HeadsetReply>>;
  /** Lets the one that was found in as this person, or declines it. */
  answer(answer: HeadsetAnswer): Promise<DoorReply<HeadsetAnswered>>;
}
