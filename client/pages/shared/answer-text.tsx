import { useState } from 'preact/hooks';
import type { Answer } from '../../../protocol/answer.ts';
import type { Hash } from '../../../protocol/ids.ts';
import type { QuestionView } from '../../../protocol/views.ts';
import type { Townhall } from '../../live/townhall.ts';
import { abstentionWords } from '../../world/abstention-words.ts';
import { labelWords, sourceLabel, sourceLine } from '../../world/stage-view.ts';
import { OriginalText } from './original-text.tsx';
import { Trouble } from './trouble.tsx';

/** An answer to read: each sentence with its label and its sources. Fetched when opened. */
export function AnswerText(props: {
  readonly townhall: Townhall;
  readonly answerId: Hash;
  /** What became of it on the stage; not there: it was not there. */
  readonly run?: Run;
  readonly words?: string;
  /** Whether it tells why there is no answer: for those who work with the queue. */
  readonly tellsWhy?: boolean;
  /** It was opened. */
  readonly onRead?: () => void;
}) {
  const { townhall, answerId, run, words = 'Read the answer', tellsWhy = false, onRead } = props;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = async () => {
    onRead?.();
    if (answer !== null) return;
    const reply = await townhall.door.answer(answerId);
    if (reply.kind === 'ok') setAnswer(reply.value);
    setTrouble(
      reply.kind === 'ok'
        ? null
        : reply.kind === 'refused'
          ? reply.message
          : 'The answer did not arrive. Close and open it again.',
    );
  };
  return (
    <details class="answer" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>{words}</summary>
      <Trouble text={trouble} />
      {tellsWhy && answer?.kind !== undefined && <p>{abstentionWords[answer.kind]}</p>}
      {answer !== null && <Sentences answer={answer} run={run ?? null} />}
    </details>
  );
}

type Run = Pick<NonNullable<QuestionView['answer']>, 'said' | 'unsaid'>;

/** The sentences of an answer, each with its label and its sources, and whether it was said on the stage. */
export function Sentences({ answer, run }: { readonly answer: Pick<Answer, 'sentences'>; readonly run: Run | null }) {
  return (
    <ol class="sentences">
      {answer.sentences.map((sentence, index) => (
        <li key={index}>
          <p lang={sentence.language}>{sentence.text}</p>
          <p class="quiet-text">
            <strong>{labelWords[sentence.label]}</strong>
            {isUnsaid(run, index) && ' · not said on the stage'}
            {sentence.sources.length > 0 && ` from ${sourceLine(sentence.sources, sourceLabel(sentence))}`}
          </p>
          <OriginalText original={sentence.original} />
        </li>
      ))}
    </ol>
  );
}

/** Skipped, or cut before its end. Rule L11. */
function isUnsaid(run: Run | null, place: number): boolean {
  return run !== null && (run.unsaid.includes(place) || (run.said !== null && !run.said.includes(place)));
}
