import { Send } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Backstage } from '../../live/backstage.ts';
import type { Townhall } from '../../live/townhall.ts';
import { lastToFollowUp, type QuestionLine } from '../../world/queue.ts';
import { labelWords, sourceLabel, sourceLine, stageLight, stageWords } from '../../world/stage-view.ts';
import { AnswerButtons } from '../shared/answer-buttons.tsx';
import { Light } from '../shared/light.tsx';
import { OriginalText } from '../shared/original-text.tsx';
import { OutOfTouch } from '../shared/out-of-touch.tsx';
import { ReadFirst } from '../shared/read-first.tsx';
import { Readiness } from '../shared/readiness.tsx';
import { StopButton } from '../shared/stop-button.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { FloorForFollowUp } from './floor-for-follow-up.tsx';
import { Pulse } from './pulse.tsx';
import { ReferForm } from './refer-form.tsx';

/** Who has the stage, the sentence being heard, and the one button that silences it for everybody. */
export function NowSpeaking({ townhall, backstage }: { readonly townhall: Townhall; readonly backstage: Backstage }) {
  const giveBack = useAction();
  const { stage } = townhall.mirror.value;
  const { onStage, done } = townhall.lists.value;
  const last = lastToFollowUp(done);
  const caption = townhall.caption.value;
  const light = stageLight(stage);
  const words = stageWords(stage, townhall.leaderName.value);
  const { connection } = townhall;
  if (!connection.isInTouch.value) {
    return (
      <section class="now" data-light="unknown" aria-label="On the stage now">
        <div class="now-said">
          <OutOfTouch townhall={townhall} />
        </div>
        <div class="now-stop">
          <StopButton townhall={townhall} />
        </div>
      </section>
    );
  }
  return (
    <section class="now" data-light={light ?? 'nobody'} aria-label="On the stage now">
      <div class="now-said">
        <p role="status">
          {light === null ? <span class="quiet-text">{words}</span> : <Light light={light} words={words} />}
        </p>
        {onStage !== null && <h2>{onStage.text}</h2>}
        {onStage !== null && light === null && <ReadFirst townhall={townhall} line={onStage} />}
        {onStage === null && light === null && <h2>The stage is free. Call a question from the queue.</h2>}
        {onStage === null && light === null && last !== null && (
          <FloorForFollowUp townhall={townhall} line={last} names />
        )}
        {caption !== null && (
          <div>
            <p class="now-sentence" lang={caption.language}>
              <span class="spoken">{caption.text.slice(0, caption.spokenTo)}</span>
              <span class="unspoken">{caption.text.slice(caption.spokenTo)}</span>
            </p>
            <p class="quiet-text">
              <strong>{labelWords[caption.label]}</strong>
              {caption.sources.length > 0 && ` from ${sourceLine(caption.sources, sourceLabel(caption))}`}
              {caption.light === 'avatar' && ` · sentence ${caption.index + 1} of ${caption.count}`}
            </p>
            <OriginalText original={caption.original} />
          </div>
        )}
        {light === 'asker' && (
          <button
            type="button"
            class="small"
            disabled={giveBack.isBusy}
            onClick={() => void giveBack.run(() => connection.send({ type: 'floor.take' }))}
          >
            Take the floor back
          </button>
        )}
        {onStage !== null && stage.isForPerson && <ForPerson townhall={townhall} line={onStage} />}
        {onStage !== null && stage.holder === 'nobody' && (
          <button
            type="button"
            class="small"
            disabled={giveBack.isBusy}
            onClick={() =>
              void giveBack.run(() => connection.send({ type: 'question.return', questionId: onStage.id }))
            }
          >
            Put it back into the queue
          </button>
        )}
        <Trouble text={giveBack.trouble} />
        <Pulse townhall={townhall} backstage={backstage} />
      </div>
      <div class="now-stop">
        <StopButton townhall={townhall} />
        <AnswerButtons townhall={townhall} />
      </div>
    </section>
  );
}

/** A called question that the dial leaves to a person: what to do, the draft where there is one, and passing it on. Rule DL3. */
function ForPerson({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const action = useAction();
  const [isPassing, setPassing] = useState(false);
  return (
    <>
      <Readiness townhall={townhall} line={line} />
      <button type="button" class="small" aria-expanded={isPassing} onClick={() => setPassing(!isPassing)}>
        <Send aria-hidden="true" /> Pass it on
      </button>
      {isPassing && (
        <ReferForm
          line={line}
          act={async (command) => void (await action.run(() => townhall.connection.send(command)))}
          action={action}
          onCancel={() => setPassing(false)}
        />
      )}
    </>
  );
}
