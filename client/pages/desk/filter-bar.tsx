import { FilterX, Search, SlidersHorizontal } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { DeskWork } from '../../live/desk-work.ts';
import type { Townhall } from '../../live/townhall.ts';
import { type DeskFilter, everything, isFiltered, narrowedBy, topicsOf } from '../../world/desk/desk-filter.ts';
import { FilterTools } from './filter-tools.tsx';

export const searchId = 'desk-search';

const parts: readonly (readonly [part: DeskFilter['part'], name: string])[] = [
  ['all', 'All'],
  ['new', 'New'],
  ['queue', 'Queue'],
  ['done', 'Done'],
];
const voteSteps = [2, 5, 10, 25];

interface FilterBarProps {
  readonly townhall: Townhall;
  readonly work: DeskWork;
}

/** Narrows what the desk shows, as one types. Rules DK11, DK12. */
export function FilterBar({ townhall, work }: FilterBarProps) {
  /** On a narrow window all but the search is behind one button. */
  const [isOpen, setOpen] = useState(false);
  const filter = work.filter.value;
  const { view } = work;
  const { new: fresh, queue, awaited, finished } = view.value;
  const found = fresh.length + queue.length + awaited.length + finished.length;
  const { pending, waiting, done, closed } = townhall.lists.value;
  const counts = { new: pending.length, queue: waiting.length, done: done.length + closed.length };
  const topics = topicsOf(waiting);
  // Only what waits in the queue can be ready.
  const ready = { isReady: !filter.isReady, part: filter.part === 'all' ? 'all' : 'queue' } as const;
  return (
    <search class="desk-filter" aria-label="Find questions" data-open={isOpen ? 'yes' : undefined}>
      <div class="desk-search">
        <Search aria-hidden="true" />
        <input
          id={searchId}
          type="search"
          aria-label="Search questions and names"
          placeholder="Search questions and names"
          value={filter.words}
          onInput={(event) => work.narrow({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </div>
      <button type="button" class="small narrows" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <SlidersHorizontal aria-hidden="true" /> {narrowedWords(narrowedBy(filter))}
      </button>
      <fieldset class="row parts">
        <legend class="sr-only">Which lists</legend>
        {parts.map(([part, name]) => (
          <button
            key={part}
            type="button"
            class="small"
            aria-pressed={filter.part === part}
            onClick={() => work.narrow({ part })}
          >
            {name} {part !== 'all' && <span class="count">{counts[part]}</span>}
          </button>
        ))}
      </fieldset>
      <div class="row narrowing">
        <button
          type="button"
          class="small"
          aria-pressed={filter.isUnread}
          onClick={() => work.narrow({ isUnread: !filter.isUnread })}
        >
          Unread
        </button>
        <button type="button" class="small" aria-pressed={filter.isReady} onClick={() => work.narrow(ready)}>
          Ready to answer
        </button>
        <select
          aria-label="Votes"
          value={String(filter.leastVotes)}
          onChange={(event) => work.narrow({ leastVotes: Number(event.currentTarget.value) })}
        >
          <option value="0">Any votes</option>
          {voteSteps.map((votes) => (
            <option key={votes} value={String(votes)}>
              {votes} votes or more
            </option>
          ))}
        </select>
        {topics.length > 0 && (
          <select
            aria-label="Topic"
            value={filter.topic ?? ''}
            onChange={(event) => work.narrow({ topic: event.currentTarget.value || null })}
          >
            <option value="">Any topic</option>
            {topics.map((topic) => (
              <option key={topic} value={topic}>
                {topic}
              </option>
            ))}
          </select>
        )}
        <FilterTools townhall={townhall} work={work} />
        {isFiltered(filter) && (
          <button type="button" class="small" onClick={() => work.narrow({ ...everything, part: filter.part })}>
            <FilterX aria-hidden="true" /> Show all
          </button>
        )}
      </div>
      <p class="quiet-text" role="status">
        {isFiltered(filter) && (found === 1 ? '1 question found' : `${found} questions found`)}
      </p>
    </search>
  );
}

function narrowedWords(count: number): string {
  return count === 0 ? 'Filter' : `Filter: ${count} on`;
}
