import { readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.join(import.meta.dirname, '../../../node_modules/iwer/build/iwer.min.js');

/** An emulated headset for `page.addInitScript`; afterwards `window.headset` is IWER's device. */
export const headsetScript = `${readFileSync(file, 'utf8')};
{
  // iwer 2.5.0 hands the transform itself to code that wants its matrix: without this a teleport is undone.
  const original = IWER.XRReferenceSpace.prototype.getOffsetReferenceSpace;
  IWER.XRReferenceSpace.prototype.getOffsetReferenceSpace = function (transform) { return original.call(this, transform.matrix ?? transform); };
}
window.headset = new IWER.XRDevice(IWER.metaQuest3, { stereoEnabled: true, ipd: 0.063 });
// Chromium has a navigator.xr of its own, which stays without this.
window.headset.installRuntime({ forceInstall: true });
window.headset.position.set(0, 1.6, 0);
window.headset.controllers.right.position.set(0.25, 1.25, -0.35);
window.headset.controllers.left.position.set(-0.25, 1.25, -0.35);`;
