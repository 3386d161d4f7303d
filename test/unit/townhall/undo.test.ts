import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import { FairnessCount } from '../../../protocol/record/fairness-count.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { actsView } from '../../../server/townhall/acts-view.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { queueOrder } from '../../../server/townhall/queue.ts';
import { questionView } from '../../../server/townhall/views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import { aTownhall, gist, idOf, person, questionId, type TownhallBuilder } from '../../support/build-townhall.ts';

const mo = person('mo');
const ana = person('ana');
const q = questionId;
const on = (id: string) => ({ questionId: q(id) });
const reject = (id: string): Command => ({ type: 'question.reject', ...on(id), reason: 'Asked already.' });
const move = (id: string, before: string | null): Command => ({
  type: 'question.move',
  ...on(id),
  before: before === null ? null : q(before),
});

/** With a second moderator. */
const twoModerators = () => aTownhall().withMember('ana', 'moderator', 'desk');
const lastEntry = (townhall: TownhallBuilder) => townhall.state.acts.last()?.entry ?? 0;
const undo = (entry: number): Command => ({ type: 'act.undo', entry });
const whyNot = (townhall: TownhallBuilder) => actsView(townhall.state).at(-1)?.notUndoable;

describe('acts of the crew', () => {
  it('[TG20] are listed with who, what and which, and what the audience does is not', () => {
    const townhall = aTownhall().withPending('a', 'ada').withPending('b', 'bob').at(500);
    townhall
      .do(mo, reject('a'))
      .do(mo, { type: 'order.talk', talk: 'off' })
      .do(mo, { type: 'member.mute', memberId: idOf('bob') });
    townhall.do(person('bob'), { type: 'question.withdraw', ...on('b') });
    const listed = actsView(townhall.state).map(({ at, byName, type, about, set }) => [
      at - 1_800_000_000_000,
      byName,
      type,
      about,
      set,
    ]);
    expect(listed).toEqual([
      [500, 'mo', 'question.rejected', 'Text of a?', ''],
      [500, 'mo', 'order.talk-set', '', 'off'],
      [500, 'mo', 'member.muted', 'bob', ''],
    ]);
  });

  it('[TG20] are kept so many as the limit says', () => {
    const townhall = aTownhall();
    for (let n = 0; n < limits.actsKept / 2 + 3; n++)
      townhall.do(mo, { type: 'townhall.lock' }).do(mo, { type: 'townhall.unlock' });
    expect(townhall.state.acts.size).toBe(limits.actsKept);
    expect(townhall.decide(mo, undo(5))).toEqual(refuse('no-such-act'));
  });

  it('[TG21] read as erased once their texts are, and hold nothing of them', () => {
    const townhall = aTownhall()
      .withMember('root', 'administrator', 'desk')
      .withPending('a', 'ada')
      .do(mo, reject('a'));
    townhall.do(person('root'), { type: 'member.erase', memberId: idOf('ada') });
    expect(actsView(townhall.state).map(({ type, about }) => [type, about])).toEqual([
      ['question.rejected', null],
      ['record.erased', ''],
    ]);
    expect(JSON.stringify(townhall.state.acts)).not.toContain('Text of a');
  });

  it('[TG22] what follows from an act, or is done in a moderator’s name, is none', () => {
    const townhall = aTownhall().do(mo, { type: 'order.unread', isShown: true }).withPending('a', 'ada');
    townhall.do(mo, { type: 'question.call', ...on('a') }).do(mo, { type: 'stage.stop' });
    expect(townhall.question('a').phase.kind).toBe('approved');
    expect(townhall.state.acts.map(({ type }) => type).toArray()).toEqual([
      'order.unread-set',
      'question.called',
      'stage.stopped',
    ]);
  });
});

