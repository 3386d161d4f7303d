import { ClipboardCheck, Square } from 'lucide-preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import { RehearsalRoom } from '../../live/rehearsal-room.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Trouble } from '../shared/trouble.tsx';
import { type Action, useAction } from '../shared/use-action.ts';
import { AuditCharts } from './audit-charts.tsx';
import { RehearsalReportView } from './rehearsal-report.tsx';
import './rehearsal.css';

/** What the avatar would say to hard questions, before people ask them. Rules RH17, RH18, AU4. */
export function RehearsalCard({ townhall }: { readonly townhall: Townhall }) {
  const room = useMemo(() => new RehearsalRoom(townhall.door), [townhall]);
  const isInTouch = townhall.connection.isInTouch.value;
  useEffect(() => void room.load(), [room, isInTouch]);
  useEffect(() => () => room.close(), [room]);
  const action = useAction();
  const known = room.known.value;
  if (known === null) return null;
  const { running, report, audits, trouble } = known;
  return (
    <section class="card rehearsal" aria-labelledby="rehearsal-heading">
      <h2 id="rehearsal-heading">Rehearsal</h2>
      {report !== null && <RehearsalReportView key={report.id} report={report} door={townhall.door} />}
      <AuditCharts audits={audits} />
      {running === null ? (
        <Start room={room} action={action} isFirst={report === null} />
      ) : (
        <Running room={room} action={action} running={running} />
      )}
      <Trouble text={action.trouble ?? (running === null && trouble !== '' ? trouble : null)} />
    </section>
  );
}

interface Acting {
  readonly room: RehearsalRoom;
  readonly action: Action;
}

function Running({
  room,
  action,
  running: { done, of },
}: Acting & { readonly running: { readonly done: number; readonly of: number } }) {
  return (
    <div class="rehearsal-running">
      <p role="status">
        {of === 0 ? 'The rehearsal begins.' : `${done} of ${of} questions asked. The hall does not notice.`}
      </p>
      <progress aria-label="Questions asked" max={Math.max(of, 1)} value={done} />
      <button
        type="button"
        disabled={action.isBusy}
        onClick={() => void action.run(() => room.act({ type: 'cancel' }))}
      >
        <Square aria-hidden="true" /> End it
      </button>
    </div>
  );
}

function Start({ room, action, isFirst }: Acting & { readonly isFirst: boolean }) {
  const [lines, setLines] = useState('');
  return (
    <form
      class="rehearsal-start"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(() => room.act({ type: 'start', ...(lines.trim() !== '' && { lines }) }));
      }}
    >
      {isFirst && (
        <p>
          Hear what the avatar would say before people do. It is asked what waits in the queue, 200 hard questions that
          come along, and what your statements are about. This takes a minute or two; the hall does not notice.
        </p>
      )}
      <details class="own-questions">
        <summary>Add questions of your own</summary>
        <label>
          One question a line
          <textarea
            rows={5}
            maxLength={limits.rehearsalFileLength}
            value={lines}
            onInput={(event) => setLines(event.currentTarget.value)}
          />
        </label>
        <label>
          Or from a file, text or JSON lines
          <input
            type="file"
            accept=".txt,.jsonl,text/plain"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) void file.text().then(setLines);
            }}
          />
        </label>
      </details>
      <button type="submit" class="primary" disabled={action.isBusy}>
        <ClipboardCheck aria-hidden="true" /> {isFirst ? 'Rehearse' : 'Rehearse again'}
      </button>
    </form>
  );
}
