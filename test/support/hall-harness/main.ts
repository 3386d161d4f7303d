import '@fontsource-variable/inter/wght.css';
import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import { EngineStore } from '@babylonjs/core/Engines/engineStore';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import { createHallView } from '../../../client/adapters/babylon/hall-view.ts';
import { actingOf } from '../../../client/world/acting/acting.ts';
import { gentle } from '../../../client/world/comfort.ts';
import type { HallViewOptions, StageLook, StageScreen } from '../../../client/world/ports.ts';
import { hallPath } from '../../../protocol/hall-files.ts';
import { hashSchema, memberIdSchema, seatIdSchema, statementIdSchema } from '../../../protocol/ids.ts';
import { reactions } from '../../../protocol/moment.ts';
import { visemeSchema, visemes } from '../../../protocol/viseme.ts';
import { hallSchema } from '../../../scenes/hall-schema.ts';
import { bufferedPoses } from './buffered-poses.ts';
import { fakePanel } from './fake-panel.ts';
import { fakePeople } from './fake-people.ts';
import { frameTimes } from './frame-times.ts';
import './harness-window.ts';
import { measure } from './measure.ts';
import { addNaiveCrowd } from './naive-crowd.ts';
import { spokenSentence } from './spoken-sentence.ts';
import { leaveUnpainted } from './unpainted.ts';

// The drawn hall with people who are not there: `?figure=okafor&people=200&balcony=250&seat=C12&applause&react=clap&space=off&colors=1d4f91,e4a11b&stage=avatar&screen=sentence&viseme=aa`.
const query = new URLSearchParams(location.search);
// `&unpainted`: for measuring what is not the painting.
let paintAgain = query.has('unpainted') ? leaveUnpainted(WebGL2RenderingContext.prototype) : null;
const canvas = document.getElementById('hall');
if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
// Without it the hall is lettered in a font of the system's.
await document.fonts.load('600 32px "Inter Variable"').catch(() => undefined);

const hallHash = query.get('hall') ?? 'townhall';
const hall = hallSchema.parse(await (await fetch(hallPath(hallHash, 'json'))).json());
const { bodies, poses } = peopleOf(Number(query.get('people') ?? 0));
const viseme = query.get('viseme');
const shape = visemeSchema.safeParse(viseme);
const heldShape = shape.success ? visemes.indexOf(shape.data) : -1;
const acted = { ms: Number(query.get('ms') ?? 0) };
const acting = actingOf(spokenSentence({ cue: query.get('cue'), mood: query.get('mood') }));
const events: string[] = [];
const startedMs = performance.now();
const options: HallViewOptions = {
  hallHash,
  leaderBody: query.get('figure') ?? 'lindqvist',
  poses,
  // Heads that turn a little, each in its own time.
  balcony: {
    sample(place, nowMs, out) {
      out[0] = 0.4 * Math.sin(nowMs / 2600 + place * 2.4);
      out[1] = 0.1 * Math.sin(nowMs / 1900 + place);
    },
  },
  mouth: {
    sample(out) {
      out.fill(0);
      if (viseme === 'talk') {
        const t = performance.now() / 130;
        out[Math.floor(t) % 15] = 1 - (t % 1);
        out[(Math.floor(t) + 1) % 15] = t % 1;
      }
      if (heldShape >= 0) out[heldShape] = 1;
      return heldShape >= 0 || viseme === 'talk' ? { acting, positionMs: acted.ms } : null;
    },
  },
  events: {
    onSeatPicked: (seatId) => {
      events.push(`seat:${seatId}`);
      view.placeSelf({ seatId });
    },
    onStoodUp: () => events.push('stood'),
    onXrChanged: (isInXr) => events.push(`xr:${isInXr}`),
    onBroken: (reason) => events.push(`broken:${reason}`),
    onPanelAction: (action) => {
      events.push(`panel:${action.type}`);
      panel?.act(action);
    },
    onPanelText: (text) => events.push(`text:${text}`),
  },
  hasBody: query.get('body') !== 'no',
  reducedMotion: query.get('motion') === 'no',
  companyColors:
    query
      .get('colors')
      ?.split(',')
      .map((color) => `#${color}`) ?? [],
};
const view = await createHallView(canvas, options);
// `&panel=questions`: the panel with a town hall that is not there.
const panel = query.has('panel') ? fakePanel(view.headset, query) : null;
const createdMs = performance.now() - startedMs;
view.show();
const onlookers = Math.min(256, Number(query.get('balcony') ?? 0));
view.setBalcony(Array.from({ length: onlookers }, (_, i) => ({ place: (i * 157) % 256, hasHandUp: i % 23 === 5 })));
view.setBodies(bodies, query.has('self') ? memberIdSchema.parse('m-0') : null);

