import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AnonymousAct } from '../../../protocol/anonymous.ts';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { limits } from '../../../protocol/limits.ts';
import { openEntry } from '../../../protocol/record/chain.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { AnonymousDesk, type AnonymousDeskParts } from '../../../server/session/anonymous-desk.ts';
import type { TownhallSession } from '../../../server/session/session.ts';
import { everything } from '../../support/a-record.ts';
import { askAnonymously, openSealer, secretOf } from '../../support/an-anonymous-question.ts';
import { demoStream, Listener, must, openTownhallSession } from '../../support/build-session.ts';
import { aContext, idOf, person, questionId, startMs } from '../../support/build-townhall.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

const everyMs = limits.anonymousEveryMs;
/** Half-way between two marks. */
const nowMs = Math.ceil(startMs / everyMs) * everyMs + everyMs / 2;
const markMs = nowMs + everyMs / 2;
let record: MemoryRecord;
let clock: FakeClock;
let session: TownhallSession;
let desk: AnonymousDesk;
const deskWith = (over: Partial<AnonymousDeskParts> = {}) =>
  new AnonymousDesk({
    gate: session,
    state: () => session.state,
    context: () => aContext(),
    sealer: openSealer,
    clock,
    everyMs,
    leaderName: 'Lea',
    log: pino({ enabled: false }),
    ...over,
  });
beforeEach(async () => {
  record = new MemoryRecord();
  clock = new FakeClock(nowMs);
  session = await openTownhallSession(record, clock, new Listener());
  desk = deskWith();
});

const by = (name: string, act: AnonymousAct) => desk.act(idOf(name), act);
const about = (type: 'standing' | 'withdraw', id: string, letter = 's') =>
  ({ type, questionId: questionId(id), secret: secretOf(letter) }) as const;
const edit = (id: string, text: string, letter = 's') =>
  ({ type: 'edit', questionId: questionId(id), secret: secretOf(letter), text }) as const;
const events = async () =>
  (await everything(record.read(demoStream, 1))).flat().map((entry) => townhallEventSchema.parse(openEntry(entry)));
const waiting = (writtenAtMs = markMs) => ({ standing: { kind: 'waiting', writtenAtMs } });
const unknown = { standing: { kind: 'unknown' } };

describe('asking anonymously', () => {
  it('[AQ2] waits for the mark of the clock, then all of it is written in the order of its ids and as of the mark', async () => {
    expect(await by('bob', askAnonymously('b'))).toEqual(waiting());
    await clock.advance(5000);
    expect(await by('ada', askAnonymously('a'))).toEqual(waiting());
    expect(await by('mo', askAnonymously('c'))).toEqual(waiting());
    const before = (await events()).length;
    await clock.advance(everyMs / 2 - 5001);
    expect(await events()).toHaveLength(before);
    await clock.advance(1);
    expect((await events()).slice(before)).toMatchObject(
      ['a', 'b', 'c'].map((id) => ({ type: 'question.asked', at: markMs, by: { part: 'sealed' }, questionId: id })),
    );
    expect(await by('bob', about('standing', 'b'))).toMatchObject({ standing: { kind: 'written', opened: null } });
    // Of who asks nothing else is written, now or at the mark.
    expect(clock.next).toBeNull();
  });

  it('[AQ3] is sealed with the question that it is of', async () => {
    await by('ada', askAnonymously('a'));
    await clock.advance(everyMs);
    const [asked] = (await events()).filter(({ type }) => type === 'question.asked');
    const box = { townhallId: 'demo', questionId: 'a', memberId: 'ada', name: 'ada' };
    expect(asked).toMatchObject({ personal: { sealed: { box: JSON.stringify(box) } } });
  });

  it('[AQ4] is for who may ask, is told at once what is wrong, and counts apart', async () => {
    expect(await by('nobody', askAnonymously('a'))).toEqual(refuse('not-here'));
    expect(await by('ada', askAnonymously('a', secretOf('s'), '  '))).toEqual(refuse('text-empty'));
    for (const id of ['a', 'b', 'c']) expect(await by('ada', askAnonymously(id))).toEqual(waiting());
    expect(await by('ada', askAnonymously('d'))).toEqual(refuse('too-many-anonymous'));
    expect(await by('bob', askAnonymously('d'))).toEqual(waiting());
    await must(session, person('ada'), { type: 'question.ask', questionId: questionId('n'), text: 'Named?' });
    await clock.advance(limits.anonymousWithinMs);
    expect(await by('ada', askAnonymously('e'))).toHaveProperty('standing.kind', 'waiting');
  });

  it('[AQ4] slow mode lets everybody wait, whoever they are, and not after a named question', async () => {
    await must(session, person('mo'), { type: 'order.slow', minutes: 1 });
    await must(session, person('mo'), { type: 'question.ask', questionId: questionId('n'), text: 'Named?' });
    expect(await by('mo', askAnonymously('a'))).toEqual(waiting());
    expect(await by('mo', askAnonymously('b'))).toEqual(refuse('slow-mode'));
    await clock.advance(60_000);
    expect(await by('mo', askAnonymously('b'))).toHaveProperty('standing.kind', 'waiting');
  });

  it('[AQ6] sent again it is not doubled; lost with the process it is unknown and can be sent again', async () => {
    await by('ada', askAnonymously('a'));
    expect(await by('ada', askAnonymously('a'))).toEqual(waiting());
    expect(await by('bob', askAnonymously('a', secretOf('t')))).toEqual(refuse('already-asked'));
    desk.close();
    desk = deskWith();
    expect(await by('ada', about('standing', 'a'))).toEqual(unknown);
    expect(await by('ada', askAnonymously('a'))).toEqual(waiting());
    await clock.advance(everyMs);
    expect(await by('ada', askAnonymously('a'))).toEqual(waiting(markMs));
    expect(await by('bob', askAnonymously('a', secretOf('t')))).toEqual(refuse('already-asked'));
    expect((await events()).filter(({ type }) => type === 'question.asked')).toHaveLength(1);
  });

  it('[AQ6] what the record could not take is written at the next mark', async () => {
    await by('ada', askAnonymously('a'));
    record.trouble = 'unavailable';
    await clock.advance(everyMs / 2);
    expect(await by('ada', about('standing', 'a'))).toEqual(waiting(markMs + everyMs));
    record.trouble = 'none';
    await clock.advance(everyMs);
    expect((await events()).at(-1)).toMatchObject({ type: 'question.asked', at: markMs + everyMs });
  });

  it('[AQ1] is off without two keys; who asked before still reaches their question', async () => {
    await by('ada', askAnonymously('a'));
    await clock.advance(everyMs);
    desk = deskWith({ sealer: null });
    expect(await by('ada', askAnonymously('b'))).toEqual(refuse('anonymous-off'));
    expect(await by('ada', about('withdraw', 'a'))).toHaveProperty('standing.kind', 'waiting');
  });

  it('[AQ3] is not taken when it cannot be sealed', async () => {
    desk = deskWith({ sealer: { ...openSealer, seal: () => Promise.reject(new Error('no')) } });
    expect(await by('ada', askAnonymously('a'))).toEqual(refuse('record-unavailable'));
    expect(await by('ada', about('standing', 'a'))).toEqual(unknown);
  });
});

