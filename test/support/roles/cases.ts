import type { PageCommand } from '../../../protocol/commands.ts';
import { agendaItemIdSchema } from '../../../protocol/ids.ts';
import { hasBody } from '../../../server/townhall/bodies.ts';
import { newQuestionId } from '../neighbours.ts';
import type { Cases } from './case.ts';
import { orderCases } from './order-cases.ts';
import { pollCases } from './poll-cases.ts';
import { questionCases } from './question-cases.ts';

const anItem = () => ({ item: agendaItemIdSchema.parse(newQuestionId()), title: 'Welcome', minutes: 5 });

/** Whoever adds a command adds a line here, or this does not compile. */
export const cases: Cases<PageCommand['type']> = {
  ...questionCases,
  ...pollCases,
  ...orderCases,
  'stage.stop': {
    ready: async (town) => {
      await town.freeStage();
      await town.manager.must({ type: 'question.call', questionId: await town.approved() });
      return { type: 'stage.stop' };
    },
    writes: ['question.returned', 'stage.stopped'],
  },
  'answer.approve': {
    // Only what a model wrote is read first, and here is none: the gate says so to whoever may approve.
    ready: async (town) => ({ type: 'answer.approve', ...(await town.answered()) }),
    writes: [],
    refused: () => 'answer-needs-no-reading',
  },
  'answer.pause': {
    ready: async (town) => {
      await town.speaking();
      return { type: 'answer.pause' };
    },
    writes: ['answer.paused'],
  },
  'answer.continue': {
    ready: async (town) => {
      await town.speaking();
      await town.manager.must({ type: 'answer.pause' });
      return { type: 'answer.continue' };
    },
    writes: ['answer.continued'],
  },
  'answer.skip': {
    ready: async (town) => {
      await town.freeStage();
      return { type: 'answer.skip', epoch: await town.speaking(), sentence: 1 };
    },
    writes: ['answer.skipped'],
    after: (town) => town.freeStage(),
  },
  'stage.take-over': {
    ready: async (town) => {
      await town.freeStage();
      return { type: 'stage.take-over' };
    },
    writes: ['stage.taken-over', 'voice.opened'],
  },
  'stage.release': {
    ready: async (town) => {
      await town.freeStage();
      await town.players.leader.must({ type: 'stage.take-over' }, 'stage.taken-over', 'voice.opened');
      return { type: 'stage.release' };
    },
    writes: ['voice.closed', 'stage.released'],
  },
  'dial.set': {
    ready: async (town) => {
      await town.manager.must({ type: 'dial.set', topic: null, level: 'assist' });
      return { type: 'dial.set', topic: null, level: 'suggest' };
    },
    writes: ['dial.set'],
    after: (town) => town.manager.must({ type: 'dial.set', topic: null, level: 'assist' }),
  },
  'avatar.hold': {
    ready: async (town) => {
      await town.freeStage();
      await town.manager.must({ type: 'avatar.resume' });
      return { type: 'avatar.hold' };
    },
    writes: ['avatar.held'],
  },
  'avatar.resume': {
    ready: async (town) => {
      await town.freeStage();
      return { type: 'avatar.resume' };
    },
    writes: ['avatar.resumed'],
  },
  'floor.give': {
    ready: async (town) => {
      await town.freeStage();
      return { type: 'floor.give', memberId: town.others.pat.id };
    },
    writes: ['floor.given', 'voice.opened'],
  },
  'floor.take': {
    ready: async (town) => {
      await town.freeStage();
      await town.manager.must({ type: 'floor.give', memberId: town.others.pat.id });
      return { type: 'floor.take' };
    },
    writes: ['voice.closed', 'floor.taken'],
  },
  'act.undo': {
    ready: async (town) => {
      const questionId = await town.approved();
      const into = await town.standing();
      return { type: 'act.undo', entry: await town.manager.must({ type: 'question.merge', questionId, into }) };
    },
    writes: ['question.unmerged', 'act.undone'],
  },
  'agenda.set': {
    ready: async (town) => ({ type: 'agenda.set', was: await town.agendaEntry(), items: [anItem()] }),
    writes: ['agenda.set'],
  },
  'agenda.start': {
    ready: async (town) => ({ type: 'agenda.start', item: await town.planned(anItem()) }),
    writes: ['agenda.started'],
  },
  'agenda.finish': {
    ready: async (town) => {
      await town.manager.must({ type: 'agenda.start', item: await town.planned(anItem()) });
      return { type: 'agenda.finish' };
    },
    writes: ['agenda.finished'],
  },
  'hand.raise': {
    ready: async (_town, self) => {
      await self.tries({ type: 'hand.lower' }, 'hand.lowered');
      return { type: 'hand.raise' };
    },
    writes: ['hand.raised'],
  },
  'hand.lower': {
    ready: async (_town, self) => {
      await self.tries({ type: 'hand.raise' }, 'hand.raised');
      return { type: 'hand.lower' };
    },
    writes: ['hand.lowered'],
  },
  'voice.open': {
    ready: async (_town, self) => {
      await self.tries({ type: 'voice.close' }, 'voice.closed');
      return { type: 'voice.open' };
    },
    writes: ['voice.opened'],
  },
  'voice.close': {
    ready: async (_town, self) => {
      await self.tries({ type: 'voice.open' }, 'voice.opened');
      return { type: 'voice.close' };
    },
    writes: ['voice.closed'],
    // Whoever has no microphone has none to close.
    refused: (role) => (hasBody(role) ? null : 'not-open'),
  },
  'member.sit': {
    ready: async (town) => ({ type: 'member.sit', seatId: town.seat() }),
    writes: ['member.sat'],
  },
  'member.stand': {
    ready: async (town, self) => {
      await self.must({ type: 'member.sit', seatId: town.seat() }, 'member.sat');
      return { type: 'member.stand' };
    },
    writes: ['member.stood'],
  },
  'member.change-role': {
    ready: async (town) => {
      const { id } = town.others.cy;
      await town.manager.tries({ type: 'member.change-role', memberId: id, role: 'attendee' });
      return { type: 'member.change-role', memberId: id, role: 'spectator' };
    },
    writes: ['member.role-changed'],
  },
  'member.mute': {
    ready: async (town) => {
      await town.manager.tries({ type: 'member.unmute', memberId: town.others.cy.id });
      return { type: 'member.mute', memberId: town.others.cy.id };
    },
    writes: ['member.muted'],
  },
  'member.explain-mute': {
    ready: async (town) => {
      await town.manager.tries({ type: 'member.mute', memberId: town.others.cy.id });
      return { type: 'member.explain-mute', memberId: town.others.cy.id, reason: 'Loud.' };
    },
    writes: ['member.mute-explained'],
  },
  'member.unmute': {
    ready: async (town) => {
      await town.manager.tries({ type: 'member.mute', memberId: town.others.cy.id });
      return { type: 'member.unmute', memberId: town.others.cy.id };
    },
    writes: ['member.unmuted'],
  },
  'member.remove': {
    ready: async (town) => {
      await town.manager.tries({ type: 'member.readmit', memberId: town.others.rem.id });
      return { type: 'member.remove', memberId: town.others.rem.id, reason: 'Loud.' };
    },
    writes: ['member.removed'],
  },
  'member.ban': {
    ready: async (town) => {
      await town.manager.tries({ type: 'member.readmit', memberId: town.others.rem.id });
      return { type: 'member.ban', memberId: town.others.rem.id, reason: 'Louder.' };
    },
    writes: ['member.banned'],
  },
  'member.readmit': {
    ready: async (town) => {
      await town.manager.tries({ type: 'member.ban', memberId: town.others.rem.id, reason: '' });
      return { type: 'member.readmit', memberId: town.others.rem.id };
    },
    writes: ['member.readmitted'],
  },
  'member.erase': {
    // What was erased is erased: each who may, erases somebody else.
    ready: async ({ others }, { role }) => ({
      type: 'member.erase',
      memberId: role === 'administrator' ? others.era.id : others.orla.id,
    }),
    writes: ['record.erased'],
  },
  /** It is open from its start. */
  'townhall.open': { ready: async () => ({ type: 'townhall.open' }), writes: [] },
  'townhall.close': {
    ready: async (town, { role }) => {
      if (role === 'organiser') await Promise.all([town.freeStage(), town.closePoll()]);
      return { type: 'townhall.close' };
    },
    writes: ['townhall.closed'],
    // The organiser was first, and there is one end.
    refused: (role) => (role === 'administrator' ? 'town-hall-closed' : null),
  },
  'townhall.lock': {
    ready: async (town) => {
      await town.manager.tries({ type: 'townhall.unlock' });
      return { type: 'townhall.lock' };
    },
    writes: ['townhall.locked'],
  },
  'townhall.unlock': {
    ready: async (town) => {
      await town.manager.tries({ type: 'townhall.lock' });
      return { type: 'townhall.unlock' };
    },
    writes: ['townhall.unlocked'],
  },
};
