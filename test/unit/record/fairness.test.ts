import { describe, expect, it } from 'vitest';
import type { TownhallEvent } from '../../../protocol/events.ts';
import { statementIdSchema } from '../../../protocol/ids.ts';
import type { Fairness } from '../../../protocol/record/fairness.ts';
import { FairnessCount } from '../../../protocol/record/fairness-count.ts';
import { proveFairness } from '../../../protocol/record/prove-fairness.ts';
import { usualReasons } from '../../../protocol/reject-reasons.ts';
import { aBusyTownhall, on, publicText, reject, said } from '../../support/a-fair-record.ts';
import {
  answerId,
  ask,
  aTownhall,
  idOf,
  part,
  person,
  questionId,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const minuteMs = 60_000;
const mo = person('mo');
const lea = person('lea');
const ada = person('ada');
const bob = person('bob');
const sid = person('sid');

function counted(events: readonly TownhallEvent[]): Fairness {
  const count = new FairnessCount();
  for (const [index, event] of events.entries()) count.take(index + 1, event);
  return count.fairness();
}
/** The figures that are not empty, each as a number. */
const sizes = ({ events }: TownhallBuilder) =>
  Object.fromEntries(
    Object.entries(counted(events).figures).flatMap(([name, entries]) =>
      entries.length > 0 ? [[name, entries.length]] : [],
    ),
  );
/** The last entry so far. */
const last = ({ events }: TownhallBuilder) => events.length;
const move = (id: string, before: string | null) =>
  ({ type: 'question.move', questionId: questionId(id), before: before === null ? null : questionId(before) }) as const;

describe('what became of the questions', () => {
  it('[F2] each is in one place, and the places add up', () => {
    const townhall = aTownhall()
      .withApproved('answered', 'ada')
      .withApproved('passed-on', 'bob')
      .withApproved('queued', 'ada')
      .withApproved('joined', 'sid')
      .withPending('turned-down', 'bob')
      .withPending('taken-back', 'sid')
      .withPending('unread', 'lea')
      .do(mo, { type: 'question.merge', questionId: questionId('joined'), into: questionId('queued') })
      .do(mo, reject('turned-down', 'Please ask me in person.'))
      .do(sid, on('withdraw', 'taken-back'));
    said(townhall.do(mo, on('call', 'answered')), 'answered');
    said(townhall.do(mo, on('call', 'passed-on')), 'passed-on', 'abstained');
    townhall.withApproved('on-stage', 'ada').do(mo, on('call', 'on-stage'));
    expect(sizes(townhall)).toEqual({
      asked: 8,
      approved: 5,
      answered: 1,
      'by-avatar': 1,
      'passed-on': 1,
      abstained: 1,
      rejected: 1,
      'rejected-own-words': 1,
      merged: 1,
      withdrawn: 1,
      'on-stage': 1,
      queued: 1,
      pending: 1,
      called: 3,
      'called-ahead': 3,
    });
  });

  it('[F2] a question that was put back, cut or taken apart again is where it is now', () => {
    const townhall = aTownhall().withAnswering('cut', 'ada').do(mo, { type: 'stage.stop' });
    townhall.withCalled('back', 'bob').do(mo, on('return', 'back'));
    townhall.withPending('apart', 'sid').do(mo, {
      type: 'question.merge',
      questionId: questionId('apart'),
      into: questionId('back'),
    });
    townhall.do(mo, on('unmerge', 'apart'));
    expect(sizes(townhall)).toMatchObject({ asked: 3, queued: 2, pending: 1 });
    expect(sizes(townhall)).not.toHaveProperty('answered');
  });

  it('[F2] the leader who takes over and ends has answered in person', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(lea, { type: 'stage.take-over' });
    expect(sizes(townhall)).toMatchObject({ 'on-stage': 1 });
    townhall.do(lea, { type: 'stage.release' });
    expect(sizes(townhall)).toMatchObject({ answered: 1, 'in-person': 1, 'answered-by-votes': 1 });
  });

  it('[F2] what was passed on and answered in writing since counts once', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    townhall.do(mo, { type: 'question.refer', questionId: questionId('q'), owner: 'Noor', note: '' });
    const later = { type: 'referral.answer', questionId: questionId('q'), answeredBy: 'Noor' } as const;
    townhall.do(mo, { ...later, text: 'Yes.' }).do(mo, { ...later, text: 'Yes, from May on.' });
    const { figures } = counted(townhall.events);
    expect([figures['passed-on'].length, figures.abstained, figures['followed-up']]).toEqual([1, [], [last(townhall)]]);
  });

  it('[F2] counts who reworded a question beside its author, and what was corrected', () => {
    const edit = (text: string) => ({ type: 'question.edit', questionId: questionId('q'), text }) as const;
    const townhall = aTownhall().withPending('q', 'ada').do(ada, edit('Mine.')).do(mo, edit('Shorter.'));
    said(townhall.do(mo, on('approve', 'q')).do(mo, on('call', 'q')), 'q');
    const signedId = statementIdSchema.parse('signed');
    townhall.do(part('studio'), {
      type: 'answer.review',
      questionId: questionId('q'),
      answerId: answerId('a'),
      memberId: idOf('lea'),
      reviewer: 'leader',
      verdict: 'wrong',
      correction: { text: 'It was four.', signedId, hash: answerId('e') },
    });
    expect(sizes(townhall)).toMatchObject({ reworded: 1, corrected: 1 });
  });
});

