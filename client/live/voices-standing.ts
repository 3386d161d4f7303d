import { assertNever } from '../../protocol/assert-never.ts';
import type { VoiceStatus } from './ports.ts';

/** How it stands with the voices, as this person meets it. */
export type VoicesStanding = 'on' | 'connecting' | 'coming-back' | 'blocked' | 'off' | 'unwanted';

export interface VoicesFacts {
  /** Whether the page is in touch with its town hall. */
  readonly isHere: boolean;
  /** What the server says of its voices; null before it said anything. */
  readonly hall: 'on' | 'off' | null;
  readonly status: VoiceStatus;
  /** False where a page goes on with captions alone. */
  readonly isWanted: boolean;
}

/** During a drop nobody knows more than that it will come back. */
export function voicesStanding({ isHere, hall, status, isWanted }: VoicesFacts): VoicesStanding {
  if (!isHere) return 'coming-back';
  if (hall === 'off') return 'off';
  if (!isWanted) return 'unwanted';
  switch (status) {
    case 'on':
    case 'blocked':
    case 'connecting':
      return status;
    case 'lost':
      return 'coming-back';
    case 'off':
      return 'connecting';
    default:
      return assertNever(status);
  }
}
