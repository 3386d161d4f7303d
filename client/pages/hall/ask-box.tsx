import { useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** Asks in text. The words stay in the box until the gate has taken them. */
export function AskBox({ townhall }: { readonly townhall: Townhall }) {
  const { draft } = townhall;
  const text = draft.text.value;
  const [isSent, setSent] = useState(false);
  const action = useAction();
  const left = limits.questionLength - text.length;
  const send = async () => {
    setSent(false);
    if (await action.run(() => townhall.sendDraft())) setSent(true);
  };
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for="ask">Ask {townhall.leaderName.value}</label>
      <textarea
        id="ask"
        rows={2}
        value={text}
        aria-describedby="ask-hint"
        onInput={(event) => {
          draft.type(event.currentTarget.value);
          setSent(false);
          action.clear();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <Trouble text={action.trouble} />
      <div class="ask-foot">
        <p id="ask-hint" class="quiet-text" role="status">
          {isSent ? 'Sent. A moderator will read it.' : left < 100 ? `${left} characters left` : 'Your name is on it.'}
        </p>
        <button type="submit" class="primary" disabled={action.isBusy}>
          {action.isBusy ? 'Sending' : 'Send'}
        </button>
      </div>
    </form>
  );
}
