import { beforeEach, expect, it } from 'vitest';
import { SwitchNotes } from '../../../server/session/kill-switch.ts';
import type { TownhallSession } from '../../../server/session/session.ts';
import { Listener, openTownhallSession } from '../../support/build-session.ts';
import { startMs } from '../../support/build-townhall.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

let record: MemoryRecord;
let clock: FakeClock;
let session: TownhallSession;
let isOff: boolean;
let notes: SwitchNotes;
beforeEach(async () => {
  record = new MemoryRecord();
  clock = new FakeClock(startMs);
  session = await openTownhallSession(record, clock, new Listener());
  isOff = false;
  notes = new SwitchNotes({ gate: session, state: () => session.state, isOff: () => isOff });
});

it('[KS4] how the switch stands is written into the record, once', async () => {
  const { seq } = session.state;
  await notes.note();
  expect(session.state.seq).toBe(seq);
  isOff = true;
  await Promise.all([notes.note(), notes.note()]);
  await notes.note();
  expect(session.state).toMatchObject({ seq: seq + 1, isAvatarOff: true });
  isOff = false;
  await notes.note();
  expect(session.state).toMatchObject({ seq: seq + 2, isAvatarOff: false });
});

it('[KS4] where the record cannot be written it is noted when that is back', async () => {
  record.trouble = 'unavailable';
  isOff = true;
  await notes.note();
  expect(session.state.isAvatarOff).toBe(false);
  record.trouble = 'none';
  await clock.advance(6000);
  expect(session.status).toBe('ok');
  await notes.note();
  expect(session.state.isAvatarOff).toBe(true);
});
