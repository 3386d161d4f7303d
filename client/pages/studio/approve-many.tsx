import { BookOpenCheck, CheckCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { StatementId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { dateWords } from '../../world/stage-view.ts';
import { approvableAtOnce, contradictingIds, isWaiting, type StatementLine } from '../../world/statement-list.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

interface Drawn {
  readonly lines: readonly StatementLine[];
  readonly sample: readonly StatementId[];
}

/** Many are approved by one act, after the sample that the server drew was opened, each of it. Rule PN81. */
export function ApproveMany({ desk, persona }: { readonly desk: StudioDesk; readonly persona: PersonaReply }) {
  const action = useAction();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [opened, setOpened] = useState<readonly StatementId[]>([]);
  const lines = approvableAtOnce(persona, limits.statementsAtOnce);
  if (drawn === null) {
    if (lines.length < 2) return null;
    const draw = async () => {
      const sample = await desk.sample(lines.map(named));
      if (typeof sample === 'string') action.fail(sample);
      else setDrawn({ lines, sample });
      setOpened([]);
    };
    return (
      <>
        <div class="row">
          <button type="button" onClick={() => void draw()}>
            <BookOpenCheck aria-hidden="true" /> Approve {lines.length} at once
          </button>
          <p class="quiet-text">{leftOutWords(persona, lines.length)}</p>
        </div>
        <Trouble text={action.trouble} onClose={action.clear} />
      </>
    );
  }
  const sampled = drawn.lines.filter(({ statement }) => drawn.sample.includes(statement.id));
  const read = sampled.filter(({ statement }) => opened.includes(statement.id)).length;
  const approve = async () => {
    const request = { type: 'statement.approve-many', statements: drawn.lines.map(named), opened } as const;
    await action.run(() => desk.act(request));
    setDrawn(null);
  };
  return (
    <section class="card" aria-labelledby="sample">
      <h3 id="sample">Read these before you approve {drawn.lines.length} at once</h3>
      <p class="quiet-text">They were drawn from all of them. Nobody chooses which.</p>
      {sampled.map(({ statement }) => (
        <details
          key={statement.id}
          onToggle={(event) => {
            if (event.currentTarget.open && !opened.includes(statement.id)) setOpened([...opened, statement.id]);
          }}
        >
          <summary>
            {statement.title} · {dateWords(statement.date)}
            {opened.includes(statement.id) && ' · read'}
          </summary>
          <blockquote>{statement.text}</blockquote>
        </details>
      ))}
      <p role="status">
        {read} of {sampled.length} read.
      </p>
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={read < sampled.length || action.isBusy}
          onClick={() => void approve()}
        >
          <CheckCheck aria-hidden="true" /> Approve all {drawn.lines.length}
        </button>
        <button type="button" class="quiet" onClick={() => setDrawn(null)}>
          Cancel
        </button>
      </div>
      <Trouble text={action.trouble} onClose={action.clear} />
    </section>
  );
}

const named = ({ statement }: StatementLine) => ({ statementId: statement.id, hash: statement.hash });

function leftOutWords(persona: PersonaReply, count: number): string {
  const contradicting = contradictingIds(persona);
  const waiting = persona.statements.filter(isWaiting);
  const doubted = waiting.filter(({ statement }) => contradicting.has(statement.id)).length;
  const later = waiting.length - doubted - count;
  return [
    'You read a sample first.',
    ...(doubted === 0
      ? []
      : [`${doubted} that may contradict another ${doubted === 1 ? 'is' : 'are'} left for you to read.`]),
    ...(later <= 0 ? [] : [`${later} more after that.`]),
  ].join(' ');
}
