import type { Page } from 'playwright-core';
import { type MutableQuat, writeLook } from '../../client/adapters/babylon/frames.ts';
import { gentle } from '../../client/world/comfort.ts';
import type { PanelAction } from '../../client/world/panel/panel-action.ts';
import type { PanelFacts } from '../../client/world/panel/panel-facts.ts';
import { layoutPanel, panelSize } from '../../client/world/panel/panel-layout.ts';
import { panelContent } from '../../client/world/panel/panel-pages.ts';
import { createPanelPlace, placeAtWrist } from '../../client/world/panel/panel-place.ts';
import type { PanelState } from '../../client/world/panel/panel-state.ts';
import type { Vec3 } from '../../protocol/pose.ts';
import '../support/hall-harness/harness-window.ts';
import { aLine } from '../support/panel-facts.ts';
import type { Visitor } from './visitor.ts';

/** The grip of a controller, from where it points (as the emulated headset has it, metres). */
const gripM: Vec3 = [-0.004, -0.016, 0.05];
/** The inside of the left wrist towards the eyes. */
const wristYawRad = -1.44;
const pointer: Vec3 = [0.8, 1.35, -0.15];
const frames = 12;

/** The hands of a wearer who uses the panel: where its buttons are follows from where head and wrist are. All in the wearer's own room. */
export class PanelHands {
  readonly #page: Page;
  readonly #wrist: Vec3;
  readonly #place = createPanelPlace();

  constructor(page: Page, { head, wrist }: { readonly head: Vec3; readonly wrist: Vec3 }) {
    this.#page = page;
    this.#wrist = wrist;
    const [x, y, z] = gripM;
    const cos = Math.cos(wristYawRad);
    const sin = Math.sin(wristYawRad);
    placeAtWrist(this.#place, head, [wrist[0] + x * cos + z * sin, wrist[1] + y, wrist[2] - x * sin + z * cos]);
  }

  async turnWrist(): Promise<void> {
    await this.#page.evaluate(
      ([[x, y, z], yawRad]) => {
        window.headset.controllers.left.position.set(x, y, z);
        window.headset.controllers.left.quaternion.set(0, Math.sin(yawRad / 2), 0, Math.cos(yawRad / 2));
      },
      [this.#wrist, wristYawRad] as const,
    );
    // Long enough to be meant, and for the panel to come to rest.
    await this.#drawn(4 * frames);
  }

  async letSink(): Promise<void> {
    await this.#page.evaluate(() => {
      window.headset.controllers.left.position.set(0.25, 1.25, -0.35);
      window.headset.controllers.left.quaternion.set(0, 0, 0, 1);
    });
    await this.#drawn(4 * frames);
  }

  /** Points the other hand at the first button that does this, and pulls the trigger. */
  async press(state: PanelState, isIt: (action: PanelAction) => boolean): Promise<void> {
    const box = layoutPanel(panelContent(facts, state)).find(({ cell }) => cell.kind === 'button' && isIt(cell.action));
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
      ([[x, y, z], [qx, qy, qz, qw]]) => {
        window.headset.controllers.right.position.set(x, y, z);
        window.headset.controllers.right.quaternion.set(qx, qy, qz, qw);
      },
      [pointer, look] as const,
    );
    await this.#drawn(frames);
    await this.#trigger(1);
    await this.#trigger(0);
  }

  async shoot(visitor: Visitor, name: string): Promise<void> {
    await this.#drawn(2);
    await visitor.shoot(name);
  }

  async #trigger(value: number): Promise<void> {
    await this.#page.evaluate((pulled) => window.headset.controllers.right.updateButtonValue('trigger', pulled), value);
    await this.#drawn(4);
  }

  async #drawn(count: number): Promise<void> {
    await this.#page.evaluate(async (wanted) => {
      for (let i = 0; i < wanted; i++) await new Promise((next) => requestAnimationFrame(next));
    }, count);
  }
}

/** Only how many rows there are moves a button: an attendee whose town hall has one question waiting. */
const facts: PanelFacts = {
  title: '',
  leaderName: '',
  stage: { light: null, words: '' },
  microphone: { words: '', state: 'off', isOff: false },
  isHandUp: false,
  isBusy: false,
  lists: { onStage: null, waiting: [aLine(1, 'approved')], mine: [], done: [], pending: [], closed: [] },
  draft: '',
  hasHeadsetKeyboard: true,
  people: [],
  hearsNeighbours: true,
  comfort: gentle,
  mayModerate: false,
  stop: null,
  note: null,
};