describe('waiting', () => {
  it('[F3] is from asking to the end of the answer, the middle and the longest', () => {
    const townhall = aTownhall();
    for (const [id, askedMin, endMin] of [
      ['a', 0, 4],
      ['b', 5, 6],
      ['c', 7, 27],
    ] as const) {
      townhall
        .at(askedMin * minuteMs)
        .withApproved(id, 'ada')
        .do(mo, on('call', id))
        .at(endMin * minuteMs);
      said(townhall, id);
    }
    const { answeredAfter, figures } = counted(townhall.events);
    expect(answeredAfter).toEqual({
      medianMs: 4 * minuteMs,
      longestMs: 20 * minuteMs,
      entries: figures.answered,
      longest: [figures.asked[2], figures.answered[2]],
    });
  });

  it('[F3] ends for those who still wait with the town hall, whatever is recorded after', () => {
    const townhall = aTownhall()
      .at(0)
      .withPending('a', 'ada')
      .at(2 * minuteMs)
      .withApproved('b', 'bob');
    townhall.at(10 * minuteMs);
    expect(counted(townhall.events).waitingFor).toMatchObject({ longestMs: 2 * minuteMs, medianMs: minuteMs });
    townhall
      .do(part('session'), { type: 'townhall.close' })
      .at(90 * minuteMs)
      .do(part('door'), { type: 'member.leave', memberId: idOf('ada') });
    const { waitingFor, figures } = counted(townhall.events);
    expect(waitingFor).toEqual({
      medianMs: 9 * minuteMs,
      longestMs: 10 * minuteMs,
      entries: figures.asked,
      longest: [figures.asked[0]],
    });
  });
});

