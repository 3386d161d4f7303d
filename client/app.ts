import '@fontsource-variable/inter/wght.css';
import './no-eval.ts';
import { h, hydrate, render } from 'preact';
import { doorPaths, doorTroubles } from '../protocol/door.ts';
import { protocolVersion } from '../protocol/version.ts';
import { readGreeting } from './adapters/http/greeting.ts';
import { invitedBeside } from './invited.ts';
import { nextFrame } from './next-frame.ts';
import { linkWords } from './pages/link-titles.ts';
import { drawsHall, routeOf, shownTo, standsAlone } from './pages/route.ts';
import { Shell, type ShellState } from './pages/shell.tsx';
import { reloadOnce } from './reload.ts';

const uninvited = 'This browser is not in. Open the link of your invitation in it, or ask the organiser for one.';

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
  const start = async () => {
    if (standsAlone(route))
      return show({ kind: route, load: async () => (await import('./lone-pages.ts')).lonePage(route) });
    const linkTrouble = troubleOfLink(location.search);
    if (linkTrouble !== null) return show(await turnedAway(...linkTrouble));
    const brought = readGreeting();
    if (brought === null) show({ kind: 'opening' });
    const reply = brought === null ? await askWhoIAm() : { kind: 'ok' as const, value: brought };
    if (reply.kind === 'unreachable') return show({ kind: 'unreachable' });
    // An invitation that came before the person's own link is kept.
    if (reply.kind === 'refused') invitedBeside(location.search);
    if (reply.kind === 'refused') return show(await turnedAway(reply.message, reply.code));
    const greeting = reply.value;
    if (greeting.protocol !== protocolVersion && reloadOnce(null)) return;
    document.title = `${greeting.title} · Rostrum`;
    const shown = shownTo(greeting.role, route);
    const joinPage: ShellState = { kind: 'town-hall', greeting, route: shown, live: null };
    if (isDrawn) hydrate(draw(joinPage), root);
    else show(joinPage);
    isDrawn = false;
    await nextFrame();
    // By far the largest part sets out first; what fails here is tried again when it is needed.
    if (drawsHall(shown)) void import('./adapters/babylon/hall-view.ts').catch(() => undefined);
    const code = await import('./open-townhall.ts').catch(() => null);
    if (code === null) return show({ kind: 'unreachable' });
    show({ kind: 'town-hall', greeting, route: shown, live: code.openTownhall(greeting, shown) });
  };
  await start();
}

/** Where people sign in, whoever is not in finds the button; who has just come needs no reason. */
async function turnedAway(message: string, code?: string): Promise<ShellState> {
  const status = await askSignIn();
  if (status === null) return { kind: 'turned-away', message };
  if (status.kind === 'invitations') {
    const { title, words } = linkWords(code, message);
    return code === 'no-session'
      ? { kind: 'turned-away', title: 'People come in by invitation', message: uninvited, takesCode: true }
      : { kind: 'turned-away', title, message: words };
  }
  const query = new URLSearchParams(location.search);
  query.delete('trouble');
  const path = location.pathname === '/' ? doorPaths.hall : location.pathname;
  const to = query.size === 0 ? path : `${path}?${query}`;
  return { kind: 'sign-in', status, trouble: code === 'no-session' ? null : message, to, ask: askCompany };
}

async function askSignIn() {
  const code = await import('./open-townhall.ts').catch(() => null);
  const reply = await code?.pageDoor.signIn();
  return reply?.kind === 'ok' ? reply.value.signIn : null;
}

async function askCompany() {
  const status = await askSignIn();
  return status?.kind === 'invitations' ? null : status;
}

async function askWhoIAm() {
  const code = await import('./open-townhall.ts').catch(() => null);
  return code === null ? { kind: 'unreachable' as const } : code.pageDoor.me();
}

/** A link that was not taken comes back as `?trouble=CODE`: its words, and the code. */
function troubleOfLink(search: string): readonly [string, string] | null {
  const code = new URLSearchParams(search).get('trouble');
  const [name, words] = Object.entries(doorTroubles).find(([each]) => each === code) ?? [];
  return name === undefined || words === undefined ? null : [words, name];
}
