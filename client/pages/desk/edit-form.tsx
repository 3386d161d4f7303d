import { useEffect, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { KeptForm } from '../../live/desk-writing.ts';
import type { Townhall } from '../../live/townhall.ts';
import { lastHappened } from '../../world/desk/refused-words.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import type { QuestionFormProps } from './question-form.tsx';
import { keptText } from './use-kept.ts';

/** Another wording. Where somebody changed it meanwhile both are in sight, and one chooses. Rule TG12. */
export function EditForm({
  townhall,
  line,
  act,
  action,
  kept,
  onCancel,
}: QuestionFormProps & { readonly townhall: Townhall; readonly kept: KeptForm }) {
  const { id: questionId } = line;
  const [base] = useState(() => kept.text('base') ?? line.text);
  useEffect(() => kept.keep('base', base), [kept, base]);
  const isOther = line.text !== base;
  return (
    <>
      {isOther && <OtherWording townhall={townhall} line={line} onKeep={onCancel} />}
      <InlineForm
        label={isOther ? 'Your wording' : 'Question; the first wording stays visible'}
        initial={line.text}
        maxLength={limits.questionLength}
        button={isOther ? 'Save mine instead' : 'Save'}
        kept={keptText(kept, 'text')}
        isBusy={action.isBusy}
        trouble={isOther ? null : action.trouble}
        // Whoever saves over another wording has it before their eyes.
        onSend={(text) => void act({ type: 'question.edit', questionId, text, base: line.text })}
        onCancel={onCancel}
      />
    </>
  );
}

interface OtherWordingProps extends Pick<QuestionFormProps, 'line'> {
  readonly townhall: Townhall;
  readonly onKeep: () => void;
}

function OtherWording({ townhall, line, onKeep }: OtherWordingProps) {
  const { crew, self } = townhall.connection;
  const known = { acts: crew.acts.value, self: self.value?.memberId ?? null };
  return (
    <div class="moved-on" role="status">
      <p>{lastHappened(line, known, Date.now()) ?? 'The wording was changed meanwhile.'} It now reads:</p>
      <blockquote>{line.text}</blockquote>
      <button type="button" class="small" onClick={onKeep}>
        Keep this one
      </button>
    </div>
  );
}
