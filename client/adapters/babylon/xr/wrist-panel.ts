import type { Quat, Vec3 } from '../../../../protocol/pose.ts';
import type { Comfort } from '../../../world/comfort.ts';
import { createPalmWatch, type HandPose, watchPalm } from '../../../world/palm.ts';
import type { PanelAction } from '../../../world/panel/panel-action.ts';
import type { PanelContent } from '../../../world/panel/panel-content.ts';
import { buttonAt, layoutPanel, type PanelBox, panelTopM } from '../../../world/panel/panel-layout.ts';
import {
  createPanelPlace,
  easePlace,
  hitPanel,
  type PanelHit,
  placeAtWrist,
  placeBefore,
} from '../../../world/panel/panel-place.ts';
import type { PanelMesh } from './panel-mesh.ts';

/** Left and right, as everywhere in a headset. */
export type Side = 0 | 1;

/** What the panel needs of how it is drawn. */
export type PanelSurface = Pick<PanelMesh, 'setBoxes' | 'setShown' | 'redraw' | 'place' | 'point' | 'light'>;

interface Head {
  readonly position: Vec3;
  readonly rotation: Quat;
}

/** A tracked hand, or null. */
export type Hands = readonly [HandPose | null, HandPose | null];

type Where = { readonly kind: 'away' } | { readonly kind: 'wrist'; readonly side: Side } | { readonly kind: 'air' };

const away: Where = { kind: 'away' };
const air: Where = { kind: 'air' };
/** How fast the panel follows the wrist: slower than a tremble, faster than a wave. */
const followPerS = 10;
/** Who walks or leans so far from a panel in the air takes it along. */
const leftBehindM = 1.1;

/**
 * The panel: at the wrist while its palm is turned to the eyes, or in the air before them. Who uses one hand has it in the air either way,
 * so that the same hand can press. Rule HX4.
 */
export class WristPanel {
  readonly #mesh: PanelSurface;
  readonly #onAction: (action: PanelAction) => void;
  readonly #palms = [createPalmWatch(), createPalmWatch()] as const;
  readonly #place = createPanelPlace();
  readonly #wanted = createPanelPlace();
  readonly #hit: PanelHit = { xM: 0, yM: 0, awayM: 0 };
  #boxes: readonly PanelBox[] = [];
  #shown = '';
  #comfort: Comfort;
  #where: Where = away;
  /** Whose ray lies on the panel; below 0 nobody's. */
  #pointer = -1;
  #lit = -1;
  /** Whose press holds a button; below 0 nobody's. */
  #presser = -1;
  #isLost = false;
  /** What is above it is hall. */
  #topM = 0;

  constructor(mesh: PanelSurface, comfort: Comfort, onAction: (action: PanelAction) => void) {
    this.#mesh = mesh;
    this.#comfort = comfort;
    this.#onAction = onAction;
  }

  get isOpen(): boolean {
    return this.#where.kind !== 'away';
  }

  setComfort(comfort: Comfort): void {
    this.#comfort = comfort;
  }

  /** Only what is another content is laid out and painted anew. */
  setContent(content: PanelContent): void {
    const key = JSON.stringify(content);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#boxes = layoutPanel(content);
    this.#topM = panelTopM(this.#boxes);
    this.#mesh.setBoxes(this.#boxes);
  }

  redraw(): void {
    this.#mesh.redraw();
  }

  /** By a button of either hand: in the air before the eyes, or away. */
  toggle(): void {
    this.#go(this.isOpen ? away : air);
  }

  close(): void {
    this.#go(away);
  }

  /** The wearer was moved: what hung in the air comes along. */
  bringAlong(): void {
    this.#isLost = true;
  }

  /** A palm that is held up presses nothing: it is being looked at. */
  isPalmUp(side: Side): boolean {
    return this.#palms[side].isUp;
  }

  /** Per frame, before the hands point; allocates nothing. */
  update(head: Head, hands: Hands, seconds: number): void {
    this.#watch(0, hands[0], head, seconds);
    this.#watch(1, hands[1], head, seconds);
    const where = this.#where;
    if (where.kind === 'air') {
      const [x, y, z] = this.#place.position;
      const isFar = Math.hypot(x - head.position[0], y - head.position[1], z - head.position[2]) > leftBehindM;
      if (this.#isLost || isFar) placeBefore(this.#place, head.position, head.rotation);
    } else if (where.kind === 'wrist') {
      const hand = hands[where.side];
      if (hand === null || !this.#palms[where.side].isUp) this.#go(away);
      else {
        placeAtWrist(this.#wanted, head.position, hand.position);
        easePlace(this.#place, this.#wanted, this.#isLost ? 1 : Math.min(1, seconds * followPerS));
      }
    }
    this.#isLost = false;
    if (this.isOpen) this.#mesh.place(this.#place);
    this.#pointer = -1;
    this.#lit = -1;
  }

  /** Whether a hand's ray lies on the panel, and how far away; below 0 when it does not. Allocates nothing. */
  pointAt(side: Side, origin: Vec3, direction: Vec3): number {
    const where = this.#where;
    if (where.kind === 'away' || (where.kind === 'wrist' && where.side === side)) return -1;
    if (this.#pointer >= 0 && this.#presser !== side) return -1;
    if (!hitPanel(this.#place, origin, direction, this.#hit) || this.#hit.yM < this.#topM) return -1;
    this.#pointer = side;
    this.#lit = buttonAt(this.#boxes, this.#hit.xM, this.#hit.yM);
    return this.#hit.awayM;
  }

  /** Per frame, after the hands have pointed: lights what is pointed at. Allocates nothing. */
  show(): void {
    if (!this.isOpen) return;
    this.#mesh.point(this.#hit.xM, this.#hit.yM, this.#pointer >= 0);
    this.#mesh.light(this.#lit, this.#presser >= 0 && this.#presser === this.#pointer);
  }

  /** Gives whether the press, or its end, was the panel's. A button works as it goes down: a pinch moves the ray as it opens. */
  press(side: Side, isDown: boolean): boolean {
    if (!isDown) {
      const wasMine = this.#presser === side;
      if (wasMine) this.#presser = -1;
      return wasMine;
    }
    if (this.#palms[side].isUp) return true;
    if (this.#pointer !== side) return false;
    this.#presser = side;
    const cell = this.#boxes[this.#lit]?.cell;
    if (cell?.kind === 'button') this.#onAction(cell.action);
    return true;
  }

  #watch(side: Side, hand: HandPose | null, head: Head, seconds: number): void {
    const palm = this.#palms[side];
    const wasUp = palm.isUp;
    if (hand === null) palm.isUp = false;
    else watchPalm(palm, hand, head, seconds);
    if (wasUp || !palm.isUp || this.isOpen) return;
    if (this.#comfort.hands === 'one') this.#go(air);
    else if (side === (this.#comfort.panelHand === 'left' ? 0 : 1)) this.#go(side === 0 ? atLeft : atRight);
  }

  #go(where: Where): void {
    this.#where = where;
    // From nowhere it comes at once to where it belongs.
    this.#isLost = true;
    this.#presser = this.#pointer = this.#lit = -1;
    this.#mesh.setShown(where.kind !== 'away');
  }
}

const atLeft: Where = { kind: 'wrist', side: 0 };
const atRight: Where = { kind: 'wrist', side: 1 };
