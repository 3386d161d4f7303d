import { CircleCheck, MessageSquare, PenLine } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Hash } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { AnswerText } from './answer-text.tsx';
import { Trouble } from './trouble.tsx';
import { useAction } from './use-action.ts';

/**
 * An answer that a model wrote or translated, and that no check but a person's eyes lets through: the button that lets it speak waits until its text was
 * opened. Nothing for an answer that nobody must read. Rule MD21.
 */
export function ReadFirst({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const action = useAction();
  const [read, setRead] = useState<Hash | null>(null);
  const prepared = line.view?.prepared ?? null;
  if (prepared?.reading === undefined) return null;
  const { answerId, reading } = prepared;
  // A delegate reads along; the leader or the crew lets it speak.
  const mayApprove = townhall.role.value !== 'delegate';
  const approve = () =>
    void action.run(() => townhall.connection.send({ type: 'answer.approve', questionId: line.id, answerId }));
  return (
    <div class="read-first">
      {reading === 'needed' ? (
        <p class="readiness" data-ready="unread">
          <PenLine aria-hidden="true" /> Written or translated by the model. Read it first.
        </p>
      ) : (
        <p class="readiness" data-ready="ready">
          <CircleCheck aria-hidden="true" /> Written or translated by the model, and read. Ready to speak.
        </p>
      )}
      <AnswerText
        key={answerId}
        townhall={townhall}
        answerId={answerId}
        words="Read what it would say"
        onRead={() => setRead(answerId)}
      />
      {reading === 'needed' && mayApprove && (
        <div class="row">
          <button type="button" class="small" disabled={action.isBusy || read !== answerId} onClick={approve}>
            <MessageSquare aria-hidden="true" /> Let it speak
          </button>
          {read !== answerId && <span class="quiet-text">Open the answer to read it.</span>}
        </div>
      )}
      <Trouble text={action.trouble} />
    </div>
  );
}
