import { useId, useState } from 'preact/hooks';
import type { Assignee } from '../../../protocol/desk-tools.ts';
import type { Townhall } from '../../live/townhall.ts';
import { moderatorsOf } from '../../world/desk/question-marks.ts';
import { QuestionForm, type QuestionFormProps } from './question-form.tsx';

/** Whose a question is to see to: the leader's, one's own, another moderator's, or nobody's. Rules LB6, LB7. */
export function AssignForm({
  townhall,
  line,
  act,
  action,
  onCancel,
}: QuestionFormProps & { readonly townhall: Townhall }) {
  const name = useId();
  const self = townhall.self.value?.memberId ?? null;
  const now = keyOf(line.view?.assigned ?? null);
  const [chosen, setChosen] = useState(now);
  const leader = townhall.hall.value?.leaderName ?? '';
  const choices: readonly (readonly [to: Assignee | null, words: string])[] = [
    [null, 'Nobody'],
    ...moderatorsOf(townhall.connection.people.value, self).map(
      ({ memberId, name: called, isAway }) =>
        [
          { kind: 'member', memberId },
          memberId === self ? `You, ${called}` : `${called}${isAway ? ' (away)' : ''}`,
        ] as const,
    ),
    [
      { kind: 'leader' },
      leader === '' ? 'The leader, in person' : `${leader}, in person: the avatar leaves it to them`,
    ],
  ];
  const send = () => {
    const to = choices.find(([each]) => keyOf(each) === chosen)?.[0] ?? null;
    if (chosen === now) onCancel();
    else void act({ type: 'question.assign', questionId: line.id, to });
  };
  return (
    <QuestionForm action={action} onCancel={onCancel} label="Assign" trouble={null} send={send}>
      <fieldset class="assign-choice">
        <legend>Who sees to it. Only moderators learn of it.</legend>
        {choices.map(([to, words]) => (
          <label key={keyOf(to)}>
            <input type="radio" name={name} checked={chosen === keyOf(to)} onChange={() => setChosen(keyOf(to))} />
            <bdi>{words}</bdi>
          </label>
        ))}
      </fieldset>
    </QuestionForm>
  );
}

function keyOf(to: Assignee | null): string {
  return to?.kind === 'member' ? `member ${to.memberId}` : (to?.kind ?? 'nobody');
}
