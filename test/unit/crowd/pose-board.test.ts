import { describe, expect, it } from 'vitest';
import { poseFloats } from '../../../protocol/pose.ts';
import { coarseBytesMax, coarsenPose, encodePose, poseBytesMax } from '../../../protocol/pose-codec.ts';
import { details, PoseBoard } from '../../../server/crowd/pose-board.ts';

const boundsM = { min: [-20, -1, -30], max: [20, 12, 30] } as const;

function poseAtPoint(x: number, y: number, z: number): Uint8Array {
  const row = new Float32Array(poseFloats);
  row.set([x, y, z, 0, 0, 0, 1]);
  const bytes = new Uint8Array(poseBytesMax);
  return bytes.slice(0, encodePose(row, new DataView(bytes.buffer), 0));
}

const versionOf = (board: PoseBoard, slot: number) => board.stands[slot]?.version;

describe('pose board', () => {
  it('[P11] a pose that stays the same is no news, but for one in ten seconds', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    const versions = [0, 2000, 9999, 10_000, 12_000].map((nowMs) => {
      expect(board.accept(2, poseAtPoint(1, 1.6, 2), nowMs)).toBe('accepted');
      return versionOf(board, 2);
    });
    expect(versions).toEqual([1, 1, 1, 2, 2]);
    board.accept(2, poseAtPoint(1.01, 1.6, 2), 12_100);
    expect(versionOf(board, 2)).toBe(3);
  });

  it('[P6] a slot that changes hands is news again, and its former pose is gone', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    board.accept(2, poseAtPoint(1, 1.6, 2), 0);
    board.clear(2);
    expect(board.stands[2]).toMatchObject({ length: 0, version: 1 });
    board.accept(2, poseAtPoint(1, 1.6, 2), 100);
    expect(board.stands[2]).toMatchObject({ length: 11, version: 2 });
  });

  it('[P4] drops a head outside the hall and keeps the last good pose', () => {
    const board = new PoseBoard({ capacity: 4, boundsM });
    board.accept(0, poseAtPoint(0, 1.6, 0), 0);
    expect(board.accept(0, poseAtPoint(0, 1.6, 31), 100)).toBe('dropped');
    expect(board.stands[0]).toMatchObject({ version: 1, z: 0 });
    expect(board.pose(0, details.whole)).toEqual(poseAtPoint(0, 1.6, 0));
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
    const pose = poseAtPoint(0, 1, 0);
    const coarse = new Uint8Array(coarseBytesMax);
    const length = coarsenPose(new DataView(pose.buffer), new DataView(coarse.buffer));
    // Only the server makes them.
    expect(board.accept(0, coarse.slice(0, length), 0)).toBe('malformed');
  });
});
