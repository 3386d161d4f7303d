import type { ComponentType } from 'preact';
import type { Door } from '../live/ports.ts';
import type { Townhall } from '../live/townhall.ts';
import type { HallView, HallViewOptions } from '../world/ports.ts';

export type CreateHallView = (canvas: HTMLCanvasElement, options: HallViewOptions) => Promise<HallView>;

/** How much of the hall a page draws: with a body in it, watching from a free camera, or sound and captions only. */
export type HallForm = 'body' | 'watching' | 'listening';

export interface HallPageProps {
  readonly townhall: Townhall;
  readonly form: HallForm;
  readonly loadHallView: () => Promise<CreateHallView>;
}

/** Pages that are loaded only when they are wanted. */
export interface LivePages {
  readonly loadHallView: () => Promise<CreateHallView>;
  readonly hall: () => Promise<ComponentType<HallPageProps>>;
  readonly desk: () => Promise<ComponentType<{ readonly townhall: Townhall }>>;
  readonly studio: () => Promise<ComponentType<{ readonly townhall: Townhall }>>;
  readonly record: () => Promise<ComponentType<{ readonly door: Door }>>;
}
