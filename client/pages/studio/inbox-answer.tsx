import { ArrowLeft, Check, Send } from 'lucide-preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import { refusals } from '../../../protocol/refusals.ts';
import { AnswerDraft } from '../../live/answer-draft.ts';
import type { SpokenQuestion } from '../../live/spoken-question.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import type { Answering, InboxLine, StudioInbox } from '../../live/studio-inbox.ts';
import type { Townhall } from '../../live/townhall.ts';
import { askedWords } from '../../world/inbox-words.ts';
import { TalkButton } from '../shared/talk-button.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { InboxStatement } from './inbox-statement.tsx';

interface InboxAnswerProps {
  readonly townhall: Townhall;
  readonly desk: StudioDesk;
  readonly inbox: StudioInbox;
  readonly answering: Answering;
  readonly onClose: () => void;
}

/** An answer is typed or spoken into the box; then it is sent to who asked, and kept as a statement: two acts, in any order. Rules RV23 to RV26. */
export function InboxAnswer({ townhall, desk, inbox, answering, onClose }: InboxAnswerProps) {
  const { of, name, lines } = answering;
  const draft = useMemo(() => new AnswerDraft(of), [of]);
  const spoken = useMemo(() => townhall.speakInto(draft), [townhall, draft]);
  const [isSent, setSent] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const waiting = new Set(
    inbox.groups.value?.flatMap(({ questions }) => questions.map(({ questionId }) => questionId)),
  );
  const left = lines.filter(({ questionId }) => waiting.has(questionId));
  return (
    <div class="inbox-answer card">
      <div>
        <button type="button" class="quiet small back" onClick={onClose}>
          <ArrowLeft aria-hidden="true" /> Back to the list
        </button>
        <h3 ref={heading} tabIndex={-1}>
          {lines.length === 1 ? 'Your answer' : `Your answer to ${lines.length} questions: ${name}`}
        </h3>
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.questionId}>
            <p class="question-text">{line.text}</p>
            <p class="quiet-text">
              <bdi>{askedWords(line)}</bdi>
            </p>
            {!isSent && !waiting.has(line.questionId) && (
              <p>
                <strong>Somebody has answered it meanwhile, or it was taken out.</strong>
              </p>
            )}
          </li>
        ))}
      </ul>
      <AnswerBox draft={draft} spoken={spoken} canSpeak={townhall.greeting.recognition === 'on'} />
      <SendAnswer
        inbox={inbox}
        draft={draft}
        left={left}
        people={left.length === lines.length ? answering.people : null}
        isSent={isSent}
        onSent={() => {
          draft.forget();
          setSent(true);
        }}
      />
      <InboxStatement desk={desk} draft={draft} answering={answering} place={townhall.title.value} />
    </div>
  );
}

/** The words, typed or written down from what was said aloud; nothing goes out by itself. Rule RV23. */
function AnswerBox(props: {
  readonly draft: AnswerDraft;
  readonly spoken: SpokenQuestion;
  readonly canSpeak: boolean;
}) {
  const { draft, spoken, canSpeak } = props;
  const id = useId();
  const text = draft.text.value;
  const heard = spoken.state.value;
  const note = heard.kind === 'idle' ? heard.note : null;
  return (
    <div class="answer-box">
      <label for={id}>In your words</label>
      <textarea
        id={id}
        rows={6}
        value={text}
        aria-describedby={`${id}-hint`}
        onInput={(event) => {
          draft.type(event.currentTarget.value);
          spoken.clear();
        }}
      />
      <Trouble text={heard.kind === 'idle' ? heard.trouble : null} />
      <div class="row between">
        <p id={`${id}-hint`} class="quiet-text" role="status">
          {note ?? leftWords(limits.laterAnswerLength - text.length)}
        </p>
        {spoken.canDiscard && (
          <button type="button" class="quiet small" onClick={() => spoken.discard()}>
            Discard what was written down
          </button>
        )}
      </div>
      {canSpeak && <TalkButton spoken={spoken} isAsking={false} />}
    </div>
  );
}

interface SendAnswerProps {
  readonly inbox: StudioInbox;
  readonly draft: AnswerDraft;
  readonly left: readonly InboxLine[];
  /** Null: not known any more, for some of them are answered. */
  readonly people: number | null;
  readonly isSent: boolean;
  readonly onSent: () => void;
}

function SendAnswer({ inbox, draft, left, people, isSent, onSent }: SendAnswerProps) {
  const id = useId();
  const action = useAction();
  const send = async () => {
    const text = draft.text.peek().trim();
    if (text === '') return action.fail(refusals['answer-empty']);
    if (text.length > limits.laterAnswerLength) return action.fail(refusals['later-answer-too-long']);
    const questionIds = left.map(({ questionId }) => questionId);
    if (await action.run(() => inbox.answer({ questionIds, text }))) onSent();
  };
  return (
    <section class="inbox-act" aria-labelledby={id}>
      <h4 id={id}>Tell those who asked</h4>
      <div role="status">
        {isSent && (
          <p class="fact-now">
            <Check aria-hidden="true" /> Sent. They find it with their question.
          </p>
        )}
      </div>
      {!isSent && left.length === 0 && <p>Nobody waits for it any more. Your text stays here.</p>}
      {!isSent && left.length > 0 && (
        <>
          <p class="quiet-text">
            {people === null || people === 1
              ? 'Whoever asked or voted finds'
              : `The ${people} people who asked or voted find`}{' '}
            it with {left.length === 1 ? 'the question' : 'their question'}, as a person’s answer of today. Everybody
            can read it, and the record keeps it.
          </p>
          <Trouble text={action.trouble} onClose={action.clear} />
          <div class="row">
            <button type="button" class="primary" disabled={action.isBusy} onClick={() => void send()}>
              <Send aria-hidden="true" /> {action.isBusy ? 'Sending' : 'Send the answer'}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function leftWords(left: number): string {
  if (left < 0) return `${-left} characters too many to send`;
  return `${left} characters left`;
}
