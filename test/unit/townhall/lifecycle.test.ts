import { describe, expect, it } from 'vitest';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { decide } from '../../../server/townhall/decide.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { queueOrder, votesOf } from '../../../server/townhall/queue.ts';
import {
  aContext,
  aCreatedTownhall,
  answerId,
  ask,
  aTownhall,
  enter,
  gist,
  idOf,
  part,
  person,
  questionId,
} from '../../support/build-townhall.ts';

const session = part('session');
const sign = (seq: number) => ({ type: 'head.sign', seq, head: answerId('f'), signature: 'aa', key: 'bb' }) as const;

describe('the life of a town hall', () => {
  it('[TH1] is created once, before anything else', () => {
    const create = { type: 'townhall.create', title: 'Spring', hallId: 'assembly', personaId: 'demo' } as const;
    const nothing = emptyTownhall(townhallIdSchema.parse('demo'));
    expect(decide(nothing, session, { type: 'session.start' }, aContext())).toEqual(refuse('town-hall-not-open'));
    expect(aCreatedTownhall().state).toMatchObject({ seq: 1, phase: 'created', title: 'Spring', hallId: 'assembly' });
    expect(aCreatedTownhall().decide(session, create)).toEqual(refuse('already-exists'));
  });

  it('[TH2] stays closed', () => {
    const townhall = aTownhall().do(session, { type: 'townhall.close' });
    expect(townhall.decide(session, { type: 'townhall.open' })).toEqual(refuse('town-hall-closed'));
    expect(townhall.decide(session, { type: 'townhall.close' })).toEqual(refuse('town-hall-closed'));
  });

  it('[TH3] closes with the answer cut, the stage free and every voice closed', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(person('bob'), { type: 'voice.open' });
    expect(gist(townhall.decide(session, { type: 'townhall.close' }))).toEqual([
      'answer.cut',
      'voice.closed',
      'townhall.closed',
    ]);
    townhall.do(session, { type: 'townhall.close' });
    assertSound(townhall.state);
    expect(townhall.question('q').run).toMatchObject({ kind: 'cut', cut: 'closed' });
  });

  it('[TH3] counts what the leader was answering as answered', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    townhall.do(session, { type: 'townhall.close' });
    expect(townhall.question('q').phase).toEqual({ kind: 'answered' });
  });
});

describe('a restart', () => {
  it('[TH4] begins with everybody away and silent, seats and votes kept', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(person('ada'), { type: 'voice.open' });
    townhall.do(person('ada'), { type: 'hand.raise' }).do(session, { type: 'session.start' });
    for (const member of townhall.state.members.values()) {
      expect(member).toMatchObject({ presence: { kind: 'away' }, mayTalk: false, hasHandUp: false });
    }
    townhall.do(part('door'), enter('bob')).do(part('door'), enter('ada'));
    expect(townhall.member('ada')).toMatchObject({ place: { kind: 'seated', seatId: 'A1' }, mayTalk: false });
    expect(votesOf(townhall.state, questionId('q'))).toBe(1);
    expect(townhall.decide(person('mo'), ask('new'))).toEqual(refuse('not-here'));
  });

  it('[TH4] shows a running answer as interrupted, its question in the queue', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(gist(townhall.decide(session, { type: 'session.start' }))).toEqual(['session.started', 'answer.cut']);
    townhall.do(session, { type: 'session.start' });
    expect(townhall.question('q')).toMatchObject({
      phase: { kind: 'approved' },
      run: { kind: 'cut', cut: 'interrupted' },
    });
    expect(queueOrder(townhall.state)).toEqual(['q']);
  });

  it('[TH4] takes back the stage from whoever held it', () => {
    const called = aTownhall().withCalled('q', 'ada');
    const asker = aTownhall().do(person('mo'), { type: 'floor.give', memberId: idOf('ada') });
    const human = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    for (const townhall of [called, asker, human]) {
      const { epoch } = townhall.state;
      townhall.do(session, { type: 'session.start' });
      assertSound(townhall.state);
      expect(townhall.state).toMatchObject({ stage: { kind: 'nobody' }, epoch: epoch + 1 });
    }
    expect(human.question('q').phase).toEqual({ kind: 'approved' });
  });
});

describe('signed heads', () => {
  it('[TH5] are noted for later entries than the last signed one', () => {
    const townhall = aTownhall();
    const { seq } = townhall.state;
    expect(townhall.decide(session, sign(seq + 1))).toEqual(refuse('nothing-to-sign'));
    townhall.do(session, sign(seq));
    expect(townhall.state.signedHead).toEqual({ seq, head: answerId('f'), signature: 'aa', key: 'bb' });
    expect(townhall.decide(session, sign(seq))).toEqual(refuse('nothing-to-sign'));
  });
});
