import { poseAt } from './pose.ts';
import { decodeRotation, encodeRotation } from './rotation-codec.ts';

/**
 * A pose on the wire, little-endian: flags (bit 0 left, bit 1 right, the rest 0) · head position 3 × int16 in millimetres about the
 * hall's origin · head rotation 32 bits · per hand: offset from the head 3 × 12 bits in millimetres (± 2.047 m), 4 zero bits, rotation
 * 32 bits. 11 to 29 bytes. Largest errors: 0.5 mm an axis, 0.22°.
 */
export const poseBytesMin = 11;
export const poseBytesMax = 29;
const handBytes = 9;
const hasLeftBit = 1;
const hasRightBit = 2;
const handRangeMm = 2047;

/** Bytes of a pose that begins with these flags; 0 when the flags are not valid. */
export function poseLength(flags: number): number {
  if ((flags & ~(hasLeftBit | hasRightBit)) !== 0) return 0;
  return poseBytesMin + (flags & hasLeftBit ? handBytes : 0) + (flags & hasRightBit ? handBytes : 0);
}

/** Writes the head alone of an encoded pose, hands left out, into `out`, which holds `poseBytesMin` bytes. */
export function copyHead(pose: Uint8Array, out: Uint8Array): void {
  for (let i = 1; i < poseBytesMin; i++) out[i] = pose[i] ?? 0;
  out[0] = 0;
}

/** Encodes a pose row (protocol/pose.ts) into `out` from `offset`; returns the bytes written. Positions beyond 32.767 m and hands farther than 2.047 m are clamped. */
export function encodePose(row: Float32Array, out: DataView, offset: number): number {
  const hasLeft = row[poseAt.hasLeft] === 1;
  const hasRight = row[poseAt.hasRight] === 1;
  out.setUint8(offset, (hasLeft ? hasLeftBit : 0) | (hasRight ? hasRightBit : 0));
  let at = offset + 1;
  for (let axis = 0; axis < 3; axis++, at += 2) out.setInt16(at, clampMm(row[axis], 32_767), true);
  out.setUint32(at, encodeRotation(row, poseAt.head + 3), true);
  at += 4;
  if (hasLeft) at = encodeHand(row, poseAt.left, out, at);
  if (hasRight) at = encodeHand(row, poseAt.right, out, at);
  return at - offset;
}

/** Decodes the pose at `offset` into `row`; returns the bytes read, or 0 when they are no pose (then `row` is undefined). */
export function decodePose(bytes: DataView, offset: number, row: Float32Array): number {
  if (offset >= bytes.byteLength) return 0;
  const flags = bytes.getUint8(offset);
  const length = poseLength(flags);
  if (length === 0 || offset + length > bytes.byteLength) return 0;
  let at = offset + 1;
  for (let axis = 0; axis < 3; axis++, at += 2) row[axis] = bytes.getInt16(at, true) / 1000;
  if (!decodeRotation(bytes.getUint32(at, true), row, poseAt.head + 3)) return 0;
  at += 4;
  row[poseAt.hasLeft] = flags & hasLeftBit ? 1 : 0;
  row[poseAt.hasRight] = flags & hasRightBit ? 1 : 0;
  row[poseAt.talk] = 0;
  if (flags & hasLeftBit) {
    if (!decodeHand(bytes, at, row, poseAt.left)) return 0;
    at += handBytes;
  } else row.fill(0, poseAt.left, poseAt.left + 7);
  if (flags & hasRightBit) {
    if (!decodeHand(bytes, at, row, poseAt.right)) return 0;
  } else row.fill(0, poseAt.right, poseAt.right + 7);
  return length;
}

function encodeHand(row: Float32Array, hand: number, out: DataView, at: number): number {
  const x = offsetMm(row, hand, 0);
  const y = offsetMm(row, hand, 1);
  const z = offsetMm(row, hand, 2);
  out.setUint8(at, x & 0xff);
  out.setUint8(at + 1, (x >> 8) | ((y & 0xf) << 4));
  out.setUint8(at + 2, y >> 4);
  out.setUint8(at + 3, z & 0xff);
  out.setUint8(at + 4, z >> 8);
  out.setUint32(at + 5, encodeRotation(row, hand + 3), true);
  return at + handBytes;
}

function decodeHand(bytes: DataView, at: number, row: Float32Array, hand: number): boolean {
  const b1 = bytes.getUint8(at + 1);
  const b4 = bytes.getUint8(at + 4);
  if (b4 > 0xf) return false;
  const x = bytes.getUint8(at) | ((b1 & 0xf) << 8);
  const y = (b1 >> 4) | (bytes.getUint8(at + 2) << 4);
  const z = bytes.getUint8(at + 3) | (b4 << 8);
  // 4095 has no meaning: offsets run from 0 to 4094 about 2047.
  if (x > 2 * handRangeMm || y > 2 * handRangeMm || z > 2 * handRangeMm) return false;
  row[hand] = (row[0] ?? 0) + (x - handRangeMm) / 1000;
  row[hand + 1] = (row[1] ?? 0) + (y - handRangeMm) / 1000;
  row[hand + 2] = (row[2] ?? 0) + (z - handRangeMm) / 1000;
  return decodeRotation(bytes.getUint32(at + 5, true), row, hand + 3);
}

/** Hand minus head in millimetres, shifted to 0..4094. The head is taken as it arrives, rounded, so that errors do not add up. */
function offsetMm(row: Float32Array, hand: number, axis: number): number {
  const headMm = clampMm(row[axis], 32_767);
  const delta = Math.round((row[hand + axis] ?? 0) * 1000) - headMm;
  return Math.min(handRangeMm, Math.max(-handRangeMm, Number.isFinite(delta) ? delta : 0)) + handRangeMm;
}

function clampMm(metres: number | undefined, range: number): number {
  const mm = Math.round((metres ?? 0) * 1000);
  return Number.isFinite(mm) ? Math.min(range, Math.max(-range, mm)) : 0;
}
