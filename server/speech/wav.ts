/** Reads a RIFF file of mono signed 16-bit PCM. Throws on anything else. */
export function readWav(file: Uint8Array<ArrayBuffer>): {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRateHz: number;
} {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const nameAt = (at: number) => new TextDecoder('latin1').decode(file.subarray(at, at + 4));
  let sampleRateHz = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (nameAt(at) === 'fmt ') {
      const [format, channels, bits] = [
        view.getUint16(body, true),
        view.getUint16(body + 2, true),
        view.getUint16(body + 14, true),
      ];
      if (format !== 1 || channels !== 1 || bits !== 16) throw new Error('not mono 16-bit PCM');
      sampleRateHz = view.getUint32(body + 4, true);
    }
    if (nameAt(at) === 'data' && sampleRateHz > 0) {
      const samples = new Float32Array(Math.floor(Math.min(length, file.length - body) / 2));
      for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(body + 2 * i, true) / 32_768;
      return { samples, sampleRateHz };
    }
    at = body + length + (length & 1);
  }
  throw new Error('not a sound file');
}