describe('whoever has the secret', () => {
  it('[AQ5] changes what waits before anybody has seen it, or takes it back unwritten', async () => {
    await by('ada', askAnonymously('a'));
    await by('ada', askAnonymously('b'));
    expect(await by('bob', edit('a', 'Better?'))).toEqual(waiting());
    expect(await by('ada', edit('a', ' '))).toEqual(refuse('text-empty'));
    expect(await by('bob', about('withdraw', 'b'))).toEqual(unknown);
    await clock.advance(everyMs);
    const asked = (await events()).filter(({ type }) => type === 'question.asked');
    expect(asked).toMatchObject([{ questionId: 'a', personal: { text: 'Better?' } }]);
  });

  it('[AQ5] changes and withdraws what is written at the next mark, and is told at once what is too late', async () => {
    await by('ada', askAnonymously('a'));
    await clock.advance(everyMs);
    const next = markMs + everyMs;
    expect(await by('ada', edit('a', 'Better?'))).toEqual(waiting(next));
    expect(await by('ada', about('standing', 'a'))).toEqual(waiting(next));
    await clock.advance(everyMs);
    expect((await events()).at(-1)).toMatchObject({ type: 'question.edited', at: next });
    await must(session, person('mo'), { type: 'question.approve', questionId: questionId('a') });
    expect(await by('ada', edit('a', 'Late?'))).toEqual(refuse('edit-late'));
    expect(await by('ada', about('withdraw', 'a'))).toEqual(waiting(next + everyMs));
    expect(await by('ada', edit('a', 'Late?'))).toEqual(refuse('already-withdrawn'));
    await clock.advance(everyMs);
    expect(await by('ada', about('standing', 'a'))).toMatchObject({ standing: { view: { status: 'withdrawn' } } });
  });

  it('[AQ5] a wrong secret and no question are the same, and so is a question with a name', async () => {
    await by('ada', askAnonymously('a'));
    await must(session, person('ada'), { type: 'question.ask', questionId: questionId('n'), text: 'Named?' });
    for (const id of ['a', 'n', 'none'])
      for (const act of [about('standing', id, 'x'), about('withdraw', id, 'x'), edit(id, 'Mine?', 'x')])
        expect(await by('ada', act)).toEqual(unknown);
    await clock.advance(everyMs);
    expect(await by('ada', about('standing', 'a', 'x'))).toEqual(unknown);
  });

  it('[AQ5] [AQ9] reads why it was not taken, and why who asked was to be opened', async () => {
    await by('ada', askAnonymously('a'));
    await clock.advance(everyMs);
    const id = questionId('a');
    await must(session, person('mo'), { type: 'question.reject', questionId: id, reason: 'Asked before.' });
    const release = { type: 'anonymous.release', questionId: id, reason: 'A threat.' } as const;
    await must(session, { kind: 'part', part: 'session' }, release);
    expect(await by('bob', about('standing', 'a'))).toMatchObject({
      standing: { kind: 'written', opened: 'A threat.', view: { rejectedBecause: 'Asked before.', authorName: null } },
    });
  });
});
