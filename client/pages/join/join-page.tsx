import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MeReply } from '../../../protocol/greeting.ts';
import type { Townhall } from '../../live/townhall.ts';
import { entryOf } from '../../world/lobby/ask-again.ts';
import type { Session } from '../../world/session.ts';
import { nameTrouble } from '../../world/typed-text.ts';
import type { LivePages, LookChooserProps } from '../live-pages.ts';
import { drawsHall, kindOfRoute, type LiveRoute } from '../route.ts';
import { OrientationRow, orientationFacts } from '../shared/orientation-button.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useSecondsUntil } from '../shared/use-seconds-until.ts';
import { Checks } from './checks.tsx';
import { HallPicture } from './hall-picture.tsx';
import { Lobby, usePlan } from './lobby.tsx';
import { Over } from './over.tsx';

const buttons: Readonly<Record<LiveRoute, string>> = {
  hall: 'Enter',
  spectator: 'Watch',
  listen: 'Listen',
  desk: 'Open the desk',
  studio: 'Open the studio',
};

interface JoinPageProps {
  readonly greeting: MeReply;
  readonly route: LiveRoute;
  /** Null until it has been loaded; who is quicker waits for it. */
  readonly live: { readonly townhall: Townhall; readonly livePages: LivePages } | null;
  readonly session: Session;
}

/** One sentence, one field, one button; below them what works on this device. */
export function JoinPage({ greeting, route, live, session }: JoinPageProps) {
  const townhall = live?.townhall ?? null;
  const [name, setName] = useState(greeting.name);
  const [localTrouble, setLocalTrouble] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  // The document brings this page as it stands, before its script: nothing can be sent yet, and what is typed counts.
  const [isAwake, setAwake] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    setAwake(true);
    const typed = field.current?.value;
    if (typed !== undefined && typed !== greeting.name) setName(typed);
  }, [greeting.name]);
  const now = usePlan(greeting, townhall?.beginning ?? null, isAwake);
  const { plan } = now;
  const entry = entryOf(plan, drawsHall(route));
  const isJoining = isWaiting || session.kind === 'joining' || session.kind === 'in-line';
  const enter = (takeBody: boolean) => {
    if (entry !== 'now') return;
    const trouble = nameTrouble(name);
    setLocalTrouble(trouble);
    if (trouble !== null) return;
    if (townhall === null) setWaiting(true);
    else townhall.enter(name.trim(), kindOfRoute(route), takeBody);
  };
  useEffect(() => {
    if (!isWaiting || townhall === null) return;
    setWaiting(false);
    townhall.enter(name.trim(), kindOfRoute(route), false);
  }, [isWaiting, townhall, name, route]);
  const isOver = entry === 'over' || entry === 'cancelled';
  return (
    <div class="join">
      <HallPicture />
      <main>
        <header>
          <p class="over">
            Rostrum
            {greeting.isDemo && <span class="demo">Demo</span>}
          </p>
          <h1>{greeting.title}</h1>
          {!isOver && <p class="lead">{lead(route, greeting)}</p>}
        </header>
        {plan !== null && (isOver ? <Over {...now} plan={plan} /> : <Lobby {...now} plan={plan} />)}
        {session.kind === 'body-elsewhere' && entry === 'now' && <Takeover onContinue={() => enter(true)} />}
        {session.kind !== 'body-elsewhere' && !isOver && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              enter(false);
            }}
          >
            {greeting.isSignedIn ? (
              <p class="come-as">
                <span>
                  You come in as <bdi>{greeting.name}</bdi>.
                </span>
                <a class="quiet-text" href="/signed-in">
                  Where you are signed in
                </a>
              </p>
            ) : (
              <div class="field">
                <label for="name">Your name</label>
                <input
                  id="name"
                  ref={field}
                  type="text"
                  autocomplete="name"
                  value={name}
                  aria-describedby="name-hint"
                  onInput={(event) => setName(event.currentTarget.value)}
                />
                <p id="name-hint" class="quiet-text">
                  Everybody in the hall sees it.
                </p>
              </div>
            )}
            <Trouble text={localTrouble ?? (session.kind === 'outside' ? session.trouble : null)} />
            {session.kind === 'in-line' && <InLine {...session} />}
            {entry === 'now' && (
              <button type="submit" class="primary" disabled={isJoining || !isAwake} data-awake={isAwake}>
                {session.kind === 'in-line' ? 'Waiting for your turn' : isJoining ? 'Opening the door' : buttons[route]}
              </button>
            )}
          </form>
        )}
        {!greeting.isDemo && !isOver && route === 'hall' && (
          <p class="quiet-text">
            With a headset? <a href="/signed-in#headset">Let it in with six digits</a>
          </p>
        )}
        {live !== null && !isOver && <BeforeOneComesIn live={live} greeting={greeting} route={route} />}
        {greeting.isDemo && (
          <p class="quiet-text">This is a demo without sign-in: anyone who has the link can come in under any name.</p>
        )}
      </main>
    </div>
  );
}

