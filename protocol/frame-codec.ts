import type { Slot } from './pose.ts';
import { decodePose, poseLength } from './pose-codec.ts';

/**
 * A pose frame: flags (bit 0 key frame, the rest 0) · count uint16 · per person uint16 (bits 0–12 slot, bits 13–15 cadence) and a pose
 * (pose-codec). A key frame begins a page's stream: who is not in it has no pose yet. Any other frame holds some who moved.
 */
export const frameHeaderBytes = 3;
/** Bytes of a person beside the pose. */
export const entryHeaderBytes = 2;
const keyBit = 1;
const slotBits = 13;
const slotMask = (1 << slotBits) - 1;

/** One frame of the fastest tier: 20 a second. */
export const beatMs = 50;
/** How many beats may pass until the next pose of a person, by cadence: the page draws them so far behind that they glide. */
export const cadenceBeats = [1, 2, 4, 8, 10, 20, 40, 80] as const;
export type Cadence = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface FrameEntry {
  /** Below 8192. */
  readonly slot: Slot;
  readonly cadence: Cadence;
  /** A valid encoded pose. */
  readonly pose: Uint8Array;
}

/** Encodes a frame into fresh bytes: they are shared by every receiver and never changed. */
export function encodeFrame(isKey: boolean, entries: readonly FrameEntry[]): Uint8Array {
  let length = frameHeaderBytes;
  for (const entry of entries) length += entryHeaderBytes + entry.pose.length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, isKey ? keyBit : 0);
  view.setUint16(1, entries.length, true);
  let at = frameHeaderBytes;
  for (const entry of entries) {
    view.setUint16(at, entry.slot | (entry.cadence << slotBits), true);
    bytes.set(entry.pose, at + entryHeaderBytes);
    at += entryHeaderBytes + entry.pose.length;
  }
  return bytes;
}

/**
 * Reads a frame; `visit` gets each slot with the one `row` that is reused (copy it), and the beats until the next pose of that slot.
 * Returns 'key' or 'delta', or null when the bytes are no frame: then nothing was visited.
 */
export function decodeFrame(
  bytes: DataView,
  row: Float32Array,
  visit: (slot: Slot, row: Float32Array, beats: number) => void,
): 'key' | 'delta' | null {
  if (bytes.byteLength < frameHeaderBytes) return null;
  const flags = bytes.getUint8(0);
  const count = bytes.getUint16(1, true);
  if (flags > keyBit || !isWhole(bytes, count, row)) return null;
  let at = frameHeaderBytes;
  for (let i = 0; i < count; i++) {
    const head = bytes.getUint16(at, true);
    at += entryHeaderBytes + decodePose(bytes, at + entryHeaderBytes, row);
    visit(head & slotMask, row, cadenceBeats[head >> slotBits] ?? 1);
  }
  return flags === keyBit ? 'key' : 'delta';
}

/** A first pass, so that a torn frame moves nobody. */
function isWhole(bytes: DataView, count: number, row: Float32Array): boolean {
  let at = frameHeaderBytes;
  for (let i = 0; i < count; i++) {
    const pose = at + entryHeaderBytes;
    if (pose + 1 > bytes.byteLength) return false;
    if (poseLength(bytes.getUint8(pose)) === 0) return false;
    const read = decodePose(bytes, pose, row);
    if (read === 0) return false;
    at = pose + read;
  }
  return at === bytes.byteLength;
}
