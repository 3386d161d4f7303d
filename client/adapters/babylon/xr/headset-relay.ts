import { type Comfort, gentle } from '../../../world/comfort.ts';
import type { HeadsetView } from '../../../world/headset-ports.ts';
import type { PanelContent, PanelNotice } from '../../../world/panel/panel-content.ts';

/** Keeps what a headset is to show until there is one, and then passes everything on. */
export class HeadsetRelay implements HeadsetView {
  #rig: HeadsetView | null = null;
  #comfort: Comfort = gentle;
  #panel: PanelContent | null = null;
  #notice: PanelNotice | null = null;
  readonly #onComfort: (comfort: Comfort) => void;

  constructor(onComfort: (comfort: Comfort) => void) {
    this.#onComfort = onComfort;
  }

  connect(rig: HeadsetView): void {
    this.#rig = rig;
    rig.setComfort(this.#comfort);
    if (this.#panel !== null) rig.setPanel(this.#panel);
    rig.setNotice(this.#notice);
  }

  setComfort(comfort: Comfort): void {
    this.#comfort = comfort;
    this.#onComfort(comfort);
    this.#rig?.setComfort(comfort);
  }

  setPanel(content: PanelContent): void {
    this.#panel = content;
    this.#rig?.setPanel(content);
  }

  setNotice(notice: PanelNotice | null): void {
    this.#notice = notice;
    this.#rig?.setNotice(notice);
  }

  closePanel(): void {
    this.#rig?.closePanel();
  }

  turn(way: 'left' | 'right'): void {
    this.#rig?.turn(way);
  }

  recenter(): void {
    this.#rig?.recenter();
  }

  hasKeyboard(): boolean {
    return this.#rig?.hasKeyboard() ?? false;
  }

  openKeyboard(text: string): void {
    this.#rig?.openKeyboard(text);
  }
}
