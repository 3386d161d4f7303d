import { useId, useState } from 'preact/hooks';
import { dayAt, usualDue } from '../../../protocol/days.ts';
import { limits } from '../../../protocol/limits.ts';
import { QuestionForm, type QuestionFormProps } from './question-form.tsx';
import { useKept } from './use-kept.ts';

/** Passes a question to a person who will answer it themselves, with a note. */
export function ReferForm({ line, act, action, kept, onCancel }: QuestionFormProps) {
  const id = useId();
  const [owner, setOwner] = useKept(kept, 'owner', '');
  const [note, setNote] = useKept(kept, 'note', '');
  const [due, setDue] = useState(usualDue(dayAt(Date.now())));
  const [localTrouble, setLocalTrouble] = useState<string | null>(null);
  const send = () => {
    if (owner.trim() === '') setLocalTrouble('Type who will answer it.');
    else if (owner.length > limits.nameLength || note.length > limits.noteLength)
      setLocalTrouble(`Shorten the name to ${limits.nameLength} and the note to ${limits.noteLength} characters.`);
    else {
      setLocalTrouble(null);
      // A field that was emptied leaves the day to the policy.
      const day = due === '' ? {} : { due };
      void act({ type: 'question.refer', questionId: line.id, owner: owner.trim(), note: note.trim(), ...day });
    }
  };
  return (
    <QuestionForm action={action} onCancel={onCancel} label="Refer" trouble={localTrouble} send={send}>
      <label for={`${id}-owner`}>Who will answer it</label>
      <input id={`${id}-owner`} type="text" value={owner} onInput={(event) => setOwner(event.currentTarget.value)} />
      <label for={`${id}-due`}>Answer due by</label>
      <input
        id={`${id}-due`}
        type="date"
        min={dayAt(Date.now())}
        value={due}
        onInput={(event) => setDue(event.currentTarget.value)}
      />
      <label for={`${id}-note`}>Note for them</label>
      <textarea id={`${id}-note`} rows={2} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
    </QuestionForm>
  );
}
