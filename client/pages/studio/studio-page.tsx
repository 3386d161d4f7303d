import { LogOut, Mic, Pause, Play, Undo2 } from 'lucide-preact';
import { useCallback, useMemo } from 'preact/hooks';
import { can } from '../../../protocol/roles.ts';
import { ImportReview } from '../../live/import-review.ts';
import { StudioDesk } from '../../live/studio-desk.ts';
import type { Townhall } from '../../live/townhall.ts';
import { stageLight, stageWords, waitingWords } from '../../world/stage-view.ts';
import { CaptionBar } from '../hall/caption-bar.tsx';
import { AnswerButtons } from '../shared/answer-buttons.tsx';
import { Asker } from '../shared/asker.tsx';
import { Dial } from '../shared/dial.tsx';
import { GreenRoomSlot } from '../shared/green-room-slot.tsx';
import { Level } from '../shared/level.tsx';
import { Light } from '../shared/light.tsx';
import { ModelLine } from '../shared/model-line.tsx';
import { OutOfTouch } from '../shared/out-of-touch.tsx';
import { ReadFirst } from '../shared/read-first.tsx';
import { Readiness } from '../shared/readiness.tsx';
import { StopButton } from '../shared/stop-button.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { takeOverTroubles } from '../shared/voices-words.ts';
import { AskedOfYou } from './asked-of-you.tsx';
import { ConsentCard } from './consent-card.tsx';
import { DelegatesCard } from './delegates-card.tsx';
import { ImportCard } from './import-card.tsx';
import { InboxCard } from './inbox-card.tsx';
import { MannerCard } from './manner-card.tsx';
import { RehearsalCard } from './rehearsal-card.tsx';
import { ReviewCard } from './review-card.tsx';
import { SignedAnswersCard } from './signed-answers-card.tsx';
import { StatementsCard } from './statements-card.tsx';
import '../shared/lists.css';
import './studio.css';

/** The leader's page: what the avatar says in their name, how to stop it, and how to speak themselves. */
export function StudioPage({ townhall }: { readonly townhall: Townhall }) {
  const { stage } = townhall.mirror.value;
  const { onStage } = townhall.lists.value;
  const light = stageLight(stage);
  const desk = useMemo(() => new StudioDesk(townhall.door), [townhall]);
  const words = stageWords(stage, townhall.leaderName.value);
  const isInTouch = townhall.connection.isInTouch.value;
  return (
    <div class="studio">
      <header class="studio-bar">
        <div>
          <h1>{townhall.title.value}</h1>
          <p class="quiet-text" role="status">
            The studio of {townhall.leaderName.value}
          </p>
        </div>
        <div class="row">
          {townhall.greeting.isDemo && <span class="demo">Demo</span>}
          <button type="button" class="small" onClick={() => townhall.connection.leave()}>
            <LogOut aria-hidden="true" /> Leave
          </button>
        </div>
      </header>
      <main>
        <section
          class="studio-stage"
          data-light={isInTouch ? (light ?? 'nobody') : 'unknown'}
          aria-label="On the stage now"
        >
          {isInTouch ? (
            <>
              <p role="status">
                {light === null ? <span class="quiet-text">{words}</span> : <Light light={light} words={words} />}
              </p>
              <h2>{onStage?.text ?? (light === null ? 'The stage is free.' : 'No question is called.')}</h2>
              {townhall.caption.value !== null && <CaptionBar townhall={townhall} isLarge={false} />}
            </>
          ) : (
            <OutOfTouch townhall={townhall} />
          )}
          {onStage !== null && light === null && isInTouch && <ReadFirst townhall={townhall} line={onStage} />}
          {can(townhall.role.value, 'stage.take-over') && <StageControls townhall={townhall} />}
        </section>
        <Dial townhall={townhall} />
        <GreenRoomSlot townhall={townhall} backstage={null} />
        <AskedOfYou townhall={townhall} />
        {can(townhall.role.value, 'stage.stop') && <WaitingQuestions townhall={townhall} />}
        {desk.persona.value !== null && <OnThisPage />}
        <ConsentCard townhall={townhall} desk={desk} />
        {desk.persona.value !== null && <InboxCard townhall={townhall} desk={desk} />}
        {desk.persona.value !== null && <ReviewCard townhall={townhall} />}
        {desk.persona.value !== null && <RehearsalCard townhall={townhall} />}
        <StatementsOf townhall={townhall} desk={desk} />
      </main>
    </div>
  );
}

