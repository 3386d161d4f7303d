/** What an ear at the page's loudspeaker, and one on the sound as it arrives, can tell. Put into a page by {@link putEarIn}. */
export interface Ear {
  /** Seconds of quiet up to now at the loudspeaker: after the page's own gates and panners. Infinity before any sound. */
  readonly quietS: () => number;
  /** When sound last came out of the loudspeaker, by the page's clock (milliseconds); -Infinity before any. */
  readonly soundedAtMs: () => number;
  /** The same quiet for sound as it arrives over the network, before any gate of the page. */
  readonly arrivingQuietS: () => number;
  /** Energy at the loudspeaker since the last {@link Ear.reset}, per side. */
  readonly sides: () => { readonly left: number; readonly right: number };
  /** Seconds of the loudspeaker that were listened to since the last {@link Ear.reset}. */
  readonly listenedS: () => number;
  /** Root mean square at the loudspeaker since the last {@link Ear.reset}, dBFS; -Infinity for silence. */
  readonly loudnessDb: () => number;
  /** The same of each part that the page connected to its loudspeaker. The first call only begins to listen. */
  readonly partsDb: () => readonly number[];
  /** Loudest sample at the loudspeaker since the last {@link Ear.reset}. */
  readonly peak: () => number;
  readonly reset: () => void;
}

declare global {
  interface Window {
    ear: Ear;
  }
}

/** Runs inside the page before its own scripts: taps whatever the page connects to its loudspeaker, and every track that arrives. */
export function putEarIn(): void {
  const loudAbove = 0.01;
  const everyMs = 20;
  interface Meter {
    readonly input: AudioNode;
    quietS(): number;
    soundedAtMs(): number;
    readonly energy: { left: number; right: number; samples: number; peak: number };
  }
  const connect = AudioNode.prototype.connect;

  const makeMeter = (context: BaseAudioContext): Meter => {
    const input = new GainNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    // Long enough that a page which is late for some intervals misses nothing.
    const analysers = [0, 1].map(() => new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 }));
    Reflect.apply(connect, input, [splitter]);
    for (const [side, analyser] of analysers.entries()) Reflect.apply(connect, splitter, [analyser, side]);
    const sides = analysers.map(() => new Float32Array(8192));
    const energy = { left: 0, right: 0, samples: 0, peak: 0 };
    let loudAt = Number.NEGATIVE_INFINITY;
    let loudAtMs = Number.NEGATIVE_INFINITY;
    let readAt = context.currentTime;
    setInterval(() => {
      // The window keeps what it has already told: only what is new since the last reading counts.
      const fresh = Math.min(8192, Math.round((context.currentTime - readAt) * context.sampleRate));
      readAt = context.currentTime;
      if (fresh <= 0) return;
      // One right after the other: what comes between two readings would be heard on one side alone.
      for (const [side, analyser] of analysers.entries()) {
        const samples = sides[side];
        if (samples !== undefined) analyser.getFloatTimeDomainData(samples);
      }
      for (const [side, samples] of sides.entries()) {
        let square = 0;
        for (let i = samples.length - fresh; i < samples.length; i++) {
          const sample = samples[i] ?? 0;
          square += sample * sample;
          energy.peak = Math.max(energy.peak, Math.abs(sample));
          if (Math.abs(sample) <= loudAbove) continue;
          loudAt = context.currentTime;
          loudAtMs = performance.now();
        }
        if (side === 0) energy.left += square;
        else energy.right += square;
      }
      energy.samples += fresh;
    }, everyMs);
    return {
      input,
      energy,
      quietS: () => (loudAt < 0 ? Number.POSITIVE_INFINITY : context.currentTime - loudAt),
      soundedAtMs: () => loudAtMs,
    };
  };

  const speakers = new Map<BaseAudioContext, Meter>();
  const parts = new Map<AudioNode, Meter | null>();
  AudioNode.prototype.connect = new Proxy(connect, {
    apply(target, node: unknown, args: unknown[]) {
      const result: unknown = Reflect.apply(target, node, args);
      const [to] = args;
      if (to instanceof AudioDestinationNode) {
        const meter = speakers.get(to.context) ?? makeMeter(to.context);
        speakers.set(to.context, meter);
        Reflect.apply(target, node, [meter.input]);
        if (node instanceof AudioNode) parts.set(node, null);
      }
      return result;
    },
  });

  const arriving: Meter[] = [];
  let context: AudioContext | null = null;
  window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, args, newTarget) {
      const connection: unknown = Reflect.construct(target, args, newTarget);
      if (!(connection instanceof target)) throw new Error('not a connection');
      connection.addEventListener('track', ({ track }) => {
        if (track.kind !== 'audio') return;
        context ??= new AudioContext();
        void context.resume();
        const stream = new MediaStream([track]);
        // Chromium gives a track of the network no samples unless an element plays it too.
        const sink = document.createElement('audio');
        sink.muted = true;
        sink.srcObject = stream;
        sink.play().catch(() => undefined);
        const meter = makeMeter(context);
        Reflect.apply(connect, context.createMediaStreamSource(stream), [meter.input]);
        arriving.push(meter);
      });
      return connection;
    },
  });

  const least = (meters: Iterable<Meter>) => Math.min(...[...meters].map((meter) => meter.quietS()));
  const meters = () => [...speakers.values(), ...parts.values()].filter((meter) => meter !== null);
  const loudnessDb = ({ energy: { left, right, samples } }: Meter) =>
    10 * Math.log10((left + right) / 2 / Math.max(1, samples));
  window.ear = {
    quietS: () => least(speakers.values()),
    soundedAtMs: () => Math.max(...[...speakers.values()].map((meter) => meter.soundedAtMs())),
    arrivingQuietS: () => least(arriving),
    sides: () => {
      const sum = { left: 0, right: 0 };
      for (const { energy } of speakers.values()) {
        sum.left += energy.left;
        sum.right += energy.right;
      }
      return sum;
    },
    listenedS: () => Math.max(...[...speakers].map(([{ sampleRate }, { energy }]) => energy.samples / sampleRate)),
    loudnessDb: () => Math.max(...[...speakers.values()].map(loudnessDb)),
    partsDb: () =>
      [...parts].map(([node, known]) => {
        const meter = known ?? makeMeter(node.context);
        if (known === null) Reflect.apply(connect, node, [meter.input]);
        parts.set(node, meter);
        return loudnessDb(meter);
      }),
    peak: () => Math.max(...[...speakers.values()].map(({ energy }) => energy.peak)),
    reset: () => {
      for (const { energy } of meters()) {
        energy.left = 0;
        energy.right = 0;
        energy.samples = 0;
        energy.peak = 0;
      }
    },
  };
}
