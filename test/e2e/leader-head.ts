import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

declare global {
  interface Window {
    /** How far the leader's head is turned, to her left (radians), as it was last handed to the graphics; null before she is drawn. */
    leaderHeadYaw: () => number | null;
  }
}

const file = path.join(import.meta.dirname, '../../assets/models/leader-lindqvist.glb');
const modelSchema = z.object({
  nodes: z.array(z.object({ name: z.string() })),
  skins: z.tuple([z.object({ joints: z.array(z.int()) })]),
});

/** Where the head's matrix is among the leader's bones. */
function headBone(): number {
  const bytes = readFileSync(file);
  const json = bytes.subarray(20, 20 + bytes.readUInt32LE(12)).toString();
  const { nodes, skins } = modelSchema.parse(JSON.parse(json));
  return skins[0].joints.findIndex((node) => nodes[node]?.name === 'Head');
}

/** A script for a page before its own: reads what it gives to the graphics, so that a head is turned only if it is drawn so. */
export const leaderHeadScript = `(${String(watchBones)})(${headBone()});`;

function watchBones(head: number): void {
  const bones = new WeakSet<WebGLUniformLocation>();
  let yaw: number | null = null;
  const { getUniformLocation, uniformMatrix4fv } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.getUniformLocation = function (program, name) {
    const location = getUniformLocation.call(this, program, name);
    if (location !== null && /^bones(\[0\])?$/.test(name)) bones.add(location);
    return location;
  };
  WebGL2RenderingContext.prototype.uniformMatrix4fv = function (location, transpose, data, offset, length) {
    if (location !== null && bones.has(location) && data instanceof Float32Array) {
      // The third row is where the head's own z axis points; the audience is towards +z of the hall.
      const [x = 0, z = 0] = [data[head * 16 + 8], data[head * 16 + 10]];
      yaw = z < 0 ? Math.atan2(-x, -z) : Math.atan2(x, z);
    }
    uniformMatrix4fv.call(this, location, transpose, data, offset, length);
  };
  window.leaderHeadYaw = () => yaw;
}
