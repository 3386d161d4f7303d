import { describe, expect, it } from 'vitest';
import { refuse } from '../../../protocol/refusals.ts';
import { told } from '../../../server/townhall/departments.ts';
import { aPlan, aPlannedTownhall } from '../../support/a-plan.ts';
import { enter, gist, part, planner } from '../../support/build-townhall.ts';

const door = part('door');
const aTownhallFor = (...departments: string[]) => aPlannedTownhall({ departments });

describe('a town hall for some departments', () => {
  it.each(['Research', ' research ', 'RESEARCH\u200B', 'sales'])('[OT17] lets in who is of %j', (department) => {
    const townhall = aTownhallFor('Research', 'Sales');
    expect(gist(townhall.decide(door, enter('ada', { department })))).toEqual(['member.entered']);
  });

  it.each(['Pay', 'Research and Sales', '', '  '])(
    '[OT17] refuses who is of %j, in whatever way they come',
    (department) => {
      const townhall = aTownhallFor('Research', 'Sales');
      for (const kind of ['body', 'companion', 'listener'] as const)
        expect(townhall.decide(door, enter('ada', { department, kind }))).toEqual(refuse('other-department'));
      expect(townhall.decide(door, enter('ada', { department, role: 'spectator' }))).toEqual(
        refuse('other-department'),
      );
    },
  );

  it('[OT17] lets in crew, leader and delegates, and whoever did not come by their company', () => {
    const townhall = aTownhallFor('Research');
    for (const role of ['moderator', 'leader', 'delegate', 'organiser', 'administrator'] as const)
      expect(gist(townhall.decide(door, enter(role, { role, department: 'Pay' })))).toEqual(['member.entered']);
    expect(gist(townhall.decide(door, enter('dev', { department: 'Pay', isDelegate: true })))).toEqual([
      'member.entered',
    ]);
    expect(gist(townhall.decide(door, enter('guest')))).toEqual(['member.entered']);
  });

  it('[OT17] refuses who was in before, when it is planned for others meanwhile', () => {
    const townhall = aTownhallFor().do(door, enter('ada', { department: 'Pay' }));
    townhall.do(planner('ola'), { type: 'townhall.edit', revision: 0, plan: aPlan({ departments: ['Research'] }) });
    expect(townhall.decide(door, enter('ada', { department: 'Pay', kind: 'companion' }))).toEqual(
      refuse('other-department'),
    );
  });

  it('[OT17] says whom it is for', () => {
    expect(told(aTownhallFor('Research', 'Sales').state, 'other-department')).toEqual({
      refused: 'other-department',
      says: 'This town hall is for Research and Sales. Ask its organiser if you should be in.',
    });
    expect(told(aTownhallFor('Pay', 'Research', 'Sales').state, 'other-department').says).toContain(
      'for Pay, Research and Sales.',
    );
    expect(told(aTownhallFor('Pay').state, 'banned')).toEqual(refuse('banned'));
  });
});
