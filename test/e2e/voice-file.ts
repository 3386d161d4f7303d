import { writeFile } from 'node:fs/promises';

const rateHz = 48_000;
const voiceS = 4;

/**
 * Writes a WAV file that a browser takes for a person talking: a buzzing voice in syllables, which noise suppression lets through. The
 * browser plays it from its beginning when the microphone opens: who must be told from a voice before them is silent at first.
 */
export async function writeVoiceFile(file: string, silentS = 0): Promise<void> {
  const samples = new Int16Array(rateHz * (silentS + voiceS));
  for (let i = rateHz * silentS; i < samples.length; i++) {
    const t = i / rateHz;
    const pitchHz = 140 + 25 * Math.sin(2 * Math.PI * 0.7 * t);
    let voice = 0;
    for (let overtone = 1; overtone <= 20; overtone++)
      voice += Math.sin(2 * Math.PI * pitchHz * overtone * t) / overtone;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * t)) ** 0.5;
    samples[i] = Math.round(voice * syllable * 9000);
  }
  await writeSoundFile(file, samples);
}

/** People begin to speak a moment after they opened their microphone; a browser needs some of it to open it. */
const breathS = 0.4;

/** Writes a WAV file of what a person says, for a browser's microphone: 48 kHz. It is silent after that for so long, then begins anew. */
export async function writeSpeechFile(file: string, pcm: Int16Array, silentS: number): Promise<void> {
  const samples = new Int16Array(breathS * rateHz + pcm.length + silentS * rateHz);
  samples.set(pcm, breathS * rateHz);
  await writeSoundFile(file, samples);
}

async function writeSoundFile(file: string, samples: Int16Array<ArrayBuffer>): Promise<void> {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  await writeFile(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
}
