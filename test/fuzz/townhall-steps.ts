import fc from 'fast-check';
import type { Command } from '../../protocol/commands.ts';
import type { Actor } from '../../protocol/events.ts';
import { roleSchema } from '../../protocol/roles.ts';
import type { TownhallState } from '../../server/townhall/state.ts';
import { answerId, enter, idOf, part, person, planner, questionId, seatId } from '../support/build-townhall.ts';
import { agendaSteps } from './agenda-steps.ts';
import { anonymousSteps, says, toolSteps, undoes } from './desk-steps.ts';
import { planEdits } from './plan-steps.ts';
import { pollSteps } from './poll-steps.ts';

/** One step of a random town hall: the epoch is given relative to the present one, for a random number would always be outdated. */
export interface Step {
  readonly actor: Actor;
  readonly waitMs: number;
  readonly make: (state: TownhallState) => Command;
}

const people = ['mo', 'lea', 'ada', 'bob', 'sid', 'org', 'root', 'new'] as const;
const crewIds = ['mo', 'org', 'root'] as const;

const id = fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5').map(questionId);
const member = fc.constantFrom(...people).map(idOf);
const text = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map((n) => `Wording ${n}.`),
  fc.string({ maxLength: 8 }),
);
const role = fc.constantFrom(...roleSchema.options);
const byPerson = fc.oneof(fc.constantFrom(...people), fc.constantFrom('mo', 'lea', 'ada', 'bob')).map(person);
const byCrew = fc.constantFrom(...crewIds).map(person);
const offset = fc.constantFrom(0, 0, 0, 0, -1, 1);
/** Most answers may be said as they are. */
const seldom = fc.constantFrom(undefined, undefined, undefined, undefined, undefined, true as const);
const digit = fc.constantFrom('a', 'a', 'b');

function step(
  actor: fc.Arbitrary<Actor>,
  command: fc.Arbitrary<Command | ((state: TownhallState) => Command)>,
): fc.Arbitrary<Step> {
  const waitMs = fc.constantFrom(0, 1, 50, 400_000);
  return fc.record({ actor, command, waitMs }).map(({ actor: by, command: what, waitMs: wait }) => ({
    actor: by,
    waitMs: wait,
    make: typeof what === 'function' ? what : () => what,
  }));
}

const asked = fc.record({
  type: fc.constant('question.ask' as const),
  questionId: id,
  text,
  followsUp: fc.oneof({ arbitrary: fc.constant(undefined), weight: 8 }, { arbitrary: id, weight: 1 }),
});
const edited = fc.record({ type: fc.constant('question.edit' as const), questionId: id, text });
const plainQuestion = fc.constantFrom('question.withdraw', 'question.vote', 'question.vote', 'question.unvote');
const crewQuestion = fc.constantFrom(
  'question.approve',
  'question.approve',
  'question.call',
  'question.return',
  'question.unmerge',
);
const pairs = fc.record({ type: fc.constant('question.merge' as const), questionId: id, into: id });
const moves = fc.record({
  type: fc.constant('question.move' as const),
  questionId: id,
  before: fc.option(id, { nil: null }),
});
const rejects = { type: fc.constant('question.reject' as const), isOutOfQueue: seldom };
const reasons = fc.record({ ...rejects, questionId: id, reason: text });
const refers = fc.record({ type: fc.constant('question.refer' as const), questionId: id, owner: text, note: text });
const laters = fc.record({
  type: fc.constant('referral.answer' as const),
  questionId: id,
  text,
  answeredBy: text,
});
const dials = fc.record({
  type: fc.constant('dial.set' as const),
  topic: fc.constantFrom(null, null, 'Pay'),
  level: fc.constantFrom('off', 'assist', 'assist', 'assist', 'auto', 'auto'),
});
const self = fc.constantFrom(
  'hand.raise',
  'hand.lower',
  'voice.open',
  'voice.close',
  'member.stand',
  'stage.take-over',
  'stage.release',
);
const crewPlain = fc.constantFrom(
  'stage.stop',
  'avatar.hold',
  'avatar.resume',
  'floor.take',
  'townhall.lock',
  'townhall.unlock',
);
const onMember = fc.constantFrom('floor.give', 'member.mute', 'member.unmute');

