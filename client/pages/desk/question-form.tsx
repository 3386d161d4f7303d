import type { ComponentChildren } from 'preact';
import type { PageCommand } from '../../../protocol/commands.ts';
import type { KeptForm } from '../../live/desk-writing.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Trouble } from '../shared/trouble.tsx';
import type { Action } from '../shared/use-action.ts';

export interface QuestionFormProps {
  readonly line: QuestionLine;
  readonly act: (command: PageCommand) => Promise<void>;
  readonly action: Pick<Action, 'isBusy' | 'trouble'>;
  /** Where its texts are kept; not there: as long as it is drawn. */
  readonly kept?: KeptForm;
  readonly onCancel: () => void;
}

interface FrameProps extends Pick<QuestionFormProps, 'action' | 'onCancel'> {
  /** What the button says that sends it. */
  readonly label: string;
  /** What is wrong before anything is sent. */
  readonly trouble: string | null;
  readonly send: () => void;
  readonly children: ComponentChildren;
}

/** A small form in a question's card: its fields, what is wrong, one button that sends and one that leaves. */
export function QuestionForm({ action, onCancel, label, trouble, send, children }: FrameProps) {
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
      <Trouble text={trouble ?? action.trouble} />
      <div class="row">
        <button type="submit" class="primary small" disabled={action.isBusy}>
          {label}
        </button>
        <button type="button" class="quiet small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
