import { useState } from 'preact/hooks';
import { type QuestionId, questionIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { questionTrouble } from '../../world/typed-text.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** Asks in text. The words stay in the box until the gate has taken them. */
export function AskBox({ townhall }: { readonly townhall: Townhall }) {
  const [text, setText] = useState('');
  const [isSent, setSent] = useState(false);
  // The id belongs to these words: sending them again after a drop is the same question.
  const [questionId, setQuestionId] = useState(newQuestionId);
  const action = useAction();
  const left = limits.questionLength - text.length;
  const send = async () => {
    const trimmed = text.trim();
    setSent(false);
    const trouble = questionTrouble(text);
    if (trouble !== null) return action.fail(trouble);
    if (!(await action.run(() => townhall.connection.sendQuestion(questionId, trimmed)))) return;
    setText('');
    setQuestionId(newQuestionId());
    setSent(true);
  };
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for="ask">Ask {townhall.leaderName.value}</label>
      <textarea
        id="ask"
        rows={2}
        value={text}
        aria-describedby="ask-hint"
        onInput={(event) => {
          setText(event.currentTarget.value);
          setSent(false);
          action.clear();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <Trouble text={action.trouble} />
      <div class="ask-foot">
        <p id="ask-hint" class="quiet-text" role="status">
          {isSent ? 'Sent. A moderator will read it.' : left < 100 ? `${left} characters left` : 'Your name is on it.'}
        </p>
        <button type="submit" class="primary" disabled={action.isBusy}>
          {action.isBusy ? 'Sending' : 'Send'}
        </button>
      </div>
    </form>
  );
}

/** 128 random bits, so that nobody can guess it and a resend is recognised. */
function newQuestionId(): QuestionId {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return questionIdSchema.parse(`q${[...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}
