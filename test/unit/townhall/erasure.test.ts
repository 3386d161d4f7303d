import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import type { TownhallEvent } from '../../../protocol/events.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { questionView } from '../../../server/townhall/views.ts';
import { aTownhall, enter, gist, idOf, part, person, plain, questionId } from '../../support/build-townhall.ts';

const erase = (name: string): Command => ({ type: 'member.erase', memberId: idOf(name) });

/** Ada asked three questions, secret words in all; one was rejected, one answered by the leader, one waits. */
const withSecrets = () => {
  const townhall = aTownhall()
    .withMember('org', 'organiser')
    .do(part('door'), enter('ada', { name: 'Ada SECRET' }));
  for (const id of ['no', 'live', 'waits']) {
    townhall.do(person('ada'), { type: 'question.ask', questionId: questionId(id), text: `SECRET ${id}?` });
  }
  return townhall
    .do(person('mo'), { type: 'question.reject', questionId: questionId('no'), reason: 'SECRET reason' })
    .do(person('mo'), { type: 'question.edit', questionId: questionId('live'), text: 'SECRET edited?' })
    .do(person('mo'), { type: 'question.approve', questionId: questionId('live') })
    .do(person('mo'), { type: 'question.refer', questionId: questionId('live'), owner: 'Maya', note: 'SECRET note' })
    .do(person('mo'), { type: 'question.approve', questionId: questionId('waits') })
    .do(person('bob'), { type: 'question.vote', questionId: questionId('waits') });
};

describe('erasure', () => {
  it('[ER1] names every entry that holds something of them', () => {
    const townhall = withSecrets();
    const holding = townhall.events.flatMap((event, index) => {
      const isTheirName = event.type === 'member.entered' && event.memberId === 'ada';
      return isTheirName || JSON.stringify(event).includes('SECRET') ? [index + 1] : [];
    });
    townhall.do(person('org'), erase('ada'));
    expect(townhall.events.at(-1)).toMatchObject({ type: 'record.erased', entries: holding });
    expect(townhall.decide(person('org'), erase('ada'))).toEqual(refuse('already-erased'));
    expect(townhall.decide(person('org'), erase('nobody'))).toEqual(refuse('no-such-member'));
  });

  it('[ER2] withdraws what waits, and leaves votes as they are', () => {
    const townhall = withSecrets();
    expect(gist(townhall.decide(person('org'), erase('ada')))).toEqual(['question.withdrawn', 'record.erased']);
    townhall.do(person('org'), erase('ada'));
    expect(townhall.question('waits').voters.size).toBe(2);
    assertSound(townhall.state);
  });

  it('[ER2] cuts an answer to their question, and undoes merges into it', () => {
    const townhall = aTownhall().withMember('org', 'organiser').withApproved('other', 'bob').withApproved('q', 'ada');
    townhall.do(person('mo'), { type: 'question.merge', questionId: questionId('other'), into: questionId('q') });
    townhall.do(person('org'), erase('ada'));
    expect(townhall.question('other').phase).toEqual({ kind: 'approved' });
    const answering = aTownhall()
      .withMember('org', 'organiser')
      .withAnswering('q', 'ada')
      .do(person('org'), erase('ada'));
    expect(answering.question('q').run).toMatchObject({ cut: 'withdrawn' });
    assertSound(answering.state);
  });

  it('[ER3] leaves none of the texts in the state or in a view', () => {
    const townhall = withSecrets().do(person('org'), erase('ada'));
    expect(JSON.stringify(plain(townhall.state))).not.toContain('SECRET');
    expect(questionView(townhall.state, { audience: 'crew', leaderName: 'Lea' }, questionId('live'))).toMatchObject({
      text: null,
      authorName: null,
      referredTo: { owner: null, note: null },
    });
  });

  it('[LOOK2] an erasure takes the look along, and every look there was before', () => {
    const looks = ['a000000001', 'a000000002'];
    const townhall = aTownhall().withMember('org', 'organiser');
    for (const look of looks) townhall.do(part('door'), enter('ada', { look }));
    townhall.do(person('org'), erase('ada'));
    const holding = townhall.events.flatMap((event, index) =>
      JSON.stringify(event).includes('a00000000') ? [index + 1] : [],
    );
    expect(holding).toHaveLength(2);
    expect(townhall.events.at(-1)).toMatchObject({ entries: expect.arrayContaining(holding) });
    expect(townhall.member('ada').look).toBeNull();
    const gone = townhall.events.map(
      (event): TownhallEvent =>
        'personal' in event && event.by.kind === 'part' ? { ...event, personal: 'erased' } : event,
    );
    expect(fold(emptyTownhall(townhall.state.id), gone).members.get(idOf('ada'))?.look).toBeNull();
  });

  it('[ER3] keeps the name of somebody who enters again', () => {
    const townhall = withSecrets()
      .do(person('org'), erase('ada'))
      .do(part('door'), { type: 'member.leave', memberId: idOf('ada') });
    expect(townhall.withMember('ada').member('ada').name).toBe('ada');
    expect(gist(townhall.decide(person('org'), erase('ada')))).toEqual(['record.erased']);
  });

  it('[G6] folds a record without the erased parts to the same state', () => {
    const townhall = withSecrets().do(person('org'), erase('ada')).withPending('after', 'ada');
    const gone = townhall.events.flatMap((event) => (event.type === 'record.erased' ? event.entries : []));
    const stored = townhall.events.map(
      (event, index): TownhallEvent =>
        gone.includes(index + 1) && 'personal' in event ? { ...event, personal: 'erased' } : event,
    );
    expect(plain(fold(emptyTownhall(townhall.state.id), stored))).toEqual(plain(townhall.state));
  });
});
