/** A track in the audio graph: its source to connect onwards, and an analyser for its level. */
export interface Tap {
  readonly source: MediaStreamAudioSourceNode;
  readonly analyser: AnalyserNode;
  readonly samples: Float32Array<ArrayBuffer>;
  close(): void;
}

/**
 * Brings a track into the graph. A track that comes over the network is silent in Chromium unless it also lies in a playing, muted
 * `<audio>` element; the element stays attached as long as the tap.
 */
export function tapTrack(
  context: AudioContext,
  track: MediaStreamTrack,
  options: { readonly needsSink: boolean } = { needsSink: true },
): Tap {
  const stream = new MediaStream([track]);
  const sink = options.needsSink ? silentSink(stream) : null;
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: 512, smoothingTimeConstant: 0 });
  source.connect(analyser);
  return {
    source,
    analyser,
    samples: new Float32Array(analyser.fftSize),
    close: () => {
      source.disconnect();
      analyser.disconnect();
      if (sink !== null) sink.srcObject = null;
    },
  };
}

function silentSink(stream: MediaStream): HTMLAudioElement {
  const sink = document.createElement('audio');
  sink.muted = true;
  sink.srcObject = stream;
  // A muted element may always play; if a browser refuses, the next gesture resumes the context and with it the sound.
  sink.play().catch(() => undefined);
  return sink;
}

/** Loudness now, 0..1: the root mean square of the last 512 samples, scaled so that lively speech comes near 1. Allocates nothing. */
export function levelOf(tap: Tap | null): number {
  if (tap === null) return 0;
  tap.analyser.getFloatTimeDomainData(tap.samples);
  let square = 0;
  for (const sample of tap.samples) square += sample * sample;
  return Math.min(1, Math.sqrt(square / tap.samples.length) * 5);
}