function Takeover({ onContinue }: { readonly onContinue: () => void }) {
  return (
    <div class="ask-takeover" role="alert">
      <p>You are already in the hall on another page or device. Your seat can move here; the other page then closes.</p>
      <div>
        <button type="button" class="primary" onClick={onContinue}>
          Continue here
        </button>
        <a class="button" href="/listen">
          Only listen here
        </a>
      </div>
    </div>
  );
}

/** How one looks, what works on this device, and how it all works. */
function BeforeOneComesIn(props: {
  readonly live: NonNullable<JoinPageProps['live']>;
  readonly greeting: MeReply;
  readonly route: LiveRoute;
}) {
  const { live, greeting, route } = props;
  return (
    <>
      {route === 'hall' && <OwnLook {...live} />}
      <Checks
        townhall={live.townhall}
        needsMicrophone={route === 'hall' || (route === 'studio' && greeting.role === 'leader')}
      />
      {(drawsHall(route) || route === 'listen') && (
        <OrientationRow facts={orientationFacts(greeting, route === 'hall')} />
      )}
    </>
  );
}

/** Loaded after all that entering needs. Whoever is quicker, or does without, comes in as they are. */
function OwnLook({ townhall, livePages }: NonNullable<JoinPageProps['live']>) {
  const [Chooser, setChooser] = useState<{ readonly component: ComponentType<LookChooserProps> } | null>(null);
  const { lookChooser } = livePages;
  useEffect(() => {
    let isShown = true;
    lookChooser().then(
      (component) => isShown && setChooser({ component }),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [lookChooser]);
  if (Chooser === null) return <div class="look-wait" />;
  return <Chooser.component townhall={townhall} drawing={livePages.ahead.value} />;
}

/** Many come in at once: when it is this person's turn. */
function InLine({ before, retryAtMs }: Extract<Session, { kind: 'in-line' }>) {
  const seconds = useSecondsUntil(retryAtMs);
  return (
    <p class="in-line" role="status">
      Many people are coming in right now. It is your turn in about {seconds === 1 ? 'a second' : `${seconds} seconds`}
      {before > 0 && `; ${before === 1 ? 'one person is' : `${before} people are`} before you`}. Keep this page open:
      you come in by yourself.
    </p>
  );
}

function lead(route: LiveRoute, { leaderName, role }: MeReply): string {
  switch (route) {
    case 'hall':
      return `Ask ${leaderName} anything: an AI avatar answers aloud, and says only what approved statements support.`;
    case 'spectator':
      return `Watch, ask in text and vote: an AI avatar answers for ${leaderName}, only from approved statements.`;
    case 'listen':
      return `Sound and captions only: an AI avatar answers for ${leaderName}, only from approved statements.`;
    case 'desk':
      return 'You read the questions, put them in order, and decide what the avatar answers next.';
    case 'studio':
      if (role !== 'leader') return `Here you bring and approve what the avatar may say for ${leaderName}.`;
      return `Here ${leaderName} lets the avatar speak, stops it, and takes over live.`;
  }
}
