import type { PollCommand } from '../../../protocol/commands.ts';
import type { Cases } from './case.ts';
import { newPollId, type Town } from './town.ts';

/** An open poll of words to which somebody answered, whom everybody may read once the crew let them. */
async function withWords(town: Town) {
  const pollId = await town.openPoll('words');
  await town.others.pat.must({ type: 'poll.answer', pollId, picked: [], text: 'calm' });
  return { pollId, text: 'calm' };
}

/** What everybody is asked at once. */
export const pollCases: Cases<PollCommand['type']> = {
  'poll.create': {
    ready: async () => ({
      type: 'poll.create',
      pollId: newPollId(),
      kind: 'single',
      question: 'Where?',
      labels: ['Lisbon', 'Leeds'],
      isHidden: false,
    }),
    writes: ['poll.created'],
  },
  'poll.open': {
    ready: async (town) => {
      await town.closePoll();
      const pollId = await town.draft();
      town.opens(pollId);
      return { type: 'poll.open', pollId };
    },
    writes: ['poll.opened'],
  },
  'poll.close': {
    ready: async (town) => ({ type: 'poll.close', pollId: await town.openPoll() }),
    writes: ['poll.closed'],
  },
  'poll.discard': {
    ready: async (town) => ({ type: 'poll.discard', pollId: await town.draft() }),
    writes: ['poll.discarded'],
  },
  'poll.answer': {
    ready: async (town) => ({ type: 'poll.answer', pollId: await town.openPoll(), picked: [1], text: '' }),
    writes: ['poll.answered'],
  },
  'poll.take-back': {
    ready: async (town, self) => {
      const pollId = await town.openPoll();
      await self.must({ type: 'poll.answer', pollId, picked: [0], text: '' }, 'poll.answered');
      return { type: 'poll.take-back', pollId };
    },
    writes: ['poll.taken-back'],
  },
  'poll.show-words': {
    ready: async (town) => ({ type: 'poll.show-words', ...(await withWords(town)) }),
    writes: ['poll.words-shown'],
  },
  'poll.hide-words': {
    ready: async (town) => {
      const words = await withWords(town);
      await town.manager.must({ type: 'poll.show-words', ...words });
      return { type: 'poll.hide-words', ...words };
    },
    writes: ['poll.words-hidden'],
  },
};
