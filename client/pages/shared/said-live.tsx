import type { QuestionLine } from '../../world/queue.ts';

/** What the leader answered live, as it was written down automatically, wherever the question is shown. Rule LV7. */
export function SaidLive({ of: { view }, leaderName }: { readonly of: QuestionLine; readonly leaderName: string }) {
  const said = view?.saidLive;
  if (said === undefined) return null;
  if (said.text === null) return <p class="quiet-text">Answered live. What was said has been erased.</p>;
  return (
    <details class="answer said-live">
      <summary>Read what {leaderName} said live</summary>
      <p>
        {said.text}
        {!said.isWhole && '…'}
      </p>
      <p class="quiet-text">
        <strong>Human</strong> · written down automatically, so words can be wrong
        {!said.isWhole && '. This is the beginning: the record has all of it'}
      </p>
    </details>
  );
}
