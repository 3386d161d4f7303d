import type { Sound, SoundState, StageEar } from '../../live/ports.ts';
import { heardMs } from '../../world/heard-time.ts';
import { type Acoustics, voiceFalloff } from '../../world/room-sound.ts';
import { createRoom, type Room } from './room.ts';
import { createStageVoice, type StageVoice } from './stage-voice.ts';
import { levelOf, type Tap, tapTrack } from './tap.ts';

interface Neighbour {
  readonly tap: Tap;
  readonly panner: PannerNode;
  readonly fade: GainNode;
}

/** A voice comes and goes within this. */
const fadeS = 0.15;
/** How voices fall off where there is no hall. */
const plainFalloff = { refDistance: 1.5, rolloffFactor: 1.2 };
/** How much fainter than a neighbour the room's answer to them is. */
const roomDb = -14;

/** The page's one audio context: the stage at one volume everywhere, neighbours where they are. */
export function createPageSound(): Sound {
  let context: AudioContext | null = null;
  let stage: StageVoice | null = null;
  let ear: StageEar | null = null;
  let stageTrack: MediaStreamTrack | null = null;
  let isStageOpen = false;
  let microphone: Tap | null = null;
  let neighboursVolume = 1;
  let neighboursGain: GainNode | null = null;
  /** Where neighbours come together, before their volume. */
  let neighboursBus: GainNode | null = null;
  let acoustics: Acoustics | null = null;
  let room: Room | null = null;
  const neighbours = new Map<string, Neighbour>();
  const waiting = new Map<string, MediaStreamTrack>();
  const listeners = new Set<(state: SoundState) => void>();
  const now: { pageMs: number; contextMs: number | null } = { pageMs: 0, contextMs: null };

  const heardOf = ({ currentTime, outputLatency }: AudioContext) =>
    heardMs(currentTime * 1000, outputLatency * 1000, stage?.knownToMs() ?? null);
  const stateOf = (): SoundState => {
    if (context === null) return 'locked';
    return context.state === 'running' ? 'running' : 'suspended';
  };
  const tell = () => {
    for (const listener of listeners) listener(stateOf());
  };

  const falloff = () => (acoustics === null ? plainFalloff : voiceFalloff(acoustics));
  const build = () => {
    if (context === null || neighboursBus === null || neighboursGain === null) return;
    room?.close();
    room = acoustics === null ? null : createRoom(context, acoustics.reverbS, roomDb);
    neighboursBus.disconnect();
    neighboursBus.connect(neighboursGain);
    if (room === null) return;
    neighboursBus.connect(room.input);
    room.output.connect(neighboursGain);
  };

  const addNeighbour = (id: string, track: MediaStreamTrack) => {
    if (context === null || neighboursBus === null) {
      waiting.set(id, track);
      return;
    }
    const tap = tapTrack(context, track);
    // Values are assigned, never scheduled: a panner under automation costs four to nine times as much.
    const panner = new PannerNode(context, {
      panningModel: 'HRTF',
      distanceModel: 'inverse',
      ...falloff(),
    });
    const fade = new GainNode(context, { gain: 0 });
    fade.gain.linearRampToValueAtTime(1, context.currentTime + fadeS);
    tap.source.connect(panner).connect(fade).connect(neighboursBus);
    neighbours.set(id, { tap, panner, fade });
  };
  const removeNeighbour = (id: string) => {
    waiting.delete(id);
    const neighbour = neighbours.get(id);
    if (neighbour === undefined) return;
    neighbours.delete(id);
    const { tap, panner, fade } = neighbour;
    const { currentTime } = fade.context;
    fade.gain.cancelScheduledValues(currentTime).setValueAtTime(fade.gain.value, currentTime);
    fade.gain.linearRampToValueAtTime(0, currentTime + fadeS);
    setTimeout(() => {
      panner.disconnect();
      fade.disconnect();
      tap.close();
    }, fadeS * 1000);
  };

  const start = async (): Promise<void> => {
    const made = new AudioContext({ latencyHint: 'interactive' });
    context = made;
    made.onstatechange = tell;
    // In the gesture's own task: awaiting the worklet first would lose it.
    const resumed = made.resume();
    neighboursGain = new GainNode(made, { gain: neighboursVolume });
    neighboursGain.connect(made.destination);
    neighboursBus = new GainNode(made);
    build();
    for (const [id, track] of waiting) addNeighbour(id, track);
    waiting.clear();
    stage = await createStageVoice(made, {
      trackBegan: (ms) => ear?.trackBegan(ms),
      onset: (ms) => ear?.onset(ms),
      loud: (ms) => ear?.loud(ms),
      level: (hop, rms) => ear?.level(hop, rms),
    });
    stage.setTrack(stageTrack);
    stage.setOpen(isStageOpen);
    await resumed;
  };

  return {
    get state() {
      return stateOf();
    },
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    unlock: async () => {
      // A browser may keep a context suspended for ever; the page then offers to try again, and goes on with captions.
      const tried = context === null ? start() : context.resume();
      await Promise.race([tried, new Promise((resolve) => setTimeout(resolve, 1500))]);
      tell();
    },
    now: () => {
      now.pageMs = performance.now();
      now.contextMs = context !== null && context.state === 'running' ? heardOf(context) : null;
      return now;
    },
    setStageEar: (next) => {
      ear = next;
    },
    setStageTrack: (track) => {
      stageTrack = track;
      stage?.setTrack(track);
    },
    setStageOpen: (isOpen) => {
      isStageOpen = isOpen;
      stage?.setOpen(isOpen);
    },
    stageLevel: () => stage?.level() ?? 0,
    livingMouth: (out) => stage?.livingMouth(out) ?? false,
    setNeighbour: (id, track) => {
      removeNeighbour(id);
      if (track !== null) addNeighbour(id, track);
    },
    setNeighboursVolume: (volume) => {
      neighboursVolume = volume;
      if (neighboursGain !== null) neighboursGain.gain.value = volume;
    },
    setRoom: (next) => {
      acoustics = next;
      const { refDistance, rolloffFactor } = falloff();
      for (const { panner } of neighbours.values()) Object.assign(panner, { refDistance, rolloffFactor });
      build();
    },
    placeNeighbour: (id, x, y, z) => {
      const panner = neighbours.get(id)?.panner;
      if (panner === undefined) return;
      panner.positionX.value = x;
      panner.positionY.value = y;
      panner.positionZ.value = z;
    },
    neighbourLevel: (id) => levelOf(neighbours.get(id)?.tap ?? null),
    setListener: (row) => {
      if (context === null) return;
      const { listener } = context;
      listener.positionX.value = row[0] ?? 0;
      listener.positionY.value = row[1] ?? 0;
      listener.positionZ.value = row[2] ?? 0;
      listener.forwardX.value = row[3] ?? 0;
      listener.forwardY.value = row[4] ?? 0;
      listener.forwardZ.value = row[5] ?? -1;
    },
    setMicrophone: (track) => {
      microphone?.close();
      microphone = track === null || context === null ? null : tapTrack(context, track, { needsSink: false });
    },
    microphoneLevel: () => levelOf(microphone),
    playTestTone: async () => {
      if (context !== null) await playTone(context);
    },
    openHall: async (reverbS) => {
      const { createHallSound } = await import('./hall-sound.ts');
      return context === null ? null : createHallSound(context, reverbS);
    },
    close: () => {
      for (const id of [...neighbours.keys()]) removeNeighbour(id);
      microphone?.close();
      stage?.close();
      listeners.clear();
      const closing = context;
      context = null;
      if (closing !== null && closing.state !== 'closed') void closing.close();
    },
  };
}

function playTone(context: AudioContext): Promise<void> {
  const gain = new GainNode(context, { gain: 0 });
  const tone = new OscillatorNode(context, { frequency: 523.25 });
  tone.connect(gain).connect(context.destination);
  const start = context.currentTime;
  gain.gain.setTargetAtTime(0.12, start, 0.03);
  gain.gain.setTargetAtTime(0, start + 0.35, 0.08);
  tone.start(start);
  tone.stop(start + 0.8);
  return new Promise((resolve) => {
    tone.onended = () => {
      gain.disconnect();
      resolve();
    };
  });
}
