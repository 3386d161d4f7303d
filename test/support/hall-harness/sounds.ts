import { createHallSound } from '../../../client/adapters/sound/hall-sound.ts';
import { createPageSound } from '../../../client/adapters/sound/page-sound.ts';
import { createRoom } from '../../../client/adapters/sound/room.ts';
import { seededRandom } from '../../../client/world/filters.ts';
import './sounds-window.ts';

// The page's sound without its pages: rendered at once where that can be, else as it comes out of the loudspeaker.
const rateHz = 48_000;
const [burstS, listensS] = [0.06, 0.5];
const heardAbove = 0.004;
const withinMs = 20_000;

/** Everything that is connected to the loudspeaker is heard here too. */
let ear: AnalyserNode | null = null;
const { connect } = AudioNode.prototype;
function listenTo(context: AudioContext): void {
  const analyser = new AnalyserNode(context, { fftSize: 32_768, smoothingTimeConstant: 0 });
  ear = analyser;
  AudioNode.prototype.connect = function (this: AudioNode, ...to: [AudioNode]) {
    if (to[0] === context.destination) Reflect.apply(connect, this, [analyser]);
    return Reflect.apply(connect, this, to);
  } as typeof connect;
}
const Context = window.AudioContext;
window.AudioContext = class extends Context {
  constructor(options?: AudioContextOptions) {
    super({ ...options, sampleRate: rateHz });
    if (ear === null) listenTo(this);
  }
};

const offline = (seconds: number) => new OfflineAudioContext(2, seconds * rateHz, rateHz);
const leftOf = async (context: OfflineAudioContext) => [...(await context.startRendering()).getChannelData(0)];

/** A track on which noise bursts when it is told to. */
function noisyTrack() {
  const context = new Context({ sampleRate: rateHz });
  const out = context.createMediaStreamDestination();
  const random = seededRandom(3);
  const buffer = context.createBuffer(1, burstS * rateHz, rateHz);
  buffer.copyToChannel(
    new Float32Array(buffer.length).map(() => 0.5 * (2 * random() - 1)),
    0,
  );
  const [track] = out.stream.getAudioTracks();
  if (track === undefined) throw new Error('no track');
  return {
    track,
    burst: async () => {
      await context.resume();
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(out);
      source.start();
    },
  };
}

const sound = createPageSound();
const [stage, neighbour] = [noisyTrack(), noisyTrack()];

window.sounds = {
  rateHz,
  answer: async (reverbS) => {
    const context = offline(reverbS * 1.3 + 0.1);
    const tap = context.createBuffer(1, 1, rateHz);
    tap.copyToChannel(new Float32Array([1]), 0);
    const source = new AudioBufferSourceNode(context, { buffer: tap });
    const room = createRoom(context, reverbS, 0);
    source.connect(room.input);
    room.output.connect(context.destination);
    source.start();
    return leftOf(context);
  },
  strike: async (reverbS) => {
    const context = offline(reverbS + 0.5);
    const hall = await createHallSound(context, reverbS);
    hall.setLevels({ tone: 0, group: 0, crowd: 0, all: 1 });
    hall.play({ kind: 'strike', pick: 0.3, gain: 1, afterMs: 200, at: [0, 0, -1] });
    return leftOf(context);
  },
  begin: async (acoustics) => {
    sound.setRoom(acoustics);
    await sound.unlock();
    sound.setStageTrack(stage.track);
    sound.setStageOpen(true);
    sound.setNeighbour('m/body', neighbour.track);
    sound.setListener(new Float32Array([0, 0, 0, 0, 0, -1]));
    // A voice comes softly.
    await new Promise((resolve) => setTimeout(resolve, 400));
  },
  burst: async (from) => {
    if (from !== 'stage') sound.placeNeighbour('m/body', 0, 0, -from.aheadM);
    await new Promise((resolve) => setTimeout(resolve, 800));
    await (from === 'stage' ? stage : neighbour).burst();
    const samples = new Float32Array(32_768);
    const untilMs = performance.now() + withinMs;
    while (performance.now() < untilMs) {
      ear?.getFloatTimeDomainData(samples);
      const first = samples.findIndex((sample) => Math.abs(sample) > heardAbove);
      if (first >= 0 && samples.length - first > listensS * rateHz)
        return [...samples.subarray(first, first + listensS * rateHz)];
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('nothing was heard');
  },
};
