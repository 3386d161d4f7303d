import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TownhallEvent } from '../../protocol/events.ts';
import { type Ending, endings, type Fairness } from '../../protocol/record/fairness.ts';
import { FairnessCount } from '../../protocol/record/fairness-count.ts';
import { isRefusal } from '../../server/townhall/decision.ts';
import type { QuestionPhase } from '../../server/townhall/state.ts';
import { aTownhall, type TownhallBuilder } from '../support/build-townhall.ts';
import { play, type Step } from './townhall-steps.ts';

function run(steps: readonly Step[]): TownhallBuilder {
  const townhall = aTownhall().withMember('org', 'organiser').withMember('root', 'administrator', 'desk');
  townhall.withApproved('q1', 'ada');
  for (const { actor, waitMs, make } of steps) {
    townhall.withContext({ nowMs: townhall.context.nowMs + waitMs });
    const command = make(townhall.state);
    if (!isRefusal(townhall.decide(actor, command))) townhall.do(actor, command);
  }
  return townhall;
}

function counted(events: readonly TownhallEvent[], looksEvery = Number.POSITIVE_INFINITY): Fairness {
  const count = new FairnessCount();
  for (const [index, event] of events.entries()) {
    count.take(index + 1, event);
    if (index % looksEvery === 0) count.fairness();
  }
  return count.fairness();
}

const endingOf: Readonly<Record<QuestionPhase['kind'], Ending>> = {
  pending: 'pending',
  approved: 'queued',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  merged: 'merged',
  called: 'on-stage',
  answering: 'on-stage',
  answered: 'answered',
  referred: 'passed-on',
};

describe('fairness of random town halls', () => {
  it('[F2] is what the gate’s state says, and adds up', () => {
    fc.assert(
      fc.property(play, (steps) => {
        const { events, state } = run(steps);
        const { figures } = counted(events);
        const size = (name: keyof typeof figures) => figures[name].length;
        const questions = [...state.questions.values()];
        for (const ending of endings) {
          const there = questions.filter(({ phase }) => endingOf[phase.kind] === ending);
          expect([ending, size(ending)]).toEqual([ending, there.length]);
        }
        const sum = (start: string) =>
          Object.entries(figures).reduce((all, [name, { length }]) => all + (name.startsWith(start) ? length : 0), 0);
        expect(endings.reduce((all, ending) => all + size(ending), 0)).toBe(size('asked'));
        expect(sum('called-')).toBe(size('called'));
        expect(sum('rejected-')).toBe(size('rejected'));
        expect(size('by-avatar') + size('in-person')).toBe(size('answered'));
        // An anonymous one has no vote of its own.
        const own = questions.filter(({ author }) => author.kind === 'member').length;
        const voters = questions.reduce((all, question) => all + question.voters.size, 0);
        expect(size('votes')).toBe(voters - own);
      }),
      { numRuns: 150 },
    );
  });

  it('[F4] [F9] a call before its turn is the same to the gate and to the count', () => {
    fc.assert(
      fc.property(play, (steps) => {
        const { events, state } = run(steps);
        const ahead = new Map<string, boolean>();
        const { changes } = counted(events);
        for (const [index, event] of events.entries())
          if (event.type === 'question.called')
            ahead.set(
              event.questionId,
              changes.some(({ kind, entry }) => kind === 'called' && entry === index + 1),
            );
        for (const [id, isAhead] of ahead)
          expect([id, [...state.questions.values()].find((each) => each.id === id)?.isCalledAhead]).toEqual([
            id,
            isAhead,
          ]);
        for (const { id, phase, placed } of state.questions.values())
          expect([id, phase.kind === 'approved' && state.pinned.includes(id)]).toEqual([id, placed !== 'by-votes']);
      }),
      { numRuns: 150 },
    );
  });

  it('[F7] does not depend on how often one looks, and every entry it counts is there and of its kind', () => {
    fc.assert(
      fc.property(play, fc.integer({ min: 1, max: 7 }), (steps, every) => {
        const { events } = run(steps);
        const fairness = counted(events, every);
        expect(fairness).toEqual(counted(events));
        const typesOf = (entries: readonly number[]) => new Set(entries.map((entry) => events[entry - 1]?.type));
        for (const entries of Object.values(fairness.figures)) {
          expect(entries).toEqual([...entries].sort((a, b) => a - b));
          expect(typesOf(entries)).not.toContain(undefined);
        }
        expect([...typesOf(fairness.figures.asked)].filter((type) => type !== 'question.asked')).toEqual([]);
        expect([...typesOf(fairness.figures.moved)].filter((type) => type !== 'question.moved')).toEqual([]);
        const back = typesOf(fairness.figures['moved-back']);
        const ways = new Set<string | undefined>(['question.unpinned', 'question.unmoved']);
        expect([...back].filter((type) => !ways.has(type))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
