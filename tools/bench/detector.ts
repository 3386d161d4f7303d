import type { FrameReport } from '../../client/live/stage-runner.ts';

/** The detector's own code, for the page's audio thread. Nothing of the product's is in it. */
export const detectorWorklet = `
registerProcessor('bench-detector', class extends AudioWorkletProcessor {
  constructor(options) {
    super();
    this.threshold = 0.02;
    this.quietAfterFrames = options.processorOptions.quietAfterS * sampleRate;
    this.isOn = false;
    this.lastLoud = 0;
    this.lastLoudWall = 0;
  }
  process([input]) {
    const samples = input[0];
    if (samples === undefined) return true;
    const now = Date.now();
    for (let i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) < this.threshold) continue;
      const frame = currentFrame + i;
      if (!this.isOn) {
        this.isOn = true;
        this.port.postMessage({ kind: 'on', contextTime: frame / sampleRate, wallMs: now });
      }
      this.lastLoud = frame;
      this.lastLoudWall = now;
    }
    if (this.isOn && currentFrame - this.lastLoud > this.quietAfterFrames) {
      this.isOn = false;
      this.port.postMessage({ kind: 'off', contextTime: this.lastLoud / sampleRate, wallMs: this.lastLoudWall });
    }
    return true;
  }
});
`;

/** Where it listens: on the track as it is received, and on all that the page plays. */
export type Ear = 'track' | 'output';

/** What the detector heard: by the clock of the page's audio (seconds) and by the wall clock. */
export interface Heard {
  readonly kind: 'on' | 'off';
  readonly ear: Ear;
  readonly contextTime: number;
  readonly wallMs: number;
}

/** What the product's page says at each frame (`rostrum:frame`). */
export type FrameSample = FrameReport;

declare global {
  interface Window {
    bench: { tracks: number; readonly heard: Heard[]; readonly frames: FrameSample[] };
  }
}

/**
 * Runs in the page before its own code: listens to every audio track that arrives, on a source of its own, and to what the page lets
 * through to the loudspeaker. It lives in the page's one audio context, so that both speak of the same clock.
 */
export function installDetector(workletCode: string): void {
  const bench: Window['bench'] = { tracks: 0, heard: [], frames: [] };
  window.bench = bench;
  // Longer than any gap that the network's concealment leaves in a steady tone, shorter than the pause between two bursts.
  const quietAfterS = 0.12;
  const made = Promise.withResolvers<AudioContext>();
  const connect = AudioNode.prototype.connect;

  const detect = (context: AudioContext, source: AudioNode, ear: Heard['ear']): void => {
    const node = new AudioWorkletNode(context, 'bench-detector', { processorOptions: { quietAfterS } });
    node.port.onmessage = ({ data }: MessageEvent<Omit<Heard, 'ear'>>) => bench.heard.push({ ...data, ear });
    // Only what leads to the destination is run.
    const silent = context.createGain();
    silent.gain.value = 0;
    source.connect(node).connect(silent);
    Reflect.apply(connect, silent, [context.destination]);
  };

  const begin = async (context: AudioContext): Promise<void> => {
    const output = context.createGain();
    AudioNode.prototype.connect = new Proxy(connect, {
      apply(target, node: AudioNode, args: [AudioNode]) {
        if (args[0] === context.destination) Reflect.apply(target, node, [output]);
        return Reflect.apply(target, node, args);
      },
    });
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([workletCode], { type: 'text/javascript' })));
    detect(context, output, 'output');
    made.resolve(context);
  };

  const listen = async (track: MediaStreamTrack): Promise<void> => {
    const context = await made.promise;
    const stream = new MediaStream([track]);
    // Chromium gives a remote track to WebAudio only while an element plays it too.
    const sink = document.createElement('audio');
    sink.muted = true;
    sink.srcObject = stream;
    void sink.play();
    detect(context, context.createMediaStreamSource(stream), 'track');
    bench.tracks++;
  };

  window.AudioContext = new Proxy(window.AudioContext, {
    construct(target, args: [AudioContextOptions?]) {
      const context = new target(...args);
      void begin(context);
      return context;
    },
  });
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, args: [RTCConfiguration?]) {
      const connection = new target(...args);
      connection.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') void listen(track);
      });
      return connection;
    },
  });
  window.addEventListener('rostrum:frame', (event) => {
    if (!(event instanceof CustomEvent)) return;
    bench.frames.push(event.detail);
    if (bench.frames.length > 20_000) bench.frames.splice(0, 10_000);
  });
}
