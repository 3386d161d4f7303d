import { useId, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { PersonaReply, StatementReply } from '../../../protocol/persona-http.ts';
import { newStatementId, type StudioDesk } from '../../live/studio-desk.ts';
import { findStatements } from '../../world/statement-list.ts';
import { draftOfStatement, emptyDraft, type StatementDraft, writtenStatement } from '../../world/written-statement.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { Field } from './field.tsx';

interface StatementFormProps {
  readonly desk: StudioDesk;
  readonly persona: PersonaReply;
  /** Null: a new one. */
  readonly edited: StatementReply | null;
  readonly onDone: () => void;
}

/** A statement is written, or a new version of one: it waits for approval. Rule PN82. */
export function StatementForm({ desk, persona, edited, onDone }: StatementFormProps) {
  const id = useId();
  const action = useAction();
  const [draft, setDraft] = useState(() => (edited === null ? emptyDraft : draftOfStatement(edited)));
  const [newId] = useState(newStatementId);
  const set = (change: Partial<StatementDraft>) => setDraft({ ...draft, ...change });
  const send = async () => {
    const statement = writtenStatement(edited?.id ?? newId, draft, edited);
    if (await action.run(() => desk.act({ type: 'statement.add', statement }))) onDone();
  };
  return (
    <form
      class="studio-form"
      aria-label={edited === null ? 'A new statement' : `A new version of “${edited.title}”`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="studio-field wide">
        <label for={id}>What was said</label>
        <textarea
          id={id}
          rows={6}
          required
          maxLength={limits.statementLength}
          value={draft.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </div>
      <Field label="Title" isRequired value={draft.title} set={(title) => set({ title })} />
      <Field label="Day it was said" type="date" isRequired value={draft.date} set={(date) => set({ date })} />
      <Field label="Place" isRequired value={draft.place} set={(place) => set({ place })} />
      <Field
        label="Topics"
        hint={persona.topics === 'any' ? 'Parted by commas.' : `Of yours: ${persona.topics.join(', ')}.`}
        maxLength={600}
        value={draft.topics}
        set={(topics) => set({ topics })}
      />
      <details class="wide" open={hasMore(draft)}>
        <summary>Who may hear it, when, and where it comes from</summary>
        <div class="studio-form">
          <Field
            label="Only for"
            hint="Who may hear it. Empty: everybody."
            maxLength={60}
            value={draft.scope}
            set={(scope) => set({ scope })}
          />
          <Field
            label="First day it holds"
            type="date"
            value={draft.validFrom}
            set={(validFrom) => set({ validFrom })}
          />
          <Field
            label="Last day it holds"
            type="date"
            value={draft.validUntil}
            set={(validUntil) => set({ validUntil })}
          />
          <Field label="For whom it was said" value={draft.audience} set={(audience) => set({ audience })} />
          <Field
            label="Link to the original"
            hint="https://…, or a file’s name."
            maxLength={limits.linkLength}
            value={draft.link}
            set={(link) => set({ link })}
          />
          <Replaces persona={persona} draft={draft} own={edited?.id ?? newId} set={set} />
        </div>
      </details>
      <div class="wide">
        <Trouble text={action.trouble} onClose={action.clear} />
        <div class="row">
          <button type="submit" class="primary" disabled={action.isBusy}>
            {edited === null ? 'Keep it for approval' : 'Keep this version for approval'}
          </button>
          <button type="button" class="quiet" onClick={onDone}>
            Cancel
          </button>
        </div>
      </div>
    </form>
  );
}

function hasMore({ scope, validFrom, validUntil, audience, link, supersedes }: StatementDraft): boolean {
  return [scope, validFrom, validUntil, audience, link].some((value) => value !== '') || supersedes.length > 0;
}

const mostFound = 6;

/** Which statements it takes the place of: those chosen, and a search for more. */
function Replaces(props: {
  readonly persona: PersonaReply;
  readonly draft: StatementDraft;
  readonly own: string;
  readonly set: (change: Partial<StatementDraft>) => void;
}) {
  const { persona, draft, own, set } = props;
  const id = useId();
  const [search, setSearch] = useState('');
  const { supersedes } = draft;
  const found =
    search.trim() === ''
      ? []
      : findStatements(persona, 'all', search).filter(
          ({ statement }) => statement.id !== own && !supersedes.includes(statement.id),
        );
  const chosen = persona.statements.filter(({ statement }) => supersedes.includes(statement.id));
  return (
    <fieldset class="wide studio-field">
      <legend>Takes the place of</legend>
      {chosen.map(({ statement }) => (
        <label key={statement.id} class="row check">
          <input
            type="checkbox"
            checked
            onChange={() => set({ supersedes: supersedes.filter((each) => each !== statement.id) })}
          />
          {statement.title}
        </label>
      ))}
      <label for={id} class="quiet-text">
        Find an older statement
      </label>
      <input id={id} type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
      {found.slice(0, mostFound).map(({ statement }) => (
        <label key={statement.id} class="row check">
          <input
            type="checkbox"
            checked={false}
            onChange={() => {
              set({ supersedes: [...supersedes, statement.id] });
              setSearch('');
            }}
          />
          {statement.title}, {statement.date}
        </label>
      ))}
      {search.trim() !== '' && (
        <p class="quiet-text" role="status">
          {found.length === 0 ? 'No other statement holds these words.' : `${found.length} found.`}
        </p>
      )}
    </fieldset>
  );
}
