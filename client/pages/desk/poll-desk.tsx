import { Plus } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import type { PollView } from '../../../protocol/poll.ts';
import type { Townhall } from '../../live/townhall.ts';
import { answeredWords, kindWords, pollOptions, whenSeenWords } from '../../world/poll-words.ts';
import { erasedText } from '../../world/queue.ts';
import { PollResults } from '../shared/poll-results.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { PollForm } from './poll-form.tsx';
import { PollWords } from './poll-words.tsx';
import './poll-desk.css';

/** The desk's polls: write one, open it to everybody, follow it, close it, and what the closed ones came to. Rule PO11. */
export function PollDesk({ townhall }: { readonly townhall: Townhall }) {
  const { open, drafts, closed } = townhall.polls.value;
  const [isWriting, setWriting] = useState(false);
  // What was opened for a poll stays so when it is closed: then its results are read.
  const isUnfolded = useRef(false);
  if (open !== null) isUnfolded.current = true;
  return (
    <details class="poll-desk" open={isUnfolded.current}>
      <summary>
        Polls <span class="count">{drafts.length + closed.length + (open === null ? 0 : 1)}</span>
        {open !== null && <span> · one is open</span>}
      </summary>
      <div class="poll-desk-body">
        {open === null && drafts.length === 0 && closed.length === 0 && !isWriting && (
          <p class="empty">
            Ask everybody at once: one choice, several, a scale or a few words. Nobody sees a poll until you open it.
          </p>
        )}
        {isWriting ? (
          <PollForm townhall={townhall} onDone={() => setWriting(false)} />
        ) : (
          <div class="row">
            <button type="button" class="small" onClick={() => setWriting(true)}>
              <Plus aria-hidden="true" /> Write a poll
            </button>
          </div>
        )}
        <ul class="cards">
          {open !== null && <DeskPoll key={open.id} townhall={townhall} poll={open} canOpen={false} />}
          {drafts.map((poll) => (
            <DeskPoll key={poll.id} townhall={townhall} poll={poll} canOpen={open === null} />
          ))}
          {closed.map((poll) => (
            <DeskPoll key={poll.id} townhall={townhall} poll={poll} canOpen={false} />
          ))}
        </ul>
      </div>
    </details>
  );
}

const phaseWords = { draft: 'Not opened yet', open: 'Open', closed: 'Closed' } as const;

function DeskPoll({
  townhall,
  poll,
  canOpen,
}: {
  readonly townhall: Townhall;
  readonly poll: PollView;
  readonly canOpen: boolean;
}) {
  const action = useAction();
  const act = (type: 'poll.open' | 'poll.close' | 'poll.discard') =>
    void action.run(() => townhall.connection.send({ type, pollId: poll.id }));
  return (
    <li class="card" data-phase={poll.phase}>
      <p class="question-text">{poll.question ?? erasedText}</p>
      <p class="quiet-text">
        {phaseWords[poll.phase]} · {kindWords[poll.kind]}
        {poll.phase !== 'closed' && `. ${whenSeenWords(poll)}`}
      </p>
      {poll.phase === 'draft' && poll.kind !== 'words' && (
        <ol class="poll-draft">
          {pollOptions(poll).map((label) => (
            <li key={label}>
              <bdi>{label}</bdi>
            </li>
          ))}
        </ol>
      )}
      {poll.phase !== 'draft' &&
        (poll.kind === 'words' ? (
          <>
            <PollWords townhall={townhall} poll={poll} />
            <p class="quiet-text">{answeredWords(poll)}</p>
          </>
        ) : (
          <PollResults poll={poll} />
        ))}
      {poll.phase === 'draft' && (
        <div class="row">
          <button
            type="button"
            class="primary small"
            disabled={action.isBusy || !canOpen}
            onClick={() => act('poll.open')}
          >
            Open to everybody
          </button>
          <button type="button" class="small quiet" disabled={action.isBusy} onClick={() => act('poll.discard')}>
            Throw away
          </button>
          {!canOpen && <p class="quiet-text">Close the open one first.</p>}
        </div>
      )}
      {poll.phase === 'open' && (
        <div class="row">
          <button type="button" class="primary small" disabled={action.isBusy} onClick={() => act('poll.close')}>
            {poll.isHidden ? 'Close and show the results' : 'Close'}
          </button>
        </div>
      )}
      <Trouble text={action.trouble} />
    </li>
  );
}
