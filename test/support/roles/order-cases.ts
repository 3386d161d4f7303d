import type { PageCommand } from '../../../protocol/commands.ts';
import type { Cases } from './case.ts';
import type { Town } from './town.ts';

type Type = Extract<PageCommand['type'], `order.${string}` | `report.${string}` | 'voice.allow' | 'voice.disallow'>;

const letAllTalk = (town: Town) => town.manager.must({ type: 'order.talk', talk: 'open' });

/** Who speaks may not be among those whom a new order silences: that is told in their name, and looked at elsewhere. */
async function byHand(town: Town): Promise<void> {
  await town.manager.must({ type: 'order.talk', talk: 'by-hand' });
  await town.manager.tries({ type: 'voice.disallow', memberId: town.others.pat.id });
  await town.others.pat.tries({ type: 'hand.raise' });
}

/** What is set for the audience. */
export const orderCases: Cases<Type> = {
  'order.talk': {
    ready: async (town) => {
      await letAllTalk(town);
      return { type: 'order.talk', talk: 'by-hand' };
    },
    writes: ['order.talk-set'],
    after: letAllTalk,
  },
  'order.slow': {
    ready: async (town) => {
      await town.manager.must({ type: 'order.slow', minutes: 0 });
      return { type: 'order.slow', minutes: 5 };
    },
    writes: ['order.slow-set'],
    after: (town) => town.manager.must({ type: 'order.slow', minutes: 0 }),
  },
  'order.calm': {
    ready: async (town) => {
      await town.manager.must({ type: 'order.calm', isCalm: false });
      return { type: 'order.calm', isCalm: true };
    },
    writes: ['order.calm-set'],
    after: (town) => town.manager.must({ type: 'order.calm', isCalm: false }),
  },
  'order.unread': {
    ready: async (town) => {
      await town.manager.must({ type: 'order.unread', isShown: false });
      return { type: 'order.unread', isShown: true };
    },
    writes: ['order.unread-set'],
    after: (town) => town.manager.must({ type: 'order.unread', isShown: false }),
  },
  'order.words': {
    ready: async (town) => {
      await town.manager.must({ type: 'order.words', words: [] });
      return { type: 'order.words', words: ['blast'] };
    },
    writes: ['order.words-set'],
    after: (town) => town.manager.must({ type: 'order.words', words: [] }),
  },
  'report.send': {
    // Who reports stands in the personal part alone: the record names nobody.
    ready: async (town) => ({ type: 'report.send', about: { memberId: town.others.cy.id }, reason: 'Loud.' }),
    writes: [],
  },
  'report.close': {
    ready: async (town) => ({
      type: 'report.close',
      report: await town.others.pat.must({
        type: 'report.send',
        about: { memberId: town.others.cy.id },
        reason: 'Rude.',
      }),
    }),
    writes: ['report.closed'],
  },
  'voice.allow': {
    ready: async (town) => {
      await byHand(town);
      return { type: 'voice.allow', memberId: town.others.pat.id };
    },
    writes: ['hand.lowered', 'voice.allowed'],
    after: letAllTalk,
  },
  'voice.disallow': {
    ready: async (town) => {
      await byHand(town);
      await town.manager.must({ type: 'voice.allow', memberId: town.others.pat.id });
      return { type: 'voice.disallow', memberId: town.others.pat.id };
    },
    writes: ['voice.disallowed'],
    after: letAllTalk,
  },
};
