import { signal } from '@preact/signals';
import { type Door as DoorName, doorOfPage } from '../protocol/door.ts';
import type { MeReply } from '../protocol/greeting.ts';
import { createDoor } from './adapters/http/door.ts';
import { askThrough } from './adapters/http/request.ts';
import { createPageSound } from './adapters/sound/page-sound.ts';
import { forgetInvitation, invitedBeside } from './invited.ts';
import { HallDrawing } from './live/hall-drawing.ts';
import { keptDrawing } from './live/kept-drawing.ts';
import type { FrameReport } from './live/stage-runner.ts';
import { Townhall } from './live/townhall.ts';
import type { LivePages } from './pages/live-pages.ts';
import { comesIn, drawsHall, kindOfRoute, type LiveRoute } from './pages/route.ts';
import { reloadOnce, takeRejoin } from './reload.ts';
import { isInSpace } from './world/drawing/steps.ts';

/** The door that this page came through. */
const doorName: DoorName = doorOfPage(location.pathname, new URLSearchParams(location.search).get('door'));
export const pageDoor = createDoor(doorName);
export const askAtDoor = askThrough(doorName);

/**
 * Makes the live side of the page, loaded after the name field has been drawn: the town hall, and the pages that show it. `reopen` makes it
 * anew for another one that came into the house while the person waited.
 */
export function openTownhall(
  greeting: MeReply,
  route: LiveRoute,
  reopen: (greeting: MeReply) => void,
): { townhall: Townhall; livePages: LivePages } {
  const townhall = new Townhall(greeting, {
    door: pageDoor,
    sound: createPageSound(),
    joinRoom: loadRoom,
    joinVoices: loadVoices,
    openCapture: async (track) => (await import('./adapters/sound/voice-capture.ts')).openVoiceCapture(track),
    openGreenSound: async () => (await import('./adapters/sound/green-sound.ts')).openGreenSound(),
    invitedBeside: route === 'hall' ? invitedBeside(location.search) : null,
    onOther: (other) => {
      close();
      drawnAhead.peek()?.close();
      drawnAhead.value = null;
      reopen(other);
    },
    report: route === 'listen' ? reportFrame : null,
  });
  const close = () => {
    removeEventListener('pagehide', close);
    townhall.close();
  };
  addEventListener('pagehide', close);
  townhall.connection.session.subscribe((session) => {
    if (session.kind === 'outdated') reloadOnce(townhall.connection.name);
    if (session.kind === 'here' && route === 'hall') forgetInvitation();
  });
  if (comesIn(greeting.plan, route)) void preload(townhall, drawsHall(route));
  const rejoinAs = takeRejoin();
  if (rejoinAs !== null) townhall.enter(rejoinAs, kindOfRoute(route), true);
  return { townhall, livePages };
}

const loadRoom = async () => (await import('./adapters/colyseus/join-room.ts')).joinRoom;
const loadVoices = async () => (await import('./adapters/livekit/join-voices.ts')).joinVoices;
const loadHallView = async () => (await import('./adapters/babylon/hall-view.ts')).createHallView;

/** Begun while the person types their name, if there was time for it. */
const drawnAhead = signal<HallDrawing | null>(null);

const livePages: LivePages = {
  drawHall: (townhall, hasBody) => {
    const ahead = drawnAhead.peek();
    drawnAhead.value = null;
    if (ahead !== null && ahead.hasBody === hasBody && !ahead.isBroken.peek()) return ahead;
    ahead?.close();
    return new HallDrawing(townhall, hasBody, loadHallView);
  },
  ahead: drawnAhead,
  lookChooser: async () => (await import('./pages/join/look-chooser.tsx')).LookChooser,
  hall: async () => (await import('./pages/hall/hall-page.tsx')).HallPage,
  desk: async () => (await import('./pages/desk/desk-page.tsx')).DeskPage,
  studio: async () => (await import('./pages/studio/studio-page.tsx')).StudioPage,
};

/** Fetches and makes what comes after Enter. What fails here is tried again when it is needed. */
async function preload(townhall: Townhall, withHall: boolean): Promise<void> {
  const first: Promise<unknown>[] = [loadRoom()];
  if (withHall) first.push(livePages.hall());
  if (withHall && wantsSpace()) first.push(loadHallView());
  await Promise.allSettled(first);
  const isOutside = townhall.connection.session.peek().kind === 'outside';
  if (withHall && isOutside)
    drawnAhead.value = new HallDrawing(townhall, townhall.greeting.role !== 'spectator', loadHallView);
  // The voices come last: the hall can be drawn without them.
  await Promise.allSettled([loadVoices(), withHall ? townhall.door.hall(townhall.greeting.hall) : null]);
}

/** Whether it is worth fetching what draws the hall in space. */
function wantsSpace(): boolean {
  const drawing = keptDrawing();
  return drawing === 'auto' || isInSpace(drawing);
}

function reportFrame(report: FrameReport): void {
  dispatchEvent(new CustomEvent('rostrum:frame', { detail: report }));
}
