import { ChevronUp } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { orderWords, placeWords } from '../../world/place-words.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { stageLight } from '../../world/stage-view.ts';
import { Asker } from '../shared/asker.tsx';
import { QuestionStanding } from '../shared/question-standing.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { AskBox } from './ask-box.tsx';
import { MoreMenu } from './more-menu.tsx';
import { OwnQuestion, StuckQuestion } from './own-question.tsx';
import { ClosedPolls, OpenPoll } from './poll-card.tsx';
import { ReportButton } from './report-button.tsx';

const overWords = 'The town hall has ended. What is answered later comes here: keep your link.';

/** On the stage, waiting, one's own, answered; and the box to ask. */
export function QuestionsPanel({ townhall }: { readonly townhall: Townhall }) {
  const { onStage, waiting, mine, corrected, done } = townhall.lists.value;
  const stuck = townhall.anonymous.value?.all.value.filter(({ trouble }) => trouble !== null) ?? [];
  const isOver = townhall.hall.value?.phase === 'closed';
  const light = stageLight(townhall.mirror.value.stage);
  return (
    <>
      <div class="panel-body">
        <OpenPoll townhall={townhall} />
        {onStage !== null && (
          <section class="on-stage" data-light={light ?? 'nobody'} aria-label="On the stage">
            <h3>On the stage</h3>
            <p class="question-text">{onStage.text}</p>
            <p class="quiet-text">
              <Asker of={onStage} /> asked
            </p>
            <PlaceWords of={onStage} />
          </section>
        )}
        <section aria-label="Waiting questions">
          <h3>
            Waiting <span class="count">{waiting.length}</span>
          </h3>
          {waiting.length === 0 ? (
            <p class="empty">No question waits. Ask one below: a moderator reads it, then everybody can vote for it.</p>
          ) : (
            <>
              <p class="quiet-text order-words">
                {orderWords}{' '}
                <a href="/fairness" target="_blank" rel="noopener">
                  How fair is it?
                </a>
              </p>
              <ol class="questions">
                {waiting.map((line) => (
                  <VotableQuestion key={line.id} townhall={townhall} line={line} isOver={isOver} />
                ))}
              </ol>
            </>
          )}
        </section>
        {(mine.length > 0 || corrected.length > 0 || stuck.length > 0) && (
          <section aria-label="Your questions">
            <h3>Yours</h3>
            <ul class="questions">
              {corrected.map((line) => (
                <CorrectedQuestion key={line.id} townhall={townhall} line={line} />
              ))}
              {stuck.map((own) => (
                <StuckQuestion key={own.kept.questionId} townhall={townhall} own={own} />
              ))}
              {mine
                .filter((line) => !corrected.includes(line))
                .map((line) => (
                  <OwnQuestion key={line.id} townhall={townhall} line={line} />
                ))}
            </ul>
          </section>
        )}
        {done.length > 0 && (
          <section aria-label="Answered questions">
            <h3>
              Answered <span class="count">{done.length}</span>
            </h3>
            <ul class="questions">
              {done.map((line) => (
                <li key={line.id} class="question">
                  <div>
                    <p class="question-text">{line.text}</p>
                    <QuestionStanding townhall={townhall} line={line} />
                    <PlaceWords of={line} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <ClosedPolls townhall={townhall} />
      </div>
      {isOver ? <p class="ask quiet-text">{overWords}</p> : <AskBox townhall={townhall} />}
    </>
  );
}

interface VotableQuestionProps {
  readonly townhall: Townhall;
  readonly line: QuestionLine;
  readonly isOver: boolean;
}

function VotableQuestion({ townhall, line, isOver }: VotableQuestionProps) {
  const action = useAction();
  const vote = () =>
    action.run(() =>
      townhall.connection.send({ type: line.hasMyVote ? 'question.unvote' : 'question.vote', questionId: line.id }),
    );
  return (
    <li class="question">
      <button
        type="button"
        class="vote"
        aria-pressed={line.hasMyVote || line.isMine}
        disabled={action.isBusy || line.isMine || isOver}
        aria-label={voteWords(line)}
        onClick={() => void vote()}
      >
        <ChevronUp aria-hidden="true" />
        <span class="count">{line.votes}</span>
      </button>
      <div>
        <p class="question-text">{line.text}</p>
        <p class="quiet-text">
          <Asker of={line} />
          {line.isMine && ' (you)'}
          {line.view !== null &&
            line.view.merged.length > 0 &&
            ` and ${line.view.merged.length} more who asked the same`}
        </p>
        <PlaceWords of={line} />
        <Trouble text={action.trouble} />
        {!line.isMine && (
          <MoreMenu about="this question">
            <ReportButton townhall={townhall} about={{ questionId: line.id }} of="this question" />
          </MoreMenu>
        )}
      </div>
    </li>
  );
}

/** What else than votes gave a question its place. Rule F9. */
function PlaceWords({ of }: { readonly of: QuestionLine }) {
  const order = of.view?.order;
  return order === undefined ? null : <p class="quiet-text place-words">{placeWords[order]}</p>;
}

function voteWords(line: QuestionLine): string {
  const votes = line.votes === 1 ? '1 vote' : `${line.votes} votes`;
  if (line.isMine) return `${votes}, yours is in it`;
  return line.hasMyVote ? `${votes}. Take your vote back` : `${votes}. Vote for this question`;
}

/** One's own, or one that one voted for, whose answer was corrected or written later. Rules RV6, RV24. */
function CorrectedQuestion({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  return (
    <li class="question">
      <div>
        <p class="question-text">{line.text}</p>
        <QuestionStanding
          townhall={townhall}
          line={line}
          before={line.isMine ? 'You asked this. ' : 'You voted for this. '}
        />
      </div>
    </li>
  );
}
