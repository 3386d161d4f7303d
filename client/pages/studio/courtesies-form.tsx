import { useId, useState } from 'preact/hooks';
import type { Manner } from '../../../protocol/answer.ts';
import { assertNever } from '../../../protocol/assert-never.ts';
import { type CourtesyTrouble, courtesyTrouble } from '../../../protocol/courtesy.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Outcome } from '../../world/command-reply.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

type Courtesies = Pick<Manner, 'openings' | 'closings'>;

/** The leader's own sentences before and after an answer, one a line; it says which word cannot stand there. Rules PN61, PN63. */
export function CourtesiesForm(props: {
  readonly manner: Courtesies;
  readonly onSave: (courtesies: Courtesies) => Promise<Outcome>;
}) {
  const { manner, onSave } = props;
  const id = useId();
  const action = useAction();
  const [before, setBefore] = useState((manner.openings ?? []).join('\n'));
  const [after, setAfter] = useState((manner.closings ?? []).join('\n'));
  const openings = linesOf(before);
  const closings = linesOf(after);
  const trouble = troubleIn(openings, 'opening') ?? troubleIn(closings, 'closing');
  const isKept = same(openings, manner.openings) && same(closings, manner.closings);
  const save = () =>
    action.run(() =>
      onSave({
        openings: openings.length === 0 ? undefined : openings,
        closings: closings.length === 0 ? undefined : closings,
      }),
    );
  return (
    <form
      class="courtesies"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>How answers begin and end</h3>
      <p class="quiet-text" id={`${id}-note`}>
        About every other answer begins or ends with a sentence of yours, word for word, labelled as approved by you.
        They are words of courtesy and nothing else: no facts, names, figures, days, denials or promises. None is said
        with a short manner, beside a signed answer, where nothing is answered, or where something grave is asked or
        said.
      </p>
      <label for={`${id}-before`}>Openings, one on each line: up to five, of six words at most</label>
      <textarea
        id={`${id}-before`}
        rows={3}
        value={before}
        placeholder="Thank you for asking."
        aria-describedby={`${id}-note`}
        onInput={(event) => setBefore(event.currentTarget.value)}
      />
      <label for={`${id}-after`}>Closings, one on each line: up to five, of twelve words at most</label>
      <textarea
        id={`${id}-after`}
        rows={3}
        value={after}
        placeholder="I hope that helps."
        aria-describedby={`${id}-note`}
        onInput={(event) => setAfter(event.currentTarget.value)}
      />
      <p class="quiet-text" role="status">
        {trouble}
      </p>
      <Trouble text={action.trouble} onClose={action.clear} />
      <div class="row">
        <button type="submit" class="primary" disabled={action.isBusy || isKept || trouble !== null}>
          Approve these sentences
        </button>
      </div>
    </form>
  );
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

function same(lines: readonly string[], kept: readonly string[] = []): boolean {
  return JSON.stringify(lines) === JSON.stringify(kept);
}

function troubleIn(lines: readonly string[], place: 'opening' | 'closing'): string | null {
  if (lines.length > limits.courtesies) return `There are ${lines.length} ${place}s: five are the most.`;
  for (const line of lines) {
    const trouble = courtesyTrouble(line, place);
    if (trouble !== null) return `“${line}” ${troubleWords(trouble)}`;
  }
  return null;
}

function troubleWords(trouble: CourtesyTrouble): string {
  switch (trouble.kind) {
    case 'not-courtesy':
      return `cannot stand there: “${trouble.word}” may carry a fact.`;
    case 'too-long':
      return 'is too long for an opening: six words are the most, so that the answer still comes first.';
    case 'not-a-sentence':
      return 'is not one sentence of up to twelve words, with a full stop or an exclamation mark at its end.';
    default:
      return assertNever(trouble);
  }
}
