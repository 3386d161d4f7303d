import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MeReply } from '../../protocol/greeting.ts';
import type { Townhall } from '../live/townhall.ts';
import type { Session } from '../world/session.ts';
import { EndPage } from './end/end-page.tsx';
import { JoinPage } from './join/join-page.tsx';
import type { LivePages } from './live-pages.ts';
import { type AloneRoute, drawsHall, type LiveRoute } from './route.ts';
import type { SignInPageProps } from './sign-in/sign-in-page.tsx';

export type ShellState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'unreachable' }
  | {
      readonly kind: 'turned-away';
      readonly message: string;
      readonly title?: string;
      /** Whether a headset may come in by digits. */
      readonly takesCode?: boolean;
    }
  | { readonly kind: 'sign-in'; readonly Page: ComponentType<SignInPageProps>; readonly page: SignInPageProps }
  | { readonly kind: AloneRoute; readonly load: () => Promise<ComponentType<object>> }
  /** `live` comes a moment after the name field has been drawn. */
  | {
      readonly kind: 'town-hall';
      readonly greeting: MeReply;
      readonly route: LiveRoute;
      readonly live: { readonly townhall: Townhall; readonly livePages: LivePages } | null;
    };

export interface ShellProps {
  readonly state: ShellState;
  readonly retry: () => void;
}

const waits = {
  record: 'Opening the record',
  fairness: 'Opening the fairness page',
  'signed-in': 'Looking where you are signed in',
  invitations: 'Opening the invitations',
  invited: 'Looking at your invitation',
  organise: 'Opening the town halls',
  code: 'Asking for digits',
} as const satisfies Record<AloneRoute, string>;

const notYet: Session = { kind: 'outside', trouble: null };

/** The page as a whole: which of its faces is shown. */
export function Shell({ state, retry }: ShellProps) {
  switch (state.kind) {
    case 'opening':
      return <main class="end" aria-busy="true" />;
    case 'unreachable':
      return (
        <EndPage title="The server does not answer" words="Check your network, then try again.">
          <button type="button" class="primary" onClick={retry}>
            Try again
          </button>
        </EndPage>
      );
    case 'turned-away':
      return (
        <EndPage title={state.title ?? 'This page needs your link'} words={state.message}>
          {state.takesCode === true && (
            <a class="button" href="/code">
              In a headset? Come in with six digits
            </a>
          )}
        </EndPage>
      );
    case 'sign-in':
      return <state.Page {...state.page} />;
    case 'town-hall':
      return <TownhallShell {...state} />;
    default:
      return <Loaded load={state.load} wait={waits[state.kind]} props={{}} />;
  }
}

function TownhallShell({ greeting, route, live }: Omit<Extract<ShellState, { kind: 'town-hall' }>, 'kind'>) {
  const session = live?.townhall.connection.session.value ?? notYet;
  const reload = () => location.reload();
  switch (session.kind) {
    case 'outside':
    case 'joining':
    case 'in-line':
    case 'body-elsewhere':
      return <JoinPage greeting={greeting} route={route} live={live} session={session} />;
    case 'here':
    case 'coming-back':
    case 'rejoining':
      return live === null ? null : <LivePage {...live} route={route} />;
    case 'replaced':
      return (
        <EndPage
          title="You are in the hall on another page"
          words="Your seat moved there. You can take it back to this page."
        >
          <button type="button" class="primary" onClick={reload}>
            Come back here
          </button>
          {!greeting.isDemo && (
            <a class="button" href="/signed-in">
              Not you? See where you are signed in
            </a>
          )}
        </EndPage>
      );
    case 'removed':
      return (
        <EndPage
          title="You were removed from this town hall"
          words={
            session.detail === ''
              ? 'A moderator decided this. Ask the organiser if you think it is a mistake.'
              : session.detail
          }
        />
      );
    case 'signed-out':
      return (
        <EndPage
          title="You are signed out"
          words="This session was ended, here or from another of your devices, or it ended by itself. Your questions and votes stay."
        >
          <button type="button" class="primary" onClick={reload}>
            Come in again
          </button>
        </EndPage>
      );
    case 'outdated':
      return (
        <EndPage
          title="This page is older than the server"
          words="It reloaded once and that did not help. Reload it by hand, or clear this site’s data."
        >
          <button type="button" class="primary" onClick={reload}>
            Reload
          </button>
        </EndPage>
      );
    case 'ended':
      return session.why === 'left' ? (
        <EndPage title="You left the hall" words="Your questions and votes stay. Your seat is held for ten minutes.">
          <button type="button" class="primary" onClick={reload}>
            Come back
          </button>
          <a class="button" href="/record">
            Read the record
          </a>
          <a class="button" href="/fairness">
            See how fair it was
          </a>
        </EndPage>
      ) : (
        <EndPage
          title="This town hall has ended"
          words="Everything asked, decided and said is in its record. What was passed on is answered among the questions."
        >
          {drawsHall(route) && (
            <a class="button primary" href="/listen">
              Read the questions and answers
            </a>
          )}
          <a class="button" href="/record">
            Read the record
          </a>
          <a class="button" href="/fairness">
            See how fair it was
          </a>
        </EndPage>
      );
  }
}

function LivePage({
  townhall,
  route,
  livePages,
}: {
  readonly townhall: Townhall;
  readonly route: LiveRoute;
  readonly livePages: LivePages;
}) {
  const { drawHall } = livePages;
  switch (route) {
    case 'desk':
      return <Loaded load={livePages.desk} wait="Opening the desk" props={{ townhall }} />;
    case 'studio':
      return <Loaded load={livePages.studio} wait="Opening the studio" props={{ townhall }} />;
    case 'hall': {
      const form = townhall.connection.isFull.value ? 'watching' : 'body';
      return <Loaded key={form} load={livePages.hall} wait="Opening the hall" props={{ townhall, form, drawHall }} />;
    }
    case 'spectator':
      return <Loaded load={livePages.hall} wait="Opening the hall" props={{ townhall, form: 'watching', drawHall }} />;
    case 'listen':
      return <Loaded load={livePages.hall} wait="Opening the hall" props={{ townhall, form: 'listening', drawHall }} />;
  }
}

/** A page whose code arrives when it is wanted. */
function Loaded<P extends object>(props: {
  readonly load: () => Promise<ComponentType<P>>;
  readonly wait: string;
  readonly props: NoInfer<P>;
}) {
  const [Page, setPage] = useState<{ readonly component: ComponentType<P> } | 'waiting' | 'failed'>('waiting');
  const { load } = props;
  useEffect(() => {
    let isShown = true;
    load().then(
      (component) => isShown && setPage({ component }),
      () => isShown && setPage('failed'),
    );
    return () => {
      isShown = false;
    };
  }, [load]);
  if (Page === 'waiting') {
    return (
      <main class="end" aria-busy="true">
        <p role="status">{props.wait}</p>
      </main>
    );
  }
  if (Page === 'failed') {
    return (
      <EndPage title="A part of this page did not arrive" words="Check your network, then reload.">
        <button type="button" class="primary" onClick={() => location.reload()}>
          Reload
        </button>
      </EndPage>
    );
  }
  return <Page.component {...props.props} />;
}
