import type { Townhall } from '../../live/townhall.ts';
import { askedOfYou, nextWords } from '../../world/asked-of-you.ts';
import { Asker } from '../shared/asker.tsx';
import './asked-of-you.css';

/** What moderators gave to the leader to answer, and what to do next; nothing where there is none, or for a delegate. Rule LB12. */
export function AskedOfYou({ townhall }: { readonly townhall: Townhall }) {
  const lines = townhall.role.value === 'leader' ? askedOfYou(townhall.lists.value.byId.values()) : [];
  if (lines.length === 0) return null;
  return (
    <section class="asked-of-you" aria-labelledby="asked-of-you">
      <h2 id="asked-of-you">
        Asked of you <span class="count">{lines.length}</span>
      </h2>
      <ol>
        {lines.map((line) => (
          <li key={line.id} data-status={line.status}>
            <p class="question-text">{line.text}</p>
            <p class="quiet-text">
              <Asker of={line} />
              {line.votes > 0 && <span class="count"> · {line.votes === 1 ? '1 vote' : `${line.votes} votes`}</span>}
            </p>
            <p class="next">{nextWords(line)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
