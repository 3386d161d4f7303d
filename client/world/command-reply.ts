import type { CommandReply } from '../../protocol/messages.ts';
import { refusals } from '../../protocol/refusals.ts';

/** The connection broke before the answer came. */
export const lostOutcome = {
  kind: 'lost',
  message: 'The connection broke before this was done. Look again when you are back.',
} as const;

/** What became of a command, with the sentence people read where the gate said no. */
export function outcomeOf(reply: CommandReply) {
  if ('accepted' in reply) return { kind: 'accepted', seq: reply.accepted.seq } as const;
  return { kind: 'refused', code: reply.refused, message: refusals[reply.refused] } as const;
}
