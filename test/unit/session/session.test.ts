import { beforeEach, describe, expect, it } from 'vitest';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { limits } from '../../../protocol/limits.ts';
import { openEntry } from '../../../protocol/record/chain.ts';
import { exportLines } from '../../../protocol/record/export-file.ts';
import { signHead } from '../../../protocol/record/sign.ts';
import { verifyRecord } from '../../../protocol/record/verify.ts';
import { TownhallSession } from '../../../server/session/session.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { everything, publicKey, secretKey } from '../../support/a-record.ts';
import {
  demoStream,
  Listener,
  must,
  openTownhallSession,
  sessionOptions,
  townhallId,
} from '../../support/build-session.ts';
import { ask, enter, idOf, part, person, questionId, seatId, startMs } from '../../support/build-townhall.ts';
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

const entriesOf = async () => (await everything(record.read(demoStream, 1))).flat();
const eventsOf = async () => (await entriesOf()).map((entry) => townhallEventSchema.parse(openEntry(entry)));
const reopen = (told = new Listener()) => TownhallSession.open(sessionOptions(record, clock, told));

describe('loop', () => {
  it('[S2] nothing is shown or acknowledged before it is on disk, and it is shown before it is acknowledged', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    record.hold = held;
    const before = session.state;
    const asked = session
      .submit(person('ada'), ask('q1'))
      .then(() => listener.told.push({ kind: 'answered', what: 'q1' }));
    await settled();
    expect({ told: listener.take(), isSame: session.state === before }).toEqual({ told: [], isSame: true });
    release();
    await asked;
    expect(listener.take()).toEqual([
      { kind: 'published', types: ['question.asked'], seq: 7 },
      { kind: 'answered', what: 'q1' },
    ]);
    expect(await record.head(demoStream)).toEqual(session.head);
  });

  it('[S3] what arrives while the disk is busy is decided at once, in order, and written in one group', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    record.hold = held;
    record.appends.length = 0;
    const outcomes = [session.submit(person('ada'), ask('q1'))];
    await settled();
    outcomes.push(
      session.submit(person('mo'), { type: 'question.approve', questionId: questionId('q1') }),
      session.submit(person('bob'), { type: 'question.vote', questionId: questionId('q1') }),
      session.submit(person('bob'), { type: 'question.vote', questionId: questionId('q1') }),
    );
    release();
    expect(await Promise.all(outcomes)).toEqual([
      { accepted: { seq: 7 } },
      { accepted: { seq: 8 } },
      { accepted: { seq: 9 } },
      { refused: 'already-voted' },
    ]);
    expect(record.appends).toEqual([1, 2]);
  });

  it('[S4] a refusal changes nothing and writes nothing', async () => {
    record.appends.length = 0;
    const { state, head } = session;
    expect(await session.submit(person('ada'), { type: 'stage.stop' })).toEqual({ refused: 'not-allowed' });
    expect({ state: session.state === state, head: session.head === head, told: listener.take() }).toEqual({
      state: true,
      head: true,
      told: [],
    });
    expect(record.appends).toEqual([]);
  });

  it('[S4] a command that changes nothing is accepted after what it relies on', async () => {
    const opened = await session.submit(part('session'), { type: 'townhall.open' });
    expect(opened).toEqual({ accepted: { seq: 6 } });
  });

  it('[S5] the live state is the fold of the record', async () => {
    await must(session, person('ada'), ask('q1'));
    await must(session, person('mo'), { type: 'question.approve', questionId: questionId('q1') });
    await must(session, part('door'), { type: 'member.leave', memberId: idOf('ada') });
    expect(JSON.stringify(fold(emptyTownhall(townhallId), await eventsOf()))).toBe(JSON.stringify(session.state));
  });

  it('[S6] two moderators who call different questions at the same moment: the second is refused', async () => {
    for (const id of ['q1', 'q2']) {
      await must(session, person('ada'), ask(id));
      await must(session, person('mo'), { type: 'question.approve', questionId: questionId(id) });
    }
    await must(session, part('door'), enter('max', { role: 'moderator', kind: 'desk' }));
    const calls = ['mo', 'max'].map((name, index) =>
      session.submit(person(name), { type: 'question.call', questionId: questionId(`q${index + 1}`) }),
    );
    expect(await Promise.all(calls)).toEqual([{ accepted: { seq: 12 } }, { refused: 'another-question-called' }]);
  });

  it('[S7] the one timer brings the deadlines of the state', async () => {
    await must(session, part('door'), { type: 'member.leave', memberId: idOf('ada') });
    expect(clock.next).toBe(startMs + limits.seatHeldMs);
    listener.take();
    await clock.advance(limits.seatHeldMs);
    expect(listener.take()).toEqual([{ kind: 'published', types: ['member.seat-released'], seq: 8 }]);
    expect(clock.next).toBeNull();
  });

  it('[B63] who slept for an hour comes back as near as may be to the seat they had, with questions and votes', async () => {
    await must(session, person('bob'), ask('q1'));
    for (const id of ['q1', 'q2']) {
      if (id === 'q2') await must(session, person('ada'), ask(id));
      await must(session, person('mo'), { type: 'question.approve', questionId: questionId(id) });
    }
    await must(session, person('bob'), { type: 'question.vote', questionId: questionId('q2') });
    await must(session, person('bob'), { type: 'member.sit', seatId: seatId('A6') });
    await must(session, part('door'), { type: 'member.leave', memberId: idOf('bob') });
    await clock.advance(3_600_000);
    const again = await reopen();
    await must(again, part('door'), enter('ada'));
    await must(again, person('ada'), { type: 'member.sit', seatId: seatId('A6') });
    await must(again, part('door'), enter('bob'));
    const { members, questions } = again.state;
    expect(members.get(idOf('bob'))).toMatchObject({
      presence: { kind: 'here' },
      place: { kind: 'seated', seatId: 'A5' },
    });
    expect(['q1', 'q2'].map((id) => questions.get(questionId(id))?.voters.has(idOf('bob')))).toEqual([true, true]);
    expect(await again.submit(person('bob'), { type: 'question.vote', questionId: questionId('q2') })).toEqual({
      refused: 'already-voted',
    });
  });

  it('[S8] signs the head every thousand entries and at the close, and the whole record is proved', async () => {
    for (let i = 0; i < limits.signEveryEntries / 2; i++) {
      await must(session, person('ada'), { type: 'hand.raise' });
      await must(session, person('ada'), { type: 'hand.lower' });
    }
    await must(session, part('session'), { type: 'townhall.close' });
    await session.close();
    const events = await eventsOf();
    const signed = events.flatMap((event, index) => (event.type === 'head.signed' ? [[event.seq, index]] : []));
    expect(signed).toEqual([
      [1000, 1000],
      [1008, 1008],
    ]);
    const lines = exportLines({
      stream: demoStream,
      isPublic: false,
      key: publicKey,
      entries: record.read(demoStream, 1),
      blob: (hash) => record.getBlob(hash),
      sign: (head) => signHead(head, secretKey),
    });
    expect(await verifyRecord(lines, { key: publicKey })).toMatchObject({ ok: true, entries: events.length });
  });

  it('[S8] the closed town hall’s head is signed', async () => {
    await must(session, part('session'), { type: 'townhall.close' });
    await settled();
    expect(listener.take().flatMap((told) => (told.kind === 'published' ? told.types : []))).toEqual([
      'townhall.closed',
      'head.signed',
    ]);
    expect(session.state.signedHead).toMatchObject({ seq: 7, key: publicKey });
  });

  it('[S8] an answer that is written after the close is signed too', async () => {
    const on = { questionId: questionId('q1') };
    await must(session, person('ada'), ask('q1'));
    await must(session, person('mo'), { type: 'question.approve', ...on });
    await must(session, person('mo'), { type: 'question.refer', ...on, owner: 'Jonas Ek', note: '' });
    await must(session, part('session'), { type: 'townhall.close' });
    await settled();
    await must(session, person('mo'), { type: 'referral.answer', ...on, text: 'Yes.', answeredBy: '' });
    await settled();
    expect(session.state.signedHead?.seq).toBe(session.state.seq - 1);
  });

  it('[S9] an erasure takes the texts out of state and record at once', async () => {
    await must(session, part('door'), enter('org', { role: 'organiser', kind: 'desk' }));
    await must(session, person('ada'), ask('q1', 'Zaphod?'));
    await must(session, person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(JSON.stringify([session.state, await entriesOf()])).not.toContain('Zaphod');
    expect((await eventsOf()).at(-1)).toMatchObject({ type: 'record.erased', entries: [5, 8] });
    const again = await reopen();
    expect(again.state.members.get(idOf('ada'))?.name).toEqual({ erased: true });
  });

  it('[S10] a listener that fails does not end the loop', async () => {
    const broken = (): never => {
      throw new Error('no room');
    };
    const options = { ...sessionOptions(record, clock, listener), silencer: { silence: broken } };
    const next = await TownhallSession.open({ ...options, publisher: { published: broken, recordStatus: broken } });
    await must(next, part('door'), enter('mo', { role: 'moderator', kind: 'desk' }));
    await must(next, person('mo'), { type: 'avatar.hold' });
    expect(next.state).toMatchObject({ seq: 9, isAvatarHeld: true });
  });

  it('[S10] a gate that fails takes nothing, and goes on', async () => {
    let isBroken = true;
    const options = sessionOptions(record, clock, listener);
    const context = () => {
      if (isBroken) throw new Error('no persona');
      return options.context();
    };
    await expect(TownhallSession.open({ ...options, context })).rejects.toMatchObject({ reason: 'unavailable' });
    isBroken = false;
    const next = await TownhallSession.open({ ...options, context });
    isBroken = true;
    expect(await next.submit(part('door'), enter('ada'))).toEqual({ refused: 'record-unavailable' });
    isBroken = false;
    expect(await next.submit(part('door'), enter('ada'))).toEqual({ accepted: { seq: 8 } });
  });

  it('[S10] closing writes what waits and takes nothing new', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    record.hold = held;
    const last = session.submit(person('ada'), ask('q1'));
    await settled();
    const waiting = session.submit(person('ada'), ask('q2'));
    const closed = session.close();
    expect(await session.submit(person('ada'), ask('q3'))).toEqual({ refused: 'record-unavailable' });
    release();
    await closed;
    expect(await Promise.all([last, waiting])).toEqual([{ accepted: { seq: 7 } }, { accepted: { seq: 8 } }]);
    await session.close();
    expect(clock.next).toBeNull();
  });
});

