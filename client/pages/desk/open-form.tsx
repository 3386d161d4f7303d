import { useEffect, useRef } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import type { DeskWork } from '../../live/desk-work.ts';
import type { Townhall } from '../../live/townhall.ts';
import { isFormLate } from '../../world/desk/refused-words.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { rejectReasons } from '../../world/reject-reasons.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { AssignForm } from './assign-form.tsx';
import { EditForm } from './edit-form.tsx';
import { LabelForm } from './label-form.tsx';
import { LaterForm } from './later-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { MovedOn } from './moved-on.tsx';
import { ReferForm } from './refer-form.tsx';
import { keptText } from './use-kept.ts';
import { useTrouble } from './use-trouble.ts';

interface OpenQuestionFormProps {
  readonly townhall: Townhall;
  readonly work: DeskWork;
  readonly line: QuestionLine;
}

/** The form that is open in a question's card, or why its last act was refused. Escape leaves it. */
export function OpenQuestionForm({ townhall, work, line }: OpenQuestionFormProps) {
  const open = work.open.value;
  const trouble = useTrouble(townhall, work, line);
  if (open?.questionId !== line.id) return <Trouble text={trouble} />;
  return (
    <FocusedForm isByKeys={work.isByKeys} onCancel={() => work.closeForm()}>
      <MovedOn townhall={townhall} work={work} line={line} form={open.form} />
      <FormOf
        townhall={townhall}
        work={work}
        line={line}
        form={open.form}
        // What is said above it is not said twice.
        trouble={isFormLate(open.form, line) ? null : trouble}
      />
    </FocusedForm>
  );
}

interface FormOfProps extends OpenQuestionFormProps {
  readonly form: NonNullable<DeskWork['open']['value']>['form'];
  readonly trouble: string | null;
}

function FormOf({ townhall, work, line, form, trouble }: FormOfProps) {
  const { id: questionId } = line;
  const act = async (command: PageCommand) => void (await work.send(questionId, command));
  const action = { isBusy: work.busy.value.has(questionId), trouble };
  const onCancel = () => work.closeForm();
  const kept = work.writing.of({ questionId, form });
  switch (form) {
    case 'reject':
      return (
        <InlineForm
          label="Reason, which its author reads"
          maxLength={limits.reasonLength}
          usual={rejectReasons}
          kept={keptText(kept, 'text')}
          button="Reject"
          {...action}
          onSend={(reason) => void act({ type: 'question.reject', questionId, reason })}
          onCancel={onCancel}
        />
      );
    case 'edit':
      return <EditForm townhall={townhall} line={line} act={act} action={action} kept={kept} onCancel={onCancel} />;
    case 'merge':
      return <MergeForm townhall={townhall} line={line} act={act} action={action} onCancel={onCancel} />;
    case 'refer':
      return <ReferForm line={line} act={act} action={action} kept={kept} onCancel={onCancel} />;
    case 'label':
      return <LabelForm townhall={townhall} line={line} act={act} action={action} onCancel={onCancel} />;
    case 'assign':
      return <AssignForm townhall={townhall} line={line} act={act} action={action} onCancel={onCancel} />;
    case 'later':
      return <LaterForm line={line} act={act} action={action} kept={kept} onCancel={onCancel} />;
  }
}

interface FocusedFormProps {
  /** Whether a key opened it. */
  readonly isByKeys: boolean;
  readonly onCancel: () => void;
  readonly children: preact.ComponentChildren;
}

/** Has the keyboard while it is open, where there is one, is in sight, and gives the keyboard back to the question. */
function FocusedForm({ isByKeys, onCancel, children }: FocusedFormProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    const card = current?.closest<HTMLElement>('.card');
    // On a phone a keyboard would lie over the usual reasons; whoever pressed a key has one that does not.
    if (isByKeys || matchMedia('(pointer: fine)').matches)
      current?.querySelector<HTMLElement>('textarea, select, input')?.focus({ preventScroll: true });
    current?.scrollIntoView({ block: 'nearest' });
    return () => {
      if (document.activeElement === document.body || current?.contains(document.activeElement) === true)
        card?.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape from any of its fields; each of them is pressed by itself
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </div>
  );
}
