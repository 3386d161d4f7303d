import { useId, useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { questionIdSchema } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Trouble } from '../shared/trouble.tsx';
import type { Action } from '../shared/use-action.ts';

export interface MergeFormProps {
  readonly townhall: Townhall;
  readonly line: QuestionLine;
  readonly act: (command: PageCommand) => Promise<void>;
  readonly action: Pick<Action, 'isBusy' | 'trouble'>;
  readonly onCancel: () => void;
}

/** Joins a question with another that asks the same; both wordings and all voters stay. */
export function MergeForm({ townhall, line, act, action, onCancel }: MergeFormProps) {
  const id = useId();
  const [into, setInto] = useState('');
  const { pending, waiting } = townhall.lists.value;
  const others = [...waiting, ...pending].filter((other) => other.id !== line.id);
  if (others.length === 0) return <p class="empty">There is no other open question to join it with.</p>;
  const target = questionIdSchema.safeParse(into);
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (target.success) void act({ type: 'question.merge', questionId: line.id, into: target.data });
      }}
    >
      <label for={id}>Join it with</label>
      <select id={id} value={into} onChange={(event) => setInto(event.currentTarget.value)}>
        <option value="">Pick a question</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {other.text.slice(0, 90)}
          </option>
        ))}
      </select>
      <Trouble text={action.trouble} />
      <div class="row">
        <button type="submit" class="primary small" disabled={action.isBusy || !target.success}>
          Merge
        </button>
        <button type="button" class="quiet small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
