import { Check, MessageCircleQuestion, PenLine, X } from 'lucide-preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AgainReply, WrittenAnswer } from '../../../protocol/persona-http.ts';
import { type Given, StudioReview } from '../../live/studio-review.ts';
import type { Townhall } from '../../live/townhall.ts';
import { erasedText } from '../../world/queue.ts';
import { Sentences } from '../shared/answer-text.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { AnswerForm } from './answer-form.tsx';

const note =
  'The correction stands beside the old answer for ever, and those who asked or voted are told. Take out of the questions whatever tells who asked: they stay when an asker’s own words are erased.';

/** Every answer that was given: said, sources, what would be said now, and the leader’s mark. */
export function ReviewCard({ townhall }: { readonly townhall: Townhall }) {
  const review = useMemo(() => new StudioReview(townhall.door), [townhall]);
  const { done } = townhall.lists.value;
  const isInTouch = townhall.connection.isInTouch.value;
  useEffect(() => void review.load(), [review, done.length, isInTouch]);
  const given = review.given.value;
  if (given === null) return null;
  const unmarked = given.filter((line) => line.review === null).length;
  return (
    <section aria-label="Review">
      <h2 id="review">Review</h2>
      {given.length === 0 ? (
        <p class="empty">What the avatar answered appears here, for you to confirm, or to say it better.</p>
      ) : (
        <details>
          <summary>{countWords(given.length, unmarked)}</summary>
          <ol class="cards">
            {given.map((line) => (
              <li key={line.questionId} class="card">
                <GivenAnswer review={review} line={line} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function GivenAnswer({ review, line }: { readonly review: StudioReview; readonly line: Given }) {
  const action = useAction();
  const [isWriting, setWriting] = useState(false);
  const { questionId, answerId, answer, said } = line;
  const verdict = line.review?.verdict ?? null;
  const mark = (given: 'right' | 'wrong') =>
    void action.run(() => review.mark({ questionId, answerId, verdict: given }));
  const correct = (correction: WrittenAnswer) =>
    review.mark({ questionId, answerId, verdict: verdict === 'wrong' ? 'wrong' : 'better', correction });
  return (
    <>
      <p class="question-text">{line.question ?? erasedText}</p>
      <p class="quiet-text">
        <span class="count">{line.votes === 1 ? '1 vote' : `${line.votes} votes`}</span> · {markWords(line)}
      </p>
      <Sentences answer={answer} run={{ said, unsaid: [] }} />
      {line.review?.correction != null && (
        <p class="correction">
          <strong>You said instead:</strong> {line.review.correction}
        </p>
      )}
      <Again review={review} line={line} />
      {isWriting ? (
        <AnswerForm
          draft={{ questions: line.wordings, text: line.review?.correction ?? '' }}
          button="Sign and tell them"
          note={note}
          onSign={correct}
          onClose={() => setWriting(false)}
        />
      ) : (
        <div class="row">
          <button
            type="button"
            aria-pressed={verdict === 'right'}
            disabled={action.isBusy}
            onClick={() => mark('right')}
          >
            <Check aria-hidden="true" /> Right
          </button>
          <button
            type="button"
            aria-pressed={verdict === 'wrong'}
            disabled={action.isBusy}
            onClick={() => mark('wrong')}
          >
            <X aria-hidden="true" /> Wrong
          </button>
          <button type="button" disabled={action.isBusy} onClick={() => setWriting(true)}>
            <PenLine aria-hidden="true" /> Say it better
          </button>
        </div>
      )}
      <Trouble text={action.trouble} onClose={action.clear} />
    </>
  );
}

/** The same question, asked again now. */
function Again({ review, line }: { readonly review: StudioReview; readonly line: Given }) {
  const [now, setNow] = useState<AgainReply | string | null>(null);
  const [isAsking, setAsking] = useState(false);
  if (line.question === null) return null;
  const ask = async () => {
    setAsking(true);
    setNow(await review.again(line.questionId));
    setAsking(false);
  };
  return (
    <>
      <div class="row">
        <button type="button" class="small" disabled={isAsking} onClick={() => void ask()}>
          <MessageCircleQuestion aria-hidden="true" /> What would it say now?
        </button>
      </div>
      <div role="status">{now !== null && <Now now={now} line={line} />}</div>
    </>
  );
}

function Now({ now, line }: { readonly now: AgainReply | string; readonly line: Given }) {
  if (typeof now === 'string') return <p>{now}</p>;
  if (now.answer === null) return <p>Nothing. {now.silentBecause}</p>;
  const textOf = ({ sentences }: Pick<Given['answer'], 'sentences'>) => sentences.map(({ text }) => text).join(' ');
  if (textOf(now.answer) === textOf(line.answer)) return <p>The same.</p>;
  return <Sentences answer={now.answer} run={null} />;
}

function markWords({ review, cut }: Given): string {
  const said = cut === null ? '' : 'It was not said to its end. ';
  if (review === null) return `${said}Not marked yet.`;
  const marks = { right: 'Marked right.', wrong: 'Marked wrong.', better: 'Better said so.' } as const;
  return `${said}${marks[review.verdict]}`;
}

function countWords(count: number, unmarked: number): string {
  const answers = count === 1 ? 'One answer was given' : `${count} answers were given`;
  return unmarked === 0 ? `${answers}, all marked` : `${answers}, ${unmarked} not marked yet`;
}
