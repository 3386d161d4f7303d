import { useRef, useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import type { ReportView } from '../../../protocol/order.ts';
import type { Townhall } from '../../live/townhall.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { WhyMuted } from './why-muted.tsx';

const usualOfPerson = ['It insulted somebody.', 'It disturbed others.', 'It was not in your own name.'];
const usualOfQuestion = ['It insults somebody.', 'It names a person.', 'It is not a question.'];

/** What is done about a report: who is put out, or whose question is rejected, reads why, in the moderator's words. Rules LB11, AQ8. */
export function ReportActs({ townhall, report }: { readonly townhall: Townhall; readonly report: ReportView }) {
  const { connection } = townhall;
  const { memberId } = report;
  const about = memberId === null ? 'an anonymous question' : report.name;
  const action = useAction();
  const [isExplaining, setExplaining] = useState(false);
  const muting = useRef<HTMLButtonElement>(null);
  const [writing, setWriting] = useState<'nothing' | 'remove' | 'reject'>('nothing');
  const act = (command: PageCommand) => action.run(() => connection.send(command));
  const isStill = action.isBusy || !connection.isInTouch.value;
  const reject = rejection(townhall, report);
  const form = { maxLength: limits.reasonLength, isBusy: isStill, trouble: action.trouble };
  const send = (command: PageCommand) => void act(command).then((isDone) => isDone && setWriting('nothing'));
  if (writing === 'remove' && memberId !== null)
    return (
      <InlineForm
        {...form}
        label={`Why ${about} is removed, which they read`}
        usual={usualOfPerson}
        button="Remove"
        onSend={(reason) => send({ type: 'member.remove', memberId, reason })}
        onCancel={() => setWriting('nothing')}
      />
    );
  if (writing === 'reject' && reject !== null)
    return (
      <InlineForm
        {...form}
        label="Why this question is rejected, which its author reads"
        usual={usualOfQuestion}
        button="Reject"
        onSend={(reason) => send({ ...reject, reason })}
        onCancel={() => setWriting('nothing')}
      />
    );
  const button = (words: string, label: string, onClick: () => void) => (
    <button type="button" class="small" aria-label={label} disabled={isStill} onClick={onClick}>
      {words}
    </button>
  );
  return (
    <>
      <div class="row">
        {reject !== null && button('Reject the question', 'Reject the question', () => setWriting('reject'))}
        {memberId !== null && (
          <button
            ref={muting}
            type="button"
            class="small"
            aria-label={`Mute ${about}`}
            disabled={isStill}
            onClick={() => void act({ type: 'member.mute', memberId }).then((isDone) => isDone && setExplaining(true))}
          >
            Mute
          </button>
        )}
        {memberId !== null && button('Remove', `Remove ${about}`, () => setWriting('remove'))}
        {button(
          'Close the report',
          `Close the report of ${about}`,
          () => void act({ type: 'report.close', report: report.report }),
        )}
      </div>
      {isExplaining && memberId !== null && (
        <WhyMuted
          townhall={townhall}
          memberId={memberId}
          name={about}
          from={muting}
          onDone={() => setExplaining(false)}
        />
      )}
      <Trouble text={action.trouble} />
    </>
  );
}

/** While it waits, unread or in the queue, the reported question can be turned down from here; null: it cannot. */
function rejection(townhall: Townhall, { questionId }: ReportView) {
  const status = questionId === null ? undefined : townhall.lists.value.byId.get(questionId)?.status;
  if (questionId === null || (status !== 'pending' && status !== 'approved')) return null;
  return {
    type: 'question.reject',
    questionId,
    ...(status === 'approved' && { isOutOfQueue: true as const }),
  } as const;
}
