import { VenetianMask } from 'lucide-preact';
import type { QuestionLine } from '../../world/queue.ts';
import { MistakenMark } from './mistaken-mark.tsx';

/** Who asked, wherever a question names them; the sign tells that nobody is called “Anonymous”. Rules NM1, UN10. */
export function Asker({ of: { askedBy, mistakenFor, isUnnamed } }: { readonly of: QuestionLine }) {
  if (isUnnamed)
    return (
      <span class="unnamed">
        <VenetianMask aria-hidden="true" /> {askedBy}
      </span>
    );
  return (
    <>
      <bdi>{askedBy}</bdi>
      {mistakenFor !== '' && ' '}
      <MistakenMark of={mistakenFor} />
    </>
  );
}
