import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { foldStream } from '../../../server/session/fold-stream.ts';
import type { TownhallSession } from '../../../server/session/session.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { evolve } from '../../../server/townhall/evolve.ts';
import { demoStream, Listener, must, openTownhallSession, townhallId } from '../../support/build-session.ts';
import { ask, idOf, part, person, prepared, questionId, start, startMs } from '../../support/build-townhall.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

let record: MemoryRecord;
let clock: FakeClock;
let listener: Listener;
let session: TownhallSession;
const begin = async () => {
  record = new MemoryRecord();
  clock = new FakeClock(startMs);
  listener = new Listener();
  session = await openTownhallSession(record, clock, listener);
};
beforeEach(begin);

const unavailable = { refused: 'record-unavailable' };

/** Lets the record hang; what comes back lets it go on. */
function hang(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  record.hold = promise;
  return () => {
    record.hold = null;
    resolve();
  };
}

async function foldOfTheRecord() {
  return (await foldStream(record, demoStream, townhallEventSchema, emptyTownhall(townhallId), evolve)).state;
}

describe('a record that hangs', () => {
  it('[S15] refuses what is under way after five seconds, and stops the avatar', async () => {
    await must(session, person('ada'), ask('q1'));
    await must(session, person('mo'), { type: 'question.approve', questionId: questionId('q1') });
    await must(session, part('mind'), prepared('q1'));
    await must(session, person('mo'), { type: 'question.call', questionId: questionId('q1') });
    await must(session, part('mind'), start('q1', 1));
    listener.take();
    hang();
    const asked = session.submit(person('ada'), ask('q2'));
    await settled();
    await clock.advance(4999);
    expect([session.status, listener.take()]).toEqual(['ok', []]);
    await clock.advance(1);
    expect([await asked, session.status]).toEqual([unavailable, 'failing']);
    expect(listener.take()).toEqual([
      { kind: 'record', status: 'failing' },
      { kind: 'silenced', types: ['answer.cut', 'stage.stopped'] },
    ]);
    expect(await session.submit(person('ada'), ask('q3'))).toEqual(unavailable);
  });

  it('[S15] takes nothing again before the late append has answered, and then counts what it wrote', async () => {
    const goOn = hang();
    const asked = session.submit(person('ada'), ask('q1'));
    await settled();
    await clock.advance(60_000);
    expect([await asked, session.status, record.appends.length]).toEqual([unavailable, 'failing', 6]);
    const muted = session.submit(person('mo'), { type: 'member.mute', memberId: idOf('bob') });
    expect(await muted).toMatchObject({ accepted: {} });
    goOn();
    await settled();
    await clock.advance(1000);
    expect([session.status, session.state.seq, session.state.questions.has(questionId('q1'))]).toEqual(['ok', 8, true]);
    expect(session.state).toEqual(await foldOfTheRecord());
    expect(await session.submit(person('ada'), ask('q1'))).toEqual({ refused: 'already-asked' });
  });

  it('[S15] goes on when the late append fails after all', async () => {
    const goOn = hang();
    const asked = session.submit(person('ada'), ask('q1'));
    await settled();
    await clock.advance(5000);
    record.trouble = 'unavailable';
    goOn();
    await settled();
    record.trouble = 'none';
    await clock.advance(1000);
    expect([await asked, session.status]).toEqual([unavailable, 'ok']);
    expect(await session.submit(person('ada'), ask('q1'))).toEqual({ accepted: { seq: 7 } });
  });

  it('[S15] steps down when the late append finds its place taken', async () => {
    const goOn = hang();
    const asked = session.submit(person('ada'), ask('q1'));
    await settled();
    await clock.advance(5000);
    await asked;
    const other = new MemoryRecord();
    const successor = await openTownhallSession(other, clock, new Listener());
    await must(successor, person('bob'), ask('q9'));
    for await (const theirs of other.read(demoStream, 7)) record.overtake(theirs);
    goOn();
    await settled();
    await clock.advance(1000);
    expect([session.status, record.appends.length]).toEqual(['ended', 6]);
  });

  it('[S5] [S15] the state is the fold of the record, whatever the record does and when', async () => {
    const step = fc.constantFrom(
      'ask',
      'hand',
      'mute',
      'hang',
      'go on',
      'fail',
      'lose the reply',
      'mend',
      'wait',
      'long',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await begin();
        let goOn: () => void = hang();
        goOn();
        const answers: Promise<unknown>[] = [];
        for (const [i, what] of steps.entries()) {
          if (what === 'ask') answers.push(session.submit(person('ada'), ask(`q${i}`)));
          if (what === 'hand') answers.push(session.submit(person('bob'), { type: 'hand.raise' }));
          if (what === 'mute')
            answers.push(session.submit(person('mo'), { type: 'member.mute', memberId: idOf('bob') }));
          if (what === 'hang' && record.hold === null) goOn = hang();
          if (what === 'go on') goOn();
          if (what === 'fail') record.trouble = 'unavailable';
          if (what === 'lose the reply') record.trouble = 'lost-reply';
          if (what === 'mend') record.trouble = 'none';
          await settled();
          await clock.advance(what === 'wait' ? 300 : what === 'long' ? 6000 : 0);
        }
        record.trouble = 'none';
        goOn();
        await settled();
        await clock.advance(20_000);
        await Promise.all(answers);
        expect(session.status).toBe('ok');
        expect(session.state).toEqual(await foldOfTheRecord());
      }),
      { numRuns: 60 },
    );
  });
});
