import '@fontsource-variable/inter/wght.css';
import './no-eval.ts';
import { h, hydrate, render } from 'preact';
import { doorTroubles } from '../protocol/door.ts';
import type { MeReply } from '../protocol/greeting.ts';
import { protocolVersion } from '../protocol/version.ts';
import { readGreeting } from './adapters/http/greeting.ts';
import { invitedBeside } from './invited.ts';
import { nextFrame } from './next-frame.ts';
import { comesIn, drawsHall, routeOf, shownTo } from './pages/route.ts';
import { Shell, type ShellState } from './pages/shell.tsx';
import { reloadOnce } from './reload.ts';

/**
 * Starts the page. The name field came in the document and is taken over as it stands, or is drawn with what the document brought along;
 * all else is loaded while the person types.
 */
export async function startPage(root: HTMLElement): Promise<void> {
  const route = routeOf(location.pathname);
  const draw = (state: ShellState) => h(Shell, { state, retry: () => void start() });
  const show = (state: ShellState) => render(draw(state), root);
  // By the server, in the document: once.
  let isDrawn = root.hasChildNodes();
  const turnAway = async (message: string, code?: string) => show(await turnedAway(message, code));
  const start = async () => {
    if (route === 'record') return show({ kind: 'record', load: loadRecord });
    if (route === 'fairness') return show({ kind: 'fairness', load: loadFairness });
    if (route === 'signed-in') return show({ kind: 'signed-in', load: loadSignedIn });
    if (route === 'invitations') return show({ kind: 'invitations', load: loadInvitations });
    if (route === 'organise') return show({ kind: 'organise', load: () => loadOrganise(turnAway) });
    if (route === 'invited') return show({ kind: 'invited', load: loadInvited });
    const linkTrouble = troubleOfLink(location.search);
    if (linkTrouble !== null) return turnAway(...linkTrouble);
    const brought = readGreeting();
    if (brought === null) show({ kind: 'opening' });
    const reply = brought === null ? await askWhoIAm() : { kind: 'ok' as const, value: brought };
    if (reply.kind === 'unreachable') return show({ kind: 'unreachable' });
    // An invitation that came before the person's own link is kept.
    if (reply.kind === 'refused') invitedBeside(location.search);
    if (reply.kind === 'refused') return turnAway(reply.message, reply.code);
    const greeting = reply.value;
    if (greeting.protocol !== protocolVersion && reloadOnce(null)) return;
    const shown = shownTo(greeting.role, route);
    document.title = titleOf(greeting);
    const joinPage: ShellState = { kind: 'town-hall', greeting, route: shown, live: null };
    if (isDrawn) hydrate(draw(joinPage), root);
    else show(joinPage);
    isDrawn = false;
    await nextFrame();
    // By far the largest part sets out first; what fails here is tried again when it is needed.
    if (drawsHall(shown) && comesIn(greeting.plan, shown))
      void import('./adapters/babylon/hall-view.ts').catch(() => undefined);
    const code = await import('./open-townhall.ts').catch(() => null);
    if (code === null) return show({ kind: 'unreachable' });
    const open = (greeting: MeReply) => {
      const shown = shownTo(greeting.role, route);
      document.title = titleOf(greeting);
      show({ kind: 'town-hall', greeting, route: shown, live: code.openTownhall(greeting, shown, open) });
    };
    open(greeting);
  };
  await start();
}

const titleOf = ({ title }: MeReply) => `${title} · Rostrum`;

/** What whoever is not in is shown; when that does not arrive either, the words alone. */
async function turnedAway(message: string, code?: string): Promise<ShellState> {
  const away = await import('./turned-away.ts').catch(() => null);
  return away === null ? { kind: 'turned-away', message } : away.turnedAway(message, code);
}

async function loadInvitations() {
  const [{ InvitationsPage, namedTownhall }, { pageDoor }] = await Promise.all([
    import('./pages/invitations/invitations-page.tsx'),
    import('./open-townhall.ts'),
  ]);
  const townhallId = namedTownhall(location.search);
  return () => h(InvitationsPage, { door: pageDoor, townhallId });
}

async function loadOrganise(turnAway: (message: string, code: string) => void) {
  return (await import('./open-organise.ts')).organisePage(turnAway);
}

async function loadInvited() {
  const [{ InvitedPage }, { pageDoor }] = await Promise.all([
    import('./pages/invited/invited-page.tsx'),
    import('./open-townhall.ts'),
  ]);
  return () => h(InvitedPage, { door: pageDoor, go: (to) => location.assign(to) });
}

async function loadSignedIn() {
  const [{ SignedInPage }, { pageDoor }] = await Promise.all([
    import('./pages/signed-in/signed-in-page.tsx'),
    import('./open-townhall.ts'),
  ]);
  return () => h(SignedInPage, { door: pageDoor });
}

async function askWhoIAm() {
  const code = await import('./open-townhall.ts').catch(() => null);
  return code === null ? { kind: 'unreachable' as const } : code.pageDoor.me();
}

async function loadRecord() {
  const [{ RecordPage }, { pageDoor }] = await Promise.all([
    import('./pages/record/record-page.tsx'),
    import('./open-townhall.ts'),
  ]);
  return () => h(RecordPage, { door: pageDoor });
}

async function loadFairness() {
  const [{ FairnessPage }, { pageDoor }] = await Promise.all([
    import('./pages/fairness/fairness-page.tsx'),
    import('./open-townhall.ts'),
  ]);
  return () => h(FairnessPage, { door: pageDoor });
}

/** A link that was not taken comes back as `?trouble=CODE`: its words, and the code. */
function troubleOfLink(search: string): readonly [string, string] | null {
  const code = new URLSearchParams(search).get('trouble');
  const [name, words] = Object.entries(doorTroubles).find(([each]) => each === code) ?? [];
  return name === undefined || words === undefined ? null : [words, name];
}
