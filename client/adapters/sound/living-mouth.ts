import workletUrl from '@met4citizen/headaudio/dist/headworklet.min.mjs?worker&url';
import modelUrl from '@met4citizen/headaudio/dist/model-en-mixed.bin?url';
import { z } from 'zod';
import { type Viseme, visemes } from '../../../protocol/viseme.ts';

/** Which mouth shapes a living voice is making, guessed from its sound some 40 ms after it. */
export interface LivingMouth {
  /** Writes 15 weights (order of `visemes`), all 0 in silence. Allocates nothing. */
  read(out: Float32Array): void;
  close(): void;
}

/** The order of headaudio's own numbers. */
const named: readonly Viseme[] = [
  ...(['aa', 'E', 'I', 'O', 'U', 'PP', 'SS', 'TH', 'DD', 'FF', 'kk', 'nn', 'RR', 'CH'] as const),
  'sil',
];
const shapeAt = named.map((viseme) => visemes.indexOf(viseme));
const silence = visemes.indexOf('sil');
/** A shape that is not told again for so long is over. */
const tellsEveryMs = 120;
/** Guessed shapes are shown a little smaller than known ones. */
const weight = 0.85;

const messageSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('viseme'), viseme: z.int().min(0).max(14).nullable() }),
  z.object({ event: z.literal('started') }),
  z.object({ event: z.literal('ended') }),
]);

/**
 * Listens to a node of the graph by `headaudio`'s worklet: cepstra of 32 ms against Gaussian prototypes of 15 mouth shapes. Its own node
 * class drops shape 0 (aa), so its messages are read here. Rejects when worklet or model do not come.
 */
export async function createLivingMouth(context: AudioContext, voice: AudioNode): Promise<LivingMouth> {
  const [, model] = await Promise.all([context.audioWorklet.addModule(workletUrl), fetchModel()]);
  const node = new AudioWorkletNode(context, 'headworklet', {
    numberOfInputs: 1,
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
    outputChannelCount: [],
    processorOptions: {},
  });
  let shape = silence;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  node.port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(data);
    if (!message.success) return;
    toldAtMs = performance.now();
    if (message.data.event === 'ended') shape = silence;
    if (message.data.event === 'viseme' && message.data.viseme !== null)
      shape = shapeAt[message.data.viseme] ?? silence;
  };
  node.port.postMessage({ event: 'model', model });
  voice.connect(node);
  return {
    read: (out) => {
      out.fill(0);
      if (shape !== silence && performance.now() - toldAtMs < tellsEveryMs) out[shape] = weight;
    },
    close: () => {
      node.port.onmessage = null;
      voice.disconnect(node);
      node.port.close();
    },
  };
}

/** Twelve cepstral coefficients: of each prototype the mean, and the lower half of its inverse deviation. */
const coefficients = 12;
const headerBytes = 8;
const lowerHalf = (coefficients * (coefficients + 1)) / 2;
const recordBytes = headerBytes + 4 * (coefficients + lowerHalf);

async function fetchModel() {
  const response = await fetch(modelUrl);
  if (!response.ok) throw new Error(`the model of mouth shapes did not come: ${response.status}`);
  const buffer = await response.arrayBuffer();
  const count = Math.floor(buffer.byteLength / recordBytes);
  if (count === 0) throw new Error('the model of mouth shapes is empty');
  return Array.from({ length: count }, (_, i) => {
    const at = i * recordBytes;
    const header = new DataView(buffer, at, headerBytes);
    return {
      group: header.getUint8(5),
      viseme: header.getUint8(7),
      mu: new Float32Array(buffer, at + headerBytes, coefficients),
      sigmaInvLower: new Float32Array(buffer, at + headerBytes + 4 * coefficients, lowerHalf),
    };
  });
}
