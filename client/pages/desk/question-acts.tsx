import {
  ArrowDown,
  ArrowUp,
  ListOrdered,
  type LucideIcon,
  Merge,
  Pencil,
  PenLine,
  Pin,
  Send,
  Square,
  SquareCheck,
  Tag,
  UserRound,
  X,
} from 'lucide-preact';
import type { DeskMerging } from '../../live/desk-merging.ts';
import type { DeskWork } from '../../live/desk-work.ts';
import type { OpenForm } from '../../live/open-form.ts';
import type { Townhall } from '../../live/townhall.ts';
import { meansOf } from '../../world/desk/desk-acts.ts';
import { type DeskAct, keyOf } from '../../world/desk/keymap.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { isAwaited } from '../../world/referrals.ts';
import { NextStep } from './next-step.tsx';

export interface QuestionActsProps {
  readonly townhall: Townhall;
  readonly work: DeskWork;
  readonly merging: DeskMerging;
  readonly line: QuestionLine;
}

interface ActButtonProps extends QuestionActsProps {
  readonly act: DeskAct;
  /** Beside the sign; not there: the sign alone. */
  readonly label?: string;
  /** What it is called aloud, where the word beside the sign is short. */
  readonly name?: string;
  readonly icon: LucideIcon;
}

/** Everything that can be done to a question now, each with its key. Rule DK2. */
export function QuestionActs(props: QuestionActsProps) {
  const { work, merging, line } = props;
  const { id: questionId, status } = line;
  const isBusy = work.busy.value.has(questionId);
  const isMarked = merging.marked.value.some(({ id }) => id === questionId);
  if (status === 'pending' || status === 'approved')
    return (
      <div class="row acts">
        <NextStep line={line} isBusy={isBusy} act={(command) => void work.send(questionId, command)} hasKey />
        {status === 'pending' && <ActButton {...props} act="reject" label="Reject" icon={X} />}
        {status === 'approved' && (
          <>
            <ActButton {...props} act="up" name="Move up" icon={ArrowUp} />
            <ActButton {...props} act="down" name="Move down" icon={ArrowDown} />
            <ActButton {...props} act="pin" label="Pin" name="Pin: it comes next" icon={Pin} />
            {isByHand(line) && (
              <ActButton
                {...props}
                act="unpin"
                label="By votes"
                name="By votes again: back to its place"
                icon={ListOrdered}
              />
            )}
          </>
        )}
        <ActButton {...props} act="edit" label="Edit" icon={Pencil} />
        <ActButton {...props} act="merge" label="Merge" icon={Merge} />
        <button
          type="button"
          class="small act"
          aria-keyshortcuts="x"
          data-key="x"
          aria-pressed={isMarked}
          onClick={() => merging.toggle(questionId)}
        >
          {isMarked ? <SquareCheck aria-hidden="true" /> : <Square aria-hidden="true" />} Mark
        </button>
        <ActButton {...props} act="label" label="Label" icon={Tag} />
        <ActButton {...props} act="assign" label="Assign" icon={UserRound} />
        {status === 'approved' && <FormButton {...props} form="refer" label="Refer" icon={Send} />}
      </div>
    );
  if (status === 'merged')
    return (
      <div class="row">
        <button
          type="button"
          class="small"
          disabled={isBusy}
          onClick={() => void work.send(questionId, { type: 'question.unmerge', questionId })}
        >
          Undo the merge
        </button>
        <ActButton {...props} act="label" label="Label" icon={Tag} />
      </div>
    );
  return (
    <div class="row acts">
      {status === 'referred' && (
        <FormButton
          {...props}
          form="later"
          label={isAwaited(line) ? 'Write the answer' : 'Write it again'}
          icon={PenLine}
        />
      )}
      <ActButton {...props} act="label" label="Label" icon={Tag} />
    </div>
  );
}

/** Moved, or next by rule: it has a place by votes to go back to. Rule LB1. */
function isByHand({ view }: QuestionLine): boolean {
  return view?.order === 'moved' || view?.order === 'follow-up';
}

function ActButton({ townhall, work, line, act, label, name, icon: Icon }: ActButtonProps) {
  const means = meansOf(act, line, townhall.lists.value.waiting);
  const open = work.open.value;
  const isForm = means.kind === 'form';
  return (
    <button
      type="button"
      class="small act"
      aria-label={name}
      aria-keyshortcuts={keyOf[act]}
      data-key={keyOf[act]}
      aria-expanded={isForm ? open?.questionId === line.id && open.form === means.form : undefined}
      disabled={means.kind === 'not-now' || (!isForm && work.busy.value.has(line.id))}
      onClick={() => work.act(act, line)}
    >
      <Icon aria-hidden="true" /> {label !== undefined && `${label} `}
    </button>
  );
}

interface FormButtonProps extends QuestionActsProps {
  readonly form: OpenForm['form'];
  readonly label: string;
  readonly icon: LucideIcon;
}

function FormButton({ work, line, form, label, icon: Icon }: FormButtonProps) {
  const open = work.open.value;
  return (
    <button
      type="button"
      class="small"
      aria-expanded={open?.questionId === line.id && open.form === form}
      onClick={() => work.toggle({ questionId: line.id, form })}
    >
      <Icon aria-hidden="true" /> {label}
    </button>
  );
}
