import { Pencil, PenLine, Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type StatementId, statementIdSchema } from '../../../protocol/ids.ts';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import { randomText } from '../../live/random-text.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { dateWords } from '../../world/stage-view.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { AnswerForm, type Draft } from './answer-form.tsx';

type Line = PersonaReply['answers'][number];

const note = 'It is said when somebody asks this very question. Add the other ways in which people ask it.';

/** Answers that are said whole when their very question is asked: signed here, edited, taken back. */
export function SignedAnswersCard({ desk }: { readonly desk: StudioDesk }) {
  const [answerId, setAnswerId] = useState<StatementId | null>(null);
  const persona = desk.persona.value;
  if (persona === null) return null;
  const topics = persona.topics === 'any' ? [] : persona.topics;
  return (
    <section aria-label="Signed answers">
      <h2 id="signed-answers">Signed answers</h2>
      {persona.answers.length === 0 && answerId === null && (
        <p class="empty">
          An answer you sign is said whole and word for word when its question is asked, before any statement.
        </p>
      )}
      {answerId === null ? (
        <div class="row">
          <button type="button" onClick={() => setAnswerId(statementIdSchema.parse(`answer-${randomText()}`))}>
            <PenLine aria-hidden="true" /> Sign an answer
          </button>
        </div>
      ) : (
        <div class="card">
          <Signing
            desk={desk}
            answerId={answerId}
            draft={{ questions: [], text: '', topics }}
            onClose={() => setAnswerId(null)}
          />
        </div>
      )}
      <ol class="cards">
        {persona.answers.map((line) => (
          <li key={line.answer.id} class="card">
            <AnswerLine desk={desk} line={line} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Signing(props: {
  readonly desk: StudioDesk;
  readonly answerId: StatementId;
  readonly draft: Draft;
  readonly onClose: () => void;
}) {
  const { desk, answerId, draft, onClose } = props;
  return (
    <AnswerForm
      draft={draft}
      button="Sign"
      note={note}
      onSign={(answer) => desk.answer({ type: 'answer.sign', answerId, answer })}
      onClose={onClose}
    />
  );
}

function AnswerLine({ desk, line }: { readonly desk: StudioDesk; readonly line: Line }) {
  const { answer, isSigned, versions } = line;
  const [question = '', ...others] = answer.questions;
  const action = useAction();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <Signing desk={desk} answerId={answer.id} draft={answer} onClose={() => setEditing(false)} />;
  return (
    <>
      <p class="question-text">{question}</p>
      {others.length > 0 && <p class="quiet-text">Or: {others.join(' · ')}</p>}
      <p class="quiet-text">{standingWords(line)}</p>
      <blockquote>{answer.text}</blockquote>
      <Limits line={line} />
      <div class="row">
        <button type="button" disabled={action.isBusy} onClick={() => setEditing(true)}>
          <Pencil aria-hidden="true" /> {isSigned ? 'Edit' : 'Sign again'}
        </button>
        {isSigned && (
          <button
            type="button"
            disabled={action.isBusy}
            onClick={() => void action.run(() => desk.answer({ type: 'answer.revoke', answerId: answer.id }))}
          >
            <Undo2 aria-hidden="true" /> Take back
          </button>
        )}
        {versions > 1 && <span class="quiet-text">Version {versions}; the earlier ones stay in the record.</span>}
      </div>
      <Trouble text={action.trouble} onClose={action.clear} />
    </>
  );
}

function standingWords({ answer, isSigned }: Line): string {
  const today = new Date().toISOString().slice(0, 10);
  const signed = `Signed ${dateWords(answer.date)}`;
  if (!isSigned) return `${signed}, and taken back: it is not said.`;
  if (answer.validFrom !== undefined && answer.validFrom > today)
    return `${signed}. It is not said before ${dateWords(answer.validFrom)}.`;
  if (answer.validUntil !== undefined && answer.validUntil < today)
    return `${signed}. Its last day is over: it is not said any more.`;
  return `${signed}. The avatar says it.`;
}

/** About what, for whom, on which days. Nothing where there is no limit. */
function Limits({ line: { answer } }: { readonly line: Line }) {
  const { topics = [], scope, validFrom, validUntil } = answer;
  const says = [
    ...(topics.length > 0 ? [`About ${topics.join(', ')}.`] : []),
    ...(scope === undefined ? [] : [`Only for ${scope}.`]),
    ...(validFrom === undefined ? [] : [`From ${dateWords(validFrom)}.`]),
    ...(validUntil === undefined ? [] : [`Through ${dateWords(validUntil)}.`]),
  ];
  return says.length === 0 ? null : <p class="quiet-text">{says.join(' ')}</p>;
}
