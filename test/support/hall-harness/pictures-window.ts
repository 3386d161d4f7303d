import type { Body, StageLook, StageScreen } from '../../../client/world/ports.ts';

/** A text on a picture: where its ink begins and ends, its line, and the way it is written. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly direction: string;
}

export interface DrawnPlate {
  readonly texts: readonly DrawnText[];
  /** The plate inside its picture. */
  readonly frame: { readonly left: number; readonly right: number };
  /** Rows of the picture with anything on them. */
  readonly rows: { readonly first: number; readonly last: number };
}

declare global {
  interface Window {
    pictures: {
      plate(said: Pick<Body, 'name' | 'mistakenFor' | 'hasHandUp'>): DrawnPlate;
      screen(screen: StageScreen, stage: StageLook): readonly DrawnText[];
      clear(): void;
    };
  }
}
