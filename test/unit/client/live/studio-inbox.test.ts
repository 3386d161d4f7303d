import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerDraft, hasAnswerDraft } from '../../../../client/live/answer-draft.ts';
import { StudioInbox } from '../../../../client/live/studio-inbox.ts';
import { limits } from '../../../../protocol/limits.ts';
import { fakeInbox } from '../../../support/client-harness/fake-inbox.ts';
import { fakeStorage } from '../../../support/fake-storage.ts';

const namesOf = ({ groups }: StudioInbox) => groups.value?.map(({ name }) => name);
async function opened(door: Partial<ReturnType<typeof fakeInbox>> = {}) {
  const inbox = new StudioInbox({ ...fakeInbox(false), ...door });
  await inbox.load();
  const ids = inbox.groups.value?.[0]?.questions.map(({ questionId }) => questionId) ?? [];
  return { inbox, ids };
}

describe('the inbox in the studio', () => {
  it('[RV24] what was answered leaves it', async () => {
    const { inbox, ids } = await opened();
    expect(namesOf(inbox)).toEqual(['Pay', 'Parking and bicycles', 'Other']);
    expect(await inbox.answer({ questionIds: ids, text: 'In April.' })).toEqual({ kind: 'accepted', seq: 5 });
    expect(namesOf(inbox)).toEqual(['Parking and bicycles', 'Other']);
  });

  it('[RV26] says what somebody answered meanwhile, and shows what is left', async () => {
    const { inbox, ids } = await opened();
    expect(await inbox.answer({ questionIds: ids, text: 'meanwhile' })).toMatchObject({ code: 'answered-meanwhile' });
    expect(inbox.groups.value?.[0]?.questions.map(({ questionId }) => questionId)).toEqual(ids.slice(1));
  });

  it('[RV26] says what may not have been sent, keeps what it knew, and shows nothing to whoever may not see it', async () => {
    const { inbox, ids } = await opened();
    expect(await inbox.answer({ questionIds: ids, text: 'away' })).toMatchObject({ kind: 'lost' });
    expect(namesOf(inbox)).toEqual(['Pay', 'Parking and bicycles', 'Other']);
    const refused = { kind: 'refused', code: 'not-allowed', message: 'Your role cannot do this.' } as const;
    expect((await opened({ inbox: async () => refused })).inbox.groups.value).toBeNull();
  });
});

describe('an answer that is being written', () => {
  beforeEach(() => void fakeStorage());
  afterEach(() => vi.unstubAllGlobals());

  it('[RV23] is kept in this browser with the id of the statement that it may become, until it was sent', () => {
    const draft = new AnswerDraft('demo.leader.q');
    expect(hasAnswerDraft('demo.leader.q')).toBe(false);
    draft.type('In April,\nfor all.');
    const again = new AnswerDraft('demo.leader.q');
    expect([again.text.value, again.statementId]).toEqual(['In April,\nfor all.', draft.statementId]);
    expect([hasAnswerDraft('demo.leader.q'), hasAnswerDraft('demo.leader.other')]).toEqual([true, false]);
    again.forget();
    again.type('In April, for all of us.');
    expect([again.text.value, hasAnswerDraft('demo.leader.q')]).toEqual(['In April, for all of us.', false]);
    const next = new AnswerDraft('demo.leader.q');
    expect([next.text.value, next.statementId === draft.statementId]).toEqual(['', false]);
  });

  it('[RV23] that is too long is kept too, but not for ever more, and one that was emptied is not', () => {
    const draft = new AnswerDraft('q');
    draft.type('x'.repeat(50_000));
    expect(new AnswerDraft('q').text.value).toHaveLength(4 * limits.statementLength);
    draft.type('');
    expect(hasAnswerDraft('q')).toBe(false);
  });
});
