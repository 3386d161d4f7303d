import { useId, useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import { refusals } from '../../../protocol/refusals.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Trouble } from '../shared/trouble.tsx';
import type { Action } from '../shared/use-action.ts';

export interface LaterFormProps {
  readonly line: QuestionLine;
  readonly act: (command: PageCommand) => Promise<void>;
  readonly action: Action;
  readonly onCancel: () => void;
}

/** Writes down what was answered to a question that had been passed on, and by whom. Rule Q14. */
export function LaterForm({ line, act, action, onCancel }: LaterFormProps) {
  const id = useId();
  const { owner, later } = line.view?.referredTo ?? {};
  const [text, setText] = useState(later?.text ?? '');
  const [answeredBy, setAnsweredBy] = useState(later?.answeredBy ?? owner ?? '');
  const [localTrouble, setLocalTrouble] = useState<string | null>(null);
  const send = () => {
    if (text.trim() === '') setLocalTrouble(refusals['answer-empty']);
    else if (text.length > limits.laterAnswerLength) setLocalTrouble(refusals['later-answer-too-long']);
    else {
      setLocalTrouble(null);
      // The owner may stand with more than a name: the gate knows them.
      const by = answeredBy.trim() === owner ? '' : answeredBy.trim();
      void act({ type: 'referral.answer', questionId: line.id, text: text.trim(), answeredBy: by });
    }
  };
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for={`${id}-text`}>The answer, which everybody reads</label>
      <textarea id={`${id}-text`} rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <label for={`${id}-by`}>Who answered</label>
      <input
        id={`${id}-by`}
        type="text"
        value={answeredBy}
        onInput={(event) => setAnsweredBy(event.currentTarget.value)}
      />
      <Trouble text={localTrouble ?? action.trouble} />
      <div class="row">
        <button type="submit" class="primary small" disabled={action.isBusy}>
          Publish the answer
        </button>
        <button type="button" class="quiet small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