/** What keeps order. */
const orders = fc.oneof(
  fc.record({ type: fc.constant('order.talk' as const), talk: fc.constantFrom('open', 'by-hand', 'by-hand', 'off') }),
  fc.record({ type: fc.constant('order.slow' as const), minutes: fc.constantFrom(0, 0, 0, 1, 5) }),
  fc.record({ type: fc.constant('order.calm' as const), isCalm: fc.boolean() }),
  fc.record({ type: fc.constant('order.unread' as const), isShown: fc.boolean() }),
  fc.record({ type: fc.constantFrom('voice.allow' as const, 'voice.disallow' as const), memberId: member }),
  fc.record({ type: fc.constant('member.explain-mute' as const), memberId: member, reason: text }),
  fc.record({ type: fc.constant('order.words' as const), words: fc.array(text, { maxLength: 2 }) }),
  member.map((fallback) => ({ members }: TownhallState): Command => {
    const out = members.find(({ presence }) => presence.kind === 'removed');
    return { type: 'member.readmit', memberId: out?.id ?? fallback };
  }),
);

/** What a moderator does who lets people talk by raised hand: else hands would seldom be asked for, up, seen and let go again. */
const letsTalk = ({ members, order }: TownhallState): Command => {
  const waits = members.find(({ hasHandUp, isAllowed, isMuted }) => hasHandUp && !isAllowed && !isMuted);
  const allowed = members.find(({ isAllowed }) => isAllowed);
  if (order.talk !== 'by-hand') return { type: 'order.talk', talk: 'by-hand' };
  if (allowed !== undefined) return { type: 'voice.disallow', memberId: allowed.id };
  return { type: 'voice.allow', memberId: waits?.id ?? idOf('ada') };
};

/** What the mind does when nothing gets between: it prepares what is called, then begins. */
const speaks = (state: TownhallState): Command =>
  onStage(state, (questionId) => {
    const made = state.questions.get(questionId)?.prepared ?? null;
    const known = { questionId, answerId: made?.answerId ?? answerId('a') };
    if (made !== null) return { type: 'answer.start', ...known, epoch: state.epoch };
    return { type: 'answer.prepared', ...known, outcome: 'answered', personaVersion: 7, consentEpoch: 2, topics: [] };
  });

