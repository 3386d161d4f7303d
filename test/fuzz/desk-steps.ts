import fc from 'fast-check';
import type { Command } from '../../protocol/commands.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import type { TownhallState } from '../../server/townhall/state.ts';
import { answerId, idOf, startMs } from '../support/build-townhall.ts';

interface Drawn {
  readonly id: fc.Arbitrary<QuestionId>;
  readonly text: fc.Arbitrary<string>;
}

/** What moderators put on a question for themselves. */
export const toolSteps = ({ id, text }: Drawn) =>
  fc.oneof(
    fc.record({ type: fc.constant('question.unpin' as const), questionId: id }),
    fc.record({
      type: fc.constantFrom('question.label' as const, 'question.label' as const, 'question.unlabel' as const),
      questionId: id,
      label: fc.oneof(fc.constantFrom('Pay', 'PAY', 'Later'), text),
    }),
    // What is put is taken off: by chance alone it seldom would.
    id.map((questionId) => ({ questions }: TownhallState): Command => {
      const marked = questions.find(({ labels }) => !labels.isEmpty());
      const label = marked?.labels.last()?.text ?? 'Pay';
      return { type: 'question.unlabel', questionId: marked?.id ?? questionId, label };
    }),
    fc.record({
      type: fc.constant('question.assign' as const),
      questionId: id,
      to: fc.constantFrom(
        null,
        { kind: 'leader' as const },
        { kind: 'member' as const, memberId: idOf('mo') },
        { kind: 'member' as const, memberId: idOf('ada') },
      ),
    }),
  );
/** Takes back one of the last acts, whoever did it. */
export const undoes = fc.nat({ max: 4 }).map((back) => ({ acts }: TownhallState): Command => {
  return { type: 'act.undo', entry: acts.get(-1 - back)?.entry ?? 1 };
});

/** What the leader says live; seldom of another epoch. */
export const says = ({ text }: Pick<Drawn, 'text'>) =>
  fc.record({ text, by: fc.constantFrom(0, 0, 0, -1) }).map(({ text: said, by }) => (state: TownhallState): Command => {
    return { type: 'human.say', epoch: state.epoch + by, text: said, recogniser: 'fuzz', isAfterGap: by !== 0 };
  });

/** By whoever has the secret of one, or of another. */
const ownedBy = ({ id }: Drawn) => ({
  questionId: id,
  ownerHash: fc.constantFrom('e', 'e', 'e', 'f').map(answerId),
  atMs: fc.constant(startMs),
});
export const anonymousSteps = (drawn: Drawn) =>
  fc.oneof(
    fc.record({
      type: fc.constant('anonymous.ask' as const),
      ...ownedBy(drawn),
      text: drawn.text,
      sealed: fc.constant({ box: 'nobody-reads-this', inside: answerId('d') }),
    }),
    fc.record({ type: fc.constant('anonymous.edit' as const), ...ownedBy(drawn), text: drawn.text }),
    fc.record({ type: fc.constant('anonymous.withdraw' as const), ...ownedBy(drawn) }),
  );
