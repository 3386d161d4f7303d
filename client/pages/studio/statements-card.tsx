import { Check, GitCompareArrows, RotateCcw, Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Hash } from '../../../protocol/ids.ts';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { dateWords } from '../../world/stage-view.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

type Line = PersonaReply['statements'][number];

const states = {
  waiting: 'Waits for approval: it is not spoken from.',
  approved: 'Approved: the avatar may speak from it.',
  changed: 'Changed: the version approved before is spoken from until this one is approved.',
  revoked: 'Approval was taken back: it is not spoken from.',
} as const satisfies Record<Line['state'], string>;

/** What the avatar may say: what waits first, with what contradicts it beside it, then what is approved. */
export function StatementsCard({ desk }: { readonly desk: StudioDesk }) {
  const persona = desk.persona.value;
  if (persona === null) return null;
  const waiting = persona.statements.filter(({ state }) => state === 'waiting' || state === 'changed');
  const others = persona.statements.filter((line) => !waiting.includes(line));
  const list = (lines: readonly Line[]) => (
    <ol class="cards">
      {lines.map((line) => (
        <li key={line.statement.id} class="card">
          <StatementLine desk={desk} line={line} persona={persona} />
        </li>
      ))}
    </ol>
  );
  return (
    <section aria-label="Statements">
      <h2>Statements</h2>
      {waiting.length === 0 ? (
        <p class="quiet-text">None waits for approval.</p>
      ) : (
        <p class="quiet-text">{waiting.length === 1 ? 'One waits' : `${waiting.length} wait`} for approval.</p>
      )}
      {list(waiting)}
      {others.length > 0 && (
        <details>
          <summary>{others.length === 1 ? 'One other statement' : `${others.length} other statements`}</summary>
          {list(others)}
        </details>
      )}
    </section>
  );
}

function StatementLine(props: { readonly desk: StudioDesk; readonly line: Line; readonly persona: PersonaReply }) {
  const { desk, line, persona } = props;
  const { statement, state, approvedHash, versions } = line;
  const { id: statementId, hash } = statement;
  const action = useAction();
  const earlier = versions.filter((version) => version.wasApproved && version.hash !== hash);
  return (
    <>
      <p class="question-text">{statement.title}</p>
      <p class="quiet-text">
        {dateWords(statement.date)}, {statement.place} · {states[state]}
      </p>
      <blockquote>{statement.text}</blockquote>
      <Limits line={line} />
      <Contradicting hash={hash} persona={persona} />
      <div class="row">
        {state !== 'approved' && (
          <button
            type="button"
            class="primary"
            disabled={action.isBusy}
            onClick={() => void action.run(() => desk.act({ type: 'statement.approve', statementId, hash }))}
          >
            <Check aria-hidden="true" /> Approve
          </button>
        )}
        {approvedHash !== null && (
          <button
            type="button"
            disabled={action.isBusy}
            onClick={() => void action.run(() => desk.act({ type: 'statement.revoke', statementId }))}
          >
            <Undo2 aria-hidden="true" /> Take approval back
          </button>
        )}
      </div>
      {earlier.map((version) => (
        <Earlier
          key={version.hash}
          desk={desk}
          hash={version.hash}
          addedAtMs={version.addedAtMs}
          isBusy={action.isBusy}
          onBack={() =>
            void action.run(() => desk.act({ type: 'statement.rollback', statementId, hash: version.hash }))
          }
        />
      ))}
      <Trouble text={action.trouble} onClose={action.clear} />
    </>
  );
}

/** For whom, about what, on which days. Nothing where there is no limit. */
function Limits({ line: { statement } }: { readonly line: Line }) {
  const { topics = [], scope, validFrom, validUntil, supersedes = [] } = statement;
  const says = [
    ...(topics.length > 0 ? [`About ${topics.join(', ')}.`] : []),
    ...(scope === undefined ? [] : [`Only for ${scope}.`]),
    ...(validFrom === undefined ? [] : [`From ${dateWords(validFrom)}.`]),
    ...(validUntil === undefined ? [] : [`Through ${dateWords(validUntil)}.`]),
    ...(supersedes.length > 0 ? [`Replaces ${supersedes.join(', ')}.`] : []),
  ];
  return says.length === 0 ? null : <p class="quiet-text">{says.join(' ')}</p>;
}

/** What other statements say against this one, sentence beside sentence. */
function Contradicting({ hash, persona }: { readonly hash: Hash; readonly persona: PersonaReply }) {
  const pairs = persona.contradictions.flatMap(({ a, b }) =>
    a.hash === hash ? [{ own: a, other: b }] : b.hash === hash ? [{ own: b, other: a }] : [],
  );
  if (pairs.length === 0) return null;
  const titleOf = (id: string) =>
    persona.statements.find(({ statement }) => statement.id === id)?.statement.title ?? id;
  return (
    <div class="contradicting">
      <p>
        <GitCompareArrows aria-hidden="true" /> May contradict another statement. Read both.
      </p>
      {pairs.map(({ own, other }) => (
        <dl key={`${own.start} ${other.hash} ${other.start}`}>
          <div>
            <dt>Here</dt>
            <dd>{own.text}</dd>
          </div>
          <div>
            <dt>{titleOf(other.statementId)}</dt>
            <dd>{other.text}</dd>
          </div>
        </dl>
      ))}
    </div>
  );
}

/** An earlier version that was approved once: its text is fetched when it is opened, and read before it is gone back to. */
function Earlier(props: {
  readonly desk: StudioDesk;
  readonly hash: Hash;
  readonly addedAtMs: number;
  readonly isBusy: boolean;
  readonly onBack: () => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const read = async () =>
    setText((await props.desk.textOf(props.hash)) ?? 'It cannot be read now. Open it again in a moment.');
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) void read();
      }}
    >
      <summary>Version of {dateWords(new Date(props.addedAtMs).toISOString().slice(0, 10))}</summary>
      {text !== null && <blockquote>{text}</blockquote>}
      <button type="button" disabled={props.isBusy || text === null} onClick={props.onBack}>
        <RotateCcw aria-hidden="true" /> Go back to this version
      </button>
    </details>
  );
}
