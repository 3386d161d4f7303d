import { roomAnswer } from '../../world/room-sound.ts';

/** What a room answers to the sounds that are connected to `input`; the sounds themselves do not come out of it. */
export interface Room {
  readonly input: AudioNode;
  readonly output: AudioNode;
  close(): void;
}

/** `wetDb`: how much fainter the answer is than what it answers to. */
export function createRoom(context: BaseAudioContext, reverbS: number, wetDb: number): Room {
  const [left, right] = roomAnswer(reverbS, context.sampleRate);
  const buffer = new AudioBuffer({ length: left.length, sampleRate: context.sampleRate, numberOfChannels: 2 });
  buffer.copyToChannel(left, 0);
  buffer.copyToChannel(right, 1);
  // Its energy is 1 already: the node's own measure would make a short room louder than a long one.
  const input = new ConvolverNode(context, { buffer, disableNormalization: true });
  const output = new GainNode(context, { gain: 10 ** (wetDb / 20) });
  input.connect(output);
  return {
    input,
    output,
    close: () => {
      input.disconnect();
      output.disconnect();
    },
  };
}
