import type { Page } from 'playwright-core';
import { gentle } from '../../client/world/comfort.ts';
import { type MutableQuat, writeLook } from '../../client/world/joint.ts';
import type { PanelAction } from '../../client/world/panel/panel-action.ts';
import type { PanelFacts } from '../../client/world/panel/panel-facts.ts';
import { layoutPanel, panelSize } from '../../client/world/panel/panel-layout.ts';
import { panelContent } from '../../client/world/panel/panel-pages.ts';
import { createPanelPlace, placeAtWrist } from '../../client/world/panel/panel-place.ts';
import type { PanelState } from '../../client/world/panel/panel-state.ts';
import type { Vec3 } from '../../protocol/pose.ts';
import '../support/hall-harness/harness-window.ts';
import { aLine } from '../support/panel-facts.ts';

/** How the left hand is held so that its inside is turned to the eyes, and where it is then, from where it points: as the emulator has it. */
const held = {
  controllers: { turn: [0, Math.sin(-0.72), 0, Math.cos(-0.72)], offM: [-0.0501, -0.016, 0.0026] },
  hands: { turn: [0, Math.SQRT1_2, -Math.SQRT1_2, 0], offM: [0.049, -0.117, -0.002] },
} as const;
const pointer: Vec3 = [0.8, 1.35, -0.15];

/** The hands of a wearer who uses the panel: where its buttons are follows from where head and wrist are. All in the wearer's own room. */
export class PanelHands {
  readonly #page: Page;
  readonly #with: keyof typeof held;
  readonly #wrist: Vec3;
  readonly #place = createPanelPlace();

  constructor(page: Page, parts: { readonly with: keyof typeof held; readonly head: Vec3; readonly wrist: Vec3 }) {
    const { head, wrist } = parts;
    this.#page = page;
    this.#with = parts.with;
    this.#wrist = wrist;
    const [x, y, z] = held[parts.with].offM;
    placeAtWrist(this.#place, head, [wrist[0] + x, wrist[1] + y, wrist[2] + z]);
  }

  async turnWrist(): Promise<void> {
    await this.#page.evaluate(
      ([kind, [x, y, z], [qx, qy, qz, qw]]) => {
        window.headset[kind].left.position.set(x, y, z);
        window.headset[kind].left.quaternion.set(qx, qy, qz, qw);
      },
      [this.#with, this.#wrist, held[this.#with].turn] as const,
    );
    // Long enough to be meant, and for the panel to come to rest.
    await this.#drawn(8, 900);
  }

  async letSink(): Promise<void> {
    await this.#page.evaluate((kind) => {
      window.headset[kind].left.position.set(0.25, 1.1, -0.35);
      window.headset[kind].left.quaternion.set(0, 0, 0, 1);
    }, this.#with);
    await this.#drawn(8, 900);
  }

  /** Points the other hand at the first button that does this, and pulls the trigger; `told`: what moves buttons besides. */
  async press(
    state: PanelState,
    isIt: (action: PanelAction) => boolean,
    told: Partial<PanelFacts> = {},
  ): Promise<void> {
    const box = layoutPanel(panelContent({ ...facts, ...told }, state)).find(
      ({ cell }) => cell.kind === 'button' && isIt(cell.action),
    );
    if (box === undefined) throw new Error('no such button');
    const { position: p, right: r, up: u, scale } = this.#place;
    const across = (box.xM + box.widthM / 2 - panelSize.widthM / 2) * scale;
    const above = (panelSize.heightM / 2 - box.yM - box.heightM / 2) * scale;
    const [dx, dy, dz] = [0, 1, 2].map(
      (i) => (p[i] ?? 0) + (r[i] ?? 0) * across + (u[i] ?? 0) * above - (pointer[i] ?? 0),
    );
    const look: MutableQuat = [0, 0, 0, 1];
    writeLook(Math.atan2(-(dx ?? 0), -(dz ?? 0)), Math.atan2(dy ?? 0, Math.hypot(dx ?? 0, dz ?? 0)), look);
    await this.#page.evaluate(
      ([kind, [x, y, z], [qx, qy, qz, qw]]) => {
        window.headset[kind].right.position.set(x, y, z);
        window.headset[kind].right.quaternion.set(qx, qy, qz, qw);
      },
      [this.#with, pointer, look] as const,
    );
    await this.#drawn(3, 100);
    await this.#trigger(1);
    await this.#trigger(0);
  }

  /** The trigger of a controller, the pinch of a bare hand. */
  async #trigger(value: number): Promise<void> {
    await this.#page.evaluate(
      ([kind, pulled]) => {
        if (kind === 'hands') window.headset.hands.right.updatePinchValue(pulled);
        else window.headset.controllers.right.updateButtonValue('trigger', pulled);
      },
      [this.#with, value] as const,
    );
    await this.#drawn(3, 100);
  }

  /** So many frames, and so long: what a slow machine draws in one, a fast one does not. */
  async #drawn(count: number, ms: number): Promise<void> {
    await this.#page.evaluate(
      async ([wanted, untilMs]) => {
        const startMs = performance.now();
        for (let i = 0; i < wanted || performance.now() - startMs < untilMs; i++)
          await new Promise((next) => requestAnimationFrame(next));
      },
      [count, ms] as const,
    );
  }
}

/** Only how many rows there are moves a button: an attendee whose town hall has one question waiting. */
const facts: PanelFacts = {
  title: '',
  leaderName: '',
  stage: { light: null, words: '' },
  microphone: { words: '', state: 'off', isOff: false },
  isHandUp: false,
  isCalm: false,
  slow: null,
  isBusy: false,
  lists: {
    byId: new Map(),
    onStage: null,
    waiting: [aLine(1, 'approved')],
    mine: [],
    corrected: [],
    done: [],
    pending: [],
    closed: [],
  },
  similar: null,
  isEditing: false,
  isUnnamed: false,
  canUndoVote: false,
  draft: '',
  talk: { state: 'idle', seconds: 0, note: null, trouble: null, canDiscard: false },
  hasHeadsetKeyboard: true,
  people: [],
  hearsNeighbours: true,
  comfort: gentle,
  mayModerate: false,
  poll: null,
  followUp: null,
  stop: null,
  note: null,
};
