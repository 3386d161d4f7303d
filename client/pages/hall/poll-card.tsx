import { useState } from 'preact/hooks';
import type { OwnAnswer, PollView } from '../../../protocol/poll.ts';
import type { Townhall } from '../../live/townhall.ts';
import { ownAnswerWords, pickWords, pollOptions, whenSeenWords } from '../../world/poll-words.ts';
import { erasedText } from '../../world/queue.ts';
import { PollResults, WhoSees } from '../shared/poll-results.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** The poll that is open now: to answer, to change one's answer, and its results where they are shown. Rules PO4, PO10. */
export function OpenPoll({ townhall }: { readonly townhall: Townhall }) {
  const poll = townhall.polls.value.open;
  return poll === null ? null : <PollCard key={poll.id} townhall={townhall} poll={poll} />;
}

/** Polls that are over, newest first. */
export function ClosedPolls({ townhall }: { readonly townhall: Townhall }) {
  const { closed } = townhall.polls.value;
  if (closed.length === 0) return null;
  const own = townhall.connection.polls.value.own;
  return (
    <section aria-label="Poll results">
      <h3>
        Poll results <span class="count">{closed.length}</span>
      </h3>
      {closed.map((poll) => (
        <article key={poll.id} class="poll">
          <p class="poll-asked">{poll.question ?? erasedText}</p>
          <PollResults poll={poll} mine={own.get(poll.id)?.picked ?? []} />
        </article>
      ))}
    </section>
  );
}

function PollCard({ townhall, poll }: { readonly townhall: Townhall; readonly poll: PollView }) {
  const own = townhall.connection.polls.value.own.get(poll.id) ?? null;
  const [isChanging, setChanging] = useState(false);
  const isAsking = own === null || isChanging;
  return (
    <section class="poll" aria-label="Poll">
      <h3>Poll{isAsking && <span class="poll-how"> · {pickWords[poll.kind]}</span>}</h3>
      {isAsking ? (
        <AnswerForm townhall={townhall} poll={poll} own={own} onDone={() => setChanging(false)} />
      ) : (
        <Answered townhall={townhall} poll={poll} own={own} onChange={() => setChanging(true)} />
      )}
      <PollResults poll={poll} mine={own?.picked ?? []} />
      <p class="quiet-text">{whenSeenWords(poll)}</p>
      <WhoSees poll={poll} />
    </section>
  );
}

function Answered({
  townhall,
  poll,
  own,
  onChange,
}: {
  readonly townhall: Townhall;
  readonly poll: PollView;
  readonly own: OwnAnswer;
  readonly onChange: () => void;
}) {
  const action = useAction();
  return (
    <>
      <p class="poll-asked">{poll.question ?? erasedText}</p>
      <p role="status">
        Your answer:{' '}
        <strong>
          <bdi>{ownAnswerWords(poll, own)}</bdi>
        </strong>
      </p>
      <div class="row">
        <button type="button" class="small" onClick={onChange}>
          Change
        </button>
        <button
          type="button"
          class="small quiet"
          disabled={action.isBusy}
          onClick={() => void action.run(() => townhall.connection.send({ type: 'poll.take-back', pollId: poll.id }))}
        >
          Take back
        </button>
      </div>
      <Trouble text={action.trouble} />
    </>
  );
}

function AnswerForm({
  townhall,
  poll,
  own,
  onDone,
}: {
  readonly townhall: Townhall;
  readonly poll: PollView;
  readonly own: OwnAnswer | null;
  readonly onDone: () => void;
}) {
  const action = useAction();
  const [picked, setPicked] = useState<readonly number[]>(own?.picked ?? []);
  const [text, setText] = useState(own?.text ?? '');
  const send = async () => {
    const sent = await action.run(() =>
      townhall.connection.send({ type: 'poll.answer', pollId: poll.id, picked, text }),
    );
    if (sent) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset>
        <legend>{poll.question ?? erasedText}</legend>
        {poll.kind === 'words' ? (
          <input
            type="text"
            aria-label={`Your answer, ${pickWords.words}`}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <Options poll={poll} picked={picked} setPicked={setPicked} />
        )}
        <Trouble text={action.trouble} />
        <div class="row">
          <button type="submit" class="primary" disabled={action.isBusy}>
            {own === null ? 'Answer' : 'Change my answer'}
          </button>
          {own !== null && (
            <button type="button" class="quiet" onClick={onDone}>
              Keep it as it was
            </button>
          )}
        </div>
      </fieldset>
    </form>
  );
}

function Options({
  poll,
  picked,
  setPicked,
}: {
  readonly poll: PollView;
  readonly picked: readonly number[];
  readonly setPicked: (picked: readonly number[]) => void;
}) {
  const isMany = poll.kind === 'multiple';
  return (
    <>
      {pollOptions(poll).map((label, option) => (
        <label key={label} class="poll-option">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={`poll-${poll.id}`}
            checked={picked.includes(option)}
            onChange={({ currentTarget: { checked } }) => {
              const others = isMany ? picked.filter((other) => other !== option) : [];
              setPicked(checked ? [...others, option] : others);
            }}
          />
          <bdi>{label}</bdi>
        </label>
      ))}
    </>
  );
}
