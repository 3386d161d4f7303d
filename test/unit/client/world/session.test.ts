import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, backOffMs, type Session, type SessionEvent } from '../../../../client/world/session.ts';
import { closeCodes } from '../../../../protocol/messages.ts';

const context = { nowMs: 100_000, random: 0.5 };
const outside: Session = { kind: 'outside', trouble: null };
const here: Session = { kind: 'here' };
const drop = { droppedAtMs: 100_000, why: 'broken' } as const;

function run(start: Session, ...events: readonly SessionEvent[]): Session {
  return events.reduce((session, event) => advance(session, event, context), start);
}

describe('session', () => {
  it('[CO1] comes in through the door, and a second Enter changes nothing', () => {
    const joining = run(outside, { type: 'enter', takeBody: false });
    expect(joining).toEqual({ kind: 'joining', takeBody: false });
    expect(run(joining, { type: 'enter', takeBody: true })).toBe(joining);
    expect(run(joining, { type: 'joined' })).toEqual(here);
    expect(run(here, { type: 'enter', takeBody: true })).toBe(here);
  });

  it('[CO2] comes back by itself after a drop, waiting longer each time', () => {
    const dropped = run(here, { type: 'closed', code: 1006 });
    expect(dropped).toEqual({ kind: 'coming-back', attempt: 0, drop, retryAtMs: 100_400 });
    const failed = run(dropped, { type: 'retry-due' }, { type: 'unreachable' });
    expect(failed).toEqual({ kind: 'coming-back', attempt: 1, drop, retryAtMs: 100_800 });
    expect(run(failed, { type: 'retry-due' }, { type: 'joined' })).toEqual(here);
  });

  it('[CO2] never waits longer than 4.5 seconds', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
        const ms = backOffMs(attempt, random);
        expect(ms).toBeGreaterThanOrEqual(200);
        expect(ms).toBeLessThanOrEqual(4500);
      }),
    );
  });

  it('[CO3] takes its own body back soon after a drop, and asks later', () => {
    const dropped = run(here, { type: 'closed', code: 1006 });
    expect(advance(dropped, { type: 'retry-due' }, { nowMs: 129_999, random: 0 })).toMatchObject({ takeBody: true });
    const late = advance(dropped, { type: 'retry-due' }, { nowMs: 130_000, random: 0 });
    expect(late).toMatchObject({ kind: 'rejoining', takeBody: false });
    expect(run(late, { type: 'body-elsewhere' })).toEqual({ kind: 'replaced' });
  });

  it('[CO3] asks before it takes the body at the first entry', () => {
    const asked = run(outside, { type: 'enter', takeBody: false }, { type: 'body-elsewhere' });
    expect(asked).toEqual({ kind: 'body-elsewhere' });
    expect(run(asked, { type: 'enter', takeBody: true })).toEqual({ kind: 'joining', takeBody: true });
  });

  it('[CO17] waits for the turn it was given, and not all at the same moment, then comes in', () => {
    const joining: Session = { kind: 'joining', takeBody: true };
    const turn = { type: 'turn', inMs: 12_000, before: 30 } as const;
    const waiting = advance(joining, turn, { nowMs: 100_000, random: 0.5 });
    expect(waiting).toEqual({ kind: 'in-line', takeBody: true, before: 30, retryAtMs: 112_500 });
    expect(run(waiting, { type: 'enter', takeBody: false })).toBe(waiting);
    expect(run(waiting, { type: 'retry-due' })).toEqual(joining);
    expect(run(waiting, { type: 'leave' })).toEqual({ kind: 'ended', why: 'left' });
    const back = run(here, { type: 'closed', code: 1006 }, { type: 'retry-due' }, turn);
    expect(back).toEqual({ kind: 'coming-back', attempt: 0, drop, retryAtMs: 112_500 });
  });

  it('[SI11] stays out when its session was ended, and when the server does not know it any more as it comes back', () => {
    const ended = run(here, { type: 'farewell', farewell: { reason: 'signed-out', detail: '' } });
    expect(run(ended, { type: 'closed', code: closeCodes.signedOut })).toEqual({ kind: 'signed-out' });
    expect(run(here, { type: 'closed', code: closeCodes.signedOut })).toEqual({ kind: 'signed-out' });
    const unknown = { type: 'door-refused', code: 'no-session', message: 'Sign in.' } as const;
    const drop = { droppedAtMs: 0, why: 'broken' } as const;
    expect(run({ kind: 'rejoining', attempt: 0, drop, takeBody: false }, unknown)).toEqual({ kind: 'signed-out' });
    expect(run({ kind: 'joining', takeBody: false }, unknown)).toEqual({ kind: 'outside', trouble: 'Sign in.' });
  });

  it('[CO4] stays out when replaced or removed, also when the socket closes after the farewell', () => {
    const replaced = run(here, { type: 'farewell', farewell: { reason: 'body-taken', detail: '' } });
    expect(run(replaced, { type: 'closed', code: 1006 }, { type: 'retry-due' })).toEqual({ kind: 'replaced' });
    expect(run(here, { type: 'closed', code: closeCodes.bodyTaken })).toEqual({ kind: 'replaced' });
    const removed = run(here, { type: 'farewell', farewell: { reason: 'removed', detail: 'Shouting.' } });
    expect(run(removed, { type: 'closed', code: closeCodes.removed })).toEqual({
      kind: 'removed',
      detail: 'Shouting.',
    });
  });

  it('[CO5] says why the door refused, and waits out what passes while it comes back', () => {
    const refused: SessionEvent = { type: 'door-refused', code: 'hall-full', message: 'All seats are taken.' };
    expect(run({ kind: 'joining', takeBody: false }, refused)).toEqual({
      kind: 'outside',
      trouble: 'All seats are taken.',
    });
    const rejoining: Session = { kind: 'rejoining', attempt: 1, drop, takeBody: true };
    const slow: SessionEvent = { type: 'door-refused', code: 'record-unavailable', message: 'Later.' };
    expect(run(rejoining, slow)).toMatchObject({ kind: 'coming-back', attempt: 3 });
    expect(run({ kind: 'joining', takeBody: false }, { type: 'unreachable' })).toMatchObject({ kind: 'outside' });
  });

  it('[CO6] knows that it is outdated from the door, the farewell and the close code', () => {
    const outdated = { kind: 'outdated' };
    const refused: SessionEvent = { type: 'door-refused', code: 'outdated', message: '' };
    expect(run({ kind: 'joining', takeBody: false }, refused)).toEqual(outdated);
    expect(run(here, { type: 'farewell', farewell: { reason: 'malformed', detail: '' } })).toEqual(outdated);
    expect(run(here, { type: 'closed', code: closeCodes.malformed })).toEqual(outdated);
  });

  it('[CO2] comes back when the server goes down or asks for patience', () => {
    for (const reason of ['draining', 'too-fast'] as const)
      expect(run(here, { type: 'farewell', farewell: { reason, detail: '' } })).toMatchObject({
        kind: 'coming-back',
      });
  });

  it('[CO15] comes back from a connection that was too slow, and knows why it was closed, until it is in', () => {
    const slow: Session = { kind: 'coming-back', attempt: 0, drop: { ...drop, why: 'slow' }, retryAtMs: 100_400 };
    expect(run(here, { type: 'farewell', farewell: { reason: 'behind', detail: '' } })).toEqual(slow);
    expect(run(here, { type: 'closed', code: closeCodes.behind })).toEqual(slow);
    expect(run(slow, { type: 'closed', code: closeCodes.behind })).toEqual(slow);
    expect(run(slow, { type: 'retry-due' })).toMatchObject({ kind: 'rejoining', drop: { why: 'slow' } });
    expect(run(slow, { type: 'retry-due' }, { type: 'joined' })).toEqual(here);
  });

  it('[CO4] ends for good when the person leaves or the town hall ends', () => {
    expect(run(here, { type: 'leave' }, { type: 'closed', code: 4000 })).toEqual({ kind: 'ended', why: 'left' });
    const over: SessionEvent = { type: 'door-refused', code: 'town-hall-closed', message: '' };
    expect(run({ kind: 'joining', takeBody: false }, over)).toEqual({ kind: 'ended', why: 'closed' });
  });
});
