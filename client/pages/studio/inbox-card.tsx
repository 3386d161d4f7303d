import { PenLine } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dayAt } from '../../../protocol/days.ts';
import { limits } from '../../../protocol/limits.ts';
import { hasAnswerDraft } from '../../live/answer-draft.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { type Answering, type InboxGroup, type InboxLine, StudioInbox } from '../../live/studio-inbox.ts';
import type { Townhall } from '../../live/townhall.ts';
import { askedWords, becauseWords, groupWords, inboxWords, ownerWords } from '../../world/inbox-words.ts';
import { isAwaited } from '../../world/referrals.ts';
import { InboxAnswer } from './inbox-answer.tsx';
import './inbox.css';

/** What the avatar did not know, by topic, to be answered by whoever it speaks for. Rules RV20 to RV26. */
export function InboxCard({ townhall, desk }: { readonly townhall: Townhall; readonly desk: StudioDesk }) {
  const inbox = useMemo(() => new StudioInbox(townhall.door), [townhall]);
  const [answering, setAnswering] = useState<Answering | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { done } = townhall.lists.value;
  const awaited = done
    .filter(isAwaited)
    .map(({ id }) => id)
    .join(' ');
  const isInTouch = townhall.connection.isInTouch.value;
  const phase = townhall.hall.value?.phase;
  useEffect(() => void inbox.load(), [inbox, awaited, phase, isInTouch]);
  const groups = inbox.groups.value;
  if (groups === null) return null;
  const of = `${townhall.greeting.townhallId}.${townhall.greeting.role}`;
  const close = () => {
    setAnswering(null);
    // Where the list comes back, so that nobody starts again at the top of the page.
    requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <section aria-labelledby="not-known" class="inbox">
      <h2 id="not-known" ref={heading} tabIndex={-1}>
        What the avatar did not know
      </h2>
      {answering !== null ? (
        <InboxAnswer
          key={answering.of}
          townhall={townhall}
          desk={desk}
          inbox={inbox}
          answering={answering}
          onClose={close}
        />
      ) : groups.length === 0 ? (
        <p class="empty">
          Nothing waits. What the avatar cannot answer, and what is passed on, appears here, for you to answer.
        </p>
      ) : (
        <>
          <p class="quiet-text">{inboxWords(groups)}</p>
          {groups.map((group, i) => (
            <Group key={group.name} group={group} of={of} isOpen={i === 0} onAnswer={setAnswering} />
          ))}
        </>
      )}
    </section>
  );
}

interface GroupProps {
  readonly group: InboxGroup;
  /** Whose drafts, in this browser. */
  readonly of: string;
  readonly isOpen: boolean;
  readonly onAnswer: (answering: Answering) => void;
}

function Group({ group, of, isOpen, onAnswer }: GroupProps) {
  const { name, topic, isYours, voted, questions } = group;
  const together = questions.slice(0, limits.inboxAtOnce);
  const [today] = useState(() => dayAt(Date.now()));
  const whole = { of: `${of}.all.${name}`, name, topic, people: voted, lines: together };
  const single = (line: InboxLine): Answering => {
    return { of: `${of}.${line.questionId}`, name, topic, people: line.votes, lines: [line] };
  };
  return (
    <details open={isOpen}>
      <summary>
        <h3>{name}</h3> <span class="quiet-text">{groupWords(group)}</span>
      </summary>
      {!isYours && <p class="quiet-text">This is outside of your topics: the leader answers it.</p>}
      {isYours && questions.length > 1 && (
        <button type="button" class="together" onClick={() => onAnswer(whole)}>
          <PenLine aria-hidden="true" />{' '}
          {hasAnswerDraft(whole.of) ? 'Go on with your answer to all' : `Answer all ${together.length} at once`}
        </button>
      )}
      <ol class="cards">
        {questions.map((line) => (
          <li key={line.questionId} class="card">
            <p class="question-text">{line.text}</p>
            <p class="quiet-text">
              <bdi>{askedWords(line)}</bdi>
            </p>
            <p class="quiet-text">{becauseWords(line)}</p>
            {ownerWords(line, today) !== '' && <p class="quiet-text">{ownerWords(line, today)}</p>}
            {isYours && (
              <div class="row">
                <button type="button" aria-label={`Answer “${line.text}”`} onClick={() => onAnswer(single(line))}>
                  <PenLine aria-hidden="true" /> {hasAnswerDraft(single(line).of) ? 'Go on with your answer' : 'Answer'}
                </button>
              </div>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
