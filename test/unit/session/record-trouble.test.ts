import { beforeEach, describe, expect, it } from 'vitest';
import { openEntry } from '../../../protocol/record/chain.ts';
import { TownhallSession } from '../../../server/session/session.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { everything } from '../../support/a-record.ts';
import { demoStream, Listener, must, openTownhallSession, sessionOptions } from '../../support/build-session.ts';
import { ask, finish, idOf, part, person, prepared, questionId, start, startMs } from '../../support/build-townhall.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

let record: MemoryRecord;
let clock: FakeClock;
let listener: Listener;
let session: TownhallSession;
beforeEach(async () => {
  record = new MemoryRecord();
  clock = new FakeClock(startMs);
  listener = new Listener();
  session = await openTownhallSession(record, clock, listener);
});

const unavailable = { refused: 'record-unavailable' };
const typesOf = async (from: number) =>
  (await everything(record.read(demoStream, from))).flat().map((entry) => openEntry(entry).type);

/** Brings q1 to the stage; the avatar answers in epoch 1. */
async function answering(): Promise<void> {
  await must(session, person('ada'), ask('q1'));
  await must(session, person('mo'), { type: 'question.approve', questionId: questionId('q1') });
  await must(session, part('mind'), prepared('q1'));
  await must(session, person('mo'), { type: 'question.call', questionId: questionId('q1') });
  await must(session, part('mind'), start('q1', 1));
  listener.take();
}

