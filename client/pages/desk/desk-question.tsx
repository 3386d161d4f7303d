import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskMerging } from '../../live/desk-merging.ts';
import type { DeskWork } from '../../live/desk-work.ts';
import type { Townhall } from '../../live/townhall.ts';
import { questionState } from '../../world/question-state.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { AnswerText } from '../shared/answer-text.tsx';
import { Asker } from '../shared/asker.tsx';
import { LaterAnswer } from '../shared/later-answer.tsx';
import { Readiness } from '../shared/readiness.tsx';
import { DragHandle } from './drag-handle.tsx';
import { FloorForFollowUp } from './floor-for-follow-up.tsx';
import { FollowUpTo } from './follow-up-to.tsx';
import { FollowUps } from './follow-ups.tsx';
import { OpenQuestionForm } from './open-form.tsx';
import { Others } from './others.tsx';
import { Overdue } from './overdue.tsx';
import { QuestionActs } from './question-acts.tsx';
import { QuestionMarks } from './question-marks.tsx';

export interface DeskQuestionProps {
  readonly townhall: Townhall;
  readonly work: DeskWork;
  readonly merging: DeskMerging;
  readonly line: QuestionLine;
  /** Its place in its list, from 1, and how many stand there: more than are drawn. */
  readonly place: number;
  readonly of: number;
}

/** A question on the desk with everything a moderator can do to it now. */
export function DeskQuestion({ townhall, work, merging, line, place, of }: DeskQuestionProps) {
  const { status, id: questionId } = line;
  const isOpen = status === 'pending' || status === 'approved';
  const isSelected = useComputed(() => work.selectedId.value === questionId).value;
  const isEntry = useComputed(() => work.entryId.value === questionId).value;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // By now the next arrow may have gone on.
    if (isSelected && card.current !== null && work.selectedId.peek() === questionId)
      bringKeyboardTo(card.current, work.isByKeys);
  }, [isSelected, work, questionId]);
  return (
    <li
      ref={card}
      class="card"
      data-status={status}
      data-question={questionId}
      aria-posinset={place}
      aria-setsize={of}
      aria-current={isSelected ? 'true' : undefined}
      tabIndex={isEntry ? 0 : -1}
      onFocusIn={() => work.select(questionId)}
    >
      {status === 'approved' && <DragHandle drag={work.drag} line={line} />}
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
      <Others townhall={townhall} questionId={questionId} />
      <QuestionMarks townhall={townhall} line={line} />
      <Overdue line={line} />
      <LaterAnswer of={line} />
      {status === 'approved' && <Readiness townhall={townhall} line={line} drafts={work.drafts} />}
      {!isOpen && line.view?.answer != null && (
        <AnswerText townhall={townhall} answerId={line.view.answer.answerId} run={line.view.answer} />
      )}
      {!isOpen && <FloorForFollowUp townhall={townhall} line={line} />}
      {!isOpen && <FollowUps townhall={townhall} of={questionId} />}
      <QuestionActs townhall={townhall} work={work} merging={merging} line={line} />
      <OpenQuestionForm townhall={townhall} work={work} line={line} />
    </li>
  );
}

/** The keyboard goes along with the selection, but leaves no field and no sheet for it; the page moves for whoever uses keys only. */
function bringKeyboardTo(card: HTMLElement, isByKeys: boolean): void {
  const { activeElement: at } = document;
  const isFree =
    at === null || at === document.body || (at.closest('.card') !== null && !at.matches('input, textarea, select'));
  if (!isFree) return;
  if (!card.contains(at)) card.focus({ preventScroll: true });
  if (isByKeys) card.scrollIntoView({ block: 'nearest' });
}
