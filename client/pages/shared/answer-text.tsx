import { useState } from 'preact/hooks';
import type { Answer } from '../../../protocol/answer.ts';
import type { Hash } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import { abstentionWords } from '../../world/abstention-words.ts';
import { labelWords, sourceLine } from '../../world/stage-view.ts';
import { Trouble } from './trouble.tsx';

/** An answer to read: each sentence with its label and its sources. Fetched when opened. */
export function AnswerText(props: {
  readonly townhall: Townhall;
  readonly answerId: Hash;
  readonly words?: string;
  /** Whether it tells why there is no answer: for those who work with the queue. */
  readonly tellsWhy?: boolean;
}) {
  const { townhall, answerId, words = 'Read the answer', tellsWhy = false } = props;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = async () => {
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
      {answer !== null && <Sentences answer={answer} />}
    </details>
  );
}

export function Sentences({ answer }: { readonly answer: Pick<Answer, 'sentences'> }) {
  return (
    <ol class="sentences">
      {answer.sentences.map((sentence, index) => (
        <li key={index}>
          <p>{sentence.text}</p>
          <p class="quiet-text">
            <strong>{labelWords[sentence.label]}</strong>
            {sentence.sources.length > 0 && ` from ${sourceLine(sentence.sources)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
