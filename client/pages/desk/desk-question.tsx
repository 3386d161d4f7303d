import { ArrowDown, ArrowUp, Merge, Pencil, PenLine, Send, X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import type { QuestionId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { questionState } from '../../world/question-state.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { isAwaited } from '../../world/referrals.ts';
import { rejectReasons } from '../../world/reject-reasons.ts';
import { AnswerText } from '../shared/answer-text.tsx';
import { Asker } from '../shared/asker.tsx';
import { InlineForm } from '../shared/inline-form.tsx';
import { LaterAnswer } from '../shared/later-answer.tsx';
import { Readiness } from '../shared/readiness.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { FloorForFollowUp } from './floor-for-follow-up.tsx';
import { FollowUpTo } from './follow-up-to.tsx';
import { FollowUps } from './follow-ups.tsx';
import { LaterForm } from './later-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { NextStep } from './next-step.tsx';
import { Overdue } from './overdue.tsx';
import { ReferForm } from './refer-form.tsx';

export interface DeskQuestionProps {
  readonly townhall: Townhall;
  readonly line: QuestionLine;
  /** Its place among the waiting: the one above, and the one before which it lands when moved down. */
  readonly neighbours?: {
    readonly above: QuestionId | null;
    readonly below: QuestionId | null;
    readonly isLast: boolean;
  };
}

type Open = 'nothing' | 'reject' | 'edit' | 'merge' | 'refer' | 'later';

/** A question on the desk with everything a moderator can do to it now. */
export function DeskQuestion({ townhall, line, neighbours }: DeskQuestionProps) {
  const action = useAction();
  const [open, setOpen] = useState<Open>('nothing');
  const { status } = line;
  const act = async (command: PageCommand) => {
    if (await action.run(() => townhall.connection.send(command))) setOpen('nothing');
  };
  const toggle = (next: Open) => {
    action.clear();
    setOpen(open === next ? 'nothing' : next);
  };
  const questionId = line.id;
  const isOpen = status === 'pending' || status === 'approved';
  return (
    <li class="card" data-status={status}>
      <p class="question-text">{line.text}</p>
      {line.view?.followsUp != null && <FollowUpTo townhall={townhall} questionId={line.view.followsUp} />}
      {line.view?.originalText != null && line.view.originalText !== line.text && (
        <p class="quiet-text">
          Asked as: <del>{line.view.originalText}</del>
        </p>
      )}
      <p class="quiet-text">
        <Asker of={line} />
        {line.votes > 0 && <span class="count"> · {line.votes === 1 ? '1 vote' : `${line.votes} votes`}</span>}
        {!isOpen && ` · ${questionState(line)}`}
      </p>
      <Overdue line={line} />
      <LaterAnswer of={line} />
      {status === 'approved' && <Readiness townhall={townhall} line={line} />}
      {!isOpen && line.view?.answer != null && (
        <AnswerText townhall={townhall} answerId={line.view.answer.answerId} run={line.view.answer} />
      )}
      {!isOpen && <FloorForFollowUp townhall={townhall} line={line} />}
      {!isOpen && <FollowUps townhall={townhall} of={questionId} />}

      {isOpen && (
        <div class="row">
          <NextStep line={line} isBusy={action.isBusy} act={(command) => void act(command)} />
          {status === 'pending' && (
            <button type="button" class="small" aria-expanded={open === 'reject'} onClick={() => toggle('reject')}>
              <X aria-hidden="true" /> Reject
            </button>
          )}
          {neighbours !== undefined && (
            <>
              <button
                type="button"
                class="small"
                aria-label="Move up"
                disabled={action.isBusy || neighbours.above === null}
                onClick={() => void act({ type: 'question.move', questionId, before: neighbours.above })}
              >
                <ArrowUp aria-hidden="true" /> Up
              </button>
              <button
                type="button"
                class="small"
                aria-label="Move down"
                disabled={action.isBusy || neighbours.isLast}
                onClick={() => void act({ type: 'question.move', questionId, before: neighbours.below })}
              >
                <ArrowDown aria-hidden="true" /> Down
              </button>
            </>
          )}
          <button type="button" class="small" aria-expanded={open === 'edit'} onClick={() => toggle('edit')}>
            <Pencil aria-hidden="true" /> Edit
          </button>
          <button type="button" class="small" aria-expanded={open === 'merge'} onClick={() => toggle('merge')}>
            <Merge aria-hidden="true" /> Merge
          </button>
          {status === 'approved' && (
            <button type="button" class="small" aria-expanded={open === 'refer'} onClick={() => toggle('refer')}>
              <Send aria-hidden="true" /> Refer
            </button>
          )}
        </div>
      )}
      {status === 'merged' && (
        <div class="row">
          <button
            type="button"
            class="small"
            disabled={action.isBusy}
            onClick={() => void act({ type: 'question.unmerge', questionId })}
          >
            Undo the merge
          </button>
        </div>
      )}
      {status === 'referred' && (
        <div class="row">
          <button type="button" class="small" aria-expanded={open === 'later'} onClick={() => toggle('later')}>
            <PenLine aria-hidden="true" /> {isAwaited(line) ? 'Write the answer' : 'Write it again'}
          </button>
        </div>
      )}
      {open === 'later' && <LaterForm line={line} act={act} action={action} onCancel={() => toggle('later')} />}
      {open === 'reject' && (
        <InlineForm
          label="Reason, which its author reads"
          maxLength={limits.reasonLength}
          usual={rejectReasons}
          button="Reject"
          isBusy={action.isBusy}
          trouble={action.trouble}
          onSend={(reason) => void act({ type: 'question.reject', questionId, reason })}
          onCancel={() => toggle('reject')}
        />
      )}
      {open === 'edit' && (
        <InlineForm
          label="Question; the first wording stays visible"
          initial={line.text}
          maxLength={limits.questionLength}
          button="Save"
          isBusy={action.isBusy}
          trouble={action.trouble}
          onSend={(text) => void act({ type: 'question.edit', questionId, text })}
          onCancel={() => toggle('edit')}
        />
      )}
      {open === 'merge' && (
        <MergeForm townhall={townhall} line={line} act={act} action={action} onCancel={() => toggle('merge')} />
      )}
      {open === 'refer' && <ReferForm line={line} act={act} action={action} onCancel={() => toggle('refer')} />}
      {open === 'nothing' && <Trouble text={action.trouble} />}
    </li>
  );
}
