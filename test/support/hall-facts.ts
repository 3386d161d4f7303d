import { noHash } from '../../protocol/record/chain.ts';
import { aContext } from './build-townhall.ts';

/** What a section is told of the town hall around it, with the voices on or off. */
export const hallFacts = (voices: 'on' | 'off') => ({
  leaderName: 'Lea',
  voices,
  record: 'ok' as const,
  head: { seq: 1, hash: noHash },
  persona: aContext().persona,
  avatarVoice: 'stage',
});
