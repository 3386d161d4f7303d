import { Info } from 'lucide-preact';
import type { DeskWork } from '../../live/desk-work.ts';
import type { OpenForm } from '../../live/open-form.ts';
import type { Townhall } from '../../live/townhall.ts';
import { isFormLate, lastHappened } from '../../world/desk/refused-words.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { CopyText } from './copy-text.tsx';

interface MovedOnProps {
  readonly townhall: Townhall;
  readonly work: DeskWork;
  readonly line: QuestionLine;
  readonly form: OpenForm['form'];
}

/** In a form whose question was decided on meanwhile: by whom, and that what was written is still there. Rule TG11. */
export function MovedOn({ townhall, work, line, form }: MovedOnProps) {
  if (!isFormLate(form, line)) return null;
  const { crew, self } = townhall.connection;
  const known = { acts: crew.acts.value, self: self.value?.memberId ?? null };
  const text = work.writing.all({ questionId: line.id, form });
  return (
    <div class="moved-on" role="status">
      <p>
        <Info aria-hidden="true" />
        <span>
          {lastHappened(line, known, Date.now()) ?? 'This question has moved on.'}
          {text !== '' && ' What you wrote is kept here.'}
        </span>
      </p>
      {text !== '' && <CopyText text={text} />}
    </div>
  );
}
