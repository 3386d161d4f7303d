/** Served to the page under our own origin, because its content policy allows nothing else. */
export const detectorWorklet = `
registerProcessor('bench-detector', class extends AudioWorkletProcessor {
  constructor(options) {
    super();
    this.threshold = 0.02;
    this.quietAfterFrames = options.processorOptions.quietAfterFrames;
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

/** What the detector heard: by its own audio context (seconds) and by the wall clock. */
export interface Heard {
  readonly kind: 'on' | 'off';
  readonly contextTime: number;
  readonly wallMs: number;
}

/** What the product's page says at each frame (`rostrum:frame`), with the detector's context time at that moment. */
export interface FrameSample {
  readonly timelineMs: number;
  readonly contextTime: number | null;
  readonly detectorTime: number;
  readonly index: number | null;
  readonly epoch: number | null;
  readonly spokenTo: number;
  readonly anchoredBy: string;
}

declare global {
  interface Window {
    bench: { tracks: number; readonly heard: Heard[]; readonly frames: FrameSample[] };
  }
}

/** Runs in the page before its own code: listens to every audio track that arrives, apart from the product. */
export function installDetector(): void {
  const bench: Window['bench'] = { tracks: 0, heard: [], frames: [] };
  window.bench = bench;
  let context: AudioContext | null = null;

  const listen = async (track: MediaStreamTrack): Promise<void> => {
    context ??= new AudioContext({ sampleRate: 48_000 });
    await context.audioWorklet.addModule('/bench-detector.js');
    await context.resume();
    const stream = new MediaStream([track]);
    // Chromium gives a remote track to WebAudio only while an element plays it too.
    const sink = document.createElement('audio');
    sink.muted = true;
    sink.srcObject = stream;
    void sink.play();
    const node = new AudioWorkletNode(context, 'bench-detector', { processorOptions: { quietAfterFrames: 5760 } });
    node.port.onmessage = (event: MessageEvent<Heard>) => bench.heard.push(event.data);
    const silent = context.createGain();
    silent.gain.value = 0;
    context.createMediaStreamSource(stream).connect(node).connect(silent).connect(context.destination);
    bench.tracks++;
  };

  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = new Proxy(Native, {
    construct(target, args: [RTCConfiguration?]) {
      const connection = new target(...args);
      connection.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') void listen(track);
      });
      return connection;
    },
  });
  window.addEventListener('rostrum:frame', (event) => {
    if (!(event instanceof CustomEvent) || context === null) return;
    bench.frames.push({ ...event.detail, detectorTime: context.currentTime });
    if (bench.frames.length > 20_000) bench.frames.splice(0, 10_000);
  });
}
