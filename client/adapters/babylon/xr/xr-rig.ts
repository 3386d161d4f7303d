import type { Scene } from '@babylonjs/core/scene';
import { WebXRExperienceHelper } from '@babylonjs/core/XR/webXRExperienceHelper';
import { WebXRState } from '@babylonjs/core/XR/webXRTypes';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import { type Comfort, gentle, heightStepM } from '../../../world/comfort.ts';
import { FrameLoad } from '../../../world/drawing/frame-load.ts';
import type { HeadsetEvents, HeadsetView } from '../../../world/headset-ports.ts';
import { createJoint, type MutableJoint, type MutableVec3, turn, yawOf } from '../../../world/joint.ts';
import type { PanelContent, PanelNotice } from '../../../world/panel/panel-content.ts';
import { type HallPlace, placeRoom, type RoomPlace, turnRoom } from '../../../world/room-place.ts';
import { snapOf, turnStep } from '../../../world/turning.ts';
import { readQuaternion, readVector } from '../frames.ts';
import { createAim, takeAim } from './aim.ts';
import { AimMesh } from './aim-mesh.ts';
import { HeadsetKeyboard } from './headset-keyboard.ts';
import { NoticePanel } from './notice-panel.ts';
import { PanelMesh } from './panel-mesh.ts';
import { SitMark } from './sit-mark.ts';
import { Vignette } from './vignette.ts';
import { type Side, WristPanel } from './wrist-panel.ts';
import { createHand, type Hand, letGo, readHand, sideOf } from './xr-hands.ts';

const stickPressed = 0.65;
const stickReleased = 0.3;

export interface XrEvents extends HeadsetEvents {
  onChanged(isInXr: boolean): void;
  /** The headset was taken off; what it sees comes again when it is worn. */
  onTakenOff(): void;
  onSeatPicked(index: number): void;
  onStoodUp(): void;
  onSeatHovered(index: number): void;
}

export interface XrParts {
  readonly hall: Hall;
  readonly events: XrEvents;
  readonly isSeatFree: (index: number) => boolean;
}

/**
 * A person in a headset. Reference spaces are moved so that every pose arrives in the hall frame. A press (trigger or pinch) or a stick
 * pushed forward aims; letting go sits on the seat or stands on the floor that was aimed at. The other way of the stick turns. What lies on
 * the panel is the panel's. Nothing is fetched for it: no controller models, no profiles.
 */
export class XrRig implements HeadsetView {
  readonly head = createJoint();
  /** A headset of 72 frames a second that shows half of them, and one that shows them all. */
  readonly pace = new FrameLoad({ heavyMs: 24, lightMs: 16 });
  readonly #helper: WebXRExperienceHelper;
  readonly #hall: Hall;
  readonly #events: XrEvents;
  readonly #isSeatFree: (index: number) => boolean;
  readonly #aim = createAim();
  readonly #mesh: AimMesh;
  readonly #sitMark: SitMark;
  readonly #vignette: Vignette;
  readonly #panel: WristPanel;
  readonly #notice: NoticePanel;
  readonly #keyboard: HeadsetKeyboard;
  readonly #side: MutableVec3 = [1, 0, 0];
  readonly #hands: readonly [Hand, Hand] = [createHand('left'), createHand('right')];
  readonly #tracked: [Hand['pose'] | null, Hand['pose'] | null] = [null, null];
  /** The rig: where the room's own origin lies in the hall. */
  readonly #room: RoomPlace = { x: 0, y: 0, z: 0, yawRad: 0 };
  #comfort: Comfort = gentle;
  #seat = -1;
  /** Under the wearer, as they were placed. */
  #floorM = 0;
  #next: HallPlace | null = null;

