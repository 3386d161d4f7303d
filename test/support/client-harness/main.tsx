import '@fontsource-variable/inter/wght.css';
import '../../../client/pages/tokens.css';
import '../../../client/pages/base.css';
import '../../../client/pages/join/join.css';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { config } from 'zod';
import daniel from '../../../assets/persona/daniel-okafor.persona.json' with { type: 'json' };
import { openGreenSound } from '../../../client/adapters/sound/green-sound.ts';
import { createPageSound } from '../../../client/adapters/sound/page-sound.ts';
import { openVoiceCapture } from '../../../client/adapters/sound/voice-capture.ts';
import { type CreateHallView, HallDrawing } from '../../../client/live/hall-drawing.ts';
import { Townhall } from '../../../client/live/townhall.ts';
import type { LivePages } from '../../../client/pages/live-pages.ts';
import { Shell, type ShellState } from '../../../client/pages/shell.tsx';
import { SignInPage } from '../../../client/pages/sign-in/sign-in-page.tsx';
import { portraitSchema } from '../../../protocol/portrait.ts';
import { townhall as townhallPlan } from '../../../scenes/load-hall.ts';
import { keepAnonymous } from './fake-anonymous.ts';
import { fakeHeadsetDoor } from './fake-headset-door.ts';
import { planNamed, plannedDoor } from './fake-plan.ts';
import { fakeDoor, fakeRoom, fakeVoices } from './fake-server.ts';
import { signInState } from './fake-sign-in.ts';
import { scenes, type VoicesHere } from './fake-state.ts';
import { studios } from './fake-studio.ts';

// The real pages on a transport that is not there: to look at every state of them. `?page=hall&scene=speaking&role=attendee&draw=no`.
config({ jitless: true });
const query = new URLSearchParams(location.search);
const scene = scenes.find((each) => each === query.get('scene')) ?? 'quiet';
const voicesHere: readonly VoicesHere[] = ['on', 'lost', 'blocked', 'off'];
const voices = voicesHere.find((each) => each === query.get('voices')) ?? 'on';
const roles = ['attendee', 'moderator', 'leader', 'spectator', 'organiser'] as const;
const role = roles.find((each) => each === query.get('role')) ?? 'attendee';
const drawings = ['picture', 'sound', 'captions'] as const;
const loads = ['heavy', 'fair', 'light'] as const;
const routes = [
  'hall',
  'spectator',
  'desk',
  'studio',
  'record',
  'fairness',
  'listen',
  'unreachable',
  'turned-away',
  'sign-in',
  'signed-in',
  'invitations',
  'invited',
  'organise',
  'code',
] as const;
const route = routes.find((each) => each === query.get('page')) ?? 'hall';

const ownSeat = townhallPlan.seats.find(({ id }) => id === 'C5');

const paintedHall: CreateHallView = async (canvas) => {
  paint(canvas);
  return {
    acoustics: { reverbS: 0.9, fullVoiceM: 1.2, voiceRangeM: 14 },
    setBodies: () => undefined,
    setBalcony: () => undefined,
    setPersonalSpace: () => undefined,
    setDetail: () => undefined,
    // A test tells how the device bears it: in an attribute of the document.
    get load() {
      return loads.find((each) => each === document.documentElement.getAttribute('data-load')) ?? 'fair';
    },
    setStage: () => undefined,
    setScreen: () => undefined,
    setCaption: () => undefined,
    setGaze: () => undefined,
    setLeaderBody: () => undefined,
    showReaction: () => undefined,
    placeSelf: () => undefined,
    readPose: () => ({ head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] }, left: null, right: null }),
    drawPortrait: async ({ widthPx, heightPx }) => new Uint8ClampedArray(widthPx * heightPx * 4).fill(150),
    headOf: () => null,
    // In the third row, looking at the stage.
    readListener: (out) => out.set([...(ownSeat?.position ?? [0, 0, 4]), 0.3, 0, -0.95]),
    canEnterXr: Promise.resolve(query.get('xr') === 'yes'),
    headset: {
      setComfort: () => undefined,
      setNotice: () => undefined,
      setPanel: () => undefined,
      closePanel: () => undefined,
      turn: () => undefined,
      recenter: () => undefined,
      hasKeyboard: () => false,
      openKeyboard: () => undefined,
    },
    enterXr: async () => undefined,
    exitXr: async () => undefined,
    show: () => undefined,
    drawn: async () => undefined,
    finished: async () => undefined,
    close: () => undefined,
  };
};

const draw = query.get('draw');
/** `draw=real`: the hall itself, where the harness serves its files. */
const loadHall = async () => {
  if (draw === 'no') throw new Error('no WebGL');
  return draw === 'real' ? (await import('./drawn-hall.ts')).createDrawnHall : paintedHall;
};
const ahead = signal<HallDrawing | null>(null);
const livePages: LivePages = {
  ahead,
  lookChooser: async () => (await import('../../../client/pages/join/look-chooser.tsx')).LookChooser,
  drawHall: (town, hasBody) => {
    const made = ahead.peek();
    ahead.value = null;
    return made !== null && !made.isBroken.peek() ? made : new HallDrawing(town, hasBody, loadHall);
  },
  hall: async () => (await import('../../../client/pages/hall/hall-page.tsx')).HallPage,
  desk: async () => (await import('../../../client/pages/desk/desk-page.tsx')).DeskPage,
  studio: async () => (await import('../../../client/pages/studio/studio-page.tsx')).StudioPage,
};
const loadRecord = async () => {
  const { RecordPage } = await import('../../../client/pages/record/record-page.tsx');
  return () => h(RecordPage, { door });
};

