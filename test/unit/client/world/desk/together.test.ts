import { describe, expect, it } from 'vitest';
import { actSentence, agoWords, whyItStays } from '../../../../../client/world/desk/act-words.ts';
import { actors, noActs, ownLast, withActs } from '../../../../../client/world/desk/acts.ts';
import { deskPress } from '../../../../../client/world/desk/keymap.ts';
import { othersOn } from '../../../../../client/world/desk/others.ts';
import {
  isFormLate,
  lastHappened,
  whyNotTakenBack,
  whyRefused,
} from '../../../../../client/world/desk/refused-words.ts';
import { type ActView, actTypes } from '../../../../../protocol/acts.ts';
import { aQuestionLine } from '../../../../support/a-question-line.ts';
import { idOf, questionId } from '../../../../support/build-townhall.ts';

const [ana, ben, me] = [idOf('ana'), idOf('ben'), idOf('me')];
const anAct = (entry: number, over: Partial<ActView> = {}): ActView => ({
  entry,
  at: entry * 1000,
  by: ana,
  byName: 'Ana',
  type: 'question.approved',
  questionId: questionId('q'),
  memberId: null,
  pollId: null,
  about: 'Why?',
  set: '',
  isUndo: false,
  notUndoable: null,
  undoneBy: null,
  ...over,
});
/** As of second 10 of a server whose clock is 5 s behind. */
const known = (...acts: ActView[]) => ({
  acts: withActs(noActs, { nowMs: 10_000, from: acts[0]?.entry ?? null, acts }, 15_000),
  self: me,
});
const reject = { type: 'question.reject', questionId: questionId('q'), reason: 'No.' } as const;
const refused = (code: string) => ({ code, command: reject, atMs: 18_000 });
const line = aQuestionLine('q');

describe('who else is at a question', () => {
  it('[TG1] is said in words, writing first', () => {
    const at = (name: string, isWriting: boolean, id = 'q') => ({
      memberId: idOf(name || 'x'),
      name,
      questionId: questionId(id),
      isWriting,
    });
    const others = [at('Ana', false), at('Ben', true), at('', false), at('Cy', false, 'other')];
    expect(othersOn(others, questionId('q')).map(({ who, words }) => `${who} ${words}`)).toEqual([
      'Ben is writing here',
      'Ana and Somebody are looking at this',
    ]);
    expect(othersOn(others, questionId('none'))).toEqual([]);
  });
});

describe('why an act came too late', () => {
  it('[TG10] names who, what and when by the server’s clock, whatever this device’s says', () => {
    expect(whyRefused(refused('not-pending'), line, known(anAct(9), anAct(10, { byName: 'Ben', by: ben })))).toBe(
      'Ben approved this 3 seconds ago.',
    );
    expect(whyRefused(refused('not-pending'), line, known(anAct(10, { by: me })))).toBe(
      'You approved this 3 seconds ago.',
    );
    expect(whyRefused(refused('not-pending'), line, known(anAct(12, { byName: null })))).toBe(
      'Somebody approved this a moment ago.',
    );
  });

  it('[TG10] leaves the refusal’s own sentence where nobody was before, or it is about something else', () => {
    expect(whyRefused(refused('not-pending'), line, known(anAct(9, { questionId: questionId('other') })))).toBeNull();
    expect(whyRefused(refused('reason-too-long'), line, known(anAct(9)))).toBeNull();
    expect(whyRefused(refused('not-pending'), aQuestionLine('q', { status: 'withdrawn' }), known(anAct(9)))).toBe(
      'Whoever asked this withdrew it.',
    );
  });

  it('[TG10] looks at the other question of a merge, and at the stage', () => {
    const merge = { type: 'question.merge', questionId: questionId('q'), into: questionId('into') } as const;
    const called = anAct(10, { type: 'question.called', questionId: questionId('into'), about: 'Where?' });
    const both = known(anAct(8), called);
    expect(whyRefused({ code: 'not-approved', command: merge, atMs: 18_000 }, line, both)).toBe(
      'Ana called “Where?” 3 seconds ago.',
    );
    const call = { type: 'question.call', questionId: questionId('q') } as const;
    expect(whyRefused({ code: 'another-question-called', command: call, atMs: 18_000 }, line, both)).toBe(
      'Ana called “Where?” 3 seconds ago.',
    );
  });

  it('[TG11] says in a form what was decided meanwhile', () => {
    expect(lastHappened(line, known(anAct(9, { type: 'question.returned' })), 18_000)).toBe(
      'Ana returned this to the queue 4 seconds ago.',
    );
    const late = (['reject', 'edit', 'refer', 'later'] as const).filter((form) => isFormLate(form, line));
    expect(late).toEqual(['reject', 'later']);
  });

  it('[TG32] says who was before when nothing is taken back', () => {
    const muted = anAct(8, { type: 'member.muted', questionId: null, memberId: idOf('bob'), about: 'Bob', by: me });
    const since = anAct(10, { ...muted, entry: 10, at: 10_000, by: ana, type: 'member.unmuted' });
    expect(whyNotTakenBack(muted, known(muted, since), 18_000)).toBe(
      'Ana unmuted Bob 3 seconds ago. Nothing was taken back.',
    );
    const undone = { ...muted, undoneBy: { memberId: ben, name: 'Ben' } };
    expect(whyNotTakenBack(muted, known(undone), 18_000)).toBe('Ben took this back already.');
  });
});

