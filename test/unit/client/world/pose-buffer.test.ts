import { describe, expect, it } from 'vitest';
import { PoseBuffer } from '../../../../client/world/pose-buffer.ts';
import { beatMs, type Cadence, cadenceBeats, encodeFrame } from '../../../../protocol/frame-codec.ts';
import { poseAt, poseFloats } from '../../../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../../../protocol/pose-codec.ts';

function frame(isKey: boolean, ...people: readonly (readonly [slot: number, x: number])[]): DataView {
  return frameAt(0, isKey, ...people);
}

function frameAt(
  cadence: Cadence,
  isKey: boolean,
  ...people: readonly (readonly [slot: number, x: number])[]
): DataView {
  const bytes = encodeFrame(
    isKey,
    people.map(([slot, x]) => {
      const row = new Float32Array(poseFloats);
      row.set([x, 1.6, 0, 0, 0, 0, 1]);
      const pose = new Uint8Array(poseBytesMax);
      return { slot, cadence, pose: pose.slice(0, encodePose(row, new DataView(pose.buffer), 0)) };
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

  it('[CP4] draws nobody flying: who jumps is here, then there', () => {
    const buffer = new PoseBuffer(8);
    buffer.take(frame(true, [0, 1]), 1000);
    buffer.take(frame(false, [0, 11]), 1050);
    expect([1130, 1144, 1146, 1170].map((ms) => xOf(buffer, 0, ms))).toEqual([1, 1, 11, 11]);
    // Seldom seen, and walking: no jump.
    buffer.take(frameAt(3, true, [1, 0]), 2000);
    buffer.take(frameAt(3, false, [1, 4]), 3000);
    const seen = Array.from({ length: 60 }, (_, i) => xOf(buffer, 1, 3000 + i * 20) ?? 0);
    expect(seen.filter((x) => x > 0.1 && x < 3.9).length).toBeGreaterThan(10);
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

  describe('whose people walk at 1.4 m/s', () => {
    const speedMps = 1.4;
    const drawEveryMs = 11;
    /** Draws slot 0 every 11 ms while poses come at these cadences, each for so long; what was drawn, and how far behind. */
    function walk(phases: readonly (readonly [cadence: Cadence, forMs: number])[]) {
      const buffer = new PoseBuffer(2);
      const drawn: number[] = [];
      const behindMs: number[] = [];
      let nowMs = 0;
      let dueMs = 0;
      let endMs = 0;
      for (const [cadence, forMs] of phases) {
        endMs += forMs;
        for (; nowMs < endMs; nowMs++) {
          if (nowMs >= dueMs) {
            buffer.take(frameAt(cadence, nowMs === 0, [0, (nowMs / 1000) * speedMps]), nowMs);
            dueMs = nowMs + cadenceBeats[cadence] * beatMs;
          } else if (dueMs - nowMs > cadenceBeats[cadence] * beatMs) dueMs = nowMs;
          if (nowMs % drawEveryMs !== 0) continue;
          buffer.sample(0, nowMs, out);
          drawn.push(out[0] ?? 0);
          behindMs.push(nowMs - ((out[0] ?? 0) / speedMps) * 1000);
        }
      }
      return { steps: drawn.slice(1).map((x, i) => x - (drawn[i] ?? 0)), behindMs };
    }
    /** A millimetre of the codec, and the speed that it looks like, over the speed walked. */
    const speedOf = (step: number) => (Math.abs(step) - 0.001) / (drawEveryMs / 1000) / speedMps;

    it('[CP3] lets who is sent once a second glide at their own speed, a second behind', () => {
      const { steps, behindMs } = walk([[5, 12_000]]);
      const settled = steps.slice(300);
      expect(Math.max(...settled.map(speedOf))).toBeLessThan(1.3);
      expect(Math.min(...settled)).toBeGreaterThan(0);
      expect(Math.max(...behindMs.slice(300))).toBeLessThan(1150);
    });

    it('[CP3] neither jumps nor turns back when the cadence changes, and is soon no longer behind', () => {
      for (const [from, to] of [
        [5, 0],
        [5, 2],
        [2, 0],
        [7, 0],
        [0, 5],
        [0, 2],
        [2, 5],
      ] as const) {
        const { steps, behindMs } = walk([
          [from, 10_000],
          [to, 10_000],
        ]);
        expect([from, to, Math.max(...steps.slice(400).map(speedOf)) < 2.4]).toEqual([from, to, true]);
        expect([from, to, Math.min(...steps) > -1e-6]).toEqual([from, to, true]);
        expect([from, to, Math.round(behindMs.at(-1) ?? 0)]).toEqual([
          from,
          to,
          expect.closeTo(cadenceBeats[to] * beatMs + 70, -2),
        ]);
      }
    });
  });
});
