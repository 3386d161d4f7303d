import { assertNever } from '../../protocol/assert-never.ts';
import type { Person } from '../world/mirror.ts';
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

export interface MissingVoices {
  readonly isStage: boolean;
  readonly names: readonly string[];
}

/** Who of these identities speaks on the stage, and the names of those who speak near. */
export function missingVoices(
  missing: { readonly has: (identity: string) => boolean },
  stage: string,
  roster: readonly Person[],
): MissingVoices {
  const near = roster.filter(({ memberId }) => {
    const identity = `${memberId}/body`;
    return identity !== stage && missing.has(identity);
  });
  return { isStage: missing.has(stage), names: near.map(({ name }) => name) };
}
