import type { Person, StageFacts } from './mirror.ts';

/** How loudly what is heard here is heard, 0 to 1. */
export interface HeardLevels {
  /** Null for a neighbour who is not heard here. */
  neighbour(identity: string): number | null;
  stage(): number;
}

/**
 * How much somebody's mouth moves, 0 to 1: with their voice as it is heard here, near or from the stage. Who may not talk, or is not
 * heard, has a still mouth. Rule MARK1.
 */
export function talkLevel(
  { memberId, mayTalk }: Pick<Person, 'memberId' | 'mayTalk'>,
  { holder, voiceIdentity }: Pick<StageFacts, 'holder' | 'voiceIdentity'>,
  levels: HeardLevels,
): number {
  if (!mayTalk) return 0;
  const identity = `${memberId}/body`;
  if (holder !== 'nobody' && identity === voiceIdentity) return levels.stage();
  return levels.neighbour(identity) ?? 0;
}
