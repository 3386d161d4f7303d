import { useId, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import { searchable } from '../../../protocol/searchable.ts';
import type { Townhall } from '../../live/townhall.ts';
import { labelsInUse } from '../../world/desk/question-marks.ts';
import { Trouble } from '../shared/trouble.tsx';
import type { QuestionFormProps } from './question-form.tsx';

/** So many of those in use are offered; the others are typed. */
const offered = 12;

/** Puts labels on a question and takes them off: those in use by a press, others typed. Rule LB3. */
export function LabelForm({
  townhall,
  line,
  act,
  action,
  onCancel,
}: QuestionFormProps & { readonly townhall: Townhall }) {
  const id = useId();
  const [text, setText] = useState('');
  const own = line.view?.labels ?? [];
  const isOn = (label: string) => own.some((each) => searchable(each) === searchable(label));
  const inUse = labelsInUse(townhall.lists.value.byId.values()).filter((label) => !isOn(label));
  const known = [...own, ...inUse.slice(0, offered)];
  const questionId = line.id;
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return onCancel();
        void act({ type: 'question.label', questionId, label: text });
        setText('');
      }}
    >
      <label for={id}>Label, which only moderators see</label>
      <input
        id={id}
        type="text"
        maxLength={limits.labelLength}
        autocomplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {known.length > 0 && (
        <fieldset class="row label-choice">
          <legend class="sr-only">Labels in use</legend>
          {known.map((label) => (
            <button
              key={label}
              type="button"
              class="small"
              aria-pressed={isOn(label)}
              disabled={action.isBusy}
              onClick={() => void act({ type: isOn(label) ? 'question.unlabel' : 'question.label', questionId, label })}
            >
              <bdi>{label}</bdi>
            </button>
          ))}
        </fieldset>
      )}
      <Trouble text={action.trouble} />
      <div class="row">
        <button type="submit" class="primary small" disabled={action.isBusy || text.trim() === ''}>
          Add
        </button>
        <button type="button" class="quiet small" onClick={onCancel}>
          Done
        </button>
      </div>
    </form>
  );
}
