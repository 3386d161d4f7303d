import { expect, it } from 'vitest';
import { writeWav } from '../../../server/speech/write-wav.ts';

it('[RH16] a WAV file holds the samples behind a header that says what they are', () => {
  const file = Buffer.from(writeWav(Int16Array.of(0, 1, -2, 32_767), 48_000));
  expect([file.length, file.toString('latin1', 0, 4), file.toString('latin1', 8, 16)]).toEqual([
    52,
    'RIFF',
    'WAVEfmt ',
  ]);
  expect([4, 16, 24, 28, 40].map((at) => file.readUInt32LE(at))).toEqual([44, 16, 48_000, 96_000, 8]);
  expect([20, 22, 32, 34].map((at) => file.readUInt16LE(at))).toEqual([1, 1, 2, 16]);
  expect([44, 46, 48, 50].map((at) => file.readInt16LE(at))).toEqual([0, 1, -2, 32_767]);
});
