import type { DeskMerging } from '../../live/desk-merging.ts';
import type { DeskWork } from '../../live/desk-work.ts';
import type { Townhall } from '../../live/townhall.ts';
import { isFiltered } from '../../world/desk/desk-filter.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { DeskQuestion } from './desk-question.tsx';
import { LongList } from './long-list.tsx';

interface DeskListsProps {
  readonly townhall: Townhall;
  readonly work: DeskWork;
  readonly merging: DeskMerging;
}

/** What came in, what waits, what is done: as far as the filter lets it through. */
export function DeskLists({ townhall, work, merging }: DeskListsProps) {
  const { part } = work.filter.value;
  const { new: fresh, queue, awaited, finished } = work.view.value;
  const { pending, waiting, done, closed } = townhall.lists.value;
  const list = (lines: readonly QuestionLine[]) => (
    <LongList
      work={work}
      lines={lines}
      row={(line, place) => (
        <DeskQuestion
          key={line.id}
          townhall={townhall}
          work={work}
          merging={merging}
          line={line}
          place={place}
          of={lines.length}
        />
      )}
    />
  );
  const isShown = (name: typeof part) => part === 'all' || part === name;
  const doneCount = done.length + closed.length;
  return (
    <div class="columns" data-part={part}>
      {isShown('new') && (
        <section aria-label="New questions">
          <Heading name="New" shown={fresh.length} all={pending.length} />
          <Empty work={work} shown={fresh.length} all={pending.length}>
            {townhall.hall.value?.showsUnread === true
              ? 'New questions go straight into the queue, before anybody reads them. Order in the hall changes that.'
              : 'New questions arrive here. Nobody but you and their author sees them until you approve.'}
          </Empty>
          {list(fresh)}
        </section>
      )}
      {isShown('queue') && (
        <section aria-label="Queue">
          <Heading name="In the queue" shown={queue.length} all={waiting.length} />
          <Empty work={work} shown={queue.length} all={waiting.length}>
            Approved questions wait here, most votes first. Call one and the avatar answers it.
          </Empty>
          {list(queue)}
        </section>
      )}
      {isShown('done') && (
        <section aria-label="Done">
          <Heading name="Done" shown={awaited.length + finished.length} all={doneCount} />
          <Empty work={work} shown={awaited.length + finished.length} all={doneCount}>
            Answered, passed on and rejected questions are kept here.
          </Empty>
          {awaited.length > 0 && (
            <>
              <h3>
                Passed on <span class="count">{awaited.length}</span>
              </h3>
              {list(awaited)}
              {finished.length > 0 && <h3>Finished</h3>}
            </>
          )}
          {list(finished)}
        </section>
      )}
    </div>
  );
}

function Heading({ name, shown, all }: { readonly name: string; readonly shown: number; readonly all: number }) {
  return (
    <h2>
      {name} <span class="count">{shown === all ? all : `${shown} of ${all}`}</span>
    </h2>
  );
}

interface EmptyProps {
  readonly work: DeskWork;
  readonly shown: number;
  readonly all: number;
  readonly children: string;
}

/** What an empty list is for; or, where the filter left nothing of it, how to see the rest. */
function Empty({ work, shown, all, children }: EmptyProps) {
  if (shown > 0) return null;
  const isNarrowed = all > 0 && isFiltered(work.filter.value);
  return (
    <p class="empty">{isNarrowed ? `None of these ${all} passes the filter. Show all brings them back.` : children}</p>
  );
}