  private constructor(helper: WebXRExperienceHelper, scene: Scene, parts: XrParts) {
    this.#helper = helper;
    this.#hall = parts.hall;
    this.#events = parts.events;
    this.#isSeatFree = parts.isSeatFree;
    this.#mesh = new AimMesh(scene);
    this.#sitMark = new SitMark(scene);
    this.#vignette = new Vignette(scene);
    this.#panel = new WristPanel(new PanelMesh(scene), gentle, (action) => parts.events.onPanelAction(action));
    this.#notice = new NoticePanel(scene);
    this.#keyboard = new HeadsetKeyboard((text) => parts.events.onPanelText(text));
    helper.camera.minZ = 0.06;
    helper.camera.maxZ = 80;
    helper.onStateChangedObservable.add((state) => {
      if (state === WebXRState.NOT_IN_XR) this.#end();
    });
  }

  static async create(scene: Scene, parts: XrParts): Promise<XrRig> {
    return new XrRig(await WebXRExperienceHelper.CreateAsync(scene), scene, parts);
  }

  get isIn(): boolean {
    return this.#helper.state === WebXRState.IN_XR;
  }

  /** False while the headset lies somewhere: what it sees then is of no person. */
  get isWorn(): boolean {
    return this.#helper.sessionManager.session.visibilityState !== 'hidden';
  }

  get isPanelOpen(): boolean {
    return this.#panel.isOpen;
  }

  /** A tracked hand, or null. */
  left(): MutableJoint | null {
    return this.#hands[0].isTracked ? this.#hands[0].joint : null;
  }

  right(): MutableJoint | null {
    return this.#hands[1].isTracked ? this.#hands[1].joint : null;
  }