describe('start', () => {
  it('[S1] a new session folds the record, begins with everybody away, and tells nobody before it is open', async () => {
    await must(session, person('ada'), ask('q1'));
    await session.close();
    const told = new Listener();
    const next = await reopen(told);
    expect(told.take()).toEqual([]);
    expect((await eventsOf()).at(-1)).toEqual({ type: 'session.started', at: startMs, by: part('session') });
    expect(next.state.members.map(({ presence }) => presence.kind).toArray()).toEqual(
      ['mo', 'lea', 'ada', 'bob'].map((name) => [idOf(name), 'away']),
    );
    expect(next.head).toEqual(await record.head(demoStream));
  });

  it('[S1] a record that was changed is not opened, and the entry is named', async () => {
    const entries = await entriesOf();
    const changed = (seq: number, change: object) => ({
      ...sessionOptions(record, clock, new Listener()),
      record: Object.assign(Object.create(record), {
        async *read() {
          yield entries
            .map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry))
            .filter(({ seq: at }) => at > 0);
        },
      }),
    });
    const body = entries[2]?.body.replace('"kind":"desk"', '"kind":"body"') ?? '';
    const personal = { salt: '00'.repeat(16), text: '{"name":"Eve"}' };
    for (const [change, reason] of [
      [{ body }, 'it was changed'],
      [{ seq: 0 }, 'it is missing'],
      [{ personal }, 'its personal part was changed'],
    ] as const)
      await expect(TownhallSession.open(changed(3, change))).rejects.toThrow(
        `The record townhall/demo is broken at entry 3: ${reason}`,
      );
  });
});
