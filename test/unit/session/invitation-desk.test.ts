import { describe, expect, it } from 'vitest';
import { type TownhallId, townhallIdSchema } from '../../../protocol/ids.ts';
import type { InvitationRequest } from '../../../protocol/invitations.ts';
import type { PlannedTownhall } from '../../../protocol/organising.ts';
import { TownhallDoor } from '../../../server/access/door.ts';
import { InvitationDoor } from '../../../server/access/invitation-door.ts';
import { InvitationDesk } from '../../../server/session/invitation-desk.ts';
import { aPlan } from '../../support/a-plan.ts';
import { startMs, TownhallBuilder } from '../../support/build-townhall.ts';
import { MemoryDoors } from '../../support/memory-doors.ts';
import { MemoryInvites } from '../../support/memory-invites.ts';

const autumn = townhallIdSchema.parse('autumn');
const nobodyHere = () => null;
const forLeeds: InvitationRequest = { role: 'attendee', label: 'Leeds', uses: 1, lastsHours: 24 };

/** A desk in a house without a plan, beside one town hall that is planned. */
function aDesk() {
  const { state } = new TownhallBuilder();
  const townhallId: TownhallId = state.id;
  let autumnIs: Pick<PlannedTownhall, 'stage' | 'reason'> | null = { stage: 'planned', reason: '' };
  let made = 0;
  const nowMs = () => startMs;
  const randomText = (bytes: number) => `${++made}`.padStart(Math.ceil((bytes * 4) / 3), 'x');
  const options = { store: new MemoryDoors(), townhallId, randomText, nowMs, byInvitation: true };
  const door = new InvitationDoor({ ...options, invites: new MemoryInvites(), key: new Uint8Array(32) });
  const rest = { isHere: false, revision: 0, people: 0, asked: 0, calendarPath: '/calendar/autumn.ics' };
  const desk = new InvitationDesk({
    ...{ door, entrance: new TownhallDoor(options), townhallId, state: () => state, nowMs },
    rooms: { endSession: () => undefined },
    planned: {
      find: async (id) => (autumnIs === null || id !== autumn ? null : { id, plan: aPlan(), ...autumnIs, ...rest }),
    },
  });
  const becomes = (to: typeof autumnIs) => {
    autumnIs = to;
  };
  return { desk, townhallId, becomes };
}

/** A link to the planned one, and what it leads to. */
async function aLink() {
  const { desk, becomes } = aDesk();
  expect(await desk.make({ ...forLeeds, townhallId: autumn })).toBeNull();
  const listed = await desk.list(autumn);
  const path = 'refused' in listed ? null : listed.invitations[0]?.path;
  const look = () => desk.look(path?.slice('/join/'.length) ?? '', nobodyHere);
  return { desk, becomes, look };
}

describe('invitations to a town hall that is not in the house', () => {
  it('[IV13] are made and listed where it is planned, and named with its title; without a name it is the one in the house', async () => {
    const { desk, townhallId } = aDesk();
    await desk.make({ ...forLeeds, townhallId: autumn });
    expect(await desk.list(autumn)).toMatchObject({ townhallId: autumn, title: 'Autumn', invitations: [{ used: 0 }] });
    expect(await desk.list()).toMatchObject({ townhallId, plan: null, invitations: [] });
    expect(await desk.make({ ...forLeeds, townhallId: townhallIdSchema.parse('never') })).toMatchObject({
      refused: 'no-such-townhall',
    });
  });

  it('[IV13] are no more made once it has ended or was cancelled', async () => {
    const { desk, becomes } = await aLink();
    for (const stage of ['ended', 'cancelled'] as const) {
      becomes({ stage, reason: '' });
      expect(await desk.make({ ...forLeeds, townhallId: autumn })).toMatchObject({ refused: 'is-over' });
    }
  });

  it('[IV14] say when it begins and when its doors open, by the server’s clock', async () => {
    const { startsAtMs } = aPlan();
    const plan = { stage: 'planned', startsAtMs, doorsAtMs: startsAtMs - 15 * 60_000 };
    const { look } = await aLink();
    expect(await look()).toMatchObject({ invited: { title: 'Autumn', role: 'attendee', plan, nowMs: startMs } });
  });

  it('[IV15] say that it was cancelled, with the reason, that it has ended, or that it is no more', async () => {
    const { becomes, look } = await aLink();
    becomes({ stage: 'cancelled', reason: 'Snow.' });
    expect(await look()).toMatchObject({ invited: { plan: { stage: 'cancelled', reason: 'Snow.' } } });
    becomes({ stage: 'ended', reason: '' });
    expect(await look()).toEqual({ trouble: 'townhall-over' });
    becomes(null);
    expect(await look()).toEqual({ trouble: 'townhall-over' });
  });
});