  /** Must be called from a click. */
  async enter(start: HallPlace): Promise<void> {
    const session = await this.#helper.enterXRAsync('immersive-vr', 'local-floor', undefined, {
      optionalFeatures: ['hand-tracking'],
    });
    // A crowd needs steady frames more than many.
    await session.updateTargetFrameRate(72).catch(() => undefined);
    // Laid on a table it would show a head down there.
    session.session.addEventListener('visibilitychange', () => {
      if (session.session.visibilityState === 'hidden') this.#events.onTakenOff();
    });
    session.session.addEventListener('selectstart', (event) => this.#select(event.inputSource, true));
    session.session.addEventListener('selectend', (event) => this.#select(event.inputSource, false));
    session.session.addEventListener('squeezestart', (event) => this.#squeeze(event.inputSource));
    // The headset's own way to recentre moves its room: the wearer is put back to where they are in the hall.
    session.baseReferenceSpace.addEventListener('reset', () => this.recenter());
    session.onXRFrameObservable.addOnce(() => {
      this.place(start);
      this.#events.onChanged(true);
    });
  }

  async exit(): Promise<void> {
    if (this.#helper.state !== WebXRState.NOT_IN_XR) await this.#helper.exitXRAsync();
  }

  close(): void {
    this.#keyboard.close();
    this.#helper.dispose();
  }

  /** After the graphics context came back. */
  redraw(): void {
    this.#panel.redraw();
    this.#sitMark.redraw();
    this.#notice.redraw();
  }

  setComfort(comfort: Comfort): void {
    const before = this.#comfort;
    this.#comfort = comfort;
    this.#panel.setComfort(comfort);
    if (!this.isIn) return;
    if (comfort.posture !== before.posture) this.#placeAgain(this.#yaw());
    else if (comfort.heightSteps !== before.heightSteps) {
      this.#room.y += (comfort.heightSteps - before.heightSteps) * heightStepM;
      this.#moved();
    }
  }

  setPanel(content: PanelContent): void {
    this.#panel.setContent(content);
  }

  setNotice(notice: PanelNotice | null): void {
    this.#notice.set(notice);
  }

  closePanel(): void {
    this.#panel.close();
    this.#keyboard.close();
  }

  turn(way: 'left' | 'right'): void {
    if (this.isIn) this.#turnBy(snapOf(this.#comfort.turn, way));
  }

  recenter(): void {
    if (!this.isIn) return;
    const seat = this.#hall.seats[this.#seat];
    if (seat !== undefined) {
      const [x, floorM, z] = seat.position;
      this.place({ x, z, floorM, yawRad: seat.yawRad, seat: this.#seat });
      return;
    }
    const [mx, , mz] = this.#hall.stage.leaderMark;
    const [x, , z] = this.head.position;
    this.#placeAgain(Math.atan2(x - mx, z - mz));
  }

  hasKeyboard(): boolean {
    const { session } = this.#helper.sessionManager;
    // Known to some headsets' browsers only.
    return this.isIn && 'isSystemKeyboardSupported' in session && session.isSystemKeyboardSupported === true;
  }

  openKeyboard(text: string): void {
    this.#keyboard.open(text);
  }

  /** Puts the wearer's head over a place with the next frame: only inside one is it known where they are in their room. */
  place(to: HallPlace): void {
    this.#next = to;
  }

  #placeNow(to: HallPlace): void {
    const { currentFrame, baseReferenceSpace } = this.#helper.sessionManager;
    const viewer = currentFrame?.getViewerPose(baseReferenceSpace)?.transform;
    if (viewer === undefined) return;
    this.#next = null;
    const { x, y, z } = viewer.position;
    const { x: qx, y: qy, z: qz, w: qw } = viewer.orientation;
    // A standing place is one's own, and no chair.
    const isSeated = (this.#hall.seats[to.seat]?.kind ?? 'standing') !== 'standing';
    const head = { x, y, z, yawRad: yawOf(qx, qy, qz, qw) };
    placeRoom(this.#room, head, isSeated ? to : { ...to, seat: -1 }, this.#comfort);
    this.#floorM = to.floorM;
    this.#seat = to.seat;
    if (this.#comfort.hasVignette) this.#vignette.blink();
    this.#moved();
  }

  /** Where the wearer is already, with another yaw or height. */
  #placeAgain(yawRad: number): void {
    const [x, , z] = this.head.position;
    this.place({ x, z, floorM: this.#floorM, yawRad, seat: this.#seat });
  }

  /** Per frame, in a headset; allocates nothing of its own. */
  update(seconds: number): void {
    if (!this.isIn) return;
    if (this.#next !== null) this.#placeNow(this.#next);
    readVector(this.#helper.camera.position, this.head.position);
    readQuaternion(this.#helper.camera.rotationQuaternion, this.head.rotation);
    this.#readHands();
    this.#panel.update(this.head, this.#tracked, seconds);
    let turned = 0;
    let shown = false;
    for (let side = 0; side < 2; side++) {
      const hand = side === 0 ? this.#hands[0] : this.#hands[1];
      turned += hand.isAiming ? 0 : turnStep(hand.stick, hand.stickX, seconds, this.#comfort.turn);
      shown = this.#point(hand, side === 0 ? 0 : 1) || shown;
    }
    if (!shown) this.#hideAim();
    this.#panel.show();
    this.#notice.update(this.head, this.#panel.isOpen, seconds);
    this.#vignette.update(turned !== 0 && this.#comfort.hasVignette && this.#comfort.turn === 'smooth', seconds);
    if (turned !== 0) this.#turnBy(turned);
  }

  #readHands(): void {
    letGoOfLost(this.#hands[0]);
    letGoOfLost(this.#hands[1]);
    const { currentFrame, referenceSpace, session } = this.#helper.sessionManager;
    if (currentFrame !== null)
      for (const source of session.inputSources) {
        const side = sideOf(source);
        if (side === null) continue;
        const hand = this.#hands[side];
        // Where it points is asked for only when somebody needs to know.
        const isPointing = this.#panel.isOpen || hand.isAiming || hand.isSelecting;
        readHand(currentFrame, referenceSpace, source, hand, isPointing);
        this.#readStick(source, hand);
      }
    this.#tracked[0] = this.#hands[0].isTracked ? this.#hands[0].pose : null;
    this.#tracked[1] = this.#hands[1].isTracked ? this.#hands[1].pose : null;
  }

  /** Gives whether this hand's ray is drawn. */
  #point(hand: Hand, side: Side): boolean {
    if (!hand.hasRay) return false;
    const { position } = hand.ray;
    const awayM = this.#panel.pointAt(side, position, hand.direction);
    if (awayM >= 0) {
      hand.isAiming = false;
      this.#mesh.showLine(position, hand.direction, awayM);
      this.#sitMark.show(null);
      this.#events.onSeatHovered(-1);
      return true;
    }
    if (!hand.isAiming && !hand.isSelecting) return false;
    turn(hand.ray.rotation, 1, 0, 0, this.#side);
    takeAim(this.#hall, position, hand.direction, this.#isAimable, this.#aim);
    this.#events.onSeatHovered(this.#aim.seat);
    this.#sitMark.show(this.#hall.seats[this.#aim.seat]?.position ?? null);
    this.#mesh.show(this.#aim, this.#side[0], this.#side[2]);
    return true;
  }

  readonly #isAimable = (index: number): boolean => index !== this.#seat && this.#isSeatFree(index);

  #readStick(source: XRInputSource, hand: Hand): void {
    const axes = source.gamepad?.axes;
    if (axes === undefined || axes.length < 4) return;
    hand.stickX = axes[2] ?? 0;
    const y = axes[3] ?? 0;
    if (y < -stickPressed) hand.isAiming = true;
    else if (hand.isAiming && y > -stickReleased) {
      hand.isAiming = false;
      this.#go();
    }
  }

  #select(source: XRInputSource, isDown: boolean): void {
    const side = sideOf(source);
    if (side === null) return;
    const hand = this.#hands[side];
    if (this.#panel.press(side, isDown)) {
      hand.isSelecting = false;
      return;
    }
    if (hand.isSelecting && !isDown) this.#go();
    hand.isSelecting = isDown;
  }

  /** Of a controller: bare hands close in talk. */
  #squeeze(source: XRInputSource): void {
    if (source.hand === undefined || source.hand === null) this.#panel.toggle();
  }

  #hideAim(): void {
    this.#mesh.hide();
    this.#sitMark.show(null);
  }

  #go(): void {
    const { kind, seat, x, y, z } = this.#aim;
    this.#aim.kind = 'none';
    this.#hideAim();
    this.#events.onSeatHovered(-1);
    if (kind === 'seat') this.#events.onSeatPicked(seat);
    if (kind !== 'floor') return;
    if (this.#seat >= 0) this.#events.onStoodUp();
    this.place({ x, z, floorM: y, yawRad: this.#yaw(), seat: -1 });
  }

  #yaw(): number {
    const [qx, qy, qz, qw] = this.head.rotation;
    return yawOf(qx, qy, qz, qw);
  }

  /** About the head, which stays where it is and as high as it is. */
  #turnBy(rad: number): void {
    turnRoom(this.#room, this.head.position[0], this.head.position[2], rad);
    this.#moved();
  }

  /**
   * New origin = the hall's origin seen from the room: the inverse of where the room lies in the hall. WebXR wants a new space for it, so
   * this allocates; only while the wearer is moved.
   */
  #moved(): void {
    const { x, y, z, yawRad } = this.#room;
    const cos = Math.cos(-yawRad);
    const sin = Math.sin(-yawRad);
    const position = { x: -(x * cos + z * sin), y: -y, z: -(-x * sin + z * cos), w: 1 };
    const orientation = { x: 0, y: Math.sin(-yawRad / 2), z: 0, w: Math.cos(-yawRad / 2) };
    const manager = this.#helper.sessionManager;
    manager.referenceSpace = manager.baseReferenceSpace.getOffsetReferenceSpace(
      new XRRigidTransform(position, orientation),
    );
    this.#panel.bringAlong();
  }

  #end(): void {
    this.#next = null;
    this.#hideAim();
    this.#panel.close();
    this.#keyboard.close();
    this.#vignette.close();
    this.#notice.hide();
    for (const hand of this.#hands) letGo(hand);
    this.#events.onSeatHovered(-1);
    this.#events.onChanged(false);
  }
}

/** Until this frame tells of it. */
function letGoOfLost(hand: Hand): void {
  hand.isTracked = hand.hasRay = false;
  hand.stickX = 0;
}
