import { useId, useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { dayAt, usualDue } from '../../../protocol/days.ts';
import { limits } from '../../../protocol/limits.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Trouble } from '../shared/trouble.tsx';
import type { Action } from '../shared/use-action.ts';

export interface ReferFormProps {
  readonly line: QuestionLine;
  readonly act: (command: PageCommand) => Promise<void>;
  readonly action: Action;
  readonly onCancel: () => void;
}

/** Passes a question to a person who will answer it themselves, with a note. */
export function ReferForm({ line, act, action, onCancel }: ReferFormProps) {
  const id = useId();
  const [owner, setOwner] = useState('');
  const [note, setNote] = useState('');
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
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
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
      <Trouble text={localTrouble ?? action.trouble} />
      <div class="row">
        <button type="submit" class="primary small" disabled={action.isBusy}>
          Refer
        </button>
        <button type="button" class="quiet small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
