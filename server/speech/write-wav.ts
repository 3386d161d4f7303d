/** The bytes of a WAV file: mono, signed 16-bit samples. Rule RH16. */
export function writeWav(samples: Int16Array, sampleRateHz: number): Uint8Array<ArrayBuffer> {
  const dataBytes = samples.length * 2;
  const file = new DataView(new ArrayBuffer(headerBytes + dataBytes));
  const tag = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) file.setUint8(at + i, text.charCodeAt(i));
  };
  tag(0, 'RIFF');
  file.setUint32(4, headerBytes - 8 + dataBytes, true);
  tag(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  // PCM, one channel.
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, sampleRateHz, true);
  file.setUint32(28, sampleRateHz * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  tag(36, 'data');
  file.setUint32(40, dataBytes, true);
  for (const [i, sample] of samples.entries()) file.setInt16(headerBytes + 2 * i, sample, true);
  return new Uint8Array(file.buffer);
}

const headerBytes = 44;
