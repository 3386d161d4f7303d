import type { CommandReply } from '../../protocol/messages.ts';
import { refusals } from '../../protocol/refusals.ts';

/** What became of a command: `lost` when the connection broke before the answer came. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'lost'; readonly message: string };

/** The connection broke before the answer came. */
export const lostOutcome = {
  kind: 'lost',
  message: 'The connection broke before this was done. Look again when you are back.',
} as const;

/** What became of a command, with the sentence people read where the gate said no. */
export function outcomeOf(reply: CommandReply): Outcome {
  if ('accepted' in reply) return { kind: 'accepted', seq: reply.accepted.seq };
  return { kind: 'refused', code: reply.refused, message: refusals[reply.refused] };
}