describe('the list of acts', () => {
  it('[TG20] is newest first, holds what the server keeps, and takes what changed', () => {
    const first = withActs(noActs, { nowMs: 0, from: 1, acts: [anAct(1), anAct(2, { by: ben, byName: 'Ben' })] }, 7);
    const next = withActs(first, { nowMs: 0, from: 2, acts: [anAct(3), anAct(2, { notUndoable: 'changed' })] }, 5);
    expect(next.list.map(({ entry, notUndoable }) => [entry, notUndoable])).toEqual([
      [3, null],
      [2, 'changed'],
    ]);
    expect(next.aheadMs).toBe(5);
    expect(actors(first).map(({ name }) => name)).toEqual(['Ana', 'Ben']);
  });

  it('[TG20] [TG21] has words for each act, and “erased” for what was erased', () => {
    const said = actTypes.map((type) =>
      actSentence(anAct(1, { type, set: type === 'order.slow-set' ? '5' : 'off' }), me),
    );
    expect(said.every((words) => words.startsWith('Ana ') && !words.includes('undefined'))).toBe(true);
    expect(new Set(said).size).toBe(actTypes.length);
    expect(actSentence(anAct(1, { about: null }), me)).toBe('Ana approved erased');
    expect(
      actSentence(anAct(1, { type: 'member.role-changed', questionId: null, about: 'Bob', set: 'spectator' }), ana),
    ).toBe('You changed the role of Bob to spectator');
  });

  it('[TG31] says why an act stays, or who took it back', () => {
    expect(whyItStays(anAct(1), me)).toBeNull();
    expect(whyItStays(anAct(1, { notUndoable: 'read' }), me)).toBe('People have read it already: that stays');
    const undone = anAct(1, { notUndoable: 'undone', undoneBy: { memberId: me, name: 'Me' } });
    expect(whyItStays(undone, me)).toBe('Taken back by you');
    expect([1999, 2000, 60_000, 150_000, 7_300_000].map(agoWords)).toEqual([
      'a moment ago',
      '2 seconds ago',
      'a minute ago',
      '2 minutes ago',
      '2 hours ago',
    ]);
  });

  it('[TG30] gives the key one’s own last act, not what took another one back', () => {
    const { acts } = known(
      anAct(1, { by: me }),
      anAct(2, { by: me, undoneBy: { memberId: ben, name: 'Ben' } }),
      anAct(3, { by: me, isUndo: true }),
      anAct(4),
    );
    expect(ownLast(acts, me)?.entry).toBe(1);
    expect(ownLast(acts, idOf('nobody'))).toBeNull();
    const idle = {
      hasModifier: false,
      isRepeat: false,
      isTaken: false,
      isOnControl: false,
      isStageBusy: false,
      hasLetters: true,
    };
    expect(deskPress({ ...idle, key: 'z' })).toEqual({ kind: 'undo' });
    expect(deskPress({ ...idle, key: 'z', hasModifier: true, isUndo: true, hasLetters: false })).toEqual({
      kind: 'undo',
    });
    expect(deskPress({ ...idle, key: 'z', hasModifier: true, isUndo: true, isTaken: true })).toBeNull();
    expect(deskPress({ ...idle, key: 'z', hasModifier: true, isUndo: true, isRepeat: true })).toEqual({
      kind: 'nothing',
    });
  });
});
