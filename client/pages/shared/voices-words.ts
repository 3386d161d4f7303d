import type { Townhall } from '../../live/townhall.ts';
import type { VoicesStanding } from '../../live/voices-standing.ts';
import { isolated } from '../../world/isolated.ts';

/** What people must know of the voices; null when there is nothing to say. */
export const voicesNotes: Readonly<Record<VoicesStanding, string | null>> = {
  on: null,
  connecting: null,
  'coming-back': 'The voices dropped out and are coming back. Captions go on.',
  blocked: 'Sound cannot get through this network. Captions and text go on.',
  off: 'Voices are off. Captions and text go on.',
  unwanted: null,
};

/** Whose sound does not arrive, as people read it; null when everybody's does. */
export function missingWords({ isStage, names }: Townhall['missingVoices']['value']): string | null {
  if (isStage) return 'The sound of the stage does not arrive. Captions go on; it is asked for again.';
  const [first, ...more] = names;
  if (first === undefined) return null;
  const who = more.length === 0 ? isolated(first) : `${isolated(first)} and ${more.length} more`;
  return `You cannot hear ${who} right now. It is tried again.`;
}

/** Why the leader cannot take over now; null when nothing stands in the way. */
export const takeOverTroubles: Readonly<Record<VoicesStanding, string | null>> = {
  on: null,
  connecting: 'You can take over as soon as the voices are connected.',
  'coming-back': 'You can take over again when the voices are back.',
  blocked: 'Your sound cannot get through this network, so nobody would hear you. Try another network.',
  off: 'Voices are off on this server, so nobody would hear you.',
  unwanted: 'This page goes on without sound. Take over from another.',
};
