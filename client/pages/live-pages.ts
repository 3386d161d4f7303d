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

/** Pages that are loaded only when they are wanted. */
export interface LivePages {
  readonly drawHall: DrawHall;
  readonly hall: () => Promise<ComponentType<HallPageProps>>;
  readonly desk: () => Promise<ComponentType<{ readonly townhall: Townhall }>>;
  readonly studio: () => Promise<ComponentType<{ readonly townhall: Townhall }>>;
}
