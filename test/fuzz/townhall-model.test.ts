import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../protocol/commands.ts';
import { type Actor, type TownhallEvent, townhallEventSchema } from '../../protocol/events.ts';
import { refusals } from '../../protocol/refusals.ts';
import { can, type Role, roleSchema } from '../../protocol/roles.ts';
import { assertSound } from '../../server/townhall/assert-sound.ts';
import { nextDeadline } from '../../server/townhall/deadlines.ts';
import { isRefusal } from '../../server/townhall/decision.ts';
import { emptyTownhall } from '../../server/townhall/empty-townhall.ts';
import { fold } from '../../server/townhall/evolve.ts';
import { isSilencing } from '../../server/townhall/silencing.ts';
import type { Stage, TownhallState } from '../../server/townhall/state.ts';
import { questionView } from '../../server/townhall/views.ts';
import { visibleTo } from '../../server/townhall/visible-to.ts';
import {
  answerId,
  aTownhall,
  enter,
  idOf,
  part,
  person,
  plain,
  questionId,
  seatId,
  type TownhallBuilder,
} from '../support/build-townhall.ts';

/** One step of a random town hall: the epoch is given relative to the present one, for a random number would always be outdated. */
interface Step {
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

const asked = fc.record({ type: fc.constant('question.ask' as const), questionId: id, text });
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
const reasons = fc.record({ type: fc.constant('question.reject' as const), questionId: id, reason: text });
const refers = fc.record({ type: fc.constant('question.refer' as const), questionId: id, owner: text, note: text });
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

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step(byPerson, asked),
  step(byPerson, edited),
  step(byPerson, fc.record({ type: plainQuestion, questionId: id })),
  step(byCrew, fc.record({ type: crewQuestion, questionId: id })),
  step(byCrew, fc.record({ type: fc.constantFrom('question.approve', 'question.call'), questionId: id })),
  step(byCrew, pairs),
  step(byCrew, moves),
  step(byCrew, fc.oneof(reasons, refers, edited)),
  step(byPerson, fc.record({ type: self })),
  step(fc.constant(person('lea')), fc.record({ type: fc.constantFrom('stage.take-over', 'stage.release') })),
  step(
    byPerson,
    fc.record({
      type: fc.constant('member.sit' as const),
      seatId: fc.constantFrom('A1', 'A2', 'A3', 'Z1').map(seatId),
    }),
  ),
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
      })
      .map(({ questionId: any, isCalled, digit: of, ...rest }) => (state: TownhallState) => {
        const prepared = { type: 'answer.prepared' as const, answerId: answerId(of), ...rest };
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
  step(byCrew, fc.constant({ type: 'answer.pause' as const })),
  step(byCrew, fc.constant({ type: 'answer.continue' as const })),
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
      const cut = state.questions.find(({ run }) => run?.kind === 'cut');
      return {
        type: 'answer.report' as const,
        questionId: cut?.id ?? fallback,
        answerId: cut?.run?.answerId ?? answerId('a'),
        said: [0],
      };
    }),
  ),
  step(
    fc.constant(part('mind')),
    fc.record({ offset, referTo: fc.option(fc.constant('Maya'), { nil: null }) }).map(
      ({ offset: by, referTo }) =>
        (state: TownhallState) =>
          onStage(state, (questionId) => ({
            type: 'answer.finish',
            questionId,
            epoch: state.epoch + by,
            unsaid: [],
            sentencesSaid: 2,
            referTo,
          })),
    ),
  ),
  step(fc.constant(part('clock')), fc.constant({ type: 'clock.reached' as const })),
  step(
    fc.constant(part('session')),
    fc.record({ type: fc.constantFrom('avatar.switch-off' as const, 'avatar.switch-on' as const) }),
  ),
);

