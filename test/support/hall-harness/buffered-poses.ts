import type { CrowdPoses } from '../../../client/world/ports.ts';
import { PoseBuffer } from '../../../client/world/pose-buffer.ts';
import { beatMs, encodeFrame, type FrameEntry } from '../../../protocol/frame-codec.ts';
import { poseFloats } from '../../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../../protocol/pose-codec.ts';

/** People of whom a server sends a pose at every beat; of the others one in this many beats. */
const near = 32;
const farBeats = 10;
const farCadence = 4;
/** Then it begins again. */
const beatsKept = 200;

/**
 * The product's own buffer, filled as by a server: who is near twenty times a second, the others twice; between frames, as messages come.
 * The messages are made beforehand, so that a page is not measured making them.
 */
export function bufferedPoses(source: CrowdPoses): CrowdPoses {
  const buffer = new PoseBuffer(source.capacity);
  const frames = Array.from({ length: beatsKept }, (_, beat) => frameOf(source, beat));
  let beat = 0;
  const take = () => {
    const frame = frames[beat++ % beatsKept];
    if (frame !== undefined) buffer.take(frame, performance.now());
  };
  take();
  setInterval(take, beatMs);
  return buffer;
}

function frameOf(source: CrowdPoses, beat: number): DataView {
  const isKey = beat === 0;
  const row = new Float32Array(poseFloats);
  const entries: FrameEntry[] = [];
  for (let slot = 0; slot < source.capacity; slot++) {
    const isNear = slot < near;
    if (!isKey && !isNear && slot % farBeats !== beat % farBeats) continue;
    if (!source.sample(slot, beat * beatMs, row)) continue;
    const pose = new Uint8Array(poseBytesMax);
    const length = encodePose(row, new DataView(pose.buffer), 0);
    entries.push({ slot, cadence: isNear ? 0 : farCadence, pose: pose.subarray(0, length) });
  }
  return new DataView(encodeFrame(isKey, entries).buffer);
}
