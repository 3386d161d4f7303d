import { assertNever } from '../../../../protocol/assert-never.ts';
import { unit } from './grid.ts';
import { headMiddle, type Place } from './head-shape.ts';

/** How strands lie: from a parting to the sides, drawn together behind, round the face, or wound. */
export type HairFlow =
  | { readonly kind: 'parting'; readonly x: number; readonly crownZ: number }
  | { readonly kind: 'tied'; readonly at: Place }
  | { readonly kind: 'draped' }
  | { readonly kind: 'wound' };

/** Which strand a place lies on: a number that changes across the strands, not along them; the same on both sides of the head. */
export function strandAt(flow: HairFlow, [x, y, z]: Place): number {
  switch (flow.kind) {
    case 'parting':
      return z < flow.crownZ ? (z - flow.crownZ) * 11 : Math.atan2(z - flow.crownZ, Math.abs(x - flow.x) + 1e-4);
    case 'tied': {
      const axis = unit([flow.at[0] - headMiddle[0], flow.at[1] - headMiddle[1], flow.at[2] - headMiddle[2]]);
      const [, py, pz] = [x, y - headMiddle[1], z - headMiddle[2]];
      return Math.atan2(Math.abs(x), py * axis[2] - pz * axis[1]);
    }
    case 'draped':
      return Math.atan2(Math.hypot(x, y + 0.03), 0.12 - z) * 1.6;
    case 'wound':
      return (y + 0.6 * Math.abs(x)) * 9;
    default:
      return assertNever(flow);
  }
}

/** The way a strand runs at a place, before it is laid on the surface. */
export function strandWay(flow: HairFlow, [x, y, z]: Place): Place {
  switch (flow.kind) {
    case 'parting':
      return unit([x - flow.x, y - 0.145, z - Math.min(flow.crownZ, Math.max(0, z))]);
    case 'tied':
      return unit([flow.at[0] - x, flow.at[1] - y, flow.at[2] - z]);
    case 'draped':
      return unit([-(y + 0.03), x, 0]);
    case 'wound':
      return unit([0.85, -0.5 * Math.sign(x), 0]);
    default:
      return assertNever(flow);
  }
}