describe('taking an act back', () => {
  it('[TG30] is done by whoever presses, and the record says by whom and which', () => {
    const townhall = twoModerators().withPending('a', 'ada').do(mo, reject('a'));
    const entry = lastEntry(townhall);
    expect(townhall.decide(person('ada'), undo(entry))).toEqual(refuse('not-allowed'));
    townhall.do(ana, undo(entry));
    expect(townhall.events.slice(-2)).toMatchObject([
      { type: 'question.reopened', by: { memberId: 'ana' }, questionId: 'a' },
      { type: 'act.undone', by: { memberId: 'ana' }, entry },
    ]);
    expect(townhall.question('a').phase.kind).toBe('pending');
    expect(townhall.decide(mo, undo(entry))).toEqual(refuse('already-undone'));
    expect(actsView(townhall.state)).toMatchObject([
      { type: 'question.rejected', notUndoable: 'undone', undoneBy: { name: 'ana' } },
      { type: 'question.reopened', isUndo: true },
    ]);
    expect(fold(emptyTownhall(townhall.state.id), townhall.events)).toEqual(townhall.state);
  });

  it.each<[what: string, command: Command, opposite: readonly string[]]>([
    ['a mute', { type: 'member.mute', memberId: idOf('bob') }, ['member.unmuted']],
    ['a removal', { type: 'member.remove', memberId: idOf('bob'), reason: '' }, ['member.readmitted']],
    ['a ban', { type: 'member.ban', memberId: idOf('bob'), reason: 'Shouting.' }, ['member.readmitted']],
    ['another role', { type: 'member.change-role', memberId: idOf('bob'), role: 'spectator' }, ['member.role-changed']],
    ['locked doors', { type: 'townhall.lock' }, ['townhall.unlocked']],
    ['a hold', { type: 'avatar.hold' }, ['avatar.resumed']],
    ['voices off', { type: 'order.talk', talk: 'off' }, ['order.talk-set']],
    ['slow mode', { type: 'order.slow', minutes: 5 }, ['order.slow-set']],
    ['the calm mode', { type: 'order.calm', isCalm: true }, ['order.calm-set']],
    ['unread questions shown', { type: 'order.unread', isShown: true }, ['order.unread-set']],
    ['a merge', { type: 'question.merge', ...on('c'), into: q('a') }, ['question.unmerged']],
    ['a call', { type: 'question.call', ...on('a') }, ['question.returned']],
    ['the floor', { type: 'floor.give', memberId: idOf('bob') }, ['voice.closed', 'floor.taken']],
  ])('[TG30] of %s does the opposite, by the rules of the opposite', (_what, command, opposite) => {
    const townhall = twoModerators().withApproved('a', 'ada').withApproved('b', 'bob').withPending('c', 'ada');
    const { order, isLocked, isAvatarHeld, stage } = townhall.state;
    const roleBefore = townhall.member('bob').role;
    townhall.do(mo, command);
    const entry = lastEntry(townhall);
    expect(whyNot(townhall)).toBeNull();
    expect(gist(townhall.decide(ana, undo(entry)))).toEqual([...opposite, 'act.undone']);
    townhall.do(ana, undo(entry));
    assertSound(townhall.state);
    expect(townhall.state).toMatchObject({ order, isLocked, isAvatarHeld, stage });
    expect(townhall.member('bob')).toMatchObject({ role: roleBefore, isMuted: false });
    expect(townhall.question('c').phase.kind).toBe('pending');
    expect(townhall.question('a').phase.kind).toBe('approved');
  });

  it.each<[what: string, command: Command, why: string]>([
    ['an approval', { type: 'question.approve', ...on('c') }, 'read'],
    ['a referral', { type: 'question.refer', ...on('a'), owner: 'Jonas Ek', note: '' }, 'told'],
    ['a return', { type: 'question.return', ...on('b') }, 'anew'],
    ['a stop', { type: 'stage.stop' }, 'heard'],
    ['a list of words', { type: 'order.words', words: ['mud'] }, 'anew'],
  ])('[TG31] of %s is not possible, and the list says why', (_what, command, why) => {
    const townhall = twoModerators()
      .withApproved('a', 'ada')
      .withCalled('b', 'bob')
      .withPending('c', 'ada')
      .do(mo, command);
    expect(whyNot(townhall)).toBe(why);
    expect(townhall.decide(mo, undo(lastEntry(townhall)))).toEqual(refuse('act-stays'));
  });

  it('[TG32] is refused when things have moved on', () => {
    const townhall = twoModerators()
      .withPending('a', 'ada')
      .do(mo, { type: 'member.mute', memberId: idOf('bob') });
    const mute = lastEntry(townhall);
    townhall.do(ana, { type: 'member.unmute', memberId: idOf('bob') });
    expect(townhall.decide(mo, undo(mute))).toEqual(refuse('act-moved-on'));
    townhall.do(mo, { type: 'member.mute', memberId: idOf('bob') });
    // Muted once more: that is the later act's doing.
    expect(townhall.decide(ana, undo(mute))).toEqual(refuse('act-moved-on'));
    expect(gist(townhall.decide(ana, undo(lastEntry(townhall))))).toEqual(['member.unmuted', 'act.undone']);
  });

  it('[TG30] of an edit brings back the wording that it replaced, as one more wording', () => {
    const townhall = twoModerators().withPending('a', 'ada');
    townhall.do(mo, { type: 'question.edit', ...on('a'), text: 'When?' });
    const entry = lastEntry(townhall);
    townhall.do(ana, undo(entry));
    expect(
      townhall
        .question('a')
        .wordings.map(({ text }) => text)
        .toArray(),
    ).toEqual(['Text of a?', 'When?', 'Text of a?']);
    townhall.do(mo, { type: 'question.edit', ...on('a'), text: 'Where?' });
    const later = lastEntry(townhall);
    townhall.do(person('ada'), { type: 'question.edit', ...on('a'), text: 'Why?' });
    expect(townhall.decide(mo, undo(later))).toEqual(refuse('act-moved-on'));
  });

  it('[TG34] of a move gives back the order by hand that stood before, and nothing else keeps its place', () => {
    const townhall = twoModerators().withApproved('a', 'ada').withApproved('b', 'bob').withApproved('c', 'ada');
    townhall.do(mo, move('b', 'a'));
    const byHand = townhall.state.pinned.toArray();
    townhall.do(mo, move('c', null));
    expect(townhall.state.pinned.toArray()).toEqual(['b', 'a', 'c']);
    townhall.do(ana, undo(lastEntry(townhall)));
    expect(townhall.state.pinned.toArray()).toEqual(byHand);
    expect(['a', 'b', 'c'].map((id) => townhall.question(id).placed)).toEqual(['by-votes', 'moved', 'by-votes']);
    townhall.do(person('bob'), { type: 'question.vote', ...on('c') });
    expect(queueOrder(townhall.state)).toEqual(['b', 'c', 'a']);
    expect(fold(emptyTownhall(townhall.state.id), townhall.events)).toEqual(townhall.state);
    assertSound(townhall.state);
  });

  it('[TG34] is possible after a question left the queue, and not after another move', () => {
    const townhall = twoModerators().withApproved('a', 'ada').withApproved('b', 'bob').withApproved('c', 'ada');
    townhall.do(mo, move('c', 'a'));
    townhall.do(mo, move('b', 'c'));
    const entry = lastEntry(townhall);
    townhall.do(mo, { type: 'question.call', ...on('c') });
    expect(gist(townhall.decide(mo, undo(entry)))).toEqual(['question.unmoved', 'act.undone']);
    townhall.do(ana, move('a', 'b'));
    expect(townhall.decide(mo, undo(entry))).toEqual(refuse('act-moved-on'));
  });

  it('[TG35] of a rejection tells its author, and nobody else', () => {
    const townhall = twoModerators().withPending('a', 'ada').do(mo, reject('a'));
    townhall.do(mo, undo(lastEntry(townhall)));
    const view = (audience: 'author' | 'everyone') =>
      questionView(townhall.state, { audience, leaderName: 'Lea' }, q('a'));
    expect(view('author')).toMatchObject({ status: 'pending', rejectedBecause: null, reopened: true });
    expect(view('everyone')).toBeNull();
    const reopened = townhall.events.find(({ type }) => type === 'question.reopened');
    const seenBy = (name: string) =>
      reopened === undefined ? null : visibleTo({ memberId: idOf(name), role: 'attendee' }, reopened, townhall.state);
    expect([seenBy('ada') !== null, seenBy('bob')]).toEqual([true, null]);
    townhall.do(ana, reject('a'));
    expect(townhall.question('a').phase.kind).toBe('rejected');
  });
});

