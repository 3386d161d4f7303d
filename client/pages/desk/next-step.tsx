import { Check, Megaphone } from 'lucide-preact';
import type { PageCommand } from '../../../protocol/commands.ts';
import { keyOf } from '../../world/desk/keymap.ts';
import type { QuestionLine } from '../../world/queue.ts';

interface NextStepProps {
  readonly line: QuestionLine;
  readonly isBusy: boolean;
  readonly act: (command: PageCommand) => void;
  /** Its key works here. */
  readonly hasKey?: boolean;
}

/** The button that takes a question on: Approve while it is new, Call while it waits, none else. */
export function NextStep({ line: { id: questionId, status }, isBusy, act, hasKey = false }: NextStepProps) {
  if (status === 'pending')
    return (
      <button
        type="button"
        class="primary small act"
        aria-keyshortcuts={hasKey ? keyOf.approve : undefined}
        data-key={hasKey ? keyOf.approve : undefined}
        disabled={isBusy}
        onClick={() => act({ type: 'question.approve', questionId })}
      >
        <Check aria-hidden="true" /> Approve{' '}
      </button>
    );
  if (status !== 'approved') return null;
  return (
    <button
      type="button"
      class="primary small act"
      aria-keyshortcuts={hasKey ? keyOf.call : undefined}
      data-key={hasKey ? keyOf.call : undefined}
      disabled={isBusy}
      onClick={() => act({ type: 'question.call', questionId })}
    >
      <Megaphone aria-hidden="true" /> Call{' '}
    </button>
  );
}
