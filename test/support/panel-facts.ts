import { gentle } from '../../client/world/comfort.ts';
import type { PanelFacts } from '../../client/world/panel/panel-facts.ts';
import type { QuestionLine } from '../../client/world/queue.ts';
import { memberIdSchema, pollIdSchema, questionIdSchema } from '../../protocol/ids.ts';
import type { PollView } from '../../protocol/poll.ts';

export function aLine(i: number, status: QuestionLine['status'], rest: Partial<QuestionLine> = {}): QuestionLine {
  return {
    id: questionIdSchema.parse(`q${String(i).padStart(32, '0')}`),
    text: `What about number ${i}, and who decides about it in the end?`,
    askedBy: 'Ada',
    mistakenFor: '',
    isUnnamed: false,
    status,
    votes: i,
    hasMyVote: false,
    isMine: false,
    place: i + 1,
    view: null,
    ...rest,
  };
}

/** One that was answered, and that Ada may follow up on. */
export const answeredLine: QuestionLine = aLine(98, 'answered', {
  view: {
    id: aLine(98, 'answered').id,
    status: 'answered',
    text: '',
    author: { kind: 'member', memberId: memberIdSchema.parse('m-ada') },
    authorName: 'Ada',
    authorMistakenFor: '',
    askedAt: 1,
    votes: 1,
    place: null,
    followsUp: null,
    followUpUntil: 1,
    mergedInto: null,
    merged: [],
    rejectedBecause: null,
    referredTo: null,
    answer: null,
    prepared: null,
  },
});

const many = (count: number) => Array.from({ length: count }, (_, i) => i);

/** An open poll with as many choices as there may be, which nobody has answered yet. */
export function aPollView(rest: Partial<PollView> = {}): PollView {
  const labels = rest.labels ?? Array.from({ length: 10 }, (_, i) => `Choice ${i}, of which more is to be said`);
  return {
    id: pollIdSchema.parse(`p${'1'.repeat(31)}`),
    kind: 'single',
    phase: 'open',
    isHidden: false,
    createdAt: 1,
    question: 'Which day is the best one to be in the office for everybody?',
    labels,
    options: labels.length,
    answered: 0,
    counts: labels.map(() => 0),
    words: null,
    ...rest,
  };
}

/** A full town hall, seen by a moderator to whom something just went wrong. */
export function someFacts(rest: Partial<PanelFacts> = {}): PanelFacts {
  return {
    title: 'Autumn town hall',
    leaderName: 'Maya',
    stage: { light: 'avatar', words: 'AI speaking for Maya' },
    microphone: { words: 'Microphone off', state: 'off', isOff: false },
    isHandUp: false,
    isCalm: false,
    slow: null,
    isBusy: false,
    similar: null,
    isEditing: false,
    isUnnamed: false,
    canUndoVote: false,
    lists: {
      byId: new Map(),
      onStage: aLine(99, 'answering'),
      waiting: many(9).map((i) => aLine(i, 'approved', { isMine: i === 2, hasMyVote: i === 1 })),
      mine: [],
      corrected: [],
      done: [],
      pending: many(5).map((i) => aLine(100 + i, 'pending')),
      closed: [],
    },
    draft: 'Will it',
    talk: { state: 'idle', seconds: 0, note: null, trouble: null, canDiscard: true },
    hasHeadsetKeyboard: true,
    people: many(12).map((i) => ({
      memberId: memberIdSchema.parse(`m-${i}`),
      name: `Person ${i}`,
      awayM: i,
      isBlocked: i === 1,
      mayTalk: i === 2,
    })),
    hearsNeighbours: true,
    comfort: gentle,
    mayModerate: true,
    poll: null,
    followUp: null,
    stop: { words: 'Stop', isOff: false },
    note: { words: 'The connection broke before this was done. Look again when you are back.', isTrouble: true },
    ...rest,
  };
}
