import type { QuestionLine } from '../../world/queue.ts';
import { MistakenMark } from './mistaken-mark.tsx';

/** Who asked, wherever a question names them. Rule NM1. */
export function Asker({ of: { askedBy, mistakenFor } }: { readonly of: QuestionLine }) {
  return (
    <>
      <bdi>{askedBy}</bdi>
      {mistakenFor !== '' && ' '}
      <MistakenMark of={mistakenFor} />
    </>
  );
}