describe('record trouble', () => {
  it('[S11] a stop silences at once while the append before it is stuck', async () => {
    await answering();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    record.hold = held;
    const asked = session.submit(person('ada'), ask('q2'));
    await settled();
    const stopped = session.submit(person('mo'), { type: 'stage.stop' });
    expect(listener.take()).toEqual([{ kind: 'silenced', types: ['answer.cut', 'stage.stopped'] }]);
    release();
    expect(await Promise.all([asked, stopped])).toEqual([{ accepted: { seq: 12 } }, { accepted: { seq: 14 } }]);
  });

  it('[S11] a command that does not silence reaches no media before it is on disk, and a refused stop none at all', async () => {
    await session.submit(person('mo'), { type: 'stage.stop' });
    await session.submit(person('ada'), { type: 'hand.raise' });
    expect(listener.take()).toEqual([{ kind: 'published', types: ['hand.raised'], seq: 7 }]);
  });

  it('[S12] when the record fails, everything under way is refused, the avatar stops, and nothing has changed', async () => {
    await answering();
    const { state } = session;
    record.trouble = 'unavailable';
    const asked = [session.submit(person('ada'), ask('q2')), session.submit(person('bob'), ask('q3'))];
    expect(await Promise.all(asked)).toEqual([unavailable, unavailable]);
    await settled();
    expect(listener.take()).toEqual([
      { kind: 'record', status: 'failing' },
      { kind: 'silenced', types: ['answer.cut', 'stage.stopped'] },
    ]);
    expect({ isSame: session.state === state, status: session.status }).toEqual({ isSame: true, status: 'failing' });
    expect(await session.submit(person('ada'), ask('q4'))).toEqual(unavailable);
    expect(await session.submit(part('mind'), finish('q1', 1))).toEqual({ refused: 'not-called' });
  });

  it('[S12] silences stand while it fails, and are the first that is written when it is back', async () => {
    await answering();
    record.trouble = 'unavailable';
    await session.submit(person('ada'), ask('q2'));
    await settled();
    expect(await session.submit(person('mo'), { type: 'member.mute', memberId: idOf('bob') })).toMatchObject({
      accepted: {},
    });
    expect(await session.submit(part('door'), { type: 'member.leave', memberId: idOf('ada') })).toMatchObject({
      accepted: {},
    });
    await clock.advance(60_000);
    expect(session.status).toBe('failing');
    expect(await typesOf(12)).toEqual([]);
    listener.take();
    record.trouble = 'none';
    await clock.advance(5000);
    const owed = ['answer.cut', 'stage.stopped', 'member.muted', 'member.left'];
    expect(await typesOf(12)).toEqual(owed);
    expect(listener.take()).toEqual([
      { kind: 'record', status: 'ok' },
      { kind: 'published', types: owed, seq: 15 },
    ]);
    expect(await session.submit(person('bob'), ask('q5'))).toEqual({ accepted: { seq: 16 } });
    assertSound(session.state);
  });

  it('[S12] a stop whose call was lost keeps the epoch silent for ever', async () => {
    await must(session, person('ada'), ask('q1'));
    await must(session, person('mo'), { type: 'question.approve', questionId: questionId('q1') });
    record.trouble = 'unavailable';
    const call = { type: 'question.call', questionId: questionId('q1') } as const;
    const [called, stopped] = [
      session.submit(person('mo'), call),
      session.submit(person('mo'), { type: 'stage.stop' }),
    ];
    expect(await Promise.all([called, stopped])).toMatchObject([unavailable, { accepted: {} }]);
    record.trouble = 'none';
    await clock.advance(5000);
    expect(await typesOf(9)).toEqual(['stage.stopped']);
    await must(session, person('mo'), call);
    expect(session.state).toMatchObject({ epoch: 3, stage: { kind: 'called' } });
    assertSound(session.state);
  });

  it('[S12] what was owed is decided again when what it was about is lost', async () => {
    await must(session, person('ada'), ask('q1'));
    await must(session, person('mo'), { type: 'question.approve', questionId: questionId('q1') });
    await must(session, part('mind'), prepared('q1'));
    await must(session, person('mo'), { type: 'question.call', questionId: questionId('q1') });
    record.trouble = 'unavailable';
    const started = session.submit(part('mind'), start('q1', 1));
    const held = session.submit(person('mo'), { type: 'avatar.hold' });
    expect(await Promise.all([started, held])).toMatchObject([unavailable, { accepted: {} }]);
    record.trouble = 'none';
    await clock.advance(5000);
    expect(await typesOf(11)).toEqual(['avatar.held', 'question.returned', 'stage.stopped']);
    expect(session.state).toMatchObject({ epoch: 2, stage: { kind: 'nobody' }, isAvatarHeld: true });
    assertSound(session.state);
  });

  it('[S12] an append whose answer was lost is found on disk and shown', async () => {
    record.trouble = 'lost-reply';
    expect(await session.submit(person('ada'), ask('q1'))).toEqual(unavailable);
    record.trouble = 'none';
    listener.take();
    await clock.advance(5000);
    expect(listener.take()).toEqual([
      { kind: 'published', types: ['question.asked'], seq: 7 },
      { kind: 'record', status: 'ok' },
    ]);
    expect(await session.submit(person('ada'), ask('q1'))).toEqual({ refused: 'already-asked' });
    expect(await session.submit(person('ada'), ask('q2'))).toEqual({ accepted: { seq: 8 } });
  });

  it('[S12] the deadline that passed while the record failed is met when it is back', async () => {
    await must(session, part('door'), { type: 'member.leave', memberId: idOf('ada') });
    record.trouble = 'unavailable';
    await session.submit(person('bob'), ask('q1'));
    await clock.advance(700_000);
    expect(await typesOf(8)).toEqual([]);
    record.trouble = 'none';
    await clock.advance(5000);
    expect(await typesOf(8)).toEqual(['member.seat-released']);
  });

  it('[S13] of two owners of one stream the stale one steps down and shows what the other wrote', async () => {
    const other = new Listener();
    const successor = await TownhallSession.open(sessionOptions(record, clock, other));
    const stale = [session.submit(person('ada'), ask('q1')), session.submit(person('ada'), { type: 'hand.raise' })];
    expect(await Promise.all(stale)).toEqual([unavailable, unavailable]);
    await settled();
    expect(listener.take()).toEqual([{ kind: 'record', status: 'failing' }]);
    expect({ status: session.status, head: session.head }).toEqual({ status: 'ended', head: successor.head });
    expect(await session.submit(part('session'), { type: 'townhall.open' })).toEqual(unavailable);
    expect(successor.status).toBe('ok');
    expect(await successor.submit(part('session'), { type: 'townhall.close' })).toMatchObject({ accepted: {} });
  });

  it('[S13] a stale owner still silences, though it cannot record it', async () => {
    await answering();
    await TownhallSession.open(sessionOptions(record, clock, new Listener()));
    const stopped = session.submit(person('mo'), { type: 'stage.stop' });
    expect(listener.take()).toEqual([{ kind: 'silenced', types: ['answer.cut', 'stage.stopped'] }]);
    await stopped;
    await settled();
    expect(session.status).toBe('ended');
    expect(await typesOf(12)).toEqual(['session.started', 'answer.cut']);
  });
});
