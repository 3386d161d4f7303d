import { Check } from 'lucide-preact';
import type { PollView } from '../../../protocol/poll.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** Words as they came, without names: the crew lets each be seen by everybody, or not. Rule PO8. */
export function PollWords({ townhall, poll }: { readonly townhall: Townhall; readonly poll: PollView }) {
  const action = useAction();
  if (poll.words === null) return null;
  return (
    <>
      <ul class="poll-words">
        {poll.words.map(({ text, count, isShown }) => (
          <li key={text}>
            <span>
              <bdi>{text}</bdi> <span class="count quiet-text">{count}</span>
            </span>
            <button
              type="button"
              class="small"
              aria-pressed={isShown}
              aria-label={`Show “${text}” to everybody`}
              disabled={action.isBusy}
              onClick={() =>
                void action.run(() =>
                  townhall.connection.send({
                    type: isShown ? 'poll.hide-words' : 'poll.show-words',
                    pollId: poll.id,
                    text,
                  }),
                )
              }
            >
              {isShown && <Check aria-hidden="true" />} Show
            </button>
          </li>
        ))}
      </ul>
      <Trouble text={action.trouble} />
    </>
  );
}
