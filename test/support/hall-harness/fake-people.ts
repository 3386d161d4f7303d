import type { Body, CrowdPoses } from '../../../client/world/ports.ts';
import { memberIdSchema } from '../../../protocol/ids.ts';
import { poseAt } from '../../../protocol/pose.ts';
import type { Role } from '../../../protocol/roles.ts';
import type { Hall } from '../../../scenes/hall-schema.ts';

const names = [
  'Ada Okafor',
  'Benjamín Ruiz',
  'Chiara Lombardi',
  'Dev Patel',
  'Noor Haddad',
  'Élodie Martin',
  'Jun Sato',
  'Wanjiru Kamau',
  'Łukasz Nowak',
  'Mei Chen',
];

/** They sit in the moderators' corner. */
const moderators: readonly number[] = [3, 9];

/** People for the harness: most sit, some walk, some wear headsets; all move a little. */
export function fakePeople(
  hall: Hall,
  count: number,
  seed = 1,
): { readonly bodies: readonly Body[]; readonly poses: CrowdPoses } {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const common = hall.seats.filter(({ isForModerators }) => !isForModerators);
  const order = common.map((seat, i) => ({ seat, i, key: random() })).sort((a, b) => a.key - b.key);
  const corner = hall.seats.filter(({ isForModerators }) => isForModerators);
  // More than there are seats stand between the rows, as in no real hall: for measuring.
  const crowded = Array.from({ length: Math.ceil(count / order.length) }, () => order).flat();
  const people = crowded.slice(0, count).map(({ seat: common }, slot) => {
    const seat = corner[moderators.indexOf(slot)] ?? common;
    return { seat, slot, stands: slot % 17 === 16, headset: random() < 0.3, phase: random() * 7 };
  });
  const bodies = people.map(({ seat, slot, stands }): Body => {
    const role: Role = moderators.includes(slot) ? 'moderator' : 'attendee';
    return {
      memberId: memberIdSchema.parse(`m-${slot}`),
      slot,
      name: names[slot % names.length] ?? 'Somebody',
      role,
      seatId: stands ? null : seat.id,
      isBot: slot % 31 === 30,
      isAway: slot % 41 === 40,
      hasHandUp: slot % 23 === 5,
      mayTalk: slot % 12 === 1,
      mistakenFor: slot === 7 ? 'leader' : '',
      look: null,
    };
  });
  const poses: CrowdPoses = {
    capacity: Math.max(512, count),
    sample(slot, nowMs, out) {
      const person = people[slot];
      if (person === undefined || slot % 11 === 10) return false;
      const t = nowMs / 1000 + person.phase;
      const spawn = hall.spawns[slot % hall.spawns.length];
      const at = person.stands && spawn !== undefined ? spawn : person.seat;
      const yaw = at.yawRad + 0.25 * Math.sin(t * 0.31);
      const pitch = 0.08 * Math.sin(t * 0.47);
      out.fill(0);
      out[0] = at.position[0] + 0.02 * Math.sin(t * 0.7);
      const isUp = person.stands || person.seat.kind === 'standing';
      out[1] = at.position[1] + (isUp ? 1.62 : 1.2) + 0.01 * Math.sin(t);
      out[2] = at.position[2] + 0.02 * Math.cos(t * 0.6);
      out[3] = Math.sin(pitch / 2) * Math.cos(yaw / 2);
      out[4] = Math.cos(pitch / 2) * Math.sin(yaw / 2);
      out[5] = -Math.sin(pitch / 2) * Math.sin(yaw / 2);
      out[6] = Math.cos(pitch / 2) * Math.cos(yaw / 2);
      if (person.headset) {
        for (const [k, side] of [
          [poseAt.left, -1],
          [poseAt.right, 1],
        ] as const) {
          const right = side * (0.24 + 0.04 * Math.sin(t * 1.3));
          const ahead = 0.35;
          out[k] = at.position[0] + right * Math.cos(at.yawRad) - ahead * Math.sin(at.yawRad);
          out[k + 1] = (out[1] ?? 0) - 0.35 + 0.12 * Math.sin(t * 0.9 + side);
          out[k + 2] = at.position[2] - right * Math.sin(at.yawRad) - ahead * Math.cos(at.yawRad);
          out[k + 4] = Math.sin(at.yawRad / 2);
          out[k + 6] = Math.cos(at.yawRad / 2);
        }
        out[poseAt.hasLeft] = 1;
        out[poseAt.hasRight] = 1;
      }
      out[poseAt.talk] = slot % 12 === 1 ? Math.max(0, Math.sin(t * 6)) : 0;
      return true;
    },
  };
  return { bodies, poses };
}
