import { useId, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import { refusals } from '../../../protocol/refusals.ts';
import { QuestionForm, type QuestionFormProps } from './question-form.tsx';
import { useKept } from './use-kept.ts';

/** Writes down what was answered to a question that had been passed on, and by whom. Rule Q14. */
export function LaterForm({ line, act, action, kept, onCancel }: QuestionFormProps) {
  const id = useId();
  const { owner, later } = line.view?.referredTo ?? {};
  const [text, setText] = useKept(kept, 'text', later?.text ?? '');
  const [answeredBy, setAnsweredBy] = useKept(kept, 'answeredBy', later?.answeredBy ?? owner ?? '');
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
    <QuestionForm action={action} onCancel={onCancel} label="Publish the answer" trouble={localTrouble} send={send}>
      <label for={`${id}-text`}>The answer, which everybody reads</label>
      <textarea id={`${id}-text`} rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <label for={`${id}-by`}>Who answered</label>
      <input
        id={`${id}-by`}
        type="text"
        value={answeredBy}
        onInput={(event) => setAnsweredBy(event.currentTarget.value)}
      />
    </QuestionForm>
  );
}
