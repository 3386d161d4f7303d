import { describe, expect, it } from 'vitest';
import { PoseBuffer } from '../../../../client/world/pose-buffer.ts';
import { encodeFrame } from '../../../../protocol/frame-codec.ts';
import { poseAt, poseFloats } from '../../../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../../../protocol/pose-codec.ts';

function frame(isKey: boolean, ...people: readonly (readonly [slot: number, x: number])[]): DataView {
  const bytes = encodeFrame(
    isKey,
    people.map(([slot, x]) => {
      const row = new Float32Array(poseFloats);
      row.set([x, 1.6, 0, 0, 0, 0, 1]);
      const pose = new Uint8Array(poseBytesMax);
      return { slot, pose: pose.slice(0, encodePose(row, new DataView(pose.buffer), 0)) };
    }),
  );
  return new DataView(bytes.buffer);
}

const out = new Float32Array(poseFloats);
function xOf(buffer: PoseBuffer, slot: number, nowMs: number): number | null {
  return buffer.sample(slot, nowMs, out) ? Number((out[0] ?? 0).toFixed(4)) : null;
}

describe('pose buffer', () => {
  it('[CP1] draws 120 ms behind, between two samples', () => {
    const buffer = new PoseBuffer(8);
    buffer.take(frame(true, [3, 1]), 1000);
    buffer.take(frame(false, [3, 2]), 1050);
    buffer.take(frame(false, [3, 4]), 1100);
    expect([1120, 1145, 1170, 1195, 1220, 9000].map((ms) => xOf(buffer, 3, ms))).toEqual([1, 1.5, 2, 3, 4, 4]);
    expect(xOf(buffer, 4, 1200)).toBeNull();
  });

  it('[CP1] begins a movement after stillness where the person stood', () => {
    const buffer = new PoseBuffer(8);
    buffer.take(frame(true, [0, 1]), 1000);
    buffer.take(frame(false, [0, 2]), 5000);
    expect([5060, 5095, 5120].map((ms) => xOf(buffer, 0, ms))).toEqual([1, 1.5, 2]);
  });

  it('[CP1] forgets those who are not in a key frame', () => {
    const buffer = new PoseBuffer(8);
    buffer.take(frame(true, [0, 1], [1, 2]), 1000);
    buffer.take(frame(true, [1, 2]), 2000);
    expect([xOf(buffer, 0, 2000), xOf(buffer, 1, 2000)]).toEqual([null, 2]);
  });

  it('[CP1] is moved by no torn frame and ignores slots beyond its capacity', () => {
    const buffer = new PoseBuffer(2);
    buffer.take(frame(true, [0, 1]), 1000);
    const whole = frame(false, [0, 9]);
    buffer.take(new DataView(whole.buffer, 0, whole.byteLength - 1), 1050);
    buffer.take(frame(false, [7, 9]), 1060);
    expect([xOf(buffer, 0, 2000), xOf(buffer, 7, 2000), buffer.badFrames]).toEqual([1, null, 1]);
  });

  it('[CP1] carries how loud a person is heard', () => {
    const buffer = new PoseBuffer(2);
    buffer.take(frame(true, [1, 1]), 1000);
    buffer.setTalk(1, 0.5);
    buffer.sample(1, 2000, out);
    expect(out[poseAt.talk]).toBe(0.5);
  });
});
