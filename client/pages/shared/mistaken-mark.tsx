import { UserX } from 'lucide-preact';
import type { MistakenFor } from '../../../protocol/views.ts';

const words = { leader: 'Not the leader', moderator: 'Not a moderator' } as const;

/** Says beside a name that reads like the leader's or a moderator's that it is not theirs. Rule NM1. */
export function MistakenMark({ of }: { readonly of: MistakenFor }) {
  if (of === '') return null;
  return (
    <span class="mistaken">
      <UserX aria-hidden="true" /> {words[of]}
    </span>
  );
}
