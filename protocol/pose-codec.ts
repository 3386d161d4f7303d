import { poseAt } from './pose.ts';
import { coarsenRotation, decodeCoarseRotation, decodeRotation, encodeRotation } from './rotation-codec.ts';

/**
 * A pose on the wire, little-endian: flags (bit 0 left, bit 1 right, the rest 0) · head position 3 × int16 in millimetres about the
 * hall's origin · head rotation 32 bits · per hand: offset from the head 3 × 12 bits in millimetres (± 2.047 m), 4 zero bits, rotation
 * 32 bits. 11 to 29 bytes. Largest errors: 0.5 mm an axis, 0.22°.
 *
 * Coarse (bit 2; only from the server, of people who are not near): rotations 23 bits in 3 bytes, a hand's offset 3 × 8 bits in 16 mm. 10 to
 * 22 bytes. Largest errors: 0.5 mm an axis of the head, 9 mm of a hand, 2.3°.
 */
export const poseBytesMin = 11;
export const poseBytesMax = 29;
const handBytes = 9;
const hasLeftBit = 1;
const hasRightBit = 2;
const handRangeMm = 2047;

const isCoarseBit = 4;
export const coarseBytesMin = 10;
export const coarseBytesMax = 22;
const coarseHandBytes = 6;
const coarseStepMm = 16;
const coarseMiddle = 127;

/** Bytes of a pose that begins with these flags; 0 when the flags are not valid. */
export function poseLength(flags: number): number {
  if ((flags & ~(hasLeftBit | hasRightBit | isCoarseBit)) !== 0) return 0;
  const hands = (flags & hasLeftBit ? 1 : 0) + (flags & hasRightBit ? 1 : 0);
  return isCoarse(flags) ? coarseBytesMin + hands * coarseHandBytes : poseBytesMin + hands * handBytes;
}

/** Whether a pose that begins with these flags is a coarse one. */
export function isCoarse(flags: number): boolean {
  return (flags & isCoarseBit) !== 0;
}

/** Writes an encoded pose that is not coarse as a coarse one into `out`; returns its bytes. */
export function coarsenPose(pose: DataView, out: DataView): number {
  const flags = pose.getUint8(0);
  out.setUint8(0, flags | isCoarseBit);
  for (let at = 1; at < 7; at += 2) out.setUint16(at, pose.getUint16(at, true), true);
  setUint24(out, 7, coarsenRotation(pose.getUint32(7, true)));
  let to = coarseBytesMin;
  for (let at = poseBytesMin; at < poseLength(flags); at += handBytes, to += coarseHandBytes) {
    for (let axis = 0; axis < 3; axis++) {
      const steps = Math.round((handOffset(pose, at, axis) - handRangeMm) / coarseStepMm);
      out.setUint8(to + axis, Math.min(2 * coarseMiddle, Math.max(0, steps + coarseMiddle)));
    }
    setUint24(out, to + 3, coarsenRotation(pose.getUint32(at + 5, true)));
  }
  return to;
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
  if (!decodeTurn(bytes, at, row, poseAt.head + 3, isCoarse(flags))) return 0;
  at += isCoarse(flags) ? 3 : 4;
  row[poseAt.hasLeft] = flags & hasLeftBit ? 1 : 0;
  row[poseAt.hasRight] = flags & hasRightBit ? 1 : 0;
  row[poseAt.talk] = 0;
  const readHand = isCoarse(flags) ? decodeCoarseHand : decodeHand;
  if (flags & hasLeftBit) {
    if (!readHand(bytes, at, row, poseAt.left)) return 0;
    at += isCoarse(flags) ? coarseHandBytes : handBytes;
  } else row.fill(0, poseAt.left, poseAt.left + 7);
  if (flags & hasRightBit) {
    if (!readHand(bytes, at, row, poseAt.right)) return 0;
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
  if (bytes.getUint8(at + 4) > 0xf) return false;
  for (let axis = 0; axis < 3; axis++) {
    const offset = handOffset(bytes, at, axis);
    // 4095 has no meaning: offsets run from 0 to 4094 about 2047.
    if (offset > 2 * handRangeMm) return false;
    row[hand + axis] = (row[axis] ?? 0) + (offset - handRangeMm) / 1000;
  }
  return decodeFineTurn(bytes, at + 5, row, hand + 3);
}

function decodeCoarseHand(bytes: DataView, at: number, row: Float32Array, hand: number): boolean {
  for (let axis = 0; axis < 3; axis++) {
    const offset = bytes.getUint8(at + axis);
    if (offset === 255) return false;
    row[hand + axis] = (row[axis] ?? 0) + ((offset - coarseMiddle) * coarseStepMm) / 1000;
  }
  return decodeTurn(bytes, at + 3, row, hand + 3, true);
}

function decodeTurn(bytes: DataView, at: number, row: Float32Array, to: number, isCoarseTurn: boolean): boolean {
  return isCoarseTurn
    ? decodeCoarseRotation(bytes.getUint16(at, true) | (bytes.getUint8(at + 2) << 16), row, to)
    : decodeFineTurn(bytes, at, row, to);
}

function decodeFineTurn(bytes: DataView, at: number, row: Float32Array, to: number): boolean {
  const bits = bytes.getUint32(at, true);
  return decodeRotation(bits >>> 30, bits & 0x3fffffff, row, to);
}

function setUint24(out: DataView, at: number, value: number): void {
  out.setUint16(at, value & 0xffff, true);
  out.setUint8(at + 2, value >> 16);
}

/** One of a hand's three offsets of 12 bits, 0..4095. */
function handOffset(bytes: DataView, at: number, axis: number): number {
  if (axis === 1) return bytes.getUint16(at + 1, true) >> 4;
  return bytes.getUint16(axis === 0 ? at : at + 3, true) & 0xfff;
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