/** What comes next, with what would be said. */
function WaitingQuestions({ townhall }: { readonly townhall: Townhall }) {
  const { waiting } = townhall.lists.value;
  return (
    <section aria-label="Waiting questions">
      <h2>{waitingWords(waiting.length)}</h2>
      <ModelLine door={townhall.door} tellsOffers />
      {waiting.length === 0 && (
        <p class="empty">Approved questions appear here with the answer the avatar would give.</p>
      )}
      <ol class="cards">
        {waiting.map((line) => (
          <li key={line.id} class="card">
            <p class="question-text">{line.text}</p>
            <p class="quiet-text">
              <Asker of={line} /> · <span class="count">{line.votes === 1 ? '1 vote' : `${line.votes} votes`}</span>
            </p>
            <Readiness townhall={townhall} line={line} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The page is long: before and after a town hall much is done here. */
function OnThisPage() {
  return (
    <nav class="on-this-page" aria-label="On this page">
      {parts.map(([id, name]) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

const parts = [
  ['consent', 'Consent'],
  ['not-known', 'Not known'],
  ['review', 'Review'],
  ['rehearsal-heading', 'Rehearsal'],
  ['bring', 'Bring files'],
  ['statements', 'Statements'],
  ['signed-answers', 'Signed answers'],
  ['manner', 'Manner'],
  ['delegates', 'Delegates'],
] as const;

/** What the avatar may speak from: brought, written, approved; and who does so in the leader's name. */
function StatementsOf({ townhall, desk }: { readonly townhall: Townhall; readonly desk: StudioDesk }) {
  const review = useMemo(() => new ImportReview(townhall.door), [townhall]);
  const persona = desk.persona.value;
  if (desk.isRefused.value) return <NotYours />;
  if (persona === null) return null;
  return (
    <>
      <ImportCard persona={persona} review={review} onAdded={() => void desk.load()} />
      <StatementsCard desk={desk} />
      <SignedAnswersCard desk={desk} />
      <MannerCard desk={desk} door={townhall.door} />
      <DelegatesCard desk={desk} door={townhall.door} />
    </>
  );
}

/** Whoever was dismissed, or never named. */
function NotYours() {
  return (
    <p class="empty">
      Only the leader and those whom the leader named bring and approve statements. You are not one of them now.
    </p>
  );
}

function StageControls({ townhall }: { readonly townhall: Townhall }) {
  const action = useAction();
  const { stage } = townhall.mirror.value;
  const mic = townhall.microphone.state.value;
  const read = useCallback(() => townhall.sound.microphoneLevel(), [townhall]);
  const isLive = stage.holder === 'human' && stage.memberId === townhall.self.value?.memberId;
  const isHeld = stage.isAvatarHeld;
  const { connection, microphone } = townhall;
  const isInTouch = connection.isInTouch.value;
  const whyNot = takeOverTroubles[townhall.voicesStanding.value];
  const giveBack = async () => {
    if (microphone.state.peek().kind === 'off') await action.run(() => connection.send({ type: 'stage.release' }));
    else await microphone.close({ type: 'stage.release' });
  };
  return (
    <>
      <div class="studio-controls">
        {isLive ? (
          <button type="button" class="primary big" onClick={() => void giveBack()}>
            <Undo2 aria-hidden="true" /> Give the stage back
          </button>
        ) : (
          <button
            type="button"
            class="take-over big"
            disabled={mic.kind !== 'off' || whyNot !== null}
            aria-describedby={whyNot === null ? undefined : 'why-not'}
            onClick={() => void microphone.open({ type: 'stage.take-over' }, { type: 'stage.release' })}
          >
            <Mic aria-hidden="true" /> {takeOverWords(mic.kind)}
          </button>
        )}
        <StopButton townhall={townhall} isBig />
        <button
          type="button"
          class="big"
          disabled={action.isBusy || !isInTouch}
          onClick={() => void action.run(() => connection.send({ type: isHeld ? 'avatar.resume' : 'avatar.hold' }))}
        >
          {isHeld ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          {isHeld ? 'Let the avatar speak' : 'Hold the avatar'}
        </button>
      </div>
      <AnswerButtons townhall={townhall} />
      {isLive && mic.kind === 'on' && (
        <div class="studio-level">
          <Level read={read} label="Loudness of your microphone" />
          <p>You are live. {liveWords[townhall.greeting.recognition]}</p>
        </div>
      )}
      {isLive && mic.kind === 'off' && (
        <div class="studio-level">
          <p>You have the stage, but your microphone is off. A reconnect never opens it again by itself.</p>
          <button type="button" onClick={() => void microphone.open({ type: 'voice.open' }, { type: 'voice.close' })}>
            <Mic aria-hidden="true" /> Open the microphone
          </button>
        </div>
      )}
      {!isLive && whyNot !== null && (
        <p id="why-not" class="desk-note">
          {whyNot}
          {isInTouch && ' You can still stop or hold the avatar.'}
        </p>
      )}
      {!isLive && whyNot === null && (
        <p class="quiet-text">
          Taking over silences the avatar at once; you then speak through the same body. People see Live in amber.{' '}
          {takeOverNotes[townhall.greeting.recognition]}
        </p>
      )}
      <Trouble
        text={(mic.kind === 'off' ? mic.trouble : null) ?? action.trouble}
        onClose={() => {
          microphone.dismiss();
          action.clear();
        }}
      />
    </>
  );
}

/** What becomes of what the leader says. */
const liveWords = {
  on: 'Automatic captions follow your words and are kept in the record, as text; your voice is not.',
  off: 'There are no captions. The record keeps when you began and ended, but not your words or your voice.',
} as const;

/** The same before it, as a promise. */
const takeOverNotes = {
  on: 'Your words are captioned and kept in the record, as text; your voice is not.',
  off: 'There are no captions here. Neither your words nor your voice is kept.',
} as const;

function takeOverWords(mic: 'off' | 'asking' | 'opening' | 'on'): string {
  if (mic === 'asking') return 'Allow the microphone';
  return mic === 'off' ? 'Take over with your microphone' : 'Opening';
}
