/** A picture of the drawn hall: what the harness page is asked for, and how large it is. */
export interface View {
  readonly name: string;
  /** The harness page's own words: who is there, what is on the stage, from where it is seen. */
  readonly query: string;
  readonly width: number;
  readonly height: number;
  /** Both eyes of an emulated headset: as it is put on, with its panel open, or while the stick turns it. */
  readonly inHeadset?: 'worn' | 'panel' | 'turning';
  /** Drawn before it is taken, where something must have come first; else a few. */
  readonly frames?: number;
}

/** A picture of a page as people use it, with the real hall in it. */
export interface PageView {
  readonly name: string;
  /** The page harness's own words: which page, what happens, as whom. */
  readonly page: string;
  readonly width: number;
  readonly height: number;
  /** Whether the name is sent off first. */
  readonly enters: boolean;
  /** Buttons that are pressed then, by their names. */
  readonly presses: readonly string[];
}

const wide = { width: 1280, height: 720 };
const crowd = (people: number, balcony = 0) => `people=${people}&balcony=${balcony}`;
const answering = 'stage=avatar&screen=sentence&viseme=aa';
const lastRow = 'spawn=1';
const thirdRow = 'seat=C12';
const fromStage = 'eye=0,2.5,-3&at=0,2,10&fov=1';
const atriumDoor = 'spawn=0';
const atriumSide = 'eye=6.5,2.6,9.6&at=-3,1.4,0&fov=1';
const firesideDoor = 'spawn=0';
const firesideCorner = 'eye=3.4,2,4.4&at=-1.2,0.8,-1&fov=1';
const face = 'eye=0.12,2.42,-0.55&at=0,2.4,-1.5&fov=0.36';
const body = 'eye=-0.24,2.1,1.45&at=-0.24,1.9,-1.5&fov=0.64';
const nearby = 'eye=-2,1.5,1.2&at=-2.2,1.1,4.2&fov=0.5';
const inCrowd = 'eye=-1.26,1.35,3.15&at=-1.4,1.15,5&fov=0.95';
const corner = 'eye=-3.4,2.1,2.6&at=-7.6,0.9,-0.4&fov=0.7';
const close = 'eye=0.06,2.41,-0.95&at=0,2.39,-1.5&fov=0.36';
const threeQuarter = 'eye=-0.75,2.42,-0.85&at=0,2.4,-1.5&fov=0.36';
const profile = 'eye=0.98,2.42,-1.45&at=0,2.4,-1.5&fov=0.36';
const portrait = { width: 480, height: 560 };
/** What her hands do in the middle of a sentence of each kind, at a moment of it. */
const gestures = { welcome: 1500, list: 4800, contrast: 2500, emphasis: 1500, 'dont-know': 1500, refer: 1500 };
const moods = ['warm', 'serious', 'sorry'];
/** A mood comes over two seconds, a tenth of one in a slow frame. */
const untilItShows = 22;
const waits = ['preparing', 'stopped', 'held', 'absent'];
const visemes = ['sil', 'PP', 'FF', 'TH', 'DD', 'kk', 'CH', 'SS', 'nn', 'RR', 'aa', 'E', 'I', 'O', 'U'];

/** A leader's face: from four sides, in each mood, with each shape of the mouth. */
function facesOf(name: string, figure: string): readonly View[] {
  const sides = { neutral: face, close, 'three-quarter': threeQuarter, profile };
  const of = `figure=${figure}&stage`;
  const size = { width: 480, height: 480 };
  return [
    ...Object.entries(sides).map(([side, from]) => ({
      name: `${name}-${side}`,
      query: `${of}=nobody&viseme=sil&${from}`,
      ...size,
    })),
    ...moods.map((mood) => ({
      name: `${name}-mood-${mood}`,
      query: `${of}=avatar&viseme=sil&mood=${mood}&ms=100&${face}`,
      frames: untilItShows,
      ...size,
    })),
    ...visemes.map((viseme) => ({
      name: `${name}-viseme-${viseme}`,
      query: `${of}=nobody&viseme=${viseme}&${face}`,
      width: 320,
      height: 320,
    })),
  ];
}

