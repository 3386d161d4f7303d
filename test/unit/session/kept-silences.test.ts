import { beforeEach, describe, expect, it } from 'vitest';
import { openEntry } from '../../../protocol/record/chain.ts';
import { TownhallSession } from '../../../server/session/session.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { everything } from '../../support/a-record.ts';
import { demoStream, Listener, must, openTownhallSession, sessionOptions } from '../../support/build-session.ts';
import { ask, enter, idOf, part, person, questionId, startMs } from '../../support/build-townhall.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { MemoryOwed } from '../../support/memory-owed.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

let record: MemoryRecord;
let owed: MemoryOwed;
let clock: FakeClock;
let session: TownhallSession;
beforeEach(async () => {
  [record, owed, clock] = [new MemoryRecord(), new MemoryOwed(), new FakeClock(startMs)];
  session = await openTownhallSession(record, clock, new Listener(), owed);
});

const accepted = { accepted: { seq: 6 } };
const mute = (name: string) => ({ type: 'member.mute', memberId: idOf(name) }) as const;
const remove = (name: string) => ({ type: 'member.remove', memberId: idOf(name), reason: 'enough' }) as const;
const typesFrom = async (seq: number) =>
  (await everything(record.read(demoStream, seq))).flat().map((entry) => openEntry(entry).type);

/** What a moderator is told while the record fails; the process ends then. The next one comes up when the record is well. */
async function fail(): Promise<void> {
  record.trouble = 'unavailable';
  await session.submit(person('ada'), ask('q1'));
  await settled();
}
async function nextProcess(): Promise<TownhallSession> {
  record.trouble = 'none';
  owed.isBroken = false;
  await clock.advance(0);
  return TownhallSession.open(sessionOptions(record, clock, new Listener(), owed));
}

describe('silences beside a record that fails', () => {
  it('[S16] a removal and a mute that were told outlive the process, and are recorded before anybody enters', async () => {
    await fail();
    expect(await session.submit(person('mo'), remove('bob'))).toEqual(accepted);
    expect(await session.submit(person('mo'), mute('ada'))).toEqual(accepted);
    const next = await nextProcess();
    expect(await typesFrom(7)).toEqual(['member.removed', 'member.muted', 'session.started']);
    expect(owed.kept).toEqual([]);
    expect(await next.submit(part('door'), enter('bob'))).toEqual({ refused: 'removed' });
    await must(next, part('door'), enter('ada'));
    expect(await next.submit(person('ada'), { type: 'voice.open' })).toEqual({ refused: 'muted' });
    assertSound(next.state);
  });

  it('[S16] so does one that was under way when the record failed, and it is told only when it is kept', async () => {
    record.trouble = 'unavailable';
    const { promise: held, resolve: keep } = Promise.withResolvers<void>();
    owed.hold = held;
    const told: unknown[] = [];
    const muted = session.submit(person('mo'), mute('bob')).then((outcome) => told.push(outcome));
    await settled();
    expect([session.status, told]).toEqual(['failing', []]);
    keep();
    await muted;
    expect(told).toEqual([accepted]);
    await nextProcess();
    expect(await typesFrom(7)).toEqual(['member.muted', 'session.started']);
  });

  it('[S16] an epoch that was silenced before the process ended is not given again', async () => {
    await must(session, person('ada'), ask('q1'));
    await must(session, person('mo'), { type: 'question.approve', questionId: questionId('q1') });
    record.trouble = 'unavailable';
    const call = { type: 'question.call', questionId: questionId('q1') } as const;
    await Promise.all([session.submit(person('mo'), call), session.submit(person('mo'), { type: 'stage.stop' })]);
    const next = await nextProcess();
    await must(next, part('door'), enter('mo', { role: 'moderator', kind: 'desk' }));
    await must(next, person('mo'), call);
    expect(next.state).toMatchObject({ epoch: 3, stage: { kind: 'called' } });
  });

  it('[S16] what is in the record is not done again: a voice that was given back stays', async () => {
    await fail();
    await session.submit(person('mo'), mute('bob'));
    const { kept } = owed;
    expect(kept).toHaveLength(1);
    record.trouble = 'none';
    await clock.advance(5000);
    expect([session.status, owed.kept]).toEqual(['ok', []]);
    await must(session, person('mo'), { type: 'member.unmute', memberId: idOf('bob') });
    // The process ended before the silence was removed.
    owed.kept = kept;
    const next = await nextProcess();
    expect(next.state.members.get(idOf('bob'))?.isMuted).toBe(false);
    expect(await typesFrom(7)).toEqual(['member.muted', 'member.unmuted', 'session.started']);
  });

  it('[S16] a record that fails again keeps nothing twice', async () => {
    await fail();
    await session.submit(person('mo'), mute('bob'));
    // The probe goes through, the append does not.
    record.probe = async () => undefined;
    await clock.advance(2000);
    expect([session.status, owed.kept.length]).toEqual(['failing', 1]);
  });

  it('[S16] it stands though it cannot be kept, and does not wait for ever', async () => {
    await fail();
    owed.isBroken = true;
    expect(await session.submit(person('mo'), mute('bob'))).toEqual(accepted);
    owed.hold = new Promise(() => undefined);
    const removed = session.submit(person('mo'), remove('ada'));
    await clock.advance(5000);
    expect(await removed).toEqual(accepted);
  });

  it('[S16] a record that fails at the start keeps them for the next one', async () => {
    await fail();
    await session.submit(person('mo'), mute('bob'));
    await expect(TownhallSession.open(sessionOptions(record, clock, new Listener(), owed))).rejects.toMatchObject({
      reason: 'unavailable',
    });
    expect(owed.kept).toHaveLength(1);
    await nextProcess();
    expect(await typesFrom(7)).toEqual(['member.muted', 'session.started']);
  });
});
