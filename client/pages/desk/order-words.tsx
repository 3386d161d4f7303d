import { useId, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** Words that questions and names of the audience may not hold. Rule OH6. */
export function OrderWords({ townhall }: { readonly townhall: Townhall }) {
  const id = useId();
  const action = useAction();
  const { connection } = townhall;
  const kept = connection.order.value.words.join('\n');
  /** Null: as it is kept. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? kept;
  const isSame = text === kept;
  const save = async () => {
    if (await action.run(() => connection.send({ type: 'order.words', words: text.split('\n') }))) setTyped(null);
  };
  return (
    <form
      class="order-words"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label for={id}>Words that questions and names may not hold, one a line</label>
      <textarea
        id={id}
        rows={3}
        maxLength={limits.listedWordsLength}
        value={text}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="quiet-text">
        Whole words, also with letters that look alike. Whoever uses one is told so, and can say it another way.
      </p>
      <Trouble text={action.trouble} />
      <button type="submit" class="small" disabled={isSame || action.isBusy || !connection.isInTouch.value}>
        {isSame && kept !== '' ? 'Kept' : 'Keep these words'}
      </button>
    </form>
  );
}
