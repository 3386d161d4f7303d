import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refusals, refuse } from '../../../protocol/refusals.ts';
import { type Action, can, permissions, type Role, roleSchema } from '../../../protocol/roles.ts';
import { hasBody } from '../../../server/townhall/bodies.ts';
import { isRefusal } from '../../../server/townhall/decision.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { aPlan } from '../../support/a-plan.ts';
import {
  aCreatedTownhall,
  answerId,
  ask,
  aTownhall,
  enter,
  finish,
  gist,
  idOf,
  itemId,
  part,
  person,
  plain,
  planner,
  pollId,
  prepared,
  questionId,
  seatId,
  start,
} from '../../support/build-townhall.ts';

const q = questionId('q');
const sealedQuestion = { questionId: questionId('sealed'), ownerHash: answerId('c'), atMs: 1 };
/** One command of every kind; a new kind is a type error here. */
const commands: { readonly [T in Command['type']]: Extract<Command, { type: T }> } = {
  'question.ask': { type: 'question.ask', questionId: questionId('new'), text: 'Why?' },
  'question.edit': { type: 'question.edit', questionId: q, text: 'How?' },
  'question.withdraw': { type: 'question.withdraw', questionId: q },
  'question.vote': { type: 'question.vote', questionId: q },
  'question.unvote': { type: 'question.unvote', questionId: q },
  'question.approve': { type: 'question.approve', questionId: q },
  'question.reject': { type: 'question.reject', questionId: q, reason: 'Twice.' },
  'question.merge': { type: 'question.merge', questionId: q, into: questionId('other') },
  'question.unmerge': { type: 'question.unmerge', questionId: q },
  'question.unpin': { type: 'question.unpin', questionId: q },
  'question.label': { type: 'question.label', questionId: q, label: 'Pay' },
  'question.unlabel': { type: 'question.unlabel', questionId: q, label: 'Pay' },
  'question.assign': { type: 'question.assign', questionId: q, to: null },
  'question.move': { type: 'question.move', questionId: q, before: null },
  'question.call': { type: 'question.call', questionId: q },
  'question.return': { type: 'question.return', questionId: q },
  'question.refer': { type: 'question.refer', questionId: q, owner: 'Maya', note: '' },
  'referral.answer': { type: 'referral.answer', questionId: q, text: 'Yes.', answeredBy: '' },
  'avatar.switch-off': { type: 'avatar.switch-off' },
  'avatar.switch-on': { type: 'avatar.switch-on' },
  'answer.prepared': {
    type: 'answer.prepared',
    questionId: q,
    answerId: answerId('a'),
    outcome: 'answered',
    personaVersion: 7,
    consentEpoch: 2,
    topics: [],
  },
  'answer.start': { type: 'answer.start', questionId: q, answerId: answerId('a'), epoch: 1 },
  'answer.finish': { type: 'answer.finish', questionId: q, epoch: 1, sentencesSaid: 1, unsaid: [], referral: null },
  'answer.report': { type: 'answer.report', questionId: q, answerId: answerId('a'), said: [] },
  'answer.approve': { type: 'answer.approve', questionId: q, answerId: answerId('a') },
  'answer.review': {
    type: 'answer.review',
    questionId: q,
    answerId: answerId('a'),
    memberId: idOf('lea'),
    reviewer: 'leader',
    verdict: 'right',
    correction: null,
  },
  'inbox.answer': {
    type: 'inbox.answer',
    questionIds: [q],
    memberId: idOf('lea'),
    answeredBy: 'Lea',
    text: 'Yes.',
  },
  'answer.pause': { type: 'answer.pause' },
  'answer.continue': { type: 'answer.continue' },
  'answer.skip': { type: 'answer.skip', epoch: 1, sentence: 0 },
  'stage.stop': { type: 'stage.stop' },
  'stage.take-over': { type: 'stage.take-over' },
  'stage.release': { type: 'stage.release' },
  'dial.set': { type: 'dial.set', topic: null, level: 'off' },
  'avatar.hold': { type: 'avatar.hold' },
  'avatar.resume': { type: 'avatar.resume' },
  'floor.give': { type: 'floor.give', memberId: idOf('ada') },
  'floor.take': { type: 'floor.take' },
  'poll.create': {
    type: 'poll.create',
    pollId: pollId('p'),
    kind: 'words',
    question: 'Why?',
    labels: [],
    isHidden: true,
  },
  'poll.open': { type: 'poll.open', pollId: pollId('p') },
  'poll.close': { type: 'poll.close', pollId: pollId('p') },
  'poll.discard': { type: 'poll.discard', pollId: pollId('p') },
  'poll.answer': { type: 'poll.answer', pollId: pollId('p'), picked: [0], text: '' },
  'poll.take-back': { type: 'poll.take-back', pollId: pollId('p') },
  'poll.show-words': { type: 'poll.show-words', pollId: pollId('p'), text: 'Yes' },
  'poll.hide-words': { type: 'poll.hide-words', pollId: pollId('p'), text: 'Yes' },
  'hand.raise': { type: 'hand.raise' },
  'hand.lower': { type: 'hand.lower' },
  'voice.open': { type: 'voice.open' },
  'voice.close': { type: 'voice.close' },
  'voice.allow': { type: 'voice.allow', memberId: idOf('ada') },
  'voice.disallow': { type: 'voice.disallow', memberId: idOf('ada') },
  'agenda.set': { type: 'agenda.set', was: 0, items: [{ item: itemId('i'), title: 'Results', minutes: 5 }] },
  'agenda.start': { type: 'agenda.start', item: itemId('i') },
  'agenda.finish': { type: 'agenda.finish' },
  'order.talk': { type: 'order.talk', talk: 'off' },
  'order.slow': { type: 'order.slow', minutes: 5 },
  'order.words': { type: 'order.words', words: ['blockhead'] },
  'report.send': { type: 'report.send', about: { memberId: idOf('ada') }, reason: 'Shouts.' },
  'report.close': { type: 'report.close', report: 1 },
  'order.unread': { type: 'order.unread', isShown: true },
  'order.calm': { type: 'order.calm', isCalm: true },
  'member.enter': enter('new'),
  'member.leave': { type: 'member.leave', memberId: idOf('ada') },
  'member.sit': { type: 'member.sit', seatId: seatId('A4') },
  'member.stand': { type: 'member.stand' },
  'member.change-role': { type: 'member.change-role', memberId: idOf('ada'), role: 'spectator' },
  'member.mute': { type: 'member.mute', memberId: idOf('ada') },
  'member.explain-mute': { type: 'member.explain-mute', memberId: idOf('ada'), reason: 'Shouts.' },
  'member.unmute': { type: 'member.unmute', memberId: idOf('ada') },
  'member.remove': { type: 'member.remove', memberId: idOf('ada'), reason: '' },
  'member.ban': { type: 'member.ban', memberId: idOf('ada'), reason: '' },
  'member.readmit': { type: 'member.readmit', memberId: idOf('ada') },
  'member.erase': { type: 'member.erase', memberId: idOf('ada') },
  'townhall.create': { type: 'townhall.create', title: 'T', hallId: 'h', personaId: 'p' },
  'townhall.open': { type: 'townhall.open' },
  'townhall.close': { type: 'townhall.close' },
  'townhall.lock': { type: 'townhall.lock' },
  'townhall.unlock': { type: 'townhall.unlock' },
  'act.undo': { type: 'act.undo', entry: 1 },
  'session.start': { type: 'session.start' },
  'clock.reached': { type: 'clock.reached' },
  'anonymous.ask': {
    type: 'anonymous.ask',
    ...sealedQuestion,
    text: 'Why?',
    sealed: { box: '', inside: answerId('b') },
  },
  'anonymous.edit': { type: 'anonymous.edit', ...sealedQuestion, text: 'Why?' },
  'anonymous.withdraw': { type: 'anonymous.withdraw', ...sealedQuestion },
  'anonymous.release': { type: 'anonymous.release', questionId: questionId('q'), reason: 'A threat.' },
  'human.say': { type: 'human.say', epoch: 1, text: 'Good morning.', recogniser: 'test', isAfterGap: false },
  'townhall.edit': { type: 'townhall.edit', revision: 0, plan: aPlan() },
  'townhall.cancel': { type: 'townhall.cancel', reason: '' },
  'head.sign': { type: 'head.sign', seq: 1, head: answerId('b'), signature: 'c', key: 'd' },
};
const parts = ['session', 'mind', 'door', 'clock', 'studio', 'sealed'] as const;

