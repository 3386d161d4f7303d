import { ListChecks } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { erasedText } from '../../world/queue.ts';
import type { Panel } from './use-panel.ts';

/** Says that a poll is open, to whoever has not answered it and has another list open, or none. Rule PO10. */
export function PollNotice({ townhall, panel }: { readonly townhall: Townhall; readonly panel: Panel }) {
  const poll = townhall.polls.value.open;
  const isWaiting = poll !== null && !townhall.connection.polls.value.own.has(poll.id);
  return (
    <div role="status">
      {isWaiting && panel.name === 'questions' && <p class="sr-only">A poll is open: {poll.question ?? erasedText}</p>}
      {isWaiting && panel.name !== 'questions' && (
        <div class="banner with-close" data-tone="plain">
          <p>
            Poll: <bdi>{poll.question ?? erasedText}</bdi>
          </p>
          <button type="button" class="small" onClick={(event) => panel.show('questions', event.detail === 0)}>
            <ListChecks aria-hidden="true" /> Answer
          </button>
        </div>
      )}
    </div>
  );
}