if (query.has('applause')) {
  const applaud = () => {
    for (let place = 0; place < 256; place++) {
      const reaction = reactions[(place * 7) % 5];
      if (reaction !== undefined) view.showReaction({ place }, reaction);
    }
  };
  applaud();
  setInterval(applaud, 1000);
}

if (query.has('react')) {
  // Everybody of the own section, again and again, in no order.
  const react = () => {
    for (const { slot } of bodies)
      view.showReaction({ slot }, reactions.find((each) => each === query.get('react')) ?? 'clap');
  };
  react();
  setInterval(react, 700);
}
// `&captions=large-strong&turn=smooth`: how the wearer of a headset has chosen it.
const captions = query.get('captions') ?? '';
view.headset.setComfort({
  ...gentle,
  turn: query.get('turn') === 'smooth' ? 'smooth' : gentle.turn,
  captions: {
    ...gentle.captions,
    size: captions.includes('large') ? 'large' : gentle.captions.size,
    isStrong: captions.includes('strong'),
  },
});
if (query.get('space') === 'off') view.setPersonalSpace(false);

const leaderName = query.get('figure') === 'okafor' ? 'Daniel Okafor' : 'Maya Lindqvist';
const looks: Readonly<Record<string, StageLook>> = {
  nobody: { holder: 'nobody', avatar: 'ready', why: '' },
  absent: { holder: 'nobody', avatar: 'absent', why: 'Consent is missing.' },
  preparing: { holder: 'nobody', avatar: 'preparing', why: '' },
  stopped: { holder: 'nobody', avatar: 'stopped', why: '' },
  held: { holder: 'nobody', avatar: 'held', why: 'The avatar is on hold.' },
  avatar: { holder: 'avatar', leaderName },
  human: { holder: 'human', leaderName },
  asker: { holder: 'asker', name: 'Benjamín Ruiz' },
};
const notice = `An AI speaks here for ${leaderName}. It says only what approved statements support.`;
const question = {
  text: 'How do you decide who gets a raise, and can I see the rules?',
  askedBy: 'Chiara Lombardi',
  mistakenFor: '',
  votes: 31,
} as const;
const sentence = {
  text: 'Pay follows the work and the market, never who asks the loudest.',
  label: 'QUOTE',
  sources: [
    {
      statementId: statementIdSchema.parse('s-1'),
      statementHash: hashSchema.parse('a'.repeat(64)),
      title: 'Pay principles',
      date: '2026-03-12',
      place: 'Spring all-hands, Gothenburg',
      start: 0,
      end: 10,
    },
  ],
} as const;
const screens: Readonly<Record<string, StageScreen>> = {
  poll: {
    title: '',
    question: null,
    sentence: null,
    next: '',
    notice,
    poll: {
      question: 'Where should we meet next year?',
      lines: [
        { label: 'Lisbon, as this year', figure: '21 · 44 %', share: 0.44 },
        { label: 'Leeds, beside the plant', figure: '19 · 40 %', share: 0.4 },
        { label: 'Online only, with a day off for everybody instead', figure: '8 · 17 %', share: 0.17 },
      ],
      foot: '48 people have answered.',
    },
  },
  idle: { title: 'Autumn town hall', question: null, sentence: null, next: 'Next: 3 questions wait', notice },
  question: { title: 'Autumn town hall', question, sentence: null, next: '', notice },
  sentence: { title: 'Autumn town hall', question, sentence, next: '', notice },
  automatic: {
    title: 'Autumn town hall',
    question,
    sentence: {
      text: 'We move to the harbour in the spring, and the old building becomes a school.',
      label: 'AUTOMATIC',
      sources: [],
    },
    next: '',
    notice: '',
  },
  long: { title: 'Autumn town hall', question, sentence: longer(1), next: '', notice },
  endless: { title: 'Autumn town hall', question, sentence: longer(4), next: '', notice },
};

