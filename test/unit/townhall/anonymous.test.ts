import { describe, expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { sha256Hex } from '../../../protocol/record/chain.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { questionsTable } from '../../../server/townhall/files/questions.ts';
import { orderView } from '../../../server/townhall/order-view.ts';
import { queueOrder } from '../../../server/townhall/queue.ts';
import { audienceFor, questionView, votedBy } from '../../../server/townhall/views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import { askSealed, secretOf } from '../../support/an-anonymous-question.ts';
import {
  answerId,
  ask,
  aTownhall,
  finish,
  gist,
  idOf,
  part,
  person,
  questionId,
  startMs,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const q = questionId('q');
const sealed = part('sealed');
const ownerHash = sha256Hex(secretOf('s'));
const markMs = startMs + 30_000;
const anonymous = () => aTownhall().do(sealed, askSealed('q', markMs));
const edit = (text: string, over = {}) =>
  ({ type: 'anonymous.edit', questionId: q, ownerHash, atMs: markMs + 30_000, text, ...over }) as const;
const withdraw = { type: 'anonymous.withdraw', questionId: q, ownerHash, atMs: markMs + 30_000 } as const;
const approve = { type: 'question.approve', questionId: q } as const;
const viewOf = (townhall: TownhallBuilder, audience: 'everyone' | 'crew' | 'author' = 'crew') =>
  questionView(townhall.state, { audience, leaderName: 'Lea' }, q);

describe('an anonymous question', () => {
  it('[AQ2] [AQ8] is of the mark, by nobody, without a vote and a name', () => {
    const townhall = anonymous();
    assertSound(townhall.state);
    expect(townhall.events.at(-1)).toEqual({
      type: 'question.asked',
      at: markMs,
      by: { kind: 'part', part: 'sealed' },
      questionId: q,
      author: { kind: 'sealed', ownerHash },
      personal: { text: 'Text of q?', sealed: { box: 'box of q', inside: answerId('d') } },
    });
    expect(viewOf(townhall)).toMatchObject({ authorName: null, authorMistakenFor: '', votes: 0, askedAt: markMs });
    expect([viewOf(townhall, 'everyone'), votedBy(townhall.state, idOf('ada'))]).toEqual([null, []]);
    // Whoever asked is everybody: they vote for it as others do.
    townhall.do(person('mo'), approve).do(person('ada'), { type: 'question.vote', questionId: q });
    expect(viewOf(townhall, 'everyone')).toMatchObject({ votes: 1, place: 1 });
  });

  it('[AQ3] shows the box to nobody, and to nobody a view that others have not', () => {
    const townhall = anonymous();
    for (const name of ['mo', 'lea', 'ada', 'sid']) {
      const viewer = { memberId: idOf(name), role: townhall.member(name).role };
      const event = townhall.events.at(-1);
      const seen = event && visibleTo(viewer, event, townhall.state);
      expect(JSON.stringify([seen, viewOf(townhall), viewOf(townhall, 'author')])).not.toContain('box');
      expect(audienceFor(viewer, townhall.question('q'))).toBe({ mo: 'crew', lea: 'leader' }[name] ?? 'everyone');
    }
    const view = viewOf(townhall);
    expect(view && questionsTable([view], new Map()).rows).toMatchObject([{ askedBy: 'Anonymous' }]);
  });

  it('[AQ4] is bound by length, count and the list of words, whoever asks', () => {
    const townhall = anonymous().do(person('mo'), { type: 'order.words', words: ['scoundrel'] });
    const decide = (over: Parameters<typeof askSealed>[2]) => townhall.decide(sealed, askSealed('r', markMs, over));
    expect(decide({ questionId: q })).toEqual(refuse('already-asked'));
    expect(decide({ text: ' ' })).toEqual(refuse('text-empty'));
    expect(decide({ text: 'x'.repeat(limits.questionLength + 1) })).toEqual(refuse('text-too-long'));
    expect(decide({ text: 'What a scoundrel?' })).toEqual(refuse('text-listed'));
    expect(townhall.decide(sealed, edit('A scoundrel?'))).toEqual(refuse('text-listed'));
    // Apart from named ones: three of these leave three of those.
    for (const id of ['a', 'b', 'c']) townhall.do(sealed, askSealed(id, markMs)).do(person('ada'), ask(`n-${id}`));
    expect(townhall.decide(person('ada'), ask('n-d'))).toEqual(refuse('too-many-pending'));
    townhall.do(part('session'), { type: 'townhall.close' });
    expect(decide({})).toEqual(refuse('town-hall-closed'));
  });

  it('[AQ4] is shown unread where questions are', () => {
    const townhall = aTownhall().do(person('mo'), { type: 'order.unread', isShown: true });
    expect(gist(townhall.decide(sealed, askSealed('q', markMs)))).toEqual(['question.asked', 'question.approved']);
  });

  it('[AQ5] is edited until it is approved and withdrawn until it is called, by its secret alone', () => {
    const townhall = anonymous().do(sealed, edit('Another?'));
    expect(townhall.events.at(-1)).toMatchObject({ type: 'question.edited', at: markMs + 30_000, by: sealed });
    expect(townhall.decide(sealed, edit('Another?'))).toEqual([]);
    expect(townhall.decide(sealed, edit('No?', { ownerHash: answerId('e') }))).toEqual(refuse('no-such-question'));
    expect(townhall.decide(sealed, { ...withdraw, ownerHash: answerId('e') })).toEqual(refuse('no-such-question'));
    // Nobody is its author by being somebody.
    for (const name of ['ada', 'lea', 'mo'])
      expect(townhall.decide(person(name), { type: 'question.withdraw', questionId: q })).toHaveProperty('refused');
    townhall.do(person('mo'), approve);
    expect(townhall.decide(sealed, edit('Late?'))).toEqual(refuse('edit-late'));
    expect(gist(townhall.decide(sealed, withdraw))).toEqual(['question.withdrawn']);
    townhall.do(person('mo'), { type: 'question.call', questionId: q });
    expect(townhall.decide(sealed, withdraw)).toEqual(refuse('withdraw-late'));
    // A named question has no secret.
    townhall.withPending('n', 'ada');
    const named = { ...withdraw, questionId: questionId('n') };
    expect(townhall.decide(sealed, named)).toEqual(refuse('no-such-question'));
  });

  it('[AQ8] has no follow-up and no floor', () => {
    const townhall = anonymous().do(person('mo'), approve).do(person('mo'), { type: 'question.call', questionId: q });
    townhall
      .do(part('mind'), {
        type: 'answer.prepared',
        questionId: q,
        answerId: answerId('a'),
        outcome: 'answered',
        personaVersion: 7,
        consentEpoch: 2,
        topics: [],
      })
      .do(part('mind'), { type: 'answer.start', questionId: q, answerId: answerId('a'), epoch: townhall.state.epoch });
    townhall.do(part('mind'), finish('q', townhall.state.epoch));
    expect([viewOf(townhall)?.followUpUntil, viewOf(townhall, 'author')?.followUpUntil]).toEqual([null, null]);
    expect(townhall.decide(person('ada'), { ...ask('f'), followsUp: q })).toEqual(refuse('not-the-author'));
    const floor = { type: 'floor.give', memberId: idOf('ada'), followsUp: q } as const;
    expect(townhall.decide(person('mo'), floor)).toEqual(refuse('floor-not-the-author'));
  });

  it('[AQ8] is reported by its words: nobody is named but who reports, and whoever asked it may do so too', () => {
    const townhall = anonymous().do(person('mo'), approve);
    const report = { type: 'report.send', about: { questionId: q }, reason: 'A threat.' } as const;
    const made = ['ada', 'bob'].map((name) => {
      const decision = townhall.decide(person(name), report);
      return JSON.stringify(decision).replace(name, 'SOMEBODY');
    });
    expect(made[0]).toBe(made[1]);
    townhall.do(person('bob'), report);
    expect(townhall.events.at(-1)).toEqual({
      at: townhall.context.nowMs,
      by: part('session'),
      type: 'report.made',
      personal: { reporter: 'bob', questionId: q, text: 'Text of q?', reason: 'A threat.', captions: [] },
    });
    expect(orderView(townhall.state, idOf('mo')).reports).toMatchObject([
      { reporterName: 'bob', memberId: null, name: '', questionId: q, text: 'Text of q?' },
    ]);
    // It goes with who reported it.
    townhall.withMember('org', 'organiser').do(person('org'), { type: 'member.erase', memberId: idOf('bob') });
    expect(townhall.state.reports.size).toBe(0);
  });

  it('[AQ8] is turned down after a report, also when it is in the queue; its asker reads why, and what was merged into it stands again', () => {
    const townhall = anonymous().do(person('mo'), approve).withApproved('n', 'ada');
    townhall.do(person('mo'), { type: 'question.merge', questionId: questionId('n'), into: q });
    const reject = { type: 'question.reject', questionId: q, reason: 'It names a person.' } as const;
    expect(townhall.decide(person('mo'), reject)).toEqual(refuse('not-pending'));
    townhall.do(person('mo'), { type: 'question.move', questionId: q, before: null });
    townhall.do(person('mo'), { ...reject, isOutOfQueue: true });
    expect(queueOrder(townhall.state)).toEqual(['n']);
    expect(viewOf(townhall, 'author')).toMatchObject({ status: 'rejected', rejectedBecause: 'It names a person.' });
    expect(townhall.decide(person('bob'), { ...reject, isOutOfQueue: true })).toEqual(refuse('not-allowed'));
    assertSound(townhall.state);
    expect(viewOf(townhall, 'everyone')).toMatchObject({ status: 'rejected', rejectedBecause: null });
    const [said] = townhall.events.slice(-1);
    const ada = { memberId: idOf('ada'), role: 'attendee' } as const;
    expect(said && visibleTo(ada, said, townhall.state)).toMatchObject({ personal: { reason: '' } });
    // Taken back, it is in the queue again: everybody has read it.
    townhall.do(person('mo'), { type: 'act.undo', entry: townhall.state.seq });
    expect(queueOrder(townhall.state)).toContain(q);
    assertSound(townhall.state);
  });

  it('[AQ9] is released on the record, also after the end: everybody learns that, its moderators and asker why', () => {
    const townhall = anonymous().withPending('n', 'ada').do(part('session'), { type: 'townhall.close' });
    const release = { type: 'anonymous.release', questionId: q, reason: ' A threat. ' } as const;
    expect(townhall.decide(part('session'), { ...release, questionId: questionId('n') })).toEqual(
      refuse('no-such-question'),
    );
    expect(townhall.decide(part('session'), { ...release, reason: ' ' })).toEqual(refuse('reason-empty'));
    townhall.do(part('session'), release);
    const event = townhall.events.at(-1);
    expect(event).toMatchObject({ type: 'question.seal-released', questionId: q, personal: { reason: 'A threat.' } });
    expect(townhall.question('q').released?.reason).toBe('A threat.');
    const seenBy = (name: string) =>
      event && visibleTo({ memberId: idOf(name), role: townhall.member(name).role }, event, townhall.state);
    expect([seenBy('mo'), seenBy('ada')]).toMatchObject([
      { personal: { reason: 'A threat.' } },
      { personal: { reason: '' } },
    ]);
  });
});