describe('the order', () => {
  const three = () => aTownhall().withApproved('a', 'ada').withApproved('b', 'bob').withApproved('c', 'sid');

  it('[F4] a call is by votes as long as no other has more', () => {
    const townhall = three().do(sid, on('vote', 'a'));
    said(townhall.do(mo, on('call', 'a')), 'a');
    said(townhall.do(mo, on('call', 'c')), 'c');
    expect(sizes(townhall)).toMatchObject({ called: 2, 'called-by-votes': 2, 'answered-by-votes': 2, votes: 1 });
  });

  it('[F4] a vote that was taken back, and a voter of two joined questions, count as in the queue', () => {
    const townhall = three().do(sid, on('vote', 'a')).do(sid, on('unvote', 'a'));
    said(townhall.do(mo, on('call', 'b')), 'b');
    // Ada votes for both: together they have two voters, not three.
    townhall
      .do(ada, on('vote', 'c'))
      .do(mo, { type: 'question.merge', questionId: questionId('c'), into: questionId('a') });
    townhall.withApproved('d', 'bob').do(ada, on('vote', 'd')).do(mo, on('call', 'd'));
    expect(sizes(townhall)).toMatchObject({ called: 2, 'called-by-votes': 2, votes: 2 });
  });

  it('[F5] tells who called before its turn, by role, and how many had more votes', () => {
    const townhall = three().do(sid, on('vote', 'a')).do(lea, on('vote', 'b')).do(mo, on('call', 'c'));
    const { changes, figures } = counted(townhall.events);
    expect(changes).toEqual([{ entry: last(townhall), kind: 'called', role: 'moderator', ahead: 2 }]);
    expect(figures['called-ahead']).toEqual([last(townhall)]);
  });

  it('[F5] tells moves, but not that a follow-up comes next', () => {
    const townhall = three().do(mo, move('c', 'a'));
    const moved = last(townhall);
    said(townhall.do(mo, on('call', 'a')), 'a');
    townhall
      .do(ada, { ...ask('f'), followsUp: questionId('a') })
      .do(bob, on('vote', 'c'))
      .do(mo, on('approve', 'f'));
    expect(townhall.events.at(-1)).toMatchObject({ type: 'question.moved' });
    townhall.do(mo, on('call', 'f'));
    const { changes, figures } = counted(townhall.events);
    expect(changes).toEqual([{ entry: moved, kind: 'moved', role: 'moderator', ahead: 0 }]);
    expect([figures.moved, figures['called-follow-up']]).toEqual([[moved], [last(townhall)]]);
  });

  it('[LB2] tells that a person gave a question its place by votes again', () => {
    const townhall = three()
      .do(mo, move('c', 'a'))
      .do(mo, { type: 'question.unpin', questionId: questionId('c') });
    const { changes, figures } = counted(townhall.events);
    expect(changes.at(-1)).toEqual({ entry: last(townhall), kind: 'moved-back', role: 'moderator', ahead: 0 });
    expect([figures.moved, figures['moved-back']]).toEqual([[last(townhall) - 1], [last(townhall)]]);
  });

  it('[F5] a follow-up that is moved later was moved', () => {
    const townhall = three();
    said(townhall.do(mo, on('call', 'a')), 'a');
    townhall
      .do(ada, { ...ask('f'), followsUp: questionId('a') })
      .do(mo, on('approve', 'f'))
      .do(mo, move('f', null));
    expect(counted(townhall.events).figures.moved).toEqual([last(townhall)]);
  });

  it('[F4] what was called by itself is no change by people', () => {
    const townhall = three().do(sid, on('vote', 'a'));
    const [by, at] = [part('clock'), townhall.context.nowMs];
    const epoch = townhall.state.epoch + 1;
    const called: TownhallEvent = { type: 'question.called', questionId: questionId('b'), by, at, epoch };
    const { changes, figures } = counted([...townhall.events, called]);
    expect([changes, figures['called-ready'].length]).toEqual([[], 1]);
  });
});

describe('rejections', () => {
  it('[F6] are noted in five kinds, in the open, and the reason is not', async () => {
    const townhall = aTownhall();
    const reasons = [...usualReasons.map(({ words }) => words), 'Please ask me in person.'];
    for (const [n, reason] of reasons.entries()) townhall.withPending(`r${n}`, 'ada').do(mo, reject(`r${n}`, reason));
    expect(sizes(townhall)).toMatchObject({
      rejected: 7,
      'rejected-answered': 1,
      'rejected-off-topic': 1,
      'rejected-not-for-all': 2,
      'rejected-unclear': 2,
      'rejected-own-words': 1,
    });
    const text = await publicText(townhall.events);
    for (const reason of reasons) expect(text).not.toContain(reason);
  });

  it('[F6] of records from before they were noted are told apart', () => {
    const townhall = aTownhall().withPending('r', 'ada').do(mo, reject('r', 'No.'));
    const old = townhall.events.map((event) =>
      event.type === 'question.rejected' ? { ...event, because: undefined } : event,
    );
    expect(counted(old).figures).toMatchObject({ 'rejected-unnoted': [last(townhall)], 'rejected-own-words': [] });
  });
});

describe('counting', () => {
  it('[F1] proves and counts the public record in one pass, and gives nothing of one that does not hold', async () => {
    const { events } = aBusyTownhall(20, 6);
    const lines = (await publicText(events)).trimEnd().split('\n');
    expect(await proveFairness(lines)).toEqual({
      verdict: expect.objectContaining({ ok: true, entries: events.length }),
      fairness: counted(events),
    });
    expect(await proveFairness(lines.toSpliced(30, 1))).toMatchObject({
      verdict: { ok: false, line: 31 },
      fairness: null,
    });
  });

  it('[F7] an erasure changes no figure', () => {
    const { events } = aBusyTownhall(20, 6);
    const erased = events.map(
      (event): TownhallEvent => ('personal' in event ? { ...event, personal: 'erased' } : event),
    );
    expect(counted(erased)).toEqual(counted(events));
  });
});
