import { CalendarPlus } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlannedTownhall, TownhallsReply } from '../../../protocol/organising.ts';
import type { OrganiseDoor } from '../../live/organise-port.ts';
import { partPlanned } from '../../world/organise/stage-words.ts';
import { EndPage } from '../end/end-page.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { PlanForm } from './plan-form.tsx';
import { TownhallItem } from './townhall-item.tsx';
import { type Organising, useOrganising } from './use-organising.ts';
import '../shared/lists.css';
import '../record/record.css';
import './organise.css';

export interface OrganisePageProps {
  readonly door: OrganiseDoor;
  /** For whoever has no session: shows how people come in here. */
  readonly turnAway: (message: string, code: string) => void;
}

/** What the form is open for: a new one, or one that is changed. */
type Writing = { readonly edited: PlannedTownhall | null } | null;

/** Where town halls are planned, changed, cancelled, opened and ended. Rules OP1–OP13. */
export function OrganisePage({ door, turnAway }: OrganisePageProps) {
  const organising = useOrganising(door);
  const [writing, setWriting] = useState<Writing>(null);
  const [said, setSaid] = useState('');
  /** Which one the person was at: where the keyboard goes on when the form closes. */
  const [at, setAt] = useState<string | null>(null);
  const { known, refused, trouble } = organising;
  useEffect(() => {
    if (refused?.code === 'no-session') turnAway(refused.message, refused.code);
  }, [refused, turnAway]);
  if (refused !== null)
    return (
      <EndPage title="Only the organiser plans" words="Ask them, or whoever runs this installation, for the role." />
    );
  const close = (words: string, id: string | null) => {
    setWriting(null);
    setSaid(words);
    setAt(id);
  };
  return (
    <main class="record organise" aria-busy={known === null && trouble === null}>
      <header>
        <p class="quiet-text">Rostrum</p>
        <h1>Town halls</h1>
        <p>Plan one, send the invitation, and open its doors when it is time.</p>
        <Elsewhere known={known} />
      </header>
      <Trouble text={trouble} />
      {trouble !== null && known === null && (
        <div class="row">
          <button type="button" onClick={() => void organising.read()}>
            Try again
          </button>
        </div>
      )}
      {known?.entry === 'demo' && (
        <p class="desk-note">
          This is a demo: nobody signs in, and whoever has its link comes in. Try everything here, and run a real town
          hall where people are known.
        </p>
      )}
      <p class="said" role="status">
        {said}
      </p>
      {known !== null && writing !== null && (
        <PlanForm
          key={writing.edited?.id ?? 'new'}
          {...{ door, organising, known }}
          edited={writing.edited}
          onDone={close}
          onCancel={() => close('', writing.edited?.id ?? null)}
        />
      )}
      {known !== null && writing === null && (
        <Lists
          {...{ door, organising, known, at }}
          onPlan={() => {
            setSaid('');
            setWriting({ edited: null });
          }}
          onEdit={(edited) => {
            setSaid('');
            setWriting({ edited });
          }}
          onSaid={(words, id) => close(words, id)}
        />
      )}
    </main>
  );
}

function Elsewhere({ known }: { readonly known: TownhallsReply | null }) {
  return (
    <nav class="row" aria-label="Elsewhere">
      <a class="button small" href="/desk">
        To the desk
      </a>
      {known?.entry === 'invitation' && (
        <a class="button small" href="/invitations">
          Invitations
        </a>
      )}
      {known !== null && known.entry !== 'demo' && (
        <a class="button small" href="/signed-in?door=desk">
          Where you are signed in
        </a>
      )}
    </nav>
  );
}

interface ListsProps {
  readonly door: OrganiseDoor;
  readonly organising: Organising;
  readonly known: TownhallsReply;
  readonly at: string | null;
  readonly onPlan: () => void;
  readonly onEdit: (edited: PlannedTownhall) => void;
  readonly onSaid: (words: string, id: string) => void;
}

function Lists({ door, organising, known, at, onPlan, onEdit, onSaid }: ListsProps) {
  const { toCome, over } = partPlanned(known.townhalls);
  const plan = useRef<HTMLButtonElement>(null);
  const isGone = at !== null && known.townhalls.every(({ id }) => id !== at);
  useEffect(() => {
    if (isGone) plan.current?.focus();
  }, [isGone]);
  const items = (townhalls: readonly PlannedTownhall[]) => (
    <ul class="cards">
      {townhalls.map((townhall) => (
        <TownhallItem
          key={townhall.id}
          {...{ door, organising, known, townhall }}
          isAt={townhall.id === at}
          onEdit={() => onEdit(townhall)}
          onSaid={(words) => onSaid(words, townhall.id)}
        />
      ))}
    </ul>
  );
  return (
    <>
      <section aria-labelledby="to-come">
        <div class="organise-head">
          <h2 id="to-come">Now and to come</h2>
          <button ref={plan} type="button" class="primary" onClick={onPlan}>
            <CalendarPlus aria-hidden="true" /> Plan a town hall
          </button>
        </div>
        {toCome.length === 0 && <NoneYet isFirst={over.length === 0} />}
        {toCome.length > 0 && items(toCome)}
      </section>
      {over.length > 0 && (
        <section aria-labelledby="over">
          <h2 id="over">Over</h2>
          {items(over)}
        </section>
      )}
    </>
  );
}

function NoneYet({ isFirst }: { readonly isFirst: boolean }) {
  if (!isFirst)
    return <p class="empty">Nothing is planned. Plan the next one while people still talk about the last.</p>;
  return (
    <div class="empty organise-empty">
      <p>None is planned yet. It takes three steps:</p>
      <ol>
        <li>Plan it: what it is about, when, in which hall, and who is asked.</li>
        <li>Send the invitation that is written for you, with its calendar file.</li>
        <li>On the day its doors open by themselves. Begin when people have found their seats.</li>
      </ol>
    </div>
  );
}
