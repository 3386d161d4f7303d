import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QuestionDraft } from '../../../../client/live/question-draft.ts';
import { questionIdSchema } from '../../../../protocol/ids.ts';
import { fakeStorage } from '../../../support/fake-storage.ts';

describe('a question that is being typed', () => {
  let kept: Map<string, string>;

  beforeEach(() => {
    kept = fakeStorage();
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('[CO22] is there again in another page of this browser, with the id that makes it the same question', () => {
    const draft = new QuestionDraft('demo.attendee');
    draft.type('Why two lines\nand  blanks? ');
    const again = new QuestionDraft('demo.attendee');
    expect([again.text.value, again.questionId]).toEqual(['Why two lines\nand  blanks? ', draft.questionId]);
    expect(new QuestionDraft('demo.spectator').text.value).toBe('');
  });

  it('[CO22] is gone once it is sent, and the next one is another question', () => {
    const draft = new QuestionDraft('demo.attendee');
    const { questionId } = draft;
    draft.type('Why?');
    draft.sent();
    expect(draft.text.value).toBe('');
    expect(draft.questionId).not.toBe(questionId);
    expect([...kept]).toEqual([]);
    const next = new QuestionDraft('demo.attendee');
    expect(next.text.value).toBe('');
    expect(next.questionId).not.toBe(questionId);
  });

  it('[Q16] goes on from an answered question until it is sent, or is a new question after all', () => {
    const draft = new QuestionDraft('demo.attendee');
    draft.followUp(questionIdSchema.parse('q1'));
    draft.type('And on Sundays?');
    expect(draft.followsUp.value).toBe('q1');
    draft.sent();
    expect(draft.followsUp.value).toBeNull();
    draft.followUp(questionIdSchema.parse('q1'));
    draft.followUp(null);
    expect(draft.followsUp.value).toBeNull();
  });

  it('[CO22] of many pages is kept up to a length; what is kept wrongly is none', () => {
    const draft = new QuestionDraft('demo.attendee');
    draft.type('x'.repeat(50_000));
    expect(draft.text.value).toHaveLength(50_000);
    expect(new QuestionDraft('demo.attendee').text.value).toHaveLength(10_000);
    for (const wrong of ['', 'no-text', `${'y'.repeat(70)} text`, ' text'])
      expect(new QuestionDraft(key(kept, wrong)).text.value).toBe('');
  });

  it('[CO22] holds as long as the page where the browser keeps nothing', () => {
    const no = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: no, setItem: no, removeItem: no });
    const draft = new QuestionDraft('demo.attendee');
    draft.type('Why?');
    expect(draft.text.value).toBe('Why?');
    draft.sent();
    expect(draft.text.value).toBe('');
  });

  it('[UN2] that was typed without a name never comes back under one', () => {
    const draft = new QuestionDraft('demo.attendee', true);
    draft.type('Why?');
    const { questionId } = draft;
    draft.setUnnamed(true);
    expect(draft.questionId).not.toBe(questionId);
    draft.type('Why now?');
    expect([...kept]).toEqual([['rostrum.draft.demo.attendee.unnamed', 'Why now?']]);
    const again = new QuestionDraft('demo.attendee', true);
    expect([again.isUnnamed.value, again.text.value]).toEqual([true, 'Why now?']);
    const elsewhere = new QuestionDraft('demo.attendee', false);
    expect([elsewhere.isUnnamed.value, elsewhere.text.value]).toEqual([false, '']);
    again.sent();
    expect([again.isUnnamed.value, [...kept]]).toEqual([true, []]);
    expect(new QuestionDraft('demo.attendee', true).isUnnamed.value).toBe(false);
  });

  it('[UN2] waits without a name while something with a name is in the box', () => {
    const q1 = questionIdSchema.parse('q1');
    const [edit, stop] = [(draft: QuestionDraft) => draft.edit(q1, 'Four days?', false), 'stopEditing'] as const;
    const follow = (draft: QuestionDraft) => draft.followUp(q1);
    for (const [begin, end] of [
      [edit, stop],
      [edit, 'sent'],
      [follow, 'sent'],
      [follow, 'drop'],
    ] as const) {
      const draft = new QuestionDraft('demo.attendee', true);
      draft.setUnnamed(true);
      draft.type('Why?');
      begin(draft);
      draft.type('With a name');
      expect(draft.isUnnamed.value).toBe(false);
      if (end === 'drop') draft.followUp(null);
      else draft[end]();
      expect([draft.isUnnamed.value, draft.text.value]).toEqual([true, 'Why?']);
      kept.clear();
    }
    const named = new QuestionDraft('demo.attendee', true);
    named.edit(q1, 'Sealed?', true);
    expect(named.isUnnamed.value).toBe(true);
    named.stopEditing();
    expect(named.isUnnamed.value).toBe(false);
  });
});

/** Puts something else where a draft would be kept. */
function key(kept: Map<string, string>, wrong: string): string {
  kept.set('rostrum.draft.wrong', wrong);
  return 'wrong';
}
