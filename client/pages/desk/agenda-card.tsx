import { Check, ListPlus, Pencil, Play, Square, Timer } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { AgendaItemView, AgendaView } from '../../../protocol/agenda.ts';
import type { PageCommand } from '../../../protocol/commands.ts';
import type { Backstage } from '../../live/backstage.ts';
import type { Townhall } from '../../live/townhall.ts';
import { agendaSummary, nextItem, runningItem, standingOf, titleOf, tookWords } from '../../world/agenda-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { AgendaClock } from './agenda-clock.tsx';
import { AgendaForm } from './agenda-form.tsx';
import './agenda.css';

interface AgendaCardProps {
  readonly townhall: Townhall;
  readonly backstage: Backstage;
}

/** What is planned, what is running and for how long still, and what comes next. Rules AG1 to AG8. */
export function AgendaCard({ townhall, backstage }: AgendaCardProps) {
  const action = useAction();
  const [isWriting, setWriting] = useState(false);
  const agenda = backstage.agenda.value;
  if (agenda === null) return null;
  const act = (command: PageCommand) => action.run(() => townhall.connection.send(command));
  return (
    <details class="agenda">
      <summary>
        Agenda: <strong>{agendaSummary(agenda)}</strong>
      </summary>
      <div class="agenda-body">
        {isWriting ? (
          <AgendaForm
            agenda={agenda}
            action={action}
            onSave={async (items) => {
              if (await act({ type: 'agenda.set', was: agenda.entry, items: [...items] })) setWriting(false);
            }}
            onCancel={() => {
              action.clear();
              setWriting(false);
            }}
          />
        ) : (
          <>
            <Running backstage={backstage} agenda={agenda} isBusy={action.isBusy} act={act} />
            {agenda.items.length === 0 ? (
              <p class="empty">
                Plan what comes after what, with minutes for each: a welcome, the results, your questions. Everybody
                sees on the stage screen what is on and what comes next; the minutes are yours alone.
              </p>
            ) : (
              <ol class="agenda-items" aria-label="The agenda">
                {agenda.items.map((item) => (
                  <Item key={item.item} item={item} isBusy={action.isBusy} act={act} />
                ))}
              </ol>
            )}
            <div class="row">
              <button type="button" class="small" onClick={() => setWriting(true)}>
                {agenda.items.length === 0 ? <ListPlus aria-hidden="true" /> : <Pencil aria-hidden="true" />}
                {agenda.items.length === 0 ? 'Write an agenda' : 'Change the agenda'}
              </button>
            </div>
            <Trouble text={action.trouble} />
          </>
        )}
      </div>
    </details>
  );
}

interface ActProps {
  readonly isBusy: boolean;
  readonly act: (command: PageCommand) => Promise<boolean>;
}

/** The running item with its time, and the two things that are done with it. */
function Running({
  backstage,
  agenda,
  isBusy,
  act,
}: ActProps & { readonly backstage: Backstage; readonly agenda: AgendaView }) {
  const running = runningItem(agenda);
  const next = nextItem(agenda);
  if (running === null && next === null) return null;
  return (
    <div class="agenda-running">
      {running === null ? <p>Nothing is running.</p> : <AgendaClock backstage={backstage} />}
      <div class="row">
        {next !== null && (
          <button
            type="button"
            class="primary small"
            disabled={isBusy}
            onClick={() => void act({ type: 'agenda.start', item: next.item })}
          >
            <Play aria-hidden="true" />
            <span>
              {running === null ? 'Start with' : 'Start the next'}: <bdi>{titleOf(next)}</bdi>
            </span>
          </button>
        )}
        {running !== null && (
          <button type="button" class="small" disabled={isBusy} onClick={() => void act({ type: 'agenda.finish' })}>
            <Square aria-hidden="true" /> {next === null ? 'Finish' : 'Finish, and start nothing yet'}
          </button>
        )}
      </div>
    </div>
  );
}

function Item({ item, isBusy, act }: ActProps & { readonly item: AgendaItemView }) {
  const standing = standingOf(item);
  return (
    <li data-standing={standing} aria-current={standing === 'running' ? 'step' : undefined}>
      {standing === 'running' ? (
        <Timer aria-hidden="true" />
      ) : standing === 'done' ? (
        <Check aria-hidden="true" />
      ) : (
        <span class="agenda-dot" aria-hidden="true" />
      )}
      <span class="agenda-title">
        <bdi>{titleOf(item)}</bdi>
        <span class="quiet-text">
          {standing !== 'planned' && `${standing} · `}
          {tookWords(item)}
        </span>
      </span>
      {standing !== 'running' && (
        <button
          type="button"
          class="small quiet"
          aria-label={`${standing === 'done' ? 'Start again' : 'Start'}: ${titleOf(item)}`}
          disabled={isBusy}
          onClick={() => void act({ type: 'agenda.start', item: item.item })}
        >
          {standing === 'done' ? 'Start again' : 'Start'}
        </button>
      )}
    </li>
  );
}
