import { useId, useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { pollIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { type PollKind, pollKindSchema } from '../../../protocol/poll.ts';
import { randomText } from '../../live/random-text.ts';
import type { Townhall } from '../../live/townhall.ts';
import { kindWords } from '../../world/poll-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

interface Written {
  readonly kind: PollKind;
  readonly question: string;
  /** One a line. */
  readonly choices: string;
  readonly least: string;
  readonly most: string;
  readonly steps: number;
  readonly isHidden: boolean;
}

const blank: Written = {
  kind: 'single',
  question: '',
  choices: '',
  least: 'Not at all',
  most: 'Very much',
  steps: 5,
  isHidden: true,
};
const stepsToChoose = Array.from(
  { length: limits.pollOptions - limits.pollScaleStepsLeast + 1 },
  (_, more) => limits.pollScaleStepsLeast + more,
);

/** Writes a poll. It waits on the desk until somebody opens it. Rule PO1. */
export function PollForm({ townhall, onDone }: { readonly townhall: Townhall; readonly onDone: () => void }) {
  const id = useId();
  const action = useAction();
  const [pollId] = useState(() => pollIdSchema.parse(`p${randomText()}`));
  const [written, setWritten] = useState(blank);
  const write = (change: Partial<Written>) => {
    action.clear();
    setWritten({ ...written, ...change });
  };
  const send = async () => {
    if (await action.run(() => townhall.connection.send({ ...commandOf(written), pollId }))) onDone();
  };
  return (
    <form
      class="poll-form card"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for={`${id}-question`}>What do you ask?</label>
      <textarea
        id={`${id}-question`}
        rows={2}
        value={written.question}
        onInput={(event) => write({ question: event.currentTarget.value })}
      />
      <fieldset class="row">
        <legend>People answer with</legend>
        {pollKindSchema.options.map((kind) => (
          <label key={kind} class="with-box">
            <input type="radio" name={`${id}-kind`} checked={written.kind === kind} onChange={() => write({ kind })} />
            {kindWords[kind]}
          </label>
        ))}
      </fieldset>
      <Choices id={id} written={written} write={write} />
      <label class="with-box">
        <input
          type="checkbox"
          checked={written.isHidden}
          onChange={(event) => write({ isHidden: event.currentTarget.checked })}
        />
        Hide the results until it is closed
      </label>
      <p class="quiet-text">
        {written.isHidden
          ? 'Nobody sees them before, you neither: only how many have answered.'
          : 'Everybody sees them as they come. The first answers may sway the others.'}
      </p>
      <Trouble text={action.trouble} />
      <div class="row">
        <button type="submit" class="primary" disabled={action.isBusy}>
          Keep as a draft
        </button>
        <button type="button" class="quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}

interface ChoicesProps {
  readonly id: string;
  readonly written: Written;
  readonly write: (change: Partial<Written>) => void;
}

function Choices({ id, written, write }: ChoicesProps) {
  const { kind, choices, steps, least, most } = written;
  if (kind === 'words')
    return <p class="quiet-text">You read the words first, without names, and choose which of them everybody reads.</p>;
  if (kind !== 'scale')
    return (
      <>
        <label for={`${id}-choices`}>The choices, one a line</label>
        <textarea
          id={`${id}-choices`}
          rows={4}
          value={choices}
          onInput={(event) => write({ choices: event.currentTarget.value })}
        />
      </>
    );
  return (
    <div class="poll-scale">
      <p>
        <label for={`${id}-steps`}>Steps</label>
        <select
          id={`${id}-steps`}
          value={steps}
          onChange={(event) => write({ steps: Number(event.currentTarget.value) })}
        >
          {stepsToChoose.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for={`${id}-least`}>The lowest means</label>
        <input
          id={`${id}-least`}
          type="text"
          value={least}
          onInput={(event) => write({ least: event.currentTarget.value })}
        />
      </p>
      <p>
        <label for={`${id}-most`}>The highest means</label>
        <input
          id={`${id}-most`}
          type="text"
          value={most}
          onInput={(event) => write({ most: event.currentTarget.value })}
        />
      </p>
    </div>
  );
}

type Create = Extract<PageCommand, { readonly type: 'poll.create' }>;

function commandOf({ kind, question, choices, least, most, steps, isHidden }: Written): Omit<Create, 'pollId'> {
  const labels = kind === 'scale' ? [least, most] : kind === 'words' ? [] : choices.split('\n');
  return { type: 'poll.create', kind, question, labels, isHidden, ...(kind === 'scale' && { steps }) };
}
