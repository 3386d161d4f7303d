import { describe, expect, it } from 'vitest';
import { everything, filterDesk, isFiltered } from '../../../../../client/world/desk/desk-filter.ts';
import {
  assignedWords,
  departmentsOf,
  hasMine,
  labelsInUse,
  moderatorsOf,
} from '../../../../../client/world/desk/question-marks.ts';
import { memberIdSchema } from '../../../../../protocol/ids.ts';
import type { Role } from '../../../../../protocol/roles.ts';
import { aQuestionLine } from '../../../../support/a-question-line.ts';

const [me, kim] = ['me', 'kim'].map((name) => memberIdSchema.parse(name));
if (me === undefined || kim === undefined) throw new Error('two people');
const mine = aQuestionLine('1', { labels: ['Pay'], assigned: { kind: 'member', memberId: me, name: 'Me' } });
const hers = aQuestionLine('2', {
  labels: ['Later', 'PAY'],
  assigned: { kind: 'member', memberId: kim, name: 'Kim' },
  department: 'Research',
});
const other = aQuestionLine('3', { assigned: { kind: 'leader' }, department: 'research' });
const lines = [mine, hers, other];

describe('what moderators put on questions', () => {
  it('[LB3] [LB10] offers the labels and departments in use, each once', () => {
    expect(labelsInUse(lines)).toEqual(['Pay', 'Later']);
    expect(departmentsOf(lines)).toEqual(['Research']);
    expect([departmentsOf([mine]), labelsInUse([other])]).toEqual([[], []]);
  });

  it('[LB6] says whose a question is', () => {
    expect(lines.map((line) => assignedWords(line, me))).toEqual(['Yours', 'For Kim', 'For the leader']);
    expect(assignedWords(aQuestionLine('4'), me)).toBeNull();
    expect([hasMine(lines, me), hasMine([hers, other], me)]).toEqual([true, false]);
  });

  it('[LB6] offers those who moderate, oneself first', () => {
    const person = (memberId: string, name: string, role: Role) => ({
      memberId: memberIdSchema.parse(memberId),
      ...{ name, role, isBot: false, isAway: false, hasHandUp: false, isMuted: false, isAllowed: false },
      mistakenFor: '' as const,
    });
    const people = [
      person('a', 'Ann', 'attendee'),
      person('z', 'Zoe', 'organiser'),
      person('kim', 'Kim', 'moderator'),
      person('me', 'Sam', 'moderator'),
    ];
    const found = moderatorsOf(new Map(people.map((each) => [each.memberId, each])), me);
    expect(found.map(({ name }) => name)).toEqual(['Sam', 'Kim', 'Zoe']);
  });

  it('[LB10] narrows by label, department and what is mine', () => {
    const lists = {
      byId: new Map(),
      onStage: null,
      waiting: lines,
      ...{ mine: [], corrected: [], done: [], pending: [], closed: [] },
    };
    const left = (change: Partial<typeof everything>) => {
      const filter = { ...everything, ...change };
      expect(isFiltered(filter)).toBe(true);
      return filterDesk(lists, filter, { read: new Set(), selected: null, self: me }).queue.map(({ id }) => id);
    };
    expect(left({ label: 'Pay' })).toEqual(['1', '2']);
    expect(left({ department: 'Research' })).toEqual(['2', '3']);
    expect(left({ isMine: true })).toEqual(['1']);
    expect(left({ label: 'Gone' })).toEqual([]);
  });
});
