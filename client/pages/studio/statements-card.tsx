import { Plus } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import {
  contradictingIds,
  findStatements,
  isWaiting,
  type StatementFilter,
  statementFilters,
} from '../../world/statement-list.ts';
import { ApproveMany } from './approve-many.tsx';
import { StatementForm } from './statement-form.tsx';
import { StatementLine } from './statement-line.tsx';

/** So many are shown, until more are asked for. */
const atOnce = 20;

const filterNames = {
  all: 'All',
  waiting: 'Wait for approval',
  approved: 'Approved',
  contradicting: 'May contradict',
  revoked: 'Taken back',
} as const satisfies Record<StatementFilter, string>;

/** What the avatar may say: searched and sifted, what waits first, with what contradicts it beside it. Rules PN47, PN80. */
export function StatementsCard({ desk }: { readonly desk: StudioDesk }) {
  const persona = desk.persona.value;
  const id = useId();
  const [filter, setFilter] = useState<StatementFilter>('all');
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(atOnce);
  const [isWriting, setWriting] = useState(false);
  if (persona === null) return null;
  const found = findStatements(persona, filter, search);
  const waiting = persona.statements.filter(isWaiting).length;
  return (
    <section aria-labelledby="statements">
      <div class="row between">
        <h2 id="statements">Statements</h2>
        {!isWriting && (
          <button type="button" onClick={() => setWriting(true)}>
            <Plus aria-hidden="true" /> Write a statement
          </button>
        )}
      </div>
      {isWriting && (
        <div class="card">
          <StatementForm desk={desk} persona={persona} edited={null} onDone={() => setWriting(false)} />
        </div>
      )}
      <p class="quiet-text">{waitingWords(waiting)}</p>
      <ApproveMany desk={desk} persona={persona} />
      <div class="statement-finder">
        <div class="finder">
          <label for={`${id}-search`}>Find a statement</label>
          <input
            id={`${id}-search`}
            type="search"
            placeholder="Words, topic, place or day"
            value={search}
            onInput={(event) => {
              setSearch(event.currentTarget.value);
              setShown(atOnce);
            }}
          />
        </div>
        <div class="finder">
          <label for={`${id}-filter`}>Show</label>
          <select
            id={`${id}-filter`}
            value={filter}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setFilter(statementFilters.find((each) => each === value) ?? 'all');
              setShown(atOnce);
            }}
          >
            {statementFilters.map((each) => (
              <option key={each} value={each}>
                {filterNames[each]} ({countOf(persona, each)})
              </option>
            ))}
          </select>
        </div>
      </div>
      <p class="quiet-text" role="status">
        {found.length === 1 ? 'One statement.' : `${found.length} statements.`}
      </p>
      <ol class="cards">
        {found.slice(0, shown).map((line) => (
          <li key={line.statement.id} class="card">
            <StatementLine desk={desk} line={line} persona={persona} />
          </li>
        ))}
      </ol>
      {found.length > shown && (
        <button type="button" class="more" onClick={() => setShown(shown + atOnce)}>
          Show {Math.min(atOnce, found.length - shown)} more of {found.length - shown}
        </button>
      )}
    </section>
  );
}

function countOf(persona: PersonaReply, filter: StatementFilter): number {
  if (filter === 'contradicting') return contradictingIds(persona).size;
  return findStatements(persona, filter, '').length;
}

function waitingWords(count: number): string {
  if (count === 0) return 'None waits for approval.';
  return count === 1 ? 'One waits for approval.' : `${count} wait for approval.`;
}
