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

/** What the detector heard: by the clock of the page's audio (seconds) and by the wall clock. */
export interface Heard {
  readonly kind: 'on' | 'off';
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
 * Runs in the page before its own code: listens to every audio track that arrives, on a source of its own. It lives in the page's one
 * audio context, so that both speak of the same clock.
 */
export function installDetector(workletCode: string): void {
  const bench: Window['bench'] = { tracks: 0, heard: [], frames: [] };
  window.bench = bench;
  const made = Promise.withResolvers<AudioContext>();
  // Longer than any gap that the network's concealment leaves in a steady tone, shorter than the pause between two bursts.
  const quietAfterS = 0.12;

  const listen = async (track: MediaStreamTrack): Promise<void> => {
    const context = await made.promise;
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([workletCode], { type: 'text/javascript' })));
    const stream = new MediaStream([track]);
    // Chromium gives a remote track to WebAudio only while an element plays it too.
    const sink = document.createElement('audio');
    sink.muted = true;
    sink.srcObject = stream;
    void sink.play();
    const node = new AudioWorkletNode(context, 'bench-detector', { processorOptions: { quietAfterS } });
    node.port.onmessage = (event: MessageEvent<Heard>) => bench.heard.push(event.data);
    const silent = context.createGain();
    silent.gain.value = 0;
    context.createMediaStreamSource(stream).connect(node).connect(silent).connect(context.destination);
    bench.tracks++;
  };

  window.AudioContext = new Proxy(window.AudioContext, {
    construct(target, args: [AudioContextOptions?]) {
      const context = new target(...args);
      window.actx = context; made.resolve(context);
      return context;
    },
  });
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, args: [RTCConfiguration?]) {
      const connection = new target(...args);
      (window.pcs ??= []).push(connection); connection.addEventListener('track', ({ track }) => {
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
