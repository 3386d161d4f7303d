import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { authorSchema } from '../../../protocol/event-parts.ts';
import { limits } from '../../../protocol/limits.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { can } from '../../../protocol/roles.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { queueOrder } from '../../../server/townhall/queue.ts';
import { changedQuestions, questionView } from '../../../server/townhall/views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import {
  ask,
  aTownhall,
  enter,
  finish,
  gist,
  idOf,
  part,
  person,
  plain,
  prepared,
  questionId,
  start,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const q = questionId('q');
const mo = person('mo');
const move = (id: string, before: string | null): Command => ({
  type: 'question.move',
  questionId: questionId(id),
  before: before === null ? null : questionId(before),
});
const unpin = (id: string): Command => ({ type: 'question.unpin', questionId: questionId(id) });
const label = (text: string, id = 'q'): Command => ({
  type: 'question.label',
  questionId: questionId(id),
  label: text,
});
const unlabel = (text: string): Command => ({ type: 'question.unlabel', questionId: q, label: text });
const toMember = (name: string): Command => ({
  type: 'question.assign',
  questionId: q,
  to: { kind: 'member', memberId: idOf(name) },
});
const toLeader: Command = { type: 'question.assign', questionId: q, to: { kind: 'leader' } };
const toNobody: Command = { type: 'question.assign', questionId: q, to: null };

/** Four in the queue, a first. */
const four = () => ['a', 'b', 'c', 'd'].reduce((townhall, id) => townhall.withApproved(id, 'bob'), started());
/** Bob asks as often as he likes here. */
const started = () => aTownhall().withMember('bob', 'moderator', 'desk');
const orderOf = ({ state }: TownhallBuilder) =>
  queueOrder(state).map((id) => [id, state.questions.get(id)?.placed] as const);
const view = ({ state }: TownhallBuilder, audience: 'everyone' | 'author' | 'leader' | 'crew') =>
  questionView(state, { audience, leaderName: 'Lea' }, q);

describe('a question goes back to its place by votes', () => {
  it('[LB1] with the mark of the move, and with what only kept its place before it', () => {
    const townhall = four();
    townhall.do(mo, move('d', 'b'));
    expect(orderOf(townhall)).toEqual([
      ['a', 'kept'],
      ['d', 'moved'],
      ['b', 'by-votes'],
      ['c', 'by-votes'],
    ]);
    townhall.do(mo, unpin('d'));
    expect(orderOf(townhall)).toEqual(['a', 'b', 'c', 'd'].map((id) => [id, 'by-votes']));
    expect(townhall.state.pinned.size).toBe(0);
    expect(fold(emptyTownhall(townhall.state.id), townhall.events)).toEqual(townhall.state);
  });

  it('[LB1] leaves the moves of others as they are', () => {
    const townhall = four().do(mo, move('c', 'a')).do(mo, move('d', 'a'));
    townhall.do(mo, unpin('c'));
    expect(orderOf(townhall).slice(0, 3)).toEqual([
      ['d', 'moved'],
      ['a', 'by-votes'],
      ['b', 'by-votes'],
    ]);
  });

  it('[LB1] is refused for what keeps its place, and changes nothing where votes decide', () => {
    const townhall = four().do(mo, move('d', 'b')).withPending('p', 'ada');
    expect(townhall.decide(mo, unpin('a'))).toEqual(refuse('place-kept'));
    expect(townhall.decide(mo, unpin('b'))).toEqual([]);
    expect(townhall.decide(mo, unpin('p'))).toEqual(refuse('not-approved'));
    expect(townhall.decide(mo, unpin('none'))).toEqual(refuse('no-such-question'));
    expect(townhall.decide(person('ada'), unpin('d'))).toEqual(refuse('not-allowed'));
  });

  it('[LB1] also a follow-up that came next by rule', () => {
    const townhall = started().withApproved('x', 'bob').withAnswering('q', 'ada');
    townhall.do(part('mind'), finish('q', townhall.state.epoch));
    townhall
      .do(person('ada'), { ...ask('f'), followsUp: q })
      .do(mo, { type: 'question.approve', questionId: questionId('f') });
    expect(orderOf(townhall)[0]).toEqual(['f', 'follow-up']);
    townhall.do(mo, unpin('f'));
    expect(orderOf(townhall)).toEqual([
      ['x', 'by-votes'],
      ['f', 'by-votes'],
    ]);
  });
});

