import '@fontsource-variable/inter/wght.css';
import '../../../client/pages/tokens.css';
import '../../../client/pages/base.css';
import '../../../client/pages/join/join.css';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { config } from 'zod';
import { createPageSound } from '../../../client/adapters/sound/page-sound.ts';
import { openVoiceCapture } from '../../../client/adapters/sound/voice-capture.ts';
import { type CreateHallView, HallDrawing } from '../../../client/live/hall-drawing.ts';
import { Townhall } from '../../../client/live/townhall.ts';
import type { LivePages } from '../../../client/pages/live-pages.ts';
import { Shell, type ShellState } from '../../../client/pages/shell.tsx';
import { fakeDoor, fakeRoom, fakeVoices, type Scene, type VoicesHere } from './fake-server.ts';

// The real pages on a transport that is not there: to look at every state of them. `?page=hall&scene=speaking&role=attendee&draw=no`.
config({ jitless: true });
const query = new URLSearchParams(location.search);
const scenes: readonly Scene[] = [
  'quiet',
  'speaking',
  'live',
  'floor',
  'called',
  'held',
  'silent',
  'empty',
  'away',
  'line',
  'strained',
];
const scene = scenes.find((each) => each === query.get('scene')) ?? 'quiet';
const voicesHere: readonly VoicesHere[] = ['on', 'lost', 'blocked', 'off'];
const voices = voicesHere.find((each) => each === query.get('voices')) ?? 'on';
const roles = ['attendee', 'moderator', 'leader', 'spectator'] as const;
const role = roles.find((each) => each === query.get('role')) ?? 'attendee';
const routes = ['hall', 'spectator', 'desk', 'studio', 'record', 'listen'] as const;
const route = routes.find((each) => each === query.get('page')) ?? 'hall';

const paintedHall: CreateHallView = async (canvas) => {
  paint(canvas);
  return {
    acoustics: { reverbS: 0.9, fullVoiceM: 1.2, voiceRangeM: 14 },
    setBodies: () => undefined,
    setBalcony: () => undefined,
    setPersonalSpace: () => undefined,
    setStage: () => undefined,
    setScreen: () => undefined,
    setCaption: () => undefined,
    setGaze: () => undefined,
    setLeaderBody: () => undefined,
    showReaction: () => undefined,
    placeSelf: () => undefined,
    readPose: () => ({ head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] }, left: null, right: null }),
    drawPortrait: async () => null,
    headOf: () => null,
    readListener: () => undefined,
    canEnterXr: Promise.resolve(true),
    headset: {
      setComfort: () => undefined,
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

/** `draw=real`: the hall itself, where the harness serves its files. */
const createHall = async () =>
  query.get('draw') === 'real' ? (await import('./drawn-hall.ts')).createDrawnHall : paintedHall;
const ahead = signal<HallDrawing | null>(null);
const livePages: LivePages = {
  ahead,
  lookChooser: async () => (await import('../../../client/pages/join/look-chooser.tsx')).LookChooser,
  drawHall: (town, hasBody) => {
    const made = ahead.peek();
    ahead.value = null;
    return made !== null && made.state.peek().kind !== 'broken' ? made : new HallDrawing(town, hasBody, createHall);
  },
  hall: async () => (await import('../../../client/pages/hall/hall-page.tsx')).HallPage,
  desk: async () => (await import('../../../client/pages/desk/desk-page.tsx')).DeskPage,
  studio: async () => (await import('../../../client/pages/studio/studio-page.tsx')).StudioPage,
};
const loadRecord = async () => {
  const { RecordPage } = await import('../../../client/pages/record/record-page.tsx');
  return () => h(RecordPage, { door });
};

const door = fakeDoor(scene, role, { recordText: query.get('record') ?? '', voices });
const greeting = await door.me();
if (greeting.kind !== 'ok') throw new Error('the fake door is shut');
const townhall = new Townhall(greeting.value, {
  door,
  sound: createPageSound(),
  joinRoom: fakeRoom(scene, voices),
  joinVoices: fakeVoices(voices),
  openCapture: openVoiceCapture,
  invitedBeside: null,
  report: null,
});
if (query.get('draw') === 'no')
  ahead.value = new HallDrawing(townhall, true, () => Promise.reject(new Error('no WebGL')));
// As in the product: made while the person types, so that they see themselves.
if (query.get('draw') === 'real') ahead.value = new HallDrawing(townhall, role !== 'spectator', createHall);
const root = document.getElementById('page');
const state: ShellState =
  route === 'record'
    ? { kind: 'record', load: loadRecord }
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
