import { useId } from 'preact/hooks';
import type { PollView } from '../../../protocol/poll.ts';
import { answeredWords, type PollLine, pollLines, whoSeesWords, wordLines } from '../../world/poll-words.ts';
import './poll.css';

/** How many answered what: bars with their numbers in words. Nothing but how many, while it is hidden. Rule PO10. */
export function PollResults({ poll, mine = [] }: { readonly poll: PollView; readonly mine?: readonly number[] }) {
  const lines = poll.kind === 'words' ? wordLines(poll) : pollLines(poll);
  return (
    <div class="poll-results">
      {lines !== null && lines.length > 0 && (
        <ul>
          {lines.map((line, index) => (
            <ResultLine key={line.label} line={line} isMine={mine.includes(index)} />
          ))}
        </ul>
      )}
      <p class="quiet-text">{answeredWords(poll)}</p>
    </div>
  );
}

function ResultLine({
  line: { label, count, percent },
  isMine,
}: {
  readonly line: PollLine;
  readonly isMine: boolean;
}) {
  return (
    <li>
      <p class="poll-line">
        <span class="poll-label">
          <bdi>{label}</bdi>
          {isMine && <span class="quiet-text"> your answer</span>}
        </span>
        <span class="count">
          {count} · {percent} %
        </span>
      </p>
      <svg class="poll-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="poll-bar-all" width="100" height="8" />
        <rect class="poll-bar-part" width={percent} height="8" />
      </svg>
    </li>
  );
}

/** Who can see what, for whoever wants to know before they answer. Rule PO7. */
export function WhoSees({ poll }: { readonly poll: Pick<PollView, 'kind'> }) {
  const id = useId();
  return (
    <details class="who-sees">
      <summary id={id}>Who can see my answer?</summary>
      <ul aria-labelledby={id}>
        {whoSeesWords(poll).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </details>
  );
}