/** The hardest that a statement brings: a sentence of several hundred letters with a long source. */
function longer(times: number): StageScreen['sentence'] {
  const text =
    'We review every salary in October against the work that people really do and against what the market pays for it, and when the two disagree we say so in writing and change the salary by January at the latest';
  const source = {
    ...sentence.sources[0],
    title: 'How we set pay, and how we tell you about it',
    place: 'Spring all-hands at the old shipyard, Gothenburg',
  };
  return { text: `${Array(times).fill(text).join('; ')}.`, label: 'QUOTE', sources: [source] };
}
const look = looks[query.get('stage') ?? 'nobody'];
if (look !== undefined) view.setStage(look);
if (query.has('leader')) view.setLeaderBody(Number(query.get('leader')));
const screen = screens[query.get('screen') ?? 'idle'];
if (screen !== undefined) view.setScreen(screen);
const heard = query.get('heard');
if (query.has('caption') || heard !== null) {
  const { text, label } = screen?.sentence ?? sentence;
  view.setCaption({ text, label, light: 'avatar', spokenTo: Number(heard ?? 28) });
}
const seat = query.get('seat');
if (seat !== null) view.placeSelf({ seatId: seatIdSchema.parse(seat) });
else view.placeSelf({ spawn: Number(query.get('spawn') ?? 0) });

// Pictures are taken in full, however slowly this machine draws.
const engine = EngineStore.LastCreatedEngine;
if (engine !== null && query.get('pace') !== 'own') {
  engine.setHardwareScalingLevel(1);
  engine.setHardwareScalingLevel = () => undefined;
}
// Close looks: `eye=x,y,z` and `at=x,y,z` take the camera away from the rig.
const eye = query.get('eye')?.split(',').map(Number);
const at = query.get('at')?.split(',').map(Number) ?? [0, 2.35, -1.5];
if (eye !== undefined) takeCamera(eye, at, Number(query.get('fov') ?? 0.6));

/** `&sent`: their poses come by way of the wire and the product's buffer; else as they are made up. */
function peopleOf(count: number): ReturnType<typeof fakePeople> {
  const people = fakePeople(hall, count);
  return query.has('sent') ? { ...people, poses: bufferedPoses(people.poses) } : people;
}

function takeCamera(from: readonly number[], to: readonly number[], fov: number): void {
  const scene = EngineStore.LastCreatedScene;
  const camera = scene?.activeCamera;
  if (!(camera instanceof FreeCamera) || scene === null) return;
  scene.onBeforeCameraRenderObservable.add(() => undefined);
  scene.onBeforeRenderObservable.add(() => {
    camera.position.set(from[0] ?? 0, from[1] ?? 0, from[2] ?? 0);
    camera.fov = fov;
    camera.setTarget(new Vector3(to[0], to[1], to[2]));
  });
}

let frames = 0;
const scene = EngineStore.LastCreatedScene;
if (scene === null) throw new Error('no scene');
if (query.has('naive')) addNaiveCrowd(scene, peopleOf(Number(query.get('naive'))));
scene.onAfterRenderObservable.add(() => {
  frames++;
});
window.harness = {
  view,
  scene,
  events,
  createdMs,
  bodies,
  poses,
  frames: () => frames,
  inAndOut: async () => {
    const place = document.createElement('canvas');
    place.style.cssText = 'position:fixed;inset:0;width:100%;height:100%';
    document.body.append(place);
    const visit = await createHallView(place, options);
    visit.setBodies(bodies, null);
    visit.placeSelf({ spawn: 0 });
    visit.show();
    await visit.drawn();
    if (await visit.canEnterXr) {
      await visit.enterXr();
      await visit.drawn();
      await visit.exitXr();
    }
    visit.close();
    place.remove();
  },
  act: (ms) => {
    acted.ms = ms;
  },
  paint: (isPainted) => {
    paintAgain?.();
    paintAgain = isPainted ? null : leaveUnpainted(WebGL2RenderingContext.prototype);
  },
  measure: (count) => measure(scene, count),
  times: (count, before) => frameTimes(scene, count, before),
};
