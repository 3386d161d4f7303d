import type { Sound } from '../../client/live/ports.ts';

const nothing = () => undefined;

/** A page without loudspeaker or microphone. */
export const silentSound: Sound = {
  state: 'locked',
  onState: () => nothing,
  unlock: async () => undefined,
  now: () => ({ pageMs: 0, contextMs: null }),
  setStageEar: nothing,
  setStageTrack: nothing,
  setStageOpen: nothing,
  stageLevel: () => 0,
  livingMouth: () => false,
  setNeighbour: nothing,
  setNeighboursVolume: nothing,
  placeNeighbour: nothing,
  neighbourLevel: () => 0,
  setListener: nothing,
  setMicrophone: nothing,
  microphoneLevel: () => 0,
  playTestTone: async () => undefined,
  setRoom: () => undefined,
  openHall: async () => null,
  close: nothing,
};
