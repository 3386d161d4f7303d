import { CircleCheck, CircleDashed, CircleHelp, FileDiff, UserRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Hash, QuestionId } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import { leftToPersonWords } from '../../world/dial-words.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { AnswerText } from './answer-text.tsx';
import { ReadFirst } from './read-first.tsx';

interface ReadinessProps {
  readonly townhall: Townhall;
  readonly line: QuestionLine;
  /** Which drafts were read, for when this is not drawn meanwhile. */
  readonly drafts?: Map<QuestionId, Hash>;
}

/** Whether the avatar has an answer for a waiting question, the draft to read, and whether it is another than the one that was read; or that the dial leaves it to a person. Rules L12, DL3. */
export function Readiness({ townhall, line, drafts }: ReadinessProps) {
  const [read, setRead] = useState<Hash | null>(drafts?.get(line.id) ?? null);
  const prepared = line.view?.prepared ?? null;
  if (prepared === null) {
    return (
      <p class="readiness" data-ready="preparing">
        <CircleDashed aria-hidden="true" /> Preparing the answer
      </p>
    );
  }
  const leftToPerson = leftToPersonWords(line);
  if (prepared.reading !== undefined && leftToPerson === null) return <ReadFirst townhall={townhall} line={line} />;
  return (
    <div>
      {leftToPerson !== null ? (
        <p class="readiness" data-ready="person">
          <UserRound aria-hidden="true" /> {leftToPerson}
        </p>
      ) : prepared.outcome === 'answered' ? (
        <p class="readiness" data-ready="ready">
          <CircleCheck aria-hidden="true" /> Ready to speak
        </p>
      ) : (
        <p class="readiness" data-ready="abstains">
          <CircleHelp aria-hidden="true" /> Nothing that the avatar may answer. Called, it says why and passes it on.
        </p>
      )}
      {read !== null && read !== prepared.answerId && (
        <p class="readiness" data-ready="changed" role="status">
          <FileDiff aria-hidden="true" /> Changed since you read it
        </p>
      )}
      {prepared.level !== 'off' && (
        <AnswerText
          key={prepared.answerId}
          townhall={townhall}
          answerId={prepared.answerId}
          words="Read the draft"
          tellsWhy
          onRead={() => {
            drafts?.set(line.id, prepared.answerId);
            setRead(prepared.answerId);
          }}
        />
      )}
    </div>
  );
}
