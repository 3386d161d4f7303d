import { describe, expect, it } from 'vitest';
import { withAnonymous } from '../../../../../client/world/anonymous/anonymous-lines.ts';
import { anonymousMeans, beforeWritten, openedWords } from '../../../../../client/world/anonymous/anonymous-words.ts';
import {
  actOf,
  changed,
  dueNow,
  emptyAnonymous,
  heardOf,
  type KeptAnonymous,
  keptAnonymousSchema,
  newAnonymous,
  type OwnAnonymous,
  refused,
  withdrawn,
} from '../../../../../client/world/anonymous/own-anonymous.ts';
import { noQuestions, queueLists, withMessage } from '../../../../../client/world/queue.ts';
import { anonymousMessageSchema } from '../../../../../protocol/anonymous.ts';
import { hashSchema } from '../../../../../protocol/ids.ts';
import type { QuestionView } from '../../../../../protocol/views.ts';
import { aQuestionLine } from '../../../../support/a-question-line.ts';

const hash = hashSchema.parse('f'.repeat(64));
const kept = (over: Partial<KeptAnonymous> = {}): KeptAnonymous =>
  keptAnonymousSchema.parse({
    questionId: 'q1',
    secret: 'S'.repeat(43),
    text: 'Is Leeds safe?',
    isWritten: false,
    wants: 'nothing',
    ...over,
  });
const view = (over: Partial<QuestionView> = {}): QuestionView => {
  const line = aQuestionLine('q1', {
    text: 'Is Leeds safe?',
    status: 'pending',
    author: { kind: 'sealed', ownerHash: hash },
    authorName: null,
    ...over,
  });
  if (line.view === null) throw new Error('a line without its view');
  return line.view;
};
const heard = { nowMs: 100_000, random: 0.5, isOver: false };
const written = (over: Partial<QuestionView> = {}, opened: string | null = null) =>
  ({ kind: 'written', view: view(over), opened }) as const;
/** What is left after a standing, which must not be nothing. */
function left(own: OwnAnonymous, standing: Parameters<typeof heardOf>[1], at = heard): OwnAnonymous {
  const still = heardOf(own, standing, at);
  if (still === null) throw new Error('nothing is left of it');
  return still;
}