const loadFairness = async () => {
  const { FairnessPage } = await import('../../../client/pages/fairness/fairness-page.tsx');
  return () => h(FairnessPage, { door });
};

const loadSignedIn = async () => {
  const { SignedInPage } = await import('../../../client/pages/signed-in/signed-in-page.tsx');
  return () => h(SignedInPage, { door, headsets: fakeHeadsetDoor(null) });
};

const loadInvitations = async () => {
  const { InvitationsPage } = await import('../../../client/pages/invitations/invitations-page.tsx');
  return () => h(InvitationsPage, { door, townhallId: undefined });
};

const loadCode = async () => {
  const { CodePage } = await import('../../../client/pages/headset-code/code-page.tsx');
  return () => h(CodePage, { door: fakeHeadsetDoor(query.get('code')), go: () => undefined });
};

const loadInvited = async () => {
  const { InvitedPage } = await import('../../../client/pages/invited/invited-page.tsx');
  return () => h(InvitedPage, { door, go: () => undefined });
};

const loadOrganise = async () => {
  const [{ OrganisePage }, { fakeOrganising }] = await Promise.all([
    import('../../../client/pages/organise/organise-page.tsx'),
    import('./fake-organising.ts'),
  ]);
  const organiseDoor = fakeOrganising(query.get('organise'));
  return () => h(OrganisePage, { door: organiseDoor, turnAway: () => undefined });
};

const story = async () => (await import('../../data/story.record.jsonl?raw')).default;
/** `record=20`: of a town hall with so many questions; `record=20-broken`: with a line that was taken out. */
const busy = async (questions: number, isBroken: boolean) => {
  const { aBusyTownhall, publicText } = await import('../a-fair-record.ts');
  const text = await publicText(aBusyTownhall(questions, questions > 20 ? 40 : 9).events);
  return isBroken ? text.split('\n').toSpliced(60, 1).join('\n') : text;
};
const recordOf = async (named: string) => {
  if (named === 'story') return story();
  const [, questions, broken] = /^(\d+)(-broken)?$/.exec(named) ?? [];
  return questions === undefined ? named : busy(Number(questions), broken !== undefined);
};
const recordText = await recordOf(query.get('record') ?? '');
const studio = studios.find((each) => each === query.get('studio')) ?? 'leader';
const plainDoor = fakeDoor(scene, role, {
  recordText,
  recordCuts: Number(query.get('cuts') ?? 0),
  voices,
  studio,
  many: Number(query.get('many') ?? 0),
  invited: query.get('invited'),
  hears: query.get('hears') !== 'no',
});
// `plan=planned`: somebody planned it, and it is so far.
const plan = planNamed(query.get('plan'));
const door = plan === null ? plainDoor : plannedDoor(plainDoor, plan);
const greeting = await door.me();
if (greeting.kind !== 'ok') throw new Error('the fake door is shut');
// `leader=okafor`: the other one who comes along.
const leaderPortrait =
  query.get('leader') === 'okafor' ? portraitSchema.parse(daniel.portrait) : greeting.value.leaderPortrait;
// `kept`: this browser asked anonymously before.
if (query.has('kept')) keepAnonymous();
const townhall = new Townhall(
  { ...greeting.value, leaderPortrait },
  {
    door,
    sound: createPageSound(),
    joinRoom: fakeRoom(scene, voices, query.has('full')),
    joinVoices: fakeVoices(voices),
    openCapture: openVoiceCapture,
    openGreenSound: async () => openGreenSound(),
    invitedBeside: null,
    report: null,
  },
);
const drawing = drawings.find((each) => each === draw);
if (drawing !== undefined) townhall.drawingChoice.choose(drawing);
// As in the product: made while the person types, so that they see themselves.
else if (draw !== null) ahead.value = new HallDrawing(townhall, role !== 'spectator', loadHall);
const root = document.getElementById('page');
const state: ShellState =
  route === 'record'
    ? { kind: 'record', load: loadRecord }
    : route === 'fairness'
      ? { kind: 'fairness', load: loadFairness }
      : route === 'unreachable'
        ? { kind: 'unreachable' }
        : route === 'signed-in'
          ? { kind: 'signed-in', load: loadSignedIn }
          : route === 'invitations'
            ? { kind: 'invitations', load: loadInvitations }
            : route === 'invited'
              ? { kind: 'invited', load: loadInvited }
              : route === 'organise'
                ? { kind: 'organise', load: loadOrganise }
                : route === 'code'
                  ? { kind: 'code', load: loadCode }
                  : route === 'sign-in'
                    ? signInState(SignInPage, query.get('sign-in'))
                    : route === 'turned-away'
                      ? { kind: 'turned-away', message: 'Open the link that you were given, in this browser.' }
                      : { kind: 'town-hall', greeting: greeting.value, route, live: { townhall, livePages } };
if (root !== null) render(h(Shell, { state, retry: () => undefined }), root);

function paint(canvas: HTMLCanvasElement): void {
  canvas.width = 640;
  canvas.height = 360;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const light = context.createRadialGradient(320, 170, 20, 320, 200, 380);
  light.addColorStop(0, '#c99a62');
  light.addColorStop(0.4, '#5b4029');
  light.addColorStop(1, '#17120e');
  context.fillStyle = light;
  context.fillRect(0, 0, 640, 360);
  context.fillStyle = '#100d0b';
  context.fillRect(220, 70, 200, 100);
}
