import { z } from 'zod';

/**
 * What a rejection was about, as the record holds it in the open: so coarse that nobody learns from it whether somebody's words hurt. The
 * sentence itself stays with the author and the crew (rule SEE2). `own-words`: no usual sentence. Rule F6.
 */
export const rejectionKindSchema = z.enum(['answered', 'off-topic', 'not-for-all', 'unclear', 'own-words']);
export type RejectionKind = z.infer<typeof rejectionKindSchema>;

/** The usual reasons not to take a question, as its author reads them, and what they count as. */
export const usualReasons: readonly { readonly kind: RejectionKind; readonly words: string }[] = [
  { kind: 'answered', words: 'It was answered already in this town hall.' },
  { kind: 'off-topic', words: 'It is not about this town hall.' },
  { kind: 'not-for-all', words: 'It is about one person. Please ask them, or us in private.' },
  { kind: 'unclear', words: 'It asks several things. Please ask them one by one.' },
  { kind: 'unclear', words: 'We did not understand it. Please say it in other words.' },
  { kind: 'not-for-all', words: 'Its words hurt. Please ask it in a kinder way.' },
];

/** Gives what a reason counts as: that of the usual sentence, to the letter, else `own-words`. */
export function rejectionKind(reason: string): RejectionKind {
  return usualReasons.find(({ words }) => words === reason)?.kind ?? 'own-words';
}
