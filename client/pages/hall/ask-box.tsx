import { useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { sentWords, slowNotice } from '../../world/order-words.ts';
import { TalkButton } from '../shared/talk-button.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { useIsOver } from '../shared/use-is-over.ts';
import { AnonymousMeaning, AskAs } from './ask-as.tsx';
import { SimilarList } from './similar-list.tsx';

/** Asks in text, typed or written down from what was said aloud. The words stay in the box until the gate has taken them. */
export function AskBox({ townhall }: { readonly townhall: Townhall }) {
  const { draft, spoken } = townhall;
  const text = draft.text.value;
  const { mine } = townhall.lists.value;
  const followed = mine.find(({ id }) => id === draft.followsUp.value);
  const changes = draft.edits.value;
  const isEdit = changes !== null;
  const changed = mine.find(({ id }) => id === changes);
  const before = changes === null ? '' : (changed?.text ?? townhall.anonymous.value?.of(changes)?.kept.text ?? '');
  const isUnnamed = draft.isUnnamed.value;
  const isOther = changed !== undefined && !isUnnamed && changed.text !== draft.base;
  /** What became of the question that was just sent. */
  const [sent, setSent] = useState<string | null>(null);
  const action = useAction();
  const heard = spoken.state.value;
  const nextMs = townhall.nextAskMs.value;
  // Neither a follow-up nor a change waits, nor what has no name to count.
  const waits = !useIsOver(nextMs) && followed === undefined && !isEdit && !isUnnamed;
  const slow = isUnnamed ? null : slowNotice(townhall.hall.value?.slowMinutes ?? 0, waits ? nextMs : null);
  const note = heard.kind === 'idle' ? heard.note : null;
  const send = async () => {
    setSent(null);
    spoken.clear();
    if (await action.run(() => townhall.sendDraft())) setSent(sentWords(townhall.hall.value, isUnnamed));
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
      {followed === undefined && !isEdit && <AskAs townhall={townhall} onChoice={() => setSent(null)} />}
      <label for="ask">{isEdit ? 'Change your question' : `Ask ${townhall.leaderName.value}`}</label>
      {isOther && (
        <ChangedMeanwhile
          townhall={townhall}
          text={changed.text}
          isBusy={action.isBusy}
          onReplace={() => {
            draft.replaces(changed.text);
            void send();
          }}
        />
      )}
      {isEdit && !isOther && (
        <p class="followed quiet-text">
          <span>It said: {before}</span>
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
          setSent(null);
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
      {townhall.greeting.recognition === 'on' && !isUnnamed && <TalkButton spoken={spoken} />}
      <div class="ask-foot">
        <p id="ask-hint" class="quiet-text" role="status">
          {hint({
            sent,
            note,
            slow,
            waits,
            isEdit,
            isUnnamed,
            left: limits.questionLength - text.length,
          })}
        </p>
        {spoken.canDiscard && (
          <button type="button" class="quiet" onClick={() => spoken.discard()}>
            Discard
          </button>
        )}
        <button type="submit" class="primary" disabled={action.isBusy || waits}>
          {action.isBusy ? 'Sending' : isEdit ? 'Save' : 'Send'}
        </button>
      </div>
      {followed === undefined && !isEdit && <AnonymousMeaning townhall={townhall} />}
    </form>
  );
}

interface ChangedMeanwhileProps {
  readonly townhall: Townhall;
  /** How it reads now. */
  readonly text: string;
  readonly isBusy: boolean;
  readonly onReplace: () => void;
}

/** A moderator changed the wording while its author was at it: both are in sight, and the author chooses. Rule TG14. */
function ChangedMeanwhile({ townhall, text, isBusy, onReplace }: ChangedMeanwhileProps) {
  return (
    <div class="changed-meanwhile" role="status">
      <p>A moderator changed it meanwhile. It now says:</p>
      <blockquote>{text}</blockquote>
      <div class="row">
        <button type="button" class="small" onClick={() => townhall.draft.stopEditing()}>
          Keep theirs
        </button>
        <button
          type="button"
          class="small"
          disabled={isBusy || townhall.draft.text.value.trim() === ''}
          onClick={onReplace}
        >
          Save mine instead
        </button>
      </div>
    </div>
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
  readonly isUnnamed: boolean;
  readonly left: number;
}

function hint({ sent, note, slow, waits, isEdit, isUnnamed, left }: Hint): string {
  if (waits && slow !== null) return sent === null ? slow : `Sent. ${slow}`;
  if (left < 100) return `${left} characters left`;
  if (note !== null) return note;
  if (sent !== null) return sent;
  if (isEdit) return 'You can change it until a moderator approves it.';
  if (isUnnamed) return 'Nobody here sees who asks. Type it: a voice would tell.';
  return slow === null ? 'Your name is on it.' : `Your name is on it. ${slow}`;
}
