import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DoorReply } from '../../../../client/live/ports.ts';
import { RehearsalRoom } from '../../../../client/live/rehearsal-room.ts';
import type { RehearsalReply, RehearsalRequest } from '../../../../protocol/rehearsal.ts';
import { aReport, aRow } from '../../rehearsal/rows.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const report = aReport([aRow()]);
const none: RehearsalReply = { running: null, trouble: '', report: null, audits: [] };
const done: RehearsalReply = { ...none, report, audits: [report.audit] };
const running = (count: number): RehearsalReply => ({ ...none, running: { done: count, of: 9 } });
const ok = (value: RehearsalReply): DoorReply<RehearsalReply> => ({ kind: 'ok', value });
const unreachable: DoorReply<RehearsalReply> = { kind: 'unreachable' };

/** A door that answers these, one after the other, then the last one for ever. */
function roomOf(...replies: readonly DoorReply<RehearsalReply>[]) {
  const asked: (RehearsalRequest | 'look')[] = [];
  const reply = (request: RehearsalRequest | 'look') => {
    asked.push(request);
    return replies[Math.min(asked.length, replies.length) - 1] ?? unreachable;
  };
  const room = new RehearsalRoom({ rehearsal: async () => reply('look'), rehearse: async (request) => reply(request) });
  return { room, asked };
}

describe('rehearsals in the studio', () => {
  it('[RH17] looks how far it is until it is done, and shows what was known meanwhile', async () => {
    const { room, asked } = roomOf(ok(done), ok(running(0)), ok(running(4)), ok(done));
    await room.load();
    expect(await room.act({ type: 'start' })).toMatchObject({ kind: 'accepted' });
    expect(room.known.value).toEqual({ ...done, running: { done: 0, of: 9 } });
    await vi.advanceTimersByTimeAsync(700);
    expect(room.known.value?.running?.done).toBe(4);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([room.known.value, asked.length]).toEqual([done, 4]);
  });

  it('[RH17] goes on looking where nobody answers, until it is closed', async () => {
    const { room, asked } = roomOf(ok(running(1)), unreachable);
    await room.load();
    await vi.advanceTimersByTimeAsync(2100);
    expect([room.known.value?.running?.done, asked.length]).toEqual([1, 4]);
    room.close();
    room.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(4);
  });

  it('[RH15, RH17] shows nothing to whoever may not, and says what was not done', async () => {
    const refused = { kind: 'refused', code: 'not-allowed', message: 'You may not.' } as const;
    const { room } = roomOf(refused, refused, unreachable);
    await room.load();
    expect(room.known.value).toBeNull();
    expect(await room.act({ type: 'start' })).toEqual(refused);
    expect(await room.act({ type: 'cancel' })).toEqual({
      kind: 'lost',
      message: 'The server did not answer. Try again in a moment.',
    });
  });
});
