import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../protocol/frame-codec.ts';
import { poseFloats } from '../../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../../protocol/pose-codec.ts';
import { PoseBoard } from '../../../server/crowd/pose-board.ts';
import { FrameFan } from '../../../server/crowd/receiver.ts';

const boundsM = { min: [-20, -1, -30], max: [20, 12, 30] } as const;

function poseAtPoint(x: number, y: number, z: number): Uint8Array {
  const row = new Float32Array(poseFloats);
  row.set([x, y, z, 0, 0, 0, 1]);
  const bytes = new Uint8Array(poseBytesMax);
  return bytes.slice(0, encodePose(row, new DataView(bytes.buffer), 0));
}

function slotsOf(frame: Uint8Array | null): { kind: string | null; slots: number[] } {
  if (frame === null) return { kind: null, slots: [] };
  const slots: number[] = [];
  const kind = decodeFrame(new DataView(frame.buffer), new Float32Array(poseFloats), (slot) => slots.push(slot));
  return { kind, slots };
}

describe('pose board', () => {
  it('[P3] makes one frame per tick of those who moved in it', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    expect(board.accept(2, poseAtPoint(1, 1.6, 2), 1000)).toBe('accepted');
    expect(slotsOf(board.tick())).toEqual({ kind: 'delta', slots: [2] });
    expect(board.tick()).toBeNull();
    expect(slotsOf(board.keyFrame())).toEqual({ kind: 'key', slots: [2] });
    board.clear(2);
    expect(slotsOf(board.keyFrame())).toEqual({ kind: 'key', slots: [] });
  });

  it('[P4] drops a head outside the hall and keeps the last good pose', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    board.accept(0, poseAtPoint(0, 1.6, 0), 0);
    board.tick();
    expect(board.accept(0, poseAtPoint(0, 1.6, 31), 100)).toBe('dropped');
    expect(board.tick()).toBeNull();
  });

  it('[P4] lets a person jump once (a teleport), not flicker', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    board.accept(0, poseAtPoint(0, 1.6, 0), 0);
    expect(board.accept(0, poseAtPoint(10, 1.6, 0), 100)).toBe('accepted');
    expect(board.accept(0, poseAtPoint(-10, 1.6, 0), 200)).toBe('dropped');
    expect(board.accept(0, poseAtPoint(-10, 1.6, 0), 900)).toBe('accepted');
  });

  it('[P2] calls a broken message and an unknown slot malformed', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    expect(board.accept(4, poseAtPoint(0, 1, 0), 0)).toBe('malformed');
    expect(board.accept(0, new Uint8Array(), 0)).toBe('malformed');
    expect(board.accept(0, new Uint8Array(200), 0)).toBe('malformed');
  });

  it('[P5] skips a page that is behind, then sends it one key frame', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    const got: string[] = [];
    const page = { backlogBytes: 0, send: (frame: Uint8Array) => got.push(`${slotsOf(frame).kind}`) };
    const fan = new FrameFan<typeof page>();
    fan.add(page);
    const step = (x: number, nowMs: number) => {
      board.accept(0, poseAtPoint(x, 1.6, 0), nowMs);
      fan.fan(board.tick(), () => board.keyFrame());
    };
    step(0, 0);
    step(0.1, 50);
    page.backlogBytes = 100_000;
    step(0.2, 100);
    page.backlogBytes = 0;
    step(0.3, 150);
    step(0.4, 200);
    expect(got).toEqual(['key', 'delta', 'key', 'delta']);
  });
});
