import type { PageCommand } from '../../../protocol/commands.ts';
import { newQuestionId } from '../neighbours.ts';
import type { Cases } from './case.ts';

type Type = Extract<PageCommand['type'], `question.${string}` | `referral.${string}`>;

/** What is asked, and what becomes of it. */
export const questionCases: Cases<Type> = {
  'question.ask': {
    ready: async () => ({ type: 'question.ask', questionId: newQuestionId(), text: 'May I?' }),
    writes: ['question.asked'],
  },
  'question.edit': {
    ready: async (town, self) => ({ type: 'question.edit', questionId: await town.pending(self), text: 'May we?' }),
    writes: ['question.edited'],
  },
  'question.withdraw': {
    ready: async (town, self) => ({ type: 'question.withdraw', questionId: await town.pending(self) }),
    writes: ['question.withdrawn'],
  },
  'question.vote': {
    ready: async (town) => ({ type: 'question.vote', questionId: await town.standing() }),
    writes: ['question.voted'],
  },
  'question.unvote': {
    ready: async (town, self) => {
      const questionId = await town.standing();
      await self.tries({ type: 'question.vote', questionId }, 'question.voted');
      return { type: 'question.unvote', questionId };
    },
    writes: ['question.unvoted'],
  },
  'question.approve': {
    ready: async (town) => ({ type: 'question.approve', questionId: await town.pending() }),
    writes: ['question.approved'],
  },
  'question.reject': {
    ready: async (town) => ({ type: 'question.reject', questionId: await town.pending(), reason: 'Not now.' }),
    writes: ['question.rejected'],
  },
  'question.merge': {
    ready: async (town) => ({
      type: 'question.merge',
      questionId: await town.approved(),
      into: await town.standing(),
    }),
    writes: ['question.merged'],
  },
  'question.unmerge': {
    ready: async (town) => {
      const questionId = await town.approved();
      await town.manager.must({ type: 'question.merge', questionId, into: await town.standing() });
      return { type: 'question.unmerge', questionId };
    },
    writes: ['question.unmerged'],
  },
  'question.move': {
    ready: async (town) => {
      const before = await town.standing();
      return { type: 'question.move', questionId: await town.approved(), before };
    },
    writes: ['question.moved'],
  },
  'question.unpin': {
    ready: async (town) => {
      const questionId = await town.approved();
      await town.manager.must({ type: 'question.move', questionId, before: await town.standing() });
      return { type: 'question.unpin', questionId };
    },
    writes: ['question.unpinned'],
  },
  'question.label': {
    ready: async (town) => ({ type: 'question.label', questionId: await town.approved(), label: 'Pay' }),
    writes: ['question.labelled'],
  },
  'question.unlabel': {
    ready: async (town) => {
      const questionId = await town.approved();
      await town.manager.must({ type: 'question.label', questionId, label: 'Pay' });
      return { type: 'question.unlabel', questionId, label: 'Pay' };
    },
    writes: ['question.unlabelled'],
  },
  'question.assign': {
    ready: async (town) => ({ type: 'question.assign', questionId: await town.approved(), to: { kind: 'leader' } }),
    writes: ['question.assigned'],
  },
  'question.call': {
    ready: async (town) => {
      await town.freeStage();
      return { type: 'question.call', questionId: await town.approved() };
    },
    writes: ['question.called'],
  },
  'question.return': {
    ready: async (town) => {
      await town.freeStage();
      const questionId = await town.approved();
      await town.manager.must({ type: 'question.call', questionId });
      return { type: 'question.return', questionId };
    },
    writes: ['question.returned'],
  },
  'question.refer': {
    ready: async (town) => ({
      type: 'question.refer',
      questionId: await town.approved(),
      owner: 'Ann',
      note: 'Soon.',
    }),
    writes: ['question.referred'],
  },
  'referral.answer': {
    ready: async (town) => {
      const questionId = await town.approved();
      await town.manager.must({ type: 'question.refer', questionId, owner: 'Ann', note: '' });
      return { type: 'referral.answer', questionId, text: 'In May.', answeredBy: 'Ann' };
    },
    writes: ['referral.answered'],
  },
};
