import type { PanelAction } from './panel-action.ts';

/** Names of the pictures that buttons may have. */
export type PanelIcon =
  | 'mic'
  | 'mic-off'
  | 'hand'
  | 'clap'
  | 'heart'
  | 'laugh'
  | 'thumbs'
  | 'up'
  | 'down'
  | 'back'
  | 'close'
  | 'question'
  | 'people'
  | 'captions'
  | 'comfort'
  | 'glasses'
  | 'stop'
  | 'turn-left'
  | 'turn-right'
  | 'ahead'
  | 'send'
  | 'erase'
  | 'shift'
  | 'sound-off'
  | 'sound-on'
  | 'check'
  | 'call'
  | 'keyboard'
  | 'poll'
  | 'ring'
  | 'box'
  | 'flag'
  | 'desk';

export interface PanelButton {
  readonly kind: 'button';
  readonly action: PanelAction;
  /** What it says; with `isBare` only its icon is drawn. */
  readonly words: string;
  readonly icon: PanelIcon | null;
  /** `on`: chosen, or switched on; `live`: others hear this person. */
  readonly look: 'plain' | 'on' | 'live' | 'primary' | 'stop' | 'key';
  readonly isOff: boolean;
  readonly isBare: boolean;
  /** One of several to pick from: icon and words begin at the left, one under the other. */
  readonly isChoice: boolean;
  /** Null: an equal part of what the others leave. */
  readonly widthM: number | null;
}

export interface PanelText {
  readonly kind: 'text';
  readonly words: string;
  /** `field`: in a frame, as what is being written; the lights with their shape. */
  readonly look: 'title' | 'ink' | 'quiet' | 'trouble' | 'field' | 'avatar' | 'human' | 'asker';
  /** So many lines at most; a field shows its last ones, anything else its first. */
  readonly lines: number;
  /** A quiet line beneath. */
  readonly under: string;
  readonly widthM: number | null;
}

/** One line of a result: what could be picked, how many did, and a bar as long as their share (0 to 1). */
export interface PanelBar {
  readonly kind: 'bar';
  readonly words: string;
  readonly figure: string;
  readonly share: number;
  /** The wearer's own answer. */
  readonly isMine: boolean;
  readonly widthM: null;
}

export type PanelCell = PanelButton | PanelText | PanelBar;

export interface PanelRow {
  readonly heightM: number;
  readonly cells: readonly PanelCell[];
}

/** What the panel shows: rows from its top, and rows that stand at its foot. */
export interface PanelContent {
  readonly rows: readonly PanelRow[];
  readonly foot: readonly PanelRow[];
}

/** What floats before the eyes of who wears a headset, for a few seconds: what there is, and how one answers it. */
export interface PanelNotice {
  /** Another one is told anew. */
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly hint: string;
}

/** In the panel's own metres, which are seen from half a metre: a line is 1.4° of the view there, its letters' body 1.1°. */
export const panelText = { titleM: 0.0125, textM: 0.0096, lineM: 0.0123 } as const;
export const buttonM = 0.028;
/** A bar, under the line that it belongs to. */
export const barM = 0.006;

export type ButtonLook = Partial<Omit<PanelButton, 'kind' | 'action' | 'words'>>;

export function button(action: PanelAction, words: string, look: ButtonLook = {}): PanelButton {
  return {
    kind: 'button',
    action,
    words,
    icon: null,
    look: 'plain',
    isOff: false,
    isBare: false,
    isChoice: false,
    widthM: null,
    ...look,
  };
}

export function text(words: string, look: Partial<Omit<PanelText, 'kind' | 'words'>> = {}): PanelText {
  return { kind: 'text', words, look: 'ink', lines: 1, under: '', widthM: null, ...look };
}

/** A row as high as what is highest in it. */
export function row(...cells: readonly PanelCell[]): PanelRow {
  return { heightM: Math.max(...cells.map(heightOf)), cells };
}

function heightOf(cell: PanelCell): number {
  if (cell.kind === 'button') return buttonM;
  if (cell.kind === 'bar') return panelText.lineM + barM;
  const lines = cell.lines + (cell.under === '' ? 0 : 1);
  return lines * panelText.lineM + (cell.look === 'field' ? 0.014 : 0.002);
}
