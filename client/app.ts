import { h, render } from 'preact';
import { protocolVersion } from '../protocol/commands.ts';
import { doorOfPage, doorTroubles } from '../protocol/http.ts';
import { createDoor } from './adapters/http/door.ts';
import { readGreeting } from './adapters/http/greeting.ts';
import { createPageSound } from './adapters/sound/page-sound.ts';
import { HallDrawing } from './live/hall-drawing.ts';
import type { FrameReport } from './live/stage-runner.ts';
import { Townhall } from './live/townhall.ts';
import type { LivePages } from './pages/live-pages.ts';
import { kindOfRoute, routeOf } from './pages/route.ts';
import { Shell, type ShellState } from './pages/shell.tsx';
import { reloadOnce, takeRejoin } from './reload.ts';

/** Wires the page: the one place that makes adapters. What is heavy is loaded while the person types their name. */
export async function startPage(root: HTMLElement): Promise<void> {
  const route = routeOf(location.pathname);
  const door = createDoor(doorOfPage(location.pathname, new URLSearchParams(location.search).get('door')));
  const show = (state: ShellState) => render(h(Shell, { state, livePages, retry: () => void start() }), root);
  const start = async () => {
    if (route === 'record') return show({ kind: 'record', door });
    const linkTrouble = troubleOfLink(location.search);
    if (linkTrouble !== null) return show({ kind: 'turned-away', message: linkTrouble });
    const greeting = readGreeting();
    if (greeting === null) show({ kind: 'opening' });
    const reply = greeting === null ? await door.me() : { kind: 'ok' as const, value: greeting };
    if (reply.kind === 'unreachable') return show({ kind: 'unreachable' });
    if (reply.kind === 'refused') return show({ kind: 'turned-away', message: reply.message });
    if (reply.value.protocol !== protocolVersion && reloadOnce(null)) return;
    document.title = `${reply.value.title} · Rostrum`;
    const townhall = new Townhall(reply.value, {
      door,
      sound: createPageSound(),
      joinRoom: loadRoom,
      joinVoices: loadVoices,
      report: route === 'listen' ? reportFrame : null,
    });
    addEventListener('pagehide', () => townhall.close());
    townhall.connection.session.subscribe((session) => {
      if (session.kind === 'outdated') reloadOnce(townhall.connection.name);
    });
    show({
      kind: 'town-hall',
      townhall,
      route: route === 'hall' && townhall.greeting.role === 'spectator' ? 'spectator' : route,
    });
    preload(townhall, route === 'hall' || route === 'spectator');
    const rejoinAs = takeRejoin();
    if (rejoinAs !== null) townhall.enter(rejoinAs, kindOfRoute(route), true);
  };
  await start();
}

const loadRoom = async () => (await import('./adapters/colyseus/join-room.ts')).joinRoom;
const loadVoices = async () => (await import('./adapters/livekit/join-voices.ts')).joinVoices;
const loadHallView = async () => (await import('./adapters/babylon/hall-view.ts')).createHallView;

/** Begun while the person types their name, if there was time for it. */
let drawnAhead: HallDrawing | null = null;

const livePages: LivePages = {
  drawHall: (townhall, hasBody) => {
    const ahead = drawnAhead;
    drawnAhead = null;
    if (ahead !== null && ahead.state.peek().kind !== 'broken') return ahead;
    return new HallDrawing(townhall, hasBody, loadHallView);
  },
  hall: async () => (await import('./pages/hall/hall-page.tsx')).HallPage,
  desk: async () => (await import('./pages/desk/desk-page.tsx')).DeskPage,
  studio: async () => (await import('./pages/studio/studio-page.tsx')).StudioPage,
  record: async () => (await import('./pages/record/record-page.tsx')).RecordPage,
};

/** Fetches and makes what comes after Enter, after the join page itself has been drawn. What fails here is tried again when it is needed. */
function preload(townhall: Townhall, drawsHall: boolean): void {
  const begin = async () => {
    const first: Promise<unknown>[] = [loadRoom()];
    if (drawsHall) first.push(livePages.hall(), loadHallView());
    await Promise.allSettled(first);
    const isOutside = townhall.connection.session.peek().kind === 'outside';
    if (drawsHall && isOutside)
      drawnAhead = new HallDrawing(townhall, townhall.greeting.role !== 'spectator', loadHallView);
    // The voices come last: the hall can be drawn without them.
    await Promise.allSettled([loadVoices()]);
  };
  requestAnimationFrame(() => setTimeout(() => void begin(), 0));
}

/** A link that was not taken comes back as `?trouble=CODE`. */
function troubleOfLink(search: string): string | null {
  const code = new URLSearchParams(search).get('trouble');
  const known = Object.entries(doorTroubles).find(([name]) => name === code);
  return known?.[1] ?? null;
}

function reportFrame(report: FrameReport): void {
  dispatchEvent(new CustomEvent('rostrum:frame', { detail: report }));
}