describe('labels', () => {
  it('[LB3] are put on and taken off; case and accents make no other one', () => {
    const townhall = aTownhall().withPending('q', 'ada').do(mo, label(' Pay ')).do(mo, label('Später'));
    expect(view(townhall, 'crew')?.labels).toEqual(['Pay', 'Später']);
    expect(townhall.decide(mo, label('PAY'))).toEqual([]);
    townhall.do(mo, unlabel('spater'));
    expect(view(townhall, 'crew')?.labels).toEqual(['Pay']);
    expect(townhall.decide(mo, unlabel('other'))).toEqual([]);
  });

  it('[LB3] are short, five at most, and stay whatever becomes of the question', () => {
    const townhall = aTownhall().withPending('q', 'ada');
    expect(townhall.decide(mo, label('  '))).toEqual(refuse('label-empty'));
    expect(townhall.decide(mo, label('x'.repeat(limits.labelLength + 1)))).toEqual(refuse('label-too-long'));
    for (let n = 0; n < limits.labelsPerQuestion; n++) townhall.do(mo, label(`l${n}`));
    expect(townhall.decide(mo, label('one more'))).toEqual(refuse('too-many-labels'));
    expect(townhall.decide(person('ada'), label('mine'))).toEqual(refuse('not-allowed'));
    townhall.do(mo, { type: 'question.reject', questionId: q, reason: 'Twice.' }).do(mo, unlabel('l0'));
    expect(view(townhall, 'crew')?.labels).toHaveLength(limits.labelsPerQuestion - 1);
  });

  it('[LB4] reach those who moderate only', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(mo, label('Pay')).do(mo, toMember('mo'));
    for (const audience of ['everyone', 'author', 'leader'] as const) {
      expect(view(townhall, audience)).not.toHaveProperty('labels');
      expect(view(townhall, audience)).not.toHaveProperty('assigned');
    }
    for (const event of townhall.events.slice(-2))
      for (const name of ['ada', 'bob', 'sid', 'lea', 'mo']) {
        const { role } = townhall.member(name);
        const isSeen = visibleTo({ memberId: idOf(name), role }, event, townhall.state) !== null;
        expect([name, isSeen]).toEqual([name, can(role, 'queue.read-pending')]);
      }
  });

  it('[LB5] go with whoever asked, from the state and from its fold', () => {
    const townhall = aTownhall()
      .withApproved('q', 'ada')
      .do(mo, label('Hers'))
      .do(mo, label('Other'))
      .do(mo, unlabel('Other'));
    townhall
      .withMember('ann', 'administrator', 'desk')
      .do(person('ann'), { type: 'member.erase', memberId: idOf('ada') });
    expect(JSON.stringify(plain(townhall.state))).not.toContain('Hers');
    const gone = new Set(townhall.events.flatMap((event) => (event.type === 'record.erased' ? event.entries : [])));
    const left = townhall.events.map((event, index) =>
      gone.has(index + 1) && 'personal' in event ? { ...event, personal: 'erased' as const } : event,
    );
    expect(JSON.stringify(left)).not.toMatch(/Hers|Other/);
    expect(plain(fold(emptyTownhall(townhall.state.id), left))).toEqual(plain(townhall.state));
  });
});