describe('rights', () => {
  for (const role of roleSchema.options) {
    it(`[G1] lets a ${role} do what the table says, and nothing else`, () => {
      const townhall = aTownhall().withApproved('q', 'ada').withMember('me', role);
      for (const command of Object.values(commands)) {
        const isRefused = gist(townhall.decide(person('me'), command)) === 'not-allowed';
        expect({ [command.type]: !isRefused }).toEqual({ [command.type]: mayTry(role, command) });
      }
    });
  }

  for (const name of parts) {
    it(`[G1] lets the ${name} do what the table says, and nothing else`, () => {
      const townhall = aTownhall().withApproved('q', 'ada');
      for (const command of Object.values(commands)) {
        const isRefused = gist(townhall.decide(part(name), command)) === 'not-allowed';
        expect({ [command.type]: !isRefused }).toEqual({ [command.type]: can(name, command.type) });
      }
    });
  }

  it('[G1] lets the planner do what the table says, and nothing else', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    for (const command of Object.values(commands)) {
      const isRefused = gist(townhall.decide(planner('ola'), command)) === 'not-allowed';
      expect({ [command.type]: !isRefused }).toEqual({ [command.type]: can('planner', command.type) });
    }
  });

  it('[G1] names every command in the table', () => {
    const apart: readonly Action[] = [
      'queue.read-pending',
      'poll.read',
      'files.read',
      'dial.raise',
      'order.exempt',
      'green-room.enter',
      'invitation.make',
      'townhall.plan',
    ];
    const actions = Object.keys(permissions).filter((action) => !apart.some((other) => other === action));
    expect(actions.sort()).toEqual(Object.keys(commands).sort());
  });

  it('[G1] believes the state, not the door, about a role changed at the gate', () => {
    const change = { type: 'member.change-role', memberId: idOf('sid'), role: 'attendee' } as const;
    const townhall = aTownhall()
      .do(person('mo'), change)
      .do(part('door'), enter('sid', { role: 'spectator' }));
    expect(townhall.member('sid')).toMatchObject({ role: 'attendee', place: { kind: 'seated' } });
  });

  it('[MB4] gives a body to the roles that may sit', () => {
    for (const role of roleSchema.options) expect([role, hasBody(role)]).toEqual([role, can(role, 'member.sit')]);
  });
});

