import type { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import type { Engine } from '@babylonjs/core/Engines/engine';
import { Viewport } from '@babylonjs/core/Maths/math.viewport';
import type { Scene } from '@babylonjs/core/scene';
import type { Onlooker } from '../../../protocol/balcony-codec.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { Reaction } from '../../../protocol/moment.ts';
import type { Pose, Slot, Vec3 } from '../../../protocol/pose.ts';
import type { Hall } from '../../../scenes/hall-schema.ts';
import type { Detail, Load } from '../../world/drawing/steps.ts';
import { type MutableJoint, type MutableVec3, turn, yawOf } from '../../world/joint.ts';
import type {
  Body,
  HallView,
  HallViewOptions,
  PortraitOf,
  Reactor,
  StageScreen as ScreenText,
  SelfPlace,
  StageLook,
} from '../../world/ports.ts';
import type { HallFiles } from './assets.ts';
import { createCamera, fieldOfView } from './camera.ts';
import { DesktopRig } from './desktop/desktop-rig.ts';
import { cardFinished, createEngine } from './engine.ts';
import { FramesInFlight } from './frames-in-flight.ts';
import type { Glb } from './glb.ts';
import { createHallMesh } from './hall/hall-mesh.ts';
import { createLightGrid } from './hall/light-grid.ts';
import { createLightMap } from './hall/light-map.ts';
import { plainHall } from './hall/plain-hall.ts';
import { Seats } from './hall/seats.ts';
import { Signs } from './hall/signs.ts';
import { Leader } from './leader/leader.ts';
import { LeaderLife } from './leader/leader-life.ts';
import { lightColors, linearColor } from './look.ts';
import type { Pace } from './pace.ts';
import { Crowd } from './people/crowd.ts';
import { Reactions } from './people/reactions.ts';
import { openMouth } from './people/stand-in.ts';
import { StageMark } from './stage/stage-mark.ts';
import { StageScreen } from './stage/stage-screen.ts';
import { CaptionPanel, type HallCaption } from './xr/caption-panel.ts';
import { HeadsetRelay } from './xr/headset-relay.ts';
import type { XrRig } from './xr/xr-rig.ts';

/** A frame longer than this is a pause, not a step. */
const longestFrameS = 0.1;
const leaderHeightM = 1.78;
const warmUpViewport = new Viewport(0, 0, 0.125, 0.125);

/** See {@link createHallView}. */
export class DrawnHall implements HallView {
  readonly acoustics: Hall['acoustics'];
  readonly canEnterXr: Promise<boolean>;
  readonly headset: HeadsetRelay;
  readonly #engine: Engine;
  readonly #scene: Scene;
  readonly #camera: FreeCamera;
  readonly #options: HallViewOptions;
  readonly #hall: Hall;
  readonly #stop: AbortController;
  readonly #screen: StageScreen;
  readonly #mark: StageMark;
  readonly #hallSigns: Signs;
  readonly #seats: Seats;
  readonly #crowd: Crowd;
  readonly #reactions: Reactions;
  readonly #captions: CaptionPanel;
  readonly #life: LeaderLife;
  readonly #light: ReturnType<typeof createLightGrid>;
  readonly #rig: DesktopRig;
  readonly #resizing: ResizeObserver;
  readonly #pose: { head: MutableJoint; left: MutableJoint | null; right: MutableJoint | null };
  readonly #forward: MutableVec3 = [0, 0, -1];
  #leader: Leader | null = null;
  /** Whether a plain person stands in for a leader whose model did not come. */
  #hasStandIn = false;
  #xr: XrRig | null = null;
  #bodies: readonly Body[] = [];
  #self: MemberId | null = null;
  #look: StageLook = { holder: 'nobody', avatar: 'ready', why: '' };
  readonly #pace: Pace;
  readonly #inFlight: FramesInFlight;
  #frameMs = 0;
  #losses = 0;
  readonly #awaited: (() => void)[] = [];
  #isShown = false;
  #isClosed = false;

  constructor(canvas: HTMLCanvasElement, parts: HallViewOptions & HallFiles & { readonly stop: AbortController }) {
    const { hall } = parts;
    this.#options = parts;
    this.#hall = hall;
    this.acoustics = hall.acoustics;
    this.#stop = parts.stop;
    const { engine, scene, pace } = createEngine(canvas);
    this.#pace = pace;
    this.#inFlight = new FramesInFlight(canvas);
    this.#engine = engine;
    this.#scene = scene;
    this.#camera = createCamera(scene);
    const geometry = parts.model?.primitives[0] ?? plainHall(hall);
    this.#screen = new StageScreen(scene, hall);
    this.#light = createLightGrid(scene, parts.light);
    // The picture of the light is laid out for the model.
    const lightMap = createLightMap(scene, parts.model === null ? null : parts.lightMap);
    createHallMesh(scene, geometry, { hall, picture: this.#screen.texture, lightMap });
    this.#hallSigns = new Signs(scene, hall);
    this.#seats = new Seats(scene, hall, this.#light);
    this.#mark = new StageMark(scene, hall.stage.leaderMark, leaderHeightM);
    this.#crowd = new Crowd(scene, {
      engine,
      hall,
      poses: parts.poses,
      balcony: parts.balcony,
      lightGrid: this.#light,
      reducedMotion: parts.reducedMotion,
      companyColors: parts.companyColors,
    });
    this.#reactions = new Reactions(scene, { hall, crowd: this.#crowd, reducedMotion: parts.reducedMotion });
    this.#captions = new CaptionPanel(scene);
    this.headset = new HeadsetRelay((comfort) => this.#captions.setComfort(comfort));
    this.#life = new LeaderLife(parts.mouth, { reducedMotion: parts.reducedMotion, poses: parts.poses });
    this.#rig = new DesktopRig(canvas, {
      camera: this.#camera,
      hall,
      hasBody: parts.hasBody,
      reducedMotion: parts.reducedMotion,
      isSeatFree: (index) => this.#crowd.isSeatFree(index),
      events: {
        onSeatPicked: (index) => this.#pickSeat(index),
        onStoodUp: () => parts.events.onStoodUp?.(),
        onSeatHovered: (index) => this.#seats.mark(index),
      },
    });
    this.#pose = { head: this.#rig.head, left: null, right: null };
    this.canEnterXr = this.#prepareXr();
    this.#resizing = new ResizeObserver(() => this.#fit(canvas));
    this.#resizing.observe(canvas);
    this.#fit(canvas);
    this.#watchContext();
  }

  /** Compiles every shader and uploads every texture, by a first frame that nobody sees. */
  async warmUp(): Promise<void> {
    await this.#scene.whenReadyAsync();
    if (this.#isClosed || this.#isShown) return;
    const whole = this.#camera.viewport;
    // A corner is enough for that, and costs a slow device little while the person types.
    this.#camera.viewport = warmUpViewport;
    this.#scene.render();
    this.#camera.viewport = whole;
  }

  async drawPortrait(portrait: PortraitOf): Promise<Uint8ClampedArray<ArrayBuffer> | null> {
    await this.#scene.whenReadyAsync();
    return this.#isClosed || this.#isShown ? null : this.#crowd.drawPortrait(portrait);
  }

  show(): void {
    if (this.#isClosed || this.#isShown) return;
    this.#isShown = true;
    const canvas = this.#engine.getRenderingCanvas();
    if (canvas !== null) this.#fit(canvas);
    this.#engine.runRenderLoop(() => this.#frame());
  }

  drawn(): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited.push(resolve);
    });
  }

  finished(): Promise<void> {
    return cardFinished(this.#engine, () => this.#isClosed);
  }

  bringLeader(model: Glb): void {
    if (this.#isClosed) return;
    this.#leader = new Leader(this.#scene, model, { hall: this.#hall, lightGrid: this.#light, life: this.#life });
    this.#dressLeader();
  }

  bringStandIn(): void {
    if (this.#isClosed) return;
    this.#hasStandIn = true;
    this.#dressLeader();
  }

  setBodies(bodies: readonly Body[], self: MemberId | null): void {
    this.#bodies = bodies;
    this.#self = self;
    this.#crowd.setBodies(bodies, self);
  }

  setBalcony(people: readonly Pick<Onlooker, 'place' | 'hasHandUp'>[]): void {
    this.#crowd.setBalcony(people);
  }

  setPersonalSpace(isOn: boolean): void {
    this.#crowd.setPersonalSpace(isOn);
  }

  setDetail(detail: Detail): void {
    this.#crowd.setDetail(detail);
    this.#pace.begin();
    this.#xr?.pace.forget();
  }

  get load(): Load {
    return this.#xr?.isIn ? this.#xr.pace.load : this.#pace.load;
  }

  setStage(look: StageLook): void {
    this.#look = look;
    this.#screen.setLook(look);
    this.#hallSigns.setLook(look);
    this.#mark.set(look);
    this.#crowd.setStage(look);
    this.#dressLeader();
  }

  #dressLeader(): void {
    const { holder } = this.#look;
    this.#leader?.setStateLight(holder === 'avatar' || holder === 'human' ? linearColor(lightColors[holder]) : null);
    const isThere = !(holder === 'nobody' && this.#look.avatar === 'absent');
    this.#leader?.setVisible(isThere);
    if (this.#hasStandIn) this.#crowd.setStandIn(isThere ? openMouth(this.#options.mouth) : null);
  }

  setScreen(screen: ScreenText): void {
    this.#screen.setText(screen);
    this.#hallSigns.setText(screen);
  }

  setCaption(caption: HallCaption | null): void {
    this.#captions.set(caption);
    this.#screen.setHeard(caption);
  }

  setGaze(target: Vec3 | null): void {
    this.#life.lookAt(target);
  }

  setLeaderBody(slot: Slot | null): void {
    this.#life.follow(slot);
  }

  showReaction(reactor: Reactor, reaction: Reaction): void {
    this.#reactions.show(reactor, reaction, performance.now());
  }

  headOf(reactor: Reactor): Vec3 | null {
    return this.#crowd.headOf(reactor);
  }

  placeSelf(at: SelfPlace): void {
    this.#rig.place(at);
    if (this.#xr?.isIn) this.#xr.place(this.#rig.standing());
  }

  readPose(): Pose {
    return this.#pose;
  }

  readListener(out: Float32Array): void {
    const { position, rotation } = this.#pose.head;
    turn(rotation, 0, 0, -1, this.#forward);
    for (let i = 0; i < 3; i++) {
      out[i] = position[i] ?? 0;
      out[3 + i] = this.#forward[i] ?? 0;
    }
  }

  async enterXr(): Promise<void> {
    if (this.#xr === null || this.#xr.isIn) return;
    await this.#xr.enter(this.#rig.standing());
  }

  async exitXr(): Promise<void> {
    await this.#xr?.exit();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stop.abort();
    this.#resizing.disconnect();
    this.#rig.close();
    this.#xr?.close();
    this.#scene.dispose();
    this.#engine.dispose();
  }

  /** Per frame; what it calls allocates nothing. */
  #frame(): void {
    const isInXr = this.#xr?.isIn === true;
    // A headset paces itself.
    if (!isInXr && this.#inFlight.areMost) return;
    const nowMs = performance.now();
    const seconds = Math.min(longestFrameS, (nowMs - this.#frameMs) / 1000);
    this.#frameMs = nowMs;
    if (this.#xr?.isIn) {
      if (this.#xr.isWorn) this.#followHeadset(this.#xr, seconds, nowMs);
    } else {
      this.#pace.frame(nowMs);
      this.#rig.update(seconds);
    }
    this.#crowd.update(nowMs, this.#scene.activeCamera?.globalPosition ?? this.#camera.globalPosition);
    this.#leader?.update(performance.timeOrigin + nowMs, seconds);
    this.#reactions.update(nowMs);
    this.#scene.render();
    if (!isInXr) this.#inFlight.add();
    if (this.#awaited.length > 0 && this.#scene.isReady()) for (const resolve of this.#awaited.splice(0)) resolve();
  }

  #followHeadset(xr: XrRig, seconds: number, nowMs: number): void {
    xr.update(seconds);
    xr.pace.frame(1000 * seconds, nowMs, true, true);
    this.#pose.head = xr.head;
    this.#pose.left = xr.left();
    this.#pose.right = xr.right();
    this.#crowd.showSelf(this.#pose);
    this.#captions.update(xr.head, xr.isPanelOpen, seconds);
  }

  #pickSeat(index: number): void {
    const seat = this.#hall.seats[index];
    if (seat !== undefined) this.#options.events.onSeatPicked(seat.id);
  }

  /** Loads what a headset needs only where there is one, and before it is asked for: entering must follow the click at once. */
  async #prepareXr(): Promise<boolean> {
    if (!this.#options.hasBody || navigator.xr === undefined) return false;
    if (!(await navigator.xr.isSessionSupported('immersive-vr').catch(() => false))) return false;
    const { XrRig: Rig } = await import('./xr/xr-rig.ts');
    if (this.#isClosed) return false;
    this.#xr = await Rig.create(this.#scene, {
      hall: this.#hall,
      isSeatFree: (index) => this.#crowd.isSeatFree(index),
      events: {
        ...this.#options.events,
        onChanged: (isIn) => this.#changeXr(isIn),
        onTakenOff: () => this.#rest(),
        onSeatPicked: (index) => this.#pickSeat(index),
        onStoodUp: () => this.#options.events.onStoodUp?.(),
        onSeatHovered: (index) => this.#seats.mark(index),
      },
    });
    this.headset.connect(this.#xr);
    return true;
  }

  #changeXr(isIn: boolean): void {
    if (!isIn) {
      this.#rest();
      this.#crowd.showSelf(null);
      this.#scene.activeCamera = this.#camera;
    }
    this.#captions.setInXr(isIn);
    this.#options.events.onXrChanged(isIn);
  }

  /** Without the headset, or with it on the table: where they went or sit, as at a screen. Rule CO23. */
  #rest(): void {
    const [x, , z] = this.#pose.head.position;
    const [qx, qy, qz, qw] = this.#pose.head.rotation;
    this.#rig.comeBack({ x, z, yawRad: yawOf(qx, qy, qz, qw) });
    this.#pose.head = this.#rig.head;
    this.#pose.left = this.#pose.right = null;
  }

  #fit(canvas: HTMLCanvasElement): void {
    if (canvas.clientWidth === 0 || canvas.clientHeight === 0) return;
    if (!this.#xr?.isIn) this.#engine.resize();
    this.#camera.fov = fieldOfView(canvas);
  }

  /** A lost context comes back once; who loses it again draws no more. */
  #watchContext(): void {
    this.#engine.onContextLostObservable.add(() => {
      this.#losses++;
      if (this.#losses > 1) this.#options.events.onBroken('This device stopped drawing twice.');
    });
    this.#engine.onContextRestoredObservable.add(() => {
      this.#screen.redraw();
      this.#hallSigns.redraw();
      this.#mark.redraw(this.#look);
      this.#crowd.redraw(this.#bodies, this.#self);
      this.#xr?.redraw();
    });
  }
}
