import { useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { sentWords, slowNotice } from '../../world/order-words.ts';
import { TalkButton } from '../shared/talk-button.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { useIsOver } from '../shared/use-is-over.ts';
import { SimilarList } from './similar-list.tsx';

/** Asks in text, typed or written down from what was said aloud. The words stay in the box until the gate has taken them. */
export function AskBox({ townhall }: { readonly townhall: Townhall }) {
  const { draft, spoken } = townhall;
  const text = draft.text.value;
  const { mine } = townhall.lists.value;
  const followed = mine.find(({ id }) => id === draft.followsUp.value);
  const edited = mine.find(({ id }) => id === draft.edits.value);
  const [isSent, setSent] = useState(false);
  const action = useAction();
  const heard = spoken.state.value;
  const nextMs = townhall.nextAskMs.value;
  // Neither a follow-up nor a change waits.
  const waits = !useIsOver(nextMs) && followed === undefined && edited === undefined;
  const slow = slowNotice(townhall.hall.value?.slowMinutes ?? 0, waits ? nextMs : null);
  const note = heard.kind === 'idle' ? heard.note : null;
  const send = async () => {
    setSent(false);
    spoken.clear();
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
      <SimilarList townhall={townhall} />
      <label for="ask">{edited === undefined ? `Ask ${townhall.leaderName.value}` : 'Change your question'}</label>
      {edited !== undefined && (
        <p class="followed quiet-text">
          <span>It said: {edited.text}</span>
          <button type="button" class="quiet small" onClick={() => draft.stopEditing()}>
            Leave it as it is
          </button>
        </p>
      )}
      {followed !== undefined && (
        <p class="followed quiet-text">
          <span>Follow-up to: {followed.text}</span>
          <button type="button" class="quiet small" onClick={() => draft.followUp(null)}>
            A new question instead
          </button>
        </p>
      )}
      <textarea
        id="ask"
        rows={2}
        value={text}
        aria-describedby="ask-hint"
        onInput={(event) => {
          draft.type(event.currentTarget.value);
          setSent(false);
          spoken.clear();
          action.clear();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <Trouble text={action.trouble ?? (heard.kind === 'idle' ? heard.trouble : null)} />
      {townhall.greeting.recognition === 'on' && <TalkButton spoken={spoken} />}
      <div class="ask-foot">
        <p id="ask-hint" class="quiet-text" role="status">
          {hint({
            sent: isSent ? sentWords(townhall.hall.value) : null,
            note,
            slow,
            waits,
            isEdit: edited !== undefined,
            left: limits.questionLength - text.length,
          })}
        </p>
        {spoken.canDiscard && (
          <button type="button" class="quiet" onClick={() => spoken.discard()}>
            Discard
          </button>
        )}
        <button type="submit" class="primary" disabled={action.isBusy || waits}>
          {action.isBusy ? 'Sending' : edited === undefined ? 'Send' : 'Save'}
        </button>
      </div>
    </form>
  );
}

interface Hint {
  /** What became of the question that was just sent. */
  readonly sent: string | null;
  /** About what was said aloud. */
  readonly note: string | null;
  readonly slow: string | null;
  readonly waits: boolean;
  readonly isEdit: boolean;
  readonly left: number;
}

function hint({ sent, note, slow, waits, isEdit, left }: Hint): string {
  if (waits && slow !== null) return sent === null ? slow : `Sent. ${slow}`;
  if (left < 100) return `${left} characters left`;
  if (note !== null) return note;
  if (sent !== null) return sent;
  if (isEdit) return 'You can change it until a moderator approves it.';
  return slow === null ? 'Your name is on it.' : `Your name is on it. ${slow}`;
}