/** Always the same ones, so that they can be compared. */
export const views: readonly View[] = [
  { name: 'townhall-empty', query: `${lastRow}&screen=idle`, ...wide },
  { name: 'townhall-50', query: `${crowd(50)}&${answering}&${lastRow}`, ...wide },
  { name: 'townhall-500', query: `${crowd(250, 256)}&${answering}&${lastRow}`, ...wide },
  { name: 'townhall-seat', query: `${crowd(250, 256)}&${answering}&${thirdRow}`, ...wide },
  { name: 'townhall-from-stage', query: `${crowd(250, 256)}&stage=avatar&${fromStage}`, ...wide },
  { name: 'townhall-phone', query: `${crowd(60)}&${answering}&spawn=2`, width: 390, height: 844 },
  { name: 'townhall-headset', query: `${crowd(250)}&self&${answering}&caption&spawn=1`, ...wide, inHeadset: 'worn' },
  { name: 'townhall-moderators', query: `${crowd(250)}&${answering}&${corner}`, ...wide },
  { name: 'townhall-wave', query: `${crowd(250, 256)}&stage=avatar&react=clap&applause&${fromStage}`, ...wide },
  { name: 'townhall-live-captions', query: `${crowd(250)}&stage=human&screen=automatic&viseme=E&${thirdRow}`, ...wide },
  { name: 'townhall-panel', query: `${crowd(120)}&self&${answering}&panel=home&spawn=1`, ...wide, inHeadset: 'panel' },
  {
    name: 'townhall-panel-questions',
    query: `${crowd(120)}&self&${answering}&panel=questions&called&spawn=1`,
    ...wide,
    inHeadset: 'panel',
  },
  {
    name: 'townhall-headset-captions',
    query: `${crowd(120)}&self&${answering}&caption&captions=large-strong&spawn=1`,
    ...wide,
    inHeadset: 'worn',
  },
  {
    name: 'townhall-headset-turning',
    query: `${crowd(120)}&self&${answering}&turn=smooth&spawn=1`,
    ...wide,
    inHeadset: 'turning',
  },
  { name: 'atrium-empty', query: `hall=atrium&${atriumDoor}&screen=idle`, ...wide },
  { name: 'atrium-50', query: `hall=atrium&${crowd(50, 52)}&${answering}&${atriumSide}`, ...wide },
  { name: 'atrium-60', query: `hall=atrium&${crowd(60, 52)}&${answering}&${atriumDoor}`, ...wide },
  {
    name: 'atrium-moderators',
    query: `hall=atrium&${crowd(60)}&${answering}&eye=2.6,1.9,2.6&at=6.3,0.9,-1.2&fov=0.7`,
    ...wide,
  },
  { name: 'fireside-empty', query: `hall=fireside&${firesideDoor}&screen=idle`, ...wide },
  { name: 'fireside-12', query: `hall=fireside&${crowd(12)}&${answering}&${firesideCorner}`, ...wide },
  {
    name: 'fireside-moderator',
    query: `hall=fireside&${crowd(12)}&${answering}&eye=0.6,1.7,2.6&at=3.4,0.8,0.6&fov=0.8`,
    ...wide,
  },
  { name: 'people-near', query: `${crowd(250)}&${nearby}`, ...wide },
  { name: 'people-company', query: `${crowd(250)}&colors=1d4f91,e4a11b,7a1f3d&${nearby}`, ...wide },
  { name: 'people-space-on', query: `${crowd(250)}&${inCrowd}`, ...wide },
  { name: 'people-space-off', query: `${crowd(250)}&space=off&${inCrowd}`, ...wide },
  { name: 'leader-row-3', query: `stage=avatar&screen=sentence&viseme=aa&${thirdRow}`, ...wide },
  { name: 'leader-row-9', query: 'stage=avatar&screen=sentence&viseme=aa&seat=I12', ...wide },
  { name: 'leader-ai-speaking', query: `stage=avatar&viseme=E&${face}`, width: 640, height: 640 },
  { name: 'leader-human-live', query: `stage=human&viseme=E&${face}`, width: 640, height: 640 },
  { name: 'leader-waiting', query: `stage=nobody&${face}`, width: 640, height: 640 },
  ...Object.entries(gestures).map(([cue, ms]) => ({
    name: `leader-gesture-${cue}`,
    query: `stage=avatar&viseme=E&cue=${cue}&ms=${ms}&${body}`,
    ...portrait,
  })),
  ...waits.map((state) => ({
    name: `leader-${state}`,
    query: `stage=${state}&screen=idle&${body}`,
    ...portrait,
  })),
  { name: 'okafor-row-3', query: `figure=okafor&${answering}&${thirdRow}`, ...wide },
  { name: 'okafor-row-9', query: `figure=okafor&${answering}&seat=I12`, ...wide },
  { name: 'okafor-standing', query: `figure=okafor&stage=avatar&viseme=E&cue=list&ms=4800&${body}`, ...portrait },
  { name: 'okafor-ai-speaking', query: `figure=okafor&stage=avatar&viseme=E&${face}`, width: 640, height: 640 },
  ...facesOf('leader', 'lindqvist'),
  ...facesOf('okafor', 'okafor'),
];

const page = { ...wide, enters: true, presses: [] } as const;

/** Likewise, of the pages around the hall. */
export const pageViews: readonly PageView[] = [
  { name: 'page-join', page: 'page=hall&scene=quiet', ...page, enters: false },
  { name: 'page-join-look', page: 'page=hall&scene=quiet', ...page, enters: false, presses: ['Change it'] },
  { name: 'page-hall', page: 'page=hall&scene=speaking', ...page },
  { name: 'page-hall-questions', page: 'page=hall&scene=speaking', ...page, presses: ['Questions'] },
  { name: 'page-desk', page: 'page=desk&scene=speaking&role=moderator', ...page },
  { name: 'page-spectator', page: 'page=spectator&scene=speaking&role=spectator', ...page },
  { name: 'page-phone', page: 'page=hall&scene=speaking', ...page, width: 390, height: 844 },
  { name: 'page-phone-sideways', page: 'page=hall&scene=speaking', ...page, width: 844, height: 390 },
];