const reported = fc.record({
  type: fc.constant('report.send' as const),
  about: fc.oneof(fc.record({ memberId: member }), fc.record({ questionId: id })),
  reason: text,
});

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step(byPerson, reported),
  step(fc.constant(part('sealed')), anonymousSteps({ id, text })),
  step(fc.constant(part('captions')), says({ text })),
  step(
    fc.constant(part('session')),
    fc.record({ type: fc.constant('anonymous.release' as const), questionId: id, reason: text }),
  ),
  step(
    byCrew,
    fc.constant(({ reports }: TownhallState) => ({
      type: 'report.close' as const,
      report: reports.keySeq().first() ?? 1,
    })),
  ),
  step(fc.constant(part('mind')), fc.constant(speaks)),
  step(byCrew, orders),
  step(byCrew, undoes),
  step(byCrew, fc.constant(letsTalk)),
  step(fc.constantFrom(person('ada'), person('bob')), fc.constant({ type: 'hand.raise' as const })),
  step(byPerson, asked),
  step(byPerson, edited),
  step(byPerson, fc.record({ type: plainQuestion, questionId: id })),
  step(byCrew, fc.record({ type: crewQuestion, questionId: id })),
  step(byCrew, fc.record({ type: fc.constantFrom('question.approve', 'question.call'), questionId: id })),
  step(byCrew, pairs),
  step(byCrew, moves),
  step(byCrew, toolSteps({ id, text })),
  step(byCrew, fc.oneof(reasons, refers, laters, edited)),
  step(byPerson, fc.record({ type: self })),
  step(fc.constant(person('lea')), fc.record({ type: fc.constantFrom('stage.take-over', 'stage.release') })),
  step(
    byPerson,
    fc.record({
      type: fc.constant('member.sit' as const),
      seatId: fc.constantFrom('A1', 'A2', 'A3', 'Z1').map(seatId),
    }),
  ),
  step(fc.oneof(byCrew, fc.constant(person('lea'))), dials),
  step(byCrew, fc.record({ type: crewPlain })),
  step(byCrew, fc.record({ type: onMember, memberId: member })),
  step(byCrew, fc.record({ type: fc.constant('member.change-role' as const), memberId: member, role })),
  step(
    fc.constant(part('door')),
    fc
      .record({
        name: fc.constantFrom(...people),
        role,
        kind: fc.constantFrom('body', 'body', 'desk', 'companion'),
        keep: fc.boolean(),
      })
      .map(
        ({ name, role: given, kind, keep }) =>
          (state: TownhallState) =>
            enter(name, {
              kind,
              look: keep ? 'a000000000' : undefined,
              role: keep ? (state.members.get(idOf(name))?.doorRole ?? given) : given,
            }),
      ),
  ),
  step(fc.constant(part('door')), fc.record({ type: fc.constant('member.leave' as const), memberId: member })),
  step(
    fc.constant(part('mind')),
    fc
      .record({
        questionId: id,
        isCalled: fc.boolean(),
        digit,
        outcome: fc.constantFrom('answered', 'abstained'),
        personaVersion: fc.constantFrom(7, 7, 7, 8),
        consentEpoch: fc.constantFrom(2, 2, 2, 1),
        needsReading: seldom,
      })
      .map(({ questionId: any, isCalled, digit: of, ...rest }) => (state: TownhallState) => {
        const topics = any === 'q1' ? ['Pay'] : [];
        const prepared = { type: 'answer.prepared' as const, answerId: answerId(of), topics, ...rest };
        return isCalled
          ? onStage(state, (called) => ({ ...prepared, questionId: called }))
          : { ...prepared, questionId: any };
      }),
  ),
  step(
    fc.constant(part('mind')),
    fc.record({ offset, digit }).map(
      ({ offset: by, digit: of }) =>
        (state: TownhallState) =>
          onStage(state, (questionId) => ({
            type: 'answer.start',
            questionId,
            answerId: state.questions.get(questionId)?.prepared?.answerId ?? answerId(of),
            epoch: state.epoch + by,
          })),
    ),
  ),
  // A vote is taken back by whoever gave it: two people and one question meet often enough.
  step(
    fc.constant(person('bob')),
    fc.record({ type: fc.constantFrom('question.vote', 'question.unvote'), questionId: fc.constant(questionId('q1')) }),
  ),
  step(
    byCrew,
    id.map((fallback) => (state: TownhallState) => {
      const merged = state.questions.find(({ phase }) => phase.kind === 'merged');
      return { type: 'question.unmerge' as const, questionId: merged?.id ?? fallback };
    }),
  ),
  step(
    byCrew,
    fc.record({ fallback: id, digit }).map(({ fallback, digit: of }) => (state: TownhallState) => {
      const unread = state.questions.find(({ prepared }) => prepared?.reading === 'needed');
      return {
        type: 'answer.approve' as const,
        questionId: unread?.id ?? fallback,
        answerId: unread?.prepared?.answerId ?? answerId(of),
      };
    }),
  ),
  step(byCrew, fc.constant({ type: 'answer.pause' as const })),
  // What is paused goes on by the same hand: else it seldom would, in so short a play.
  step(
    byCrew,
    fc.constant(({ stage }: TownhallState) => ({
      type: stage.kind === 'avatar' && !stage.isPaused ? ('answer.pause' as const) : ('answer.continue' as const),
    })),
  ),
  step(
    byCrew,
    fc.constant(({ stage }: TownhallState) =>
      stage.kind === 'avatar' && stage.isPaused ? { type: 'answer.continue' } : { type: 'answer.pause' },
    ),
  ),
  step(
    byCrew,
    offset.map((by) => (state: TownhallState) => ({
      type: 'answer.skip' as const,
      epoch: Math.max(0, state.epoch + by),
      sentence: 0,
    })),
  ),
  step(
    fc.constant(part('mind')),
    id.map((fallback) => (state: TownhallState) => {
      const cut = state.questions.find(({ run }) => run?.kind === 'cut' && run.said === null);
      return {
        type: 'answer.report' as const,
        questionId: cut?.id ?? fallback,
        answerId: cut?.run?.answerId ?? answerId('a'),
        said: [0],
      };
    }),
  ),
  step(
    fc.constant(part('studio')),
    fc
      .record({ fallback: id, verdict: fc.constantFrom('right', 'wrong', 'better') })
      .map(({ fallback, verdict }) => (state: TownhallState) => {
        const given = state.questions.find(({ run }) => run !== null && run.kind !== 'running');
        return {
          type: 'answer.review' as const,
          questionId: given?.id ?? fallback,
          answerId: given?.run?.answerId ?? answerId('a'),
          memberId: idOf('lea'),
          reviewer: 'leader' as const,
          verdict,
          correction: null,
        };
      }),
  ),
  step(
    fc.constant(part('studio')),
    fc.record({
      type: fc.constant('inbox.answer' as const),
      questionIds: fc.array(id, { minLength: 1, maxLength: 2 }),
      memberId: fc.constant(idOf('lea')),
      answeredBy: fc.constant('Lea'),
      text,
    }),
  ),
  step(
    fc.constant(part('mind')),
    fc.record({ offset, referral: fc.option(fc.constant({ owner: 'Maya' }), { nil: null }) }).map(
      ({ offset: by, referral }) =>
        (state: TownhallState) =>
          onStage(state, (questionId) => ({
            type: 'answer.finish',
            questionId,
            epoch: state.epoch + by,
            unsaid: [],
            sentencesSaid: 2,
            referral,
          })),
    ),
  ),
  step(fc.constant(part('clock')), fc.constant({ type: 'clock.reached' as const })),
  step(
    fc.constant(part('session')),
    fc.record({ type: fc.constantFrom('avatar.switch-off' as const, 'avatar.switch-on' as const) }),
  ),
);