/** Rare: what ends the play for somebody or everybody. */
const rareStep: fc.Arbitrary<Step> = fc.oneof(
  step(
    fc.constant(part('session')),
    fc.record({ type: fc.constantFrom('session.start', 'stage.stop', 'townhall.open') }),
  ),
  step(byCrew, fc.record({ type: fc.constant('member.remove' as const), memberId: member, reason: text })),
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
const play = fc
  .record({
    steps: fc.array(fc.oneof({ arbitrary: anyStep, weight: 30 }, { arbitrary: rareStep, weight: 1 }), {
      minLength: 20,
      maxLength: 150,
      size: 'max',
    }),
    close: fc.array(lastStep, { maxLength: 1 }),
    after: fc.array(anyStep, { maxLength: 10 }),
  })
  .map(({ steps, close, after }) => [...steps, ...close, ...after]);

function onStage(state: TownhallState, make: (id: ReturnType<typeof questionId>) => Command): Command {
  const { stage } = state;
  return make('questionId' in stage && stage.questionId !== null ? stage.questionId : questionId('q1'));
}

function begin(): TownhallBuilder {
  return aTownhall()
    .withMember('org', 'organiser')
    .withMember('root', 'administrator', 'desk')
    .withApproved('q1', 'ada');
}

type Check = (
  townhall: TownhallBuilder,
  before: TownhallState,
  command: Command,
  events: readonly TownhallEvent[],
) => void;

/** Plays the steps and checks after each accepted one; a failure names what was accepted until then. */
function run(steps: readonly Step[], check: Check = () => {}): TownhallBuilder {
  const townhall = begin();
  const accepted: Command[] = [];
  for (const { actor, waitMs, make } of steps) {
    townhall.withContext({ nowMs: townhall.context.nowMs + waitMs });
    const before = townhall.state;
    const command = make(before);
    const decision = townhall.decide(actor, command);
    expect(townhall.decide(actor, command)).toEqual(decision);
    if (isRefusal(decision)) {
      expect(refusals).toHaveProperty(decision.refused);
      continue;
    }
    accepted.push(command);
    try {
      townhall.do(actor, command);
      check(townhall, before, command, decision);
    } catch (cause) {
      throw new Error(`after ${JSON.stringify(accepted)}`, { cause });
    }
  }
  return townhall;
}

describe('random town halls', () => {
  it('[G5] stay sound, and every event is one that the record can hold', () => {
    fc.assert(
      fc.property(play, (steps) => {
        run(steps, (townhall, _before, _command, events) => {
          assertSound(townhall.state);
          for (const event of events) townhallEventSchema.parse(event);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('[G6] fold to the live state, with and without the erased parts', () => {
    fc.assert(
      fc.property(play, (steps) => {
        const { events, state } = run(steps);
        const gone = new Set(events.flatMap((event) => (event.type === 'record.erased' ? event.entries : [])));
        const stored = events.map(
          (event, index): TownhallEvent =>
            gone.has(index + 1) && 'personal' in event ? { ...event, personal: 'erased' } : event,
        );
        expect(plain(fold(emptyTownhall(state.id), events))).toEqual(plain(state));
        expect(plain(fold(emptyTownhall(state.id), stored))).toEqual(plain(state));
      }),
      { numRuns: 100 },
    );
  });

  it('[ST2] begin a new epoch whenever the holder of the stage changes', () => {
    fc.assert(
      fc.property(play, (steps) => {
        run(steps, ({ state }, before, command, events) => {
          expect(state.epoch).toBeGreaterThanOrEqual(before.epoch);
          if (holder(state.stage) !== holder(before.stage)) expect(state.epoch).toBeGreaterThan(before.epoch);
          if (isSilencing(command)) {
            const opening = ['voice.opened', 'answer.started', 'stage.taken-over', 'floor.given', 'question.called'];
            expect(events.filter(({ type }) => opening.includes(type))).toEqual([]);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('[MB6] have no deadline behind them once the clock was reached', () => {
    fc.assert(
      fc.property(play, (steps) => {
        const townhall = run(steps).do(part('clock'), { type: 'clock.reached' });
        expect(nextDeadline(townhall.state) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(townhall.context.nowMs);
      }),
      { numRuns: 50 },
    );
  });

  it('[SEE2] never show a wording that was not approved to anybody but its author and the crew', () => {
    fc.assert(
      fc.property(play, (steps) => {
        const { events, state } = run(marked(steps), (townhall, _before, _command, now) =>
          assertNothingLeaks(townhall.state, now),
        );
        assertNothingLeaks(state, events);
      }),
      { numRuns: 150 },
    );
  });

  it('[G5] reach every kind of event', () => {
    const kinds = new Set<string>();
    for (const steps of fc.sample(play, { numRuns: 500, seed: 7 })) {
      for (const event of run(steps).events) kinds.add(event.type);
    }
    const all = townhallEventSchema.options.map((option) => option.shape.type.value);
    expect(all.filter((type) => !kinds.has(type))).toEqual([]);
  });
});

/** Calling and answering are one turn of the avatar; the question that a live human answers may change. */
function holder(stage: Stage): string {
  if (stage.kind === 'called' || stage.kind === 'avatar') return `avatar ${stage.questionId}`;
  return 'memberId' in stage ? `${stage.kind} ${stage.memberId}` : stage.kind;
}

/** The same steps with a wording of its own in each, so that a leak can be told from a repetition. */
function marked(steps: readonly Step[]): readonly Step[] {
  return steps.map((each, index) => ({
    ...each,
    make: (state) => {
      const command = each.make(state);
      const isWording = command.type === 'question.ask' || command.type === 'question.edit';
      return isWording ? { ...command, text: `secret-${index}-` } : command;
    },
  }));
}

function assertNothingLeaks(state: TownhallState, events: readonly TownhallEvent[]): void {
  for (const name of ['bob', 'sid', 'lea', 'stranger']) {
    const viewerRole: Role = state.members.get(idOf(name))?.role ?? 'attendee';
    if (can(viewerRole, 'queue.read-pending')) continue;
    const viewer = { memberId: idOf(name), role: viewerRole };
    const seen = JSON.stringify(events.map((event) => visibleTo(viewer, event, state)));
    for (const question of state.questions.values()) {
      if (question.author.kind === 'member' && question.author.memberId === viewer.memberId) continue;
      const hidden = question.wordings.take(question.shownFrom ?? question.wordings.size);
      const views = JSON.stringify([
        questionView(state, { audience: 'everyone', leaderName: 'Lea' }, question.id),
        questionView(state, { audience: 'leader', leaderName: 'Lea' }, question.id),
      ]);
      for (const { text: wording } of hidden) {
        if (typeof wording === 'string')
          expect({ name, leaks: `${seen}${views}`.includes(wording) && wording }).toEqual({ name, leaks: false });
      }
    }
  }
}
