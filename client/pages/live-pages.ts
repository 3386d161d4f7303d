import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { HallDrawing } from '../live/hall-drawing.ts';
import type { Townhall } from '../live/townhall.ts';

/** How much of the hall a page draws: with a body in it, watching from a free camera, or sound and captions only. */
export type HallForm = 'body' | 'watching' | 'listening';

export interface HallPageProps {
  readonly townhall: Townhall;
  readonly form: HallForm;
  readonly drawHall: DrawHall;
}

/** Gives the hall's drawing: the one that was begun while the person typed their name, or a new one. */
export type DrawHall = (townhall: Townhall, hasBody: boolean) => HallDrawing;

export interface LookChooserProps {
  readonly townhall: Townhall;
  /** What draws the picture; null before it is there. */
  readonly drawing: HallDrawing | null;
}

/** Pages that are loaded only when they are wanted. */
export interface LivePages {
  readonly drawHall: DrawHall;
  /** The hall that is being made while the person types; null before, and once it is shown. */
  readonly ahead: ReadonlySignal<HallDrawing | null>;
  readonly lookChooser: () => Promise<ComponentType<LookChooserProps>>;
  readonly hall: () => Promise<ComponentType<HallPageProps>>;
  readonly desk: () => Promise<ComponentType<{ readonly townhall: Townhall }>>;
  readonly studio: () => Promise<ComponentType<{ readonly townhall: Townhall }>>;
}