describe('whose a question is', () => {
  it('[LB6] is one who moderates, by name, or nobody', () => {
    const townhall = aTownhall().withMember('kim', 'moderator', 'desk').withPending('q', 'ada');
    townhall.do(mo, toMember('kim'));
    expect(view(townhall, 'crew')?.assigned).toEqual({ kind: 'member', memberId: 'kim', name: 'kim' });
    const before = townhall.state;
    townhall.do(part('door'), enter('kim', { name: 'Kim Lee', role: 'moderator', kind: 'desk' }));
    expect(changedQuestions(before, townhall.state)).toEqual(['q']);
    expect(townhall.decide(mo, toMember('kim'))).toEqual([]);
    townhall.do(mo, toNobody);
    expect(view(townhall, 'crew')).not.toHaveProperty('assigned');
  });

  it('[LB6] is nobody of the audience, and nothing that is decided', () => {
    const townhall = aTownhall().withPending('q', 'ada');
    expect(townhall.decide(mo, toMember('ada'))).toEqual(refuse('assign-to-moderator'));
    expect(townhall.decide(mo, toMember('none'))).toEqual(refuse('assign-to-moderator'));
    expect(townhall.decide(person('ada'), toMember('mo'))).toEqual(refuse('not-allowed'));
    townhall.do(mo, { type: 'question.reject', questionId: q, reason: 'Twice.' });
    expect(townhall.decide(mo, toMember('mo'))).toEqual(refuse('assign-late'));
    expect(townhall.decide(mo, toNobody)).toEqual([]);
  });

  it('[LB6] ends with the role, and with being put out', () => {
    for (const end of [
      { type: 'member.change-role', memberId: idOf('kim'), role: 'spectator' },
      { type: 'member.remove', memberId: idOf('kim'), reason: '' },
    ] as const) {
      const townhall = aTownhall().withMember('org', 'organiser', 'desk').withMember('kim', 'moderator', 'desk');
      townhall.withPending('q', 'ada').do(mo, toMember('kim')).do(person('org'), end);
      expect(townhall.question('q').assigned).toBeNull();
    }
  });

  it('[LB7] the avatar leaves what the leader is asked to them, and goes on when they are not any more', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(part('mind'), prepared('q')).do(mo, toLeader);
    expect(view(townhall, 'leader')?.assigned).toEqual({ kind: 'leader' });
    expect(view(townhall, 'everyone')).not.toHaveProperty('assigned');
    expect(view(townhall, 'crew')?.prepared?.level).toBe('suggest');
    townhall.do(mo, { type: 'question.call', questionId: q });
    const { epoch } = townhall.state;
    expect(townhall.decide(part('mind'), start('q', epoch))).toEqual(refuse('left-to-a-person'));
    townhall.do(mo, toNobody);
    expect(gist(townhall.decide(part('mind'), start('q', epoch)))).toEqual(['answer.started']);
  });
});

describe('departments', () => {
  it('[LB9] stand with the questions of whoever signed in, for those who moderate', () => {
    const townhall = aTownhall()
      .do(part('door'), enter('sam', { department: ' Research ' }))
      .withApproved('q', 'sam');
    expect(view(townhall, 'crew')?.department).toBe('Research');
    for (const audience of ['everyone', 'author', 'leader'] as const)
      expect(view(townhall, audience)).not.toHaveProperty('department');
    const entered = townhall.events.find((event) => event.type === 'member.entered' && event.memberId === 'sam');
    if (entered === undefined) throw new Error('sam entered');
    const seen = (name: string) =>
      visibleTo({ memberId: idOf(name), role: townhall.member(name).role }, entered, townhall.state);
    expect(seen('mo')).toMatchObject({ personal: { name: 'sam', department: 'Research' } });
    expect(JSON.stringify(seen('bob'))).not.toContain('Research');
  });

  it('[LB9] change with what the company says, and go with the name', () => {
    const townhall = aTownhall()
      .do(part('door'), enter('sam', { department: 'Research' }))
      .withApproved('q', 'sam');
    // A phone beside it, by a link, says nothing of it.
    expect(townhall.decide(part('door'), enter('sam', { kind: 'companion' }))).toEqual([]);
    const before = townhall.state;
    townhall.do(part('door'), enter('sam', { department: 'Sales' }));
    expect([view(townhall, 'crew')?.department, changedQuestions(before, townhall.state)]).toEqual(['Sales', ['q']]);
    townhall
      .withMember('ann', 'administrator', 'desk')
      .do(person('ann'), { type: 'member.erase', memberId: idOf('sam') });
    expect(view(townhall, 'crew')).not.toHaveProperty('department');
  });

  it('[LB9] are none of who asks without a name', () => {
    const townhall = aTownhall()
      .do(part('door'), enter('sam', { department: 'Research' }))
      .withApproved('q', 'sam');
    const question = townhall.question('q');
    const author = authorSchema.parse({ kind: 'sealed', ownerHash: 'a'.repeat(64) });
    const sealed = { ...question, author };
    const state = { ...townhall.state, questions: townhall.state.questions.set(q, sealed) };
    expect(questionView(state, { audience: 'crew', leaderName: 'Lea' }, q)).not.toHaveProperty('department');
  });
});
