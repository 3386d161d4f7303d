import type { Townhall } from '../../live/townhall.ts';
import { joinedWith, ownState } from '../../world/question-state.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { AnswerText } from './answer-text.tsx';
import { Correction } from './correction.tsx';
import { LaterAnswer } from './later-answer.tsx';

export interface QuestionStandingProps {
  readonly townhall: Townhall;
  readonly line: QuestionLine;
  /** What comes before, in the same line. */
  readonly before?: string;
}

/** Where a question stands, with what was answered to it or to the one it was joined with. Rule SQ7. */
export function QuestionStanding({ townhall, line, before = '' }: QuestionStandingProps) {
  const lists = townhall.lists.value;
  const isEnded = townhall.hall.value?.phase === 'closed';
  const at = joinedWith(line, lists.byId) ?? line;
  const { review, answer = null } = at.view ?? {};
  const isOver = at.status !== 'called' && at.status !== 'answering';
  return (
    <>
      <p class="quiet-text standing">
        {before}
        {ownState(line, lists, isEnded ? 'over' : 'places')}
      </p>
      <LaterAnswer of={at} />
      <Correction of={at} />
      {answer !== null && isOver && (
        <AnswerText
          townhall={townhall}
          answerId={answer.answerId}
          run={answer}
          words={review?.correction == null ? 'Read the answer' : 'Read what was said before'}
        />
      )}
    </>
  );
}
