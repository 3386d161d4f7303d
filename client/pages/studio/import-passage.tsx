import { Check, Pencil, Trash2, Undo2 } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import type { PassagePart } from '../../../protocol/import-http.ts';
import { limits } from '../../../protocol/limits.ts';
import type { ImportReview } from '../../live/import-review.ts';
import { kindNames, missingWords, type ReviewedPassage, removedWords } from '../../world/passage-review.ts';
import { dateWords } from '../../world/stage-view.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { Field } from './field.tsx';

interface ImportPassageProps {
  readonly passage: ReviewedPassage;
  readonly review: ImportReview;
  readonly onAdded: () => void;
}

/** One passage: what goes and what stands there instead, or the text as a person edits it; accepted or dropped. */
export function ImportPassage({ passage, review, onAdded }: ImportPassageProps) {
  const action = useAction();
  const [isEdited, setEdited] = useState(false);
  const { key, found, draft, state, file, trouble } = passage;
  const missing = missingWords(draft);
  const title = draft.title || 'Without a title';
  if (state === 'dropped') {
    return (
      <div class="row">
        <p class="quiet-text">Dropped: {title}</p>
        <button type="button" class="small" onClick={() => review.drop(key, false)}>
          <Undo2 aria-hidden="true" /> Take it up again
        </button>
      </div>
    );
  }
  return (
    <>
      <p class="question-text">{title}</p>
      <p class="quiet-text">
        {[draft.date === '' ? 'no day' : dateWords(draft.date), draft.place || 'no place', file].join(' · ')}
      </p>
      {found.context !== null && <p class="quiet-text">Asked before it: {found.context}</p>}
      {isEdited ? <Edit passage={passage} review={review} /> : <Words passage={passage} />}
      <p class="quiet-text">
        {removedWords(found.removed)}
        {found.doubtful.length > 0 && ` Still there, and perhaps names: ${found.doubtful.join(', ')}.`}
      </p>
      {missing !== '' && <p class="desk-note">{missing}</p>}
      <Trouble text={trouble === '' ? action.trouble : trouble} onClose={action.clear} />
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={action.isBusy || missing !== ''}
          aria-label={`Accept “${title}”`}
          onClick={() => void action.run(() => review.accept(key)).then(onAdded)}
        >
          <Check aria-hidden="true" /> Accept
        </button>
        <button
          type="button"
          aria-expanded={isEdited}
          aria-label={`${isEdited ? 'Done with' : 'Edit'} “${title}”`}
          onClick={() => setEdited(!isEdited)}
        >
          <Pencil aria-hidden="true" /> {isEdited ? 'Done' : 'Edit'}
        </button>
        <button type="button" aria-label={`Drop “${title}”`} onClick={() => review.drop(key, true)}>
          <Trash2 aria-hidden="true" /> Drop
        </button>
      </div>
    </>
  );
}

/** As it was cut, with what goes; once a person wrote in it, as they left it. */
function Words({ passage: { found, draft } }: Pick<ImportPassageProps, 'passage'>) {
  if (draft.text !== found.text) return <blockquote class="import-text">{draft.text}</blockquote>;
  return (
    <blockquote class="import-text">
      {found.parts.map((part, i) => (
        <Part key={i} part={part} />
      ))}
    </blockquote>
  );
}

function Part({ part }: { readonly part: PassagePart }) {
  if ('kept' in part) return <>{part.kept}</>;
  const [kind] = kindNames[part.kind];
  return (
    <>
      <del>
        <span class="sr-only">Taken out, {kind}: </span>
        {part.taken}
      </del>{' '}
      {part.put !== '' && (
        <ins>
          <span class="sr-only">Instead: </span>
          {part.put}
        </ins>
      )}
      <span class="taken-kind" aria-hidden="true">
        {kind}
      </span>
    </>
  );
}

function Edit({ passage: { key, draft }, review }: Pick<ImportPassageProps, 'passage' | 'review'>) {
  const id = useId();
  return (
    <div class="studio-form">
      <div class="studio-field">
        <label for={id}>Text</label>
        <textarea
          id={id}
          rows={6}
          maxLength={limits.statementLength}
          value={draft.text}
          onInput={(event) => review.edit(key, { text: event.currentTarget.value })}
        />
      </div>
      <Field label="Title" value={draft.title} set={(title) => review.edit(key, { title })} />
      <Field label="Day" type="date" value={draft.date} set={(date) => review.edit(key, { date })} />
      <Field label="Place" value={draft.place} set={(place) => review.edit(key, { place })} />
      <Field label="For whom it was" value={draft.audience} set={(audience) => review.edit(key, { audience })} />
      <Field
        label="Topics"
        hint="Parted by commas."
        maxLength={600}
        value={draft.topics}
        set={(topics) => review.edit(key, { topics })}
      />
    </div>
  );
}