describe('an anonymous question of this browser', () => {
  it('[UN5] says the secret only where it proves who asked, and its hash where it is asked', () => {
    const own = newAnonymous(kept());
    const acts = [own, emptyAnonymous(kept()), changed(emptyAnonymous(kept()), 'Other?'), withdrawn(own)].map((each) =>
      actOf(each, hash),
    );
    expect(acts.map(({ type }) => type)).toEqual(['ask', 'standing', 'edit', 'withdraw']);
    expect(acts.map((act) => 'secret' in act)).toEqual([false, true, true, true]);
    expect(acts[0]).toEqual({ type: 'ask', questionId: 'q1', ownerHash: hash, text: 'Is Leeds safe?' });
    expect(acts.every((act) => anonymousMessageSchema.safeParse({ id: 1, act }).success)).toBe(true);
  });

  it('[UN5] is looked at after it was to be written down, whatever this device’s clock says', () => {
    const dueAfter = (writtenAtMs: number) =>
      left(newAnonymous(kept()), { kind: 'waiting', writtenAtMs }).dueMs - heard.nowMs;
    expect([dueAfter(112_000), dueAfter(5), dueAfter(9_000_000)]).toEqual([13_250, 1250, 31_250]);
  });

  it('[UN6] is asked again when the server does not know it, a few times, and then says so', () => {
    let own = newAnonymous(kept());
    const said: string[] = [];
    for (let round = 0; round < 5 && own.trouble === null; round++) {
      said.push(own.next);
      own = left(left(own, { kind: 'waiting', writtenAtMs: 0 }), { kind: 'unknown' });
    }
    expect([said, own.trouble, own.dueMs]).toEqual([['ask', 'ask', 'ask', 'ask'], 'gone', Number.POSITIVE_INFINITY]);
    expect(beforeWritten(own)).toContain('The server does not have this question.');
    const again = changed(own, 'Is Leeds safe now?');
    expect([again.next, again.trouble, again.kept.text, again.dueMs]).toEqual(['ask', null, 'Is Leeds safe now?', 0]);
  });

  it('[UN6] is never asked again once it was written down, nor when the town hall is over, nor after it was withdrawn', () => {
    const own = left(emptyAnonymous(kept()), written());
    expect(own.kept.isWritten).toBe(true);
    expect(left(own, { kind: 'unknown' }).trouble).toBe('gone');
    expect(left(emptyAnonymous(kept()), { kind: 'unknown' }, { ...heard, isOver: true }).trouble).toBe('gone');
    expect(heardOf(withdrawn(newAnonymous(kept())), { kind: 'unknown' }, heard)).toBeNull();
  });

  it('[UN6] is looked at every ten seconds until it is read, seldom afterwards, and no more when all is over', () => {
    const dueAfter = (over: Partial<QuestionView>, at = heard) =>
      left(emptyAnonymous(kept()), written(over), at).dueMs - at.nowMs;
    expect(dueAfter({})).toBe(10_000);
    expect(dueAfter({}, { ...heard, random: 0 })).toBe(8000);
    expect([dueAfter({ status: 'approved' }), dueAfter({ status: 'rejected' })]).toEqual([300_000, 300_000]);
    expect(dueAfter({}, { ...heard, isOver: true })).toBe(Number.POSITIVE_INFINITY);
    const own = left(emptyAnonymous(kept()), written({ status: 'rejected' }));
    expect(dueNow(own).dueMs).toBe(0);
  });

  it('[UN6] has what was changed or withdrawn said again when it went under with the server', () => {
    const own = left(emptyAnonymous(kept()), written());
    const edited = left(changed(own, 'Is Leeds safe now?'), { kind: 'waiting', writtenAtMs: 0 });
    expect(left(edited, written()).next).toBe('edit');
    expect(left(edited, written({ text: 'Is Leeds safe now?' })).kept.wants).toBe('nothing');
    // A moderator was quicker.
    expect(left(edited, written({ status: 'approved' })).next).toBe('standing');
    const gone = left(withdrawn(own), { kind: 'waiting', writtenAtMs: 0 });
    expect([left(gone, written()).next, left(gone, written({ status: 'withdrawn' })).next]).toEqual([
      'withdraw',
      'standing',
    ]);
    expect(left(gone, written({ status: 'called' })).kept.wants).toBe('nothing');
  });

  it('[UN8] keeps what it said when a change is refused; a question that is refused waits for other words', () => {
    const own = left(emptyAnonymous(kept()), written());
    const late = refused(changed(own, 'Other?'), 'edit-late', heard);
    expect([late.kept.text, late.kept.wants, late.next, late.trouble]).toEqual([
      'Is Leeds safe?',
      'nothing',
      'standing',
      null,
    ]);
    const listed = refused(newAnonymous(kept()), 'text-listed', heard);
    expect([listed.trouble, dueNow(listed).dueMs]).toEqual(['text-listed', Number.POSITIVE_INFINITY]);
    expect(beforeWritten(listed)).toMatch(/^Not sent\. This holds a word/);
    expect(refused(newAnonymous(kept()), 'already-asked', heard).trouble).toBeNull();
  });

  it('[UN7] stands among one’s own, and in the other lists as everybody sees it', () => {
    const shown = withMessage(
      { ...noQuestions, seq: 1 },
      { seq: 2, changed: [view({ status: 'approved', place: 1, text: 'Is Leeds safe, and who checks?' })] },
    );
    const lists = queueLists(shown, [], 0, null);
    const own = left(emptyAnonymous(kept()), written({ originalText: 'Is Leeds safe?' }));
    const waiting = newAnonymous(kept({ questionId: keptAnonymousSchema.shape.questionId.parse('q2') }));
    const stuck = refused(waiting, 'text-listed', heard);
    const { mine, waiting: queue } = withAnonymous(lists, [waiting, own, stuck]);
    expect(mine.map(({ id, status, askedBy, isMine }) => [id, status, askedBy, isMine])).toEqual([
      ['q2', 'pending', 'Anonymous', true],
      ['q1', 'approved', 'Anonymous', true],
    ]);
    expect(mine[1]?.view?.originalText).toBe('Is Leeds safe?');
    expect(queue.map(({ isMine, askedBy }) => [isMine, askedBy])).toEqual([[false, 'Anonymous']]);
  });

  it('[UN10] reads otherwise than one whose asker’s name was erased', () => {
    const erased = { ...view({ author: aQuestionLine('q9').view?.author ?? view().author }), authorName: null };
    const shown = withMessage({ ...noQuestions, seq: 1 }, { seq: 2, changed: [erased] });
    expect(queueLists(shown, [], 0, null).byId.get(erased.id)?.askedBy).toBe('Somebody');
    const sealed = withMessage({ ...noQuestions, seq: 1 }, { seq: 2, changed: [view()] });
    expect(queueLists(sealed, [], 0, null).byId.get(view().id)?.askedBy).toBe('Anonymous');
  });

  it('[UN9] says by whom and why its asker was to be opened', () => {
    expect(openedWords('It threatens a colleague.', ['Noor Haddad', 'Jonas Ek'])).toBe(
      'Noor Haddad and Jonas Ek were asked to open who asked this. Reason: It threatens a colleague.',
    );
    expect(left(emptyAnonymous(kept()), written({}, 'A threat.')).opened).toBe('A threat.');
  });

  it('[UN3] is explained with the names of those who hold the keys', () => {
    const words = anonymousMeans(['Noor Haddad', 'Jonas Ek']).join(' ');
    expect(words).toContain('Noor Haddad and Jonas Ek can open it, only together');
    expect(words).toContain('You would be told here.');
  });
});
