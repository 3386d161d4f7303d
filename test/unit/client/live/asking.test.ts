import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DoorReply } from '../../../../client/live/ports.ts';
import { QuestionDraft } from '../../../../client/live/question-draft.ts';
import { SimilarQuestions } from '../../../../client/live/similar-questions.ts';
import { VoteInstead } from '../../../../client/live/vote-instead.ts';
import type { Outcome } from '../../../../client/world/command-reply.ts';
import type { PageCommand } from '../../../../protocol/commands.ts';
import type { SimilarReply } from '../../../../protocol/http.ts';
import { type QuestionId, questionIdSchema } from '../../../../protocol/ids.ts';
import { aLine } from '../../../support/panel-facts.ts';

const [one, two] = [questionIdSchema.parse('one'), questionIdSchema.parse('two')];
const found = (...similar: readonly QuestionId[]): DoorReply<SimilarReply> => ({ kind: 'ok', value: { similar } });
let drafts = 0;
const aDraft = () => new QuestionDraft(`asking-${drafts++}`);

describe('questions like the one that is typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function typing(replies: readonly (DoorReply<SimilarReply> | Promise<DoorReply<SimilarReply>>)[]) {
    const [text, isInTouch] = [signal(''), signal(true)];
    const asked: string[] = [];
    const door = {
      similar: async (typed: string) => replies[asked.push(typed) - 1] ?? found(),
    };
    const similar = new SimilarQuestions({ door, text, isInTouch });
    return { text, isInTouch, asked, similar, rest: () => vi.advanceTimersByTimeAsync(300) };
  }

  it('[SQ5] are asked for after a rest, once, and not for a word or two', async () => {
    const { text, asked, similar, rest } = typing([found(one)]);
    text.value = 'Will';
    await rest();
    for (const typed of ['Will the', 'Will the bo', 'Will the bonus']) {
      text.value = typed;
      await vi.advanceTimersByTimeAsync(200);
    }
    expect([asked, similar.ids.value]).toEqual([[], []]);
    await rest();
    expect([asked, similar.ids.value]).toEqual([['Will the bonus'], [one]]);
    text.value = '';
    expect(similar.ids.value).toEqual([]);
    similar.close();
  });

  it('[SQ5] are those of the newest words, whatever comes late', async () => {
    const late = Promise.withResolvers<DoorReply<SimilarReply>>();
    const { text, similar, rest } = typing([late.promise, found(two)]);
    text.value = 'Will the bonus';
    await rest();
    text.value = 'Will the bonus come';
    await rest();
    late.resolve(found(one));
    await rest();
    expect(similar.ids.value).toEqual([two]);
    similar.close();
  });

  it('[SQ5] are missed by nobody: out of touch nothing is asked, and what fails says nothing', async () => {
    const { text, isInTouch, asked, similar, rest } = typing([{ kind: 'unreachable' }]);
    isInTouch.value = false;
    text.value = 'Will the bonus';
    await rest();
    expect(asked).toEqual([]);
    isInTouch.value = true;
    await rest();
    expect([asked.length, similar.ids.value]).toEqual([1, []]);
    similar.close();
  });
});

describe('a vote in place of asking', () => {
  function voting(outcome: Outcome = { kind: 'accepted', seq: 1 }) {
    const draft = aDraft();
    draft.type('Is there a bonus?');
    const sent: PageCommand[] = [];
    const instead = new VoteInstead(draft, async (command) => {
      sent.push(command);
      return outcome;
    });
    return { draft, sent, instead };
  }
  const line = aLine(1, 'approved');

  it('[SQ6] empties the box, and Undo brings the words back and takes the vote back', async () => {
    const { draft, sent, instead } = voting();
    draft.followUp(one);
    await instead.vote(line);
    expect([draft.text.value, draft.followsUp.value, instead.done.value?.questionId]).toEqual(['', null, line.id]);
    await instead.undo();
    expect([draft.text.value, draft.followsUp.value, instead.done.value]).toEqual(['Is there a bonus?', one, null]);
    expect(sent.map(({ type }) => type)).toEqual(['question.vote', 'question.unvote']);
  });

  it('[SQ6] of who voted before takes no vote back', async () => {
    const { draft, sent, instead } = voting();
    await instead.vote({ ...line, hasMyVote: true });
    await instead.undo();
    expect([sent, draft.text.value]).toEqual([[], 'Is there a bonus?']);
  });

  it('[SQ6] that was refused leaves the words where they are', async () => {
    const { draft, instead } = voting({ kind: 'refused', code: 'not-approved', message: 'No.' });
    await instead.vote(line);
    expect([draft.text.value, instead.done.value]).toEqual(['Is there a bonus?', null]);
  });

  it('[SQ6] can be undone until something else is typed', async () => {
    const { draft, instead } = voting();
    await instead.vote(line);
    draft.type('Another');
    expect(instead.done.value).toBeNull();
  });
});

describe('changing one’s own question', () => {
  it('[SQ8] has it in the box, and what was being typed comes back after', () => {
    for (const end of ['sent', 'stopEditing'] as const) {
      const draft = aDraft();
      draft.type('Half a thought');
      const { questionId } = draft;
      draft.edit(two, 'Four days?', false);
      draft.type('Four days a week?');
      expect([draft.text.value, draft.edits.value]).toEqual(['Four days a week?', two]);
      draft[end]();
      expect([draft.text.value, draft.edits.value, draft.questionId]).toEqual(['Half a thought', null, questionId]);
    }
  });

  it('[TG14] says which wording it began from, until its author means to replace another one', () => {
    const draft = aDraft();
    draft.edit(two, 'Four days?', false);
    draft.type('Four days a week?');
    expect(draft.base).toBe('Four days?');
    draft.replaces('Four days, by spring?');
    expect([draft.base, draft.text.value]).toEqual(['Four days, by spring?', 'Four days a week?']);
    draft.edit(two, 'Four days, by spring?', false);
    expect(draft.base).toBe('Four days, by spring?');
  });

  it('[SQ8] ends where a follow-up begins', () => {
    const draft = aDraft();
    draft.edit(two, 'Four days?', false);
    draft.followUp(one);
    expect([draft.text.value, draft.edits.value, draft.followsUp.value]).toEqual(['', null, one]);
  });
});