describe('fairness', () => {
  it('[TG36] counts a move and that it was taken back, and a rejection that was taken back no more', () => {
    const townhall = twoModerators().withApproved('a', 'ada').withApproved('b', 'bob').withPending('c', 'ada');
    townhall.do(mo, move('b', 'a'));
    townhall.do(ana, undo(lastEntry(townhall))).do(mo, reject('c'));
    townhall.do(ana, undo(lastEntry(townhall)));
    const count = new FairnessCount();
    for (const [index, event] of townhall.events.entries()) count.take(index + 1, event);
    const { changes, figures } = count.fairness();
    expect(changes.map(({ kind, role }) => [kind, role])).toEqual([
      ['moved', 'moderator'],
      ['moved-back', 'moderator'],
    ]);
    expect([figures.rejected.length, figures.pending.length]).toEqual([0, 1]);
  });
});

describe('an edit over another one', () => {
  it('[TG12] is refused when it began from a wording that holds no more, and taken when it names the one that does', () => {
    const townhall = twoModerators().withPending('a', 'ada');
    const edit = (text: string, base?: string): Command => ({
      type: 'question.edit',
      ...on('a'),
      text,
      ...(base !== undefined && { base }),
    });
    townhall.do(mo, edit('When does it open?', ' Text of a?\n'));
    expect(townhall.decide(ana, edit('Where is it?', 'Text of a?'))).toEqual(refuse('wording-changed'));
    expect(townhall.decide(ana, edit('When does it open?', 'Text of a?'))).toEqual([]);
    expect(gist(townhall.decide(ana, edit('Where is it?', 'When does it open?')))).toEqual(['question.edited']);
    // From a page that does not say what it began from.
    expect(gist(townhall.decide(ana, edit('Where is it?')))).toEqual(['question.edited']);
  });
});
