import type { Slot } from './pose.ts';
import { decodePose, poseLength } from './pose-codec.ts';

/**
 * A pose frame: flags (bit 0 key frame, the rest 0) · count uint16 · per person slot uint16 and a pose (pose-codec). A key frame holds
 * everybody who has a pose: who is not in it has none. Any other frame holds those who moved since the frame before.
 */
export const frameHeaderBytes = 3;
const keyBit = 1;

export interface FrameEntry {
  readonly slot: Slot;
  /** A valid encoded pose. */
  readonly pose: Uint8Array;
}

/** Encodes a frame into fresh bytes: they are shared by every receiver and never changed. */
export function encodeFrame(isKey: boolean, entries: readonly FrameEntry[]): Uint8Array {
  let length = frameHeaderBytes;
  for (const entry of entries) length += 2 + entry.pose.length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, isKey ? keyBit : 0);
  view.setUint16(1, entries.length, true);
  let at = frameHeaderBytes;
  for (const entry of entries) {
    view.setUint16(at, entry.slot, true);
    bytes.set(entry.pose, at + 2);
    at += 2 + entry.pose.length;
  }
  return bytes;
}

/**
 * Reads a frame; `visit` gets each slot with the one `row` that is reused (copy it). Returns 'key' or 'delta', or null when the bytes are
 * no frame: then nothing was visited.
 */
export function decodeFrame(
  bytes: DataView,
  row: Float32Array,
  visit: (slot: Slot, row: Float32Array) => void,
): 'key' | 'delta' | null {
  if (bytes.byteLength < frameHeaderBytes) return null;
  const flags = bytes.getUint8(0);
  const count = bytes.getUint16(1, true);
  if (flags > keyBit || !isWhole(bytes, count, row)) return null;
  let at = frameHeaderBytes;
  for (let i = 0; i < count; i++) {
    const slot = bytes.getUint16(at, true);
    at += 2 + decodePose(bytes, at + 2, row);
    visit(slot, row);
  }
  return flags === keyBit ? 'key' : 'delta';
}

/** A first pass, so that a torn frame moves nobody. */
function isWhole(bytes: DataView, count: number, row: Float32Array): boolean {
  let at = frameHeaderBytes;
  for (let i = 0; i < count; i++) {
    if (at + 3 > bytes.byteLength) return false;
    if (poseLength(bytes.getUint8(at + 2)) === 0) return false;
    const read = decodePose(bytes, at + 2, row);
    if (read === 0) return false;
    at += 2 + read;
  }
  return at === bytes.byteLength;
}