/** Moderators, organisers and administrators act on ada, an attendee, here: nothing but the table decides. */
function mayTry(role: Role, command: Command): boolean {
  return can(role, command.type);
}

describe('the gate', () => {
  it('[G2] refuses a stranger, somebody away and somebody removed', () => {
    const townhall = aTownhall()
      .do(part('door'), { type: 'member.leave', memberId: idOf('ada') })
      .do(person('mo'), { type: 'member.remove', memberId: idOf('bob'), reason: 'Shouting.' });
    expect(townhall.decide(person('nobody'), ask('q'))).toEqual(refuse('not-here'));
    expect(townhall.decide(person('ada'), ask('q'))).toEqual(refuse('not-here'));
    expect(townhall.decide(person('bob'), ask('q'))).toEqual(refuse('removed'));
  });

  it('[G3] lets people come, ask and talk before the beginning, but keeps the stage free', () => {
    const townhall = aCreatedTownhall()
      .withMember('mo', 'moderator', 'desk')
      .withMember('lea', 'leader')
      .withMember('ada');
    townhall.withApproved('q', 'ada').do(person('ada'), { type: 'voice.open' });
    expect(townhall.decide(person('mo'), commands['question.call'])).toEqual(refuse('town-hall-not-open'));
    expect(townhall.decide(person('mo'), commands['floor.give'])).toEqual(refuse('town-hall-not-open'));
    expect(townhall.decide(person('lea'), commands['stage.take-over'])).toEqual(refuse('town-hall-not-open'));
  });

  it('[G3] refuses everything but the aftermath once it is closed', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(part('session'), { type: 'townhall.close' });
    expect(townhall.decide(person('bob'), commands['question.vote'])).toEqual(refuse('town-hall-closed'));
    expect(townhall.decide(part('door'), enter('new'))).toEqual(refuse('town-hall-closed'));
    expect(gist(townhall.decide(person('mo'), commands['member.mute']))).toEqual(['member.muted']);
    expect(gist(townhall.decide(part('door'), commands['member.leave']))).toEqual(['member.left']);
    expect(gist(townhall.decide(part('session'), commands['head.sign']))).toEqual(['head.signed']);
  });

  it('[G4] accepts without an event what changes nothing', () => {
    const townhall = aTownhall();
    expect(townhall.decide(part('door'), enter('ada'))).toEqual([]);
    expect(townhall.decide(part('session'), { type: 'townhall.open' })).toEqual([]);
    expect(townhall.decide(part('clock'), { type: 'clock.reached' })).toEqual([]);
  });

  it('[G4] has a sentence for every refusal that it gives', () => {
    const townhall = aTownhall();
    for (const command of Object.values(commands)) {
      for (const actor of [person('mo'), person('ada'), ...parts.map(part)]) {
        const decision = townhall.decide(actor, command);
        if (isRefusal(decision)) expect(refusals[decision.refused]).toMatch(/\.$/);
      }
    }
  });

  it('[G6] folds its own events to the live state', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(part('mind'), finish('q', 1));
    expect(plain(fold(emptyTownhall(townhall.state.id), townhall.events))).toEqual(plain(townhall.state));
  });

  it('[G7] counts one entry per event', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(townhall.state.seq).toBe(townhall.events.length);
    expect(townhall.question('q').wordings.first()?.entry).toBe(
      townhall.events.findIndex((event) => event.type === 'question.asked') + 1,
    );
    expect(gist(townhall.decide(part('mind'), prepared('q', 'b')))).toBe('not-approved');
    expect(gist(townhall.decide(part('mind'), start('q', 1)))).toBe('not-called');
  });
});
