import { BookmarkPlus, Check } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import { dayAt } from '../../../protocol/days.ts';
import { refusals } from '../../../protocol/refusals.ts';
import type { AnswerDraft } from '../../live/answer-draft.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import type { Answering } from '../../live/studio-inbox.ts';
import type { Outcome } from '../../world/command-reply.ts';
import { statementTitle } from '../../world/inbox-words.ts';
import { emptyDraft, writtenStatement } from '../../world/written-statement.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { Field } from './field.tsx';

interface InboxStatementProps {
  readonly desk: StudioDesk;
  readonly draft: AnswerDraft;
  readonly answering: Pick<Answering, 'name' | 'topic'>;
  /** Where it was said: the town hall. */
  readonly place: string;
}

/** Keeps what was written as a statement that waits for approval: an act of its own. Rule RV25. */
export function InboxStatement({ desk, draft, answering, place }: InboxStatementProps) {
  const id = useId();
  const action = useAction();
  const [isKept, setKept] = useState(false);
  const [fields, setFields] = useState(() => ({
    title: statementTitle(answering.name, answering.topic),
    topics: answering.topic ?? '',
    date: dayAt(Date.now()),
    place,
  }));
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const topics = desk.persona.value?.topics ?? 'any';
  const keep = async () => {
    const text = draft.text.peek().trim();
    if (text === '') return action.fail(refusals['answer-empty']);
    const statement = writtenStatement(draft.statementId, { ...emptyDraft, ...fields, text }, null);
    if (await action.run(async () => keptAlready(await desk.act({ type: 'statement.add', statement })))) setKept(true);
  };
  return (
    <section class="inbox-act" aria-labelledby={id}>
      <h4 id={id}>Let the avatar say it next time</h4>
      <div role="status">
        {isKept && (
          <p class="fact-now">
            <Check aria-hidden="true" />
            <span>
              Kept. It waits for approval under <a href="#statements">Statements</a>.
            </span>
          </p>
        )}
      </div>
      {!isKept && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <p class="quiet-text">
            It becomes a statement that waits for approval. Until it is approved the avatar says nothing of it.
          </p>
          <div class="studio-form">
            <Field label="Title" value={fields.title} set={(title) => set({ title })} />
            <Field
              label="Topics"
              hint={topics === 'any' ? 'Parted by commas.' : `Of yours: ${topics.join(', ')}.`}
              maxLength={600}
              value={fields.topics}
              set={(about) => set({ topics: about })}
            />
            <Field label="Day" type="date" value={fields.date} set={(date) => set({ date })} />
            <Field label="Place" value={fields.place} set={(where) => set({ place: where })} />
          </div>
          <Trouble text={action.trouble} onClose={action.clear} />
          <div class="row">
            <button type="submit" disabled={action.isBusy}>
              <BookmarkPlus aria-hidden="true" /> Keep it as a statement
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

/** The very same was kept before, and only the answer to it was lost. */
function keptAlready(outcome: Outcome): Outcome {
  return outcome.kind === 'refused' && outcome.code === 'already-exists' ? { kind: 'accepted', seq: 0 } : outcome;
}
