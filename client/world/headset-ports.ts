import type { Comfort } from './comfort.ts';
import type { PanelAction } from './panel/panel-action.ts';
import type { PanelContent, PanelNotice } from './panel/panel-content.ts';

/** What a drawn hall does for who wears a headset. All of it may be called at any time; without a headset it rests. */
export interface HeadsetView {
  setComfort(comfort: Comfort): void;
  /** What the panel shows when its wearer opens it. */
  setPanel(content: PanelContent): void;
  /** What floats before the eyes for a few seconds, until the panel is opened. */
  setNotice(notice: PanelNotice | null): void;
  closePanel(): void;
  turn(way: 'left' | 'right'): void;
  /** Looks where the seat looks, or from the floor to the stage, with the eyes at their height. */
  recenter(): void;
  /** Whether the headset has a keyboard of its own for the page. */
  hasKeyboard(): boolean;
  /** Opens the headset's keyboard on a text; what is typed comes by `onPanelText`. */
  openKeyboard(text: string): void;
}

/** What the headset tells the page. */
export interface HeadsetEvents {
  /** A button of the panel was pressed. */
  onPanelAction(action: PanelAction): void;
  /** The whole text, as the headset's keyboard has it. */
  onPanelText(text: string): void;
}
