import { Check, GitCompareArrows, Pencil, RotateCcw, Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Hash } from '../../../protocol/ids.ts';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { dateWords } from '../../world/stage-view.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { StatementForm } from './statement-form.tsx';

type Line = PersonaReply['statements'][number];

const states = {
  waiting: 'Waits for approval: it is not spoken from.',
  approved: 'Approved: the avatar may speak from it.',
  changed: 'Changed: the version approved before is spoken from until this one is approved.',
  revoked: 'Approval was taken back: it is not spoken from.',
} as const satisfies Record<Line['state'], string>;

/** A statement: what it says, what became of it, what may contradict it, and every act on it. Rules PN47, PN82. */
export function StatementLine(props: {
  readonly desk: StudioDesk;
  readonly line: Line;
  readonly persona: PersonaReply;
}) {
  const { desk, line, persona } = props;
  const { statement, state, approvedHash, versions } = line;
  const { id: statementId, hash } = statement;
  const titleOf = (id: string) => persona.statements.find((each) => each.statement.id === id)?.statement.title ?? id;
  const action = useAction();
  const [isEdited, setEdited] = useState(false);
  const earlier = versions.filter((version) => version.wasApproved && version.hash !== hash);
  if (isEdited) {
    return <StatementForm desk={desk} persona={persona} edited={statement} onDone={() => setEdited(false)} />;
  }
  return (
    <>
      <p class="question-text">{statement.title}</p>
      <p class="quiet-text">
        {dateWords(statement.date)}, {statement.place} · {states[state]}
      </p>
      <blockquote>{statement.text}</blockquote>
      <Limits line={line} titleOf={titleOf} />
      <Contradicting hash={hash} persona={persona} titleOf={titleOf} />
      <div class="row">
        {state !== 'approved' && (
          <button
            type="button"
            class="primary"
            disabled={action.isBusy}
            aria-label={`Approve “${statement.title}”`}
            onClick={() => void action.run(() => desk.act({ type: 'statement.approve', statementId, hash }))}
          >
            <Check aria-hidden="true" /> Approve
          </button>
        )}
        {approvedHash !== null && (
          <button
            type="button"
            disabled={action.isBusy}
            aria-label={`Take approval back of “${statement.title}”`}
            onClick={() => void action.run(() => desk.act({ type: 'statement.revoke', statementId }))}
          >
            <Undo2 aria-hidden="true" /> Take approval back
          </button>
        )}
        <button type="button" aria-label={`Edit “${statement.title}”`} onClick={() => setEdited(true)}>
          <Pencil aria-hidden="true" /> Edit
        </button>
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
function Limits({ line: { statement }, titleOf }: { readonly line: Line; readonly titleOf: (id: string) => string }) {
  const { topics = [], scope, validFrom, validUntil, supersedes = [], audience, link } = statement;
  const says = [
    ...(topics.length > 0 ? [`About ${topics.join(', ')}.`] : []),
    ...(scope === undefined ? [] : [`Only for ${scope}.`]),
    ...(validFrom === undefined ? [] : [`From ${dateWords(validFrom)}.`]),
    ...(validUntil === undefined ? [] : [`Through ${dateWords(validUntil)}.`]),
    ...(supersedes.length > 0 ? [`Replaces ${supersedes.map(titleOf).join(', ')}.`] : []),
    ...(audience === undefined ? [] : [`Said to ${audience}.`]),
  ];
  if (says.length === 0 && link === undefined) return null;
  return (
    <p class="quiet-text">
      {says.join(' ')}
      {link !== undefined && (
        <>
          {' Original: '}
          {link.startsWith('https://') ? (
            <a href={link} target="_blank" rel="noopener noreferrer">
              {link}
            </a>
          ) : (
            <bdi>{link}</bdi>
          )}
        </>
      )}
    </p>
  );
}

/** What other statements say against this one, sentence beside sentence. */
function Contradicting(props: {
  readonly hash: Hash;
  readonly persona: PersonaReply;
  readonly titleOf: (id: string) => string;
}) {
  const { hash, persona, titleOf } = props;
  const pairs = persona.contradictions.flatMap(({ a, b }) =>
    a.hash === hash ? [{ own: a, other: b }] : b.hash === hash ? [{ own: b, other: a }] : [],
  );
  if (pairs.length === 0) return null;
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
