import { z } from 'zod';

/** Whether and how loudly a person wants to hear the place: its room, steps and applause. */
export interface HallSounds {
  readonly isOn: boolean;
  /** 0 to 1. */
  readonly volume: number;
}

/** Until somebody chooses: on, and quiet. */
export const quietHall: HallSounds = { isOn: true, volume: 0.5 };

const keptSchema = z.strictObject({ isOn: z.boolean(), volume: z.number().min(0).max(1) });

/** The choice as text, to be kept in the browser. */
export function hallSoundsText({ isOn, volume }: HallSounds): string {
  return JSON.stringify({ isOn, volume });
}

/** Reads a kept choice; what is not understood is the quiet hall. */
export function readHallSounds(text: string | null): HallSounds {
  if (text === null) return quietHall;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return quietHall;
  }
}