const polls = [
  ...pollSteps(byPerson, byCrew, text).map(([actor, command]) => step(actor, command)),
  step(byCrew, agendaSteps(text)),
];

/** Rare: what ends the play for somebody or everybody. */
const rareStep: fc.Arbitrary<Step> = fc.oneof(
  step(fc.constant(planner('ola')), planEdits),
  step(
    fc.constant(part('session')),
    fc.record({ type: fc.constantFrom('session.start', 'stage.stop', 'townhall.open') }),
  ),
  step(byCrew, fc.record({ type: fc.constant('member.remove' as const), memberId: member, reason: text })),
  step(byCrew, fc.record({ type: fc.constant('member.ban' as const), memberId: member, reason: text })),
  step(
    fc.constantFrom(person('org'), person('root')),
    fc.record({ type: fc.constant('member.erase' as const), memberId: member }),
  ),
  step(
    fc.constant(part('session')),
    fc.constant((state: TownhallState) => ({
      type: 'head.sign' as const,
      seq: state.seq,
      head: answerId('c'),
      signature: 'd',
      key: 'e',
    })),
  ),
);
const lastStep = step(fc.constant(part('session')), fc.constant({ type: 'townhall.close' as const }));
/** A random town hall from its opening on; one in four asks polls and keeps an agenda, too, so that everything else stays as frequent in the others. */
export const play = fc.oneof(
  { arbitrary: playOf(fc.oneof({ arbitrary: anyStep, weight: 30 }, { arbitrary: rareStep, weight: 1 })), weight: 3 },
  {
    arbitrary: playOf(
      fc.oneof(
        { arbitrary: fc.oneof(...polls), weight: 30 },
        { arbitrary: anyStep, weight: 10 },
        { arbitrary: rareStep, weight: 1 },
      ),
    ),
    weight: 1,
  },
);

function playOf(steps: fc.Arbitrary<Step>): fc.Arbitrary<readonly Step[]> {
  return fc
    .record({
      steps: fc.array(steps, { minLength: 20, maxLength: 150, size: 'max' }),
      close: fc.array(lastStep, { maxLength: 1 }),
      after: fc.array(anyStep, { maxLength: 10 }),
    })
    .map((play) => [...play.steps, ...play.close, ...play.after]);
}

function onStage(state: TownhallState, make: (id: ReturnType<typeof questionId>) => Command): Command {
  const { stage } = state;
  return make('questionId' in stage && stage.questionId !== null ? stage.questionId : questionId('q1'));
}
