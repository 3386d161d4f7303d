import { useId, useState } from 'preact/hooks';
import type { WrittenAnswer } from '../../../protocol/persona-http.ts';
import type { Outcome } from '../../world/command-reply.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** What a form begins with. */
export type Draft = Pick<WrittenAnswer, 'questions' | 'text'> & Partial<WrittenAnswer>;

/** Writes an answer and the questions that it is signed for. Empty days and topics are left out. */
export function AnswerForm(props: {
  readonly draft: Draft;
  readonly button: string;
  /** Beside the questions. */
  readonly note: string;
  readonly onSign: (answer: WrittenAnswer) => Promise<Outcome>;
  readonly onClose: () => void;
}) {
  const { draft, button, note, onSign, onClose } = props;
  const id = useId();
  const action = useAction();
  const [questions, setQuestions] = useState(draft.questions.join('\n'));
  const [text, setText] = useState(draft.text);
  const [topics, setTopics] = useState((draft.topics ?? []).join(', '));
  const [validFrom, setFrom] = useState(draft.validFrom ?? '');
  const [validUntil, setUntil] = useState(draft.validUntil ?? '');
  const sign = async () => {
    const about = pieces(topics, ',');
    const isSigned = await action.run(() =>
      onSign({
        questions: pieces(questions, '\n'),
        text,
        ...(draft.scope !== undefined && { scope: draft.scope }),
        ...(draft.lang !== undefined && { lang: draft.lang }),
        ...(about.length > 0 && { topics: about }),
        ...(validFrom !== '' && { validFrom }),
        ...(validUntil !== '' && { validUntil }),
      }),
    );
    if (isSigned) onClose();
  };
  return (
    <form
      class="answer-form"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <label for={`${id}-questions`}>Questions, one on each line</label>
      <p class="quiet-text">{note}</p>
      <textarea
        id={`${id}-questions`}
        rows={3}
        value={questions}
        onInput={(event) => setQuestions(event.currentTarget.value)}
      />
      <label for={`${id}-text`}>The answer, as you would say it</label>
      <textarea id={`${id}-text`} rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <div class="answer-limits">
        <label>
          From (may stay empty)
          <input type="date" value={validFrom} onInput={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label>
          Through (may stay empty)
          <input type="date" value={validUntil} onInput={(event) => setUntil(event.currentTarget.value)} />
        </label>
        <label>
          Topics, with commas between
          <input type="text" value={topics} onInput={(event) => setTopics(event.currentTarget.value)} />
        </label>
      </div>
      <Trouble text={action.trouble} onClose={action.clear} />
      <div class="row">
        <button type="submit" class="primary" disabled={action.isBusy}>
          {button}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function pieces(text: string, between: string): readonly string[] {
  return text
    .split(between)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
